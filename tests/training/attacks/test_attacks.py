"""The score stands its attacks: whole conversations, played for the points alone, hardly ever reach a bar."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.bundled_files import scenarios_folder
from simulator.domain.attempt import Attempt, Reply, Turn, clean_reply
from simulator.domain.conversation import Conversation
from simulator.domain.scenario import Scenario
from simulator.domain.scorecard import Scorecard
from simulator.scenario_files.reader import read_known_text
from simulator.scoring.earnestness.earnestness import reservations_about
from simulator.scoring.scorer import score
from simulator.training.attacks.attacks import ATTACKS
from simulator.training.attacks.controls import MODEL_ANSWERS, PLAIN_SCRIPTS, Script, plain_replies
from simulator.training.attacks.playing import MOST_PASSING, Tally, play, share, tallies
from simulator.training.attacks.scene import Scene
from simulator.training.attacks.twisting import negated, shuffled, wrong


@cache
def bundled() -> dict[str, Scenario]:
    paths = sorted(scenarios_folder().glob("*.yaml"))
    read = (read_known_text(path.read_text(encoding="utf-8"), path.name) for path in paths)
    return {scenario.id: scenario for scenario in read}


def points(card: Scorecard) -> int:
    return sum(judgement.points for judgement in card.judgements)


def model_attempt(scenario: Scenario, seed: int = 0) -> Attempt:
    return played(scenario, MODEL_ANSWERS.says, seed).attempt


def played(scenario: Scenario, says, seed: int = 0) -> Conversation:
    here = Conversation.begin(scenario, seed)
    while not here.is_over:
        here = here.after(Reply(clean_reply(says(Scene(here))), rings=1 if not here.turns else None))
    return here


def with_texts(attempt: Attempt, texts: dict[int, str]) -> Attempt:
    """Return the same way through the conversation, with other words said in some turns."""
    turns = tuple(
        Turn(turn.number, turn.node_id, Reply(texts[turn.number]), turn.choice)
        if turn.number in texts
        else turn
        for turn in attempt.turns
    )
    return Attempt(attempt.scenario_id, attempt.digest, attempt.seed, turns)


def test_at_most_one_attack_in_twenty_reaches_either_bar() -> None:
    scenarios = tuple(bundled().values())
    rows = [row for one in ATTACKS for row in tallies(one.name, one.says, scenarios, (1,))]
    got_through = [f"{row.kind} in {row.scenario_id}" for row in rows if row.either]
    assert share(rows) <= MOST_PASSING, got_through
    assert sum(row.conversations for row in rows) == len(ATTACKS) * len(scenarios)


def test_the_model_answers_pass() -> None:
    rows = list(tallies("model answers", MODEL_ANSWERS.says, tuple(bundled().values()), range(3)))
    assert all(row.both == row.conversations for row in rows), rows


@pytest.mark.parametrize("script", PLAIN_SCRIPTS, ids=lambda script: script.scenario_id)
def test_plain_honest_replies_are_not_suspected(script: Script) -> None:
    here = played(bundled()[script.scenario_id], plain_replies(script).says)
    moments, again = [], Conversation.begin(bundled()[script.scenario_id], 0)
    for turn in here.turns:
        moments.append(again.moment(turn.reply))
        again = again.follow(turn.reply, turn.choice)
    assert not any(reservations_about(bundled()[script.scenario_id], moments))


def test_attacks_are_told_apart() -> None:
    assert len({one.name for one in ATTACKS}) == len(ATTACKS)
    assert all(one.does.endswith(".") for one in ATTACKS)


@pytest.mark.parametrize("scenario_id", ["barking-dog", "childs-birthday", "policy-complaint"])
@settings(max_examples=6)
@given(salt=st.text(max_size=4))
def test_shuffling_the_words_of_good_lines_never_raises_points(scenario_id: str, salt: str) -> None:
    honest = model_attempt(bundled()[scenario_id])
    twisted = {turn.number: shuffled(turn.reply.text, salt) for turn in honest.turns}
    scenario = bundled()[scenario_id]
    assert points(score(scenario, with_texts(honest, twisted))) < points(score(scenario, honest))


@pytest.mark.parametrize("scenario_id", ["barking-dog", "childs-birthday", "policy-complaint"])
@settings(max_examples=10)
@given(data=st.data())
def test_saying_a_reply_again_is_worth_no_more_than_silence(scenario_id: str, data: st.DataObject) -> None:
    scenario, honest = bundled()[scenario_id], model_attempt(bundled()[scenario_id])
    long = [turn for turn in honest.turns[:-1] if len(turn.reply.text.split()) > 8]
    first = data.draw(st.sampled_from(long))
    again = data.draw(st.integers(first.number + 1, len(honest.turns)))
    repeated = score(scenario, with_texts(honest, {again: first.reply.text}))
    silent = score(scenario, with_texts(honest, {again: "..."}))
    assert points(repeated) <= points(silent)


def test_words_taken_back_are_quoted_with_the_reason() -> None:
    scenario = bundled()["policy-complaint"]
    honest = model_attempt(scenario)
    first, later = honest.turns[0].reply.text, len(honest.turns)
    card = score(scenario, with_texts(honest, dict.fromkeys(range(2, later + 1), first)))
    reasons = {each.because for one in card.judgements for each in one.evidence if not one.points}
    assert any("word for word" in reason for reason in reasons), reasons


def test_negated_leaves_no_sentence_as_it_was() -> None:
    said = "I'm sorry. I'll ring you by four. What a nuisance!"
    assert negated(said) == "I'm not sorry. I won't ring you by four. Not what a nuisance!"


def test_shuffled_keeps_the_words_and_is_always_the_same() -> None:
    said = "Three days of toast is no way to live."
    assert sorted(shuffled(said, "a").split()) == sorted(said.split())
    assert shuffled(said, "a") == shuffled(said, "a") != shuffled(said, "b")


def test_wrong_swaps_names_days_and_facts() -> None:
    scene = Scene(Conversation.begin(bundled()["barking-dog"], 0))
    said = wrong(scene, "Dana, Biscuit has till Thursday.")
    assert not any(word in said for word in ("Dana", "Biscuit", "Thursday"))


def test_share_rounds_up() -> None:
    assert share([Tally("a", "b", 100, 1, 0, 1, 0), Tally("a", "c", 100, 0, 0, 0, 0)]) == 1
    assert share([]) == 0


def test_play_hands_over_a_gift_and_answers_in_time() -> None:
    outcome = play(bundled()["childs-birthday"], 0, lambda _scene: "Okay.", ())
    assert not outcome.either
    assert not outcome.both
    rung = play(bundled()["barking-dog"], 0, lambda _scene: "Okay.", ()).scorecard
    assert rung.judgement("answers-by-third-ring").points == 1
