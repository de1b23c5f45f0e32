"""Signs that words are not meant for the customer, and the honest ones they must leave alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.bundled_files import scenarios_folder
from simulator.domain.attempt import LONGEST_REPLY, Reply, clean_reply
from simulator.domain.conversation import Conversation
from simulator.domain.evidence import Certainty, Evidence, Finding
from simulator.domain.moment import Line, Moment
from simulator.domain.scenario import Scenario
from simulator.scenario_files.reader import read_known_text
from simulator.scoring.earnestness.earnestness import reservations_about
from simulator.scoring.earnestness.reservations import over_all, over_sentence, reserved
from simulator.scoring.earnestness.word_order import flow_of
from simulator.scoring.spoken_text import spoken_text

LINE = "So nobody can tell me when the assessor's coming? I've been eating toast for three days."


@cache
def dog() -> Scenario:
    path = scenarios_folder() / "barking-dog.yaml"
    return read_known_text(path.read_text(encoding="utf-8"), path.name)


def moment(text: str, turn: int = 2, line: str = LINE) -> Moment:
    first = Conversation.begin(dog(), 0).moment(Reply(clean_reply(text)))
    return replace(first, turn=turn, line=Line("dana", line))


def reasons(*texts: str, line: str = LINE) -> list[list[str]]:
    moments = [moment(text, turn, line) for turn, text in enumerate(texts, start=2)]
    return [[each.because for each in found] for found in reservations_about(dog(), moments)]


HONEST = (
    "Three days of toast is no way to live. I've got Thursday between nine and twelve, would that suit you?",
    "oh no thats awful um when did it start",
    "Sorry, sorry, yes, one moment. Right. I'm with you now.",
    "Good morning, you are kindly speaking with Amara, how may I assist you in this matter?",
    "I tell you true, the assessor he is coming Thursday only, please you wait little bit.",
    "So you've been eating toast for three days and nobody can tell you when. That's not on.",
    "My sister has a terrier, she rules the house.",
    "No, no, no need to be sorry. It isn't your fault and it won't cost you anything.",
    "Mercy, what a week you've had, Dana.",
    "I'll ring you myself on Tuesday by four.",
    "THAT IS AWFUL DANA I AM SO SORRY",
    "¿Qué tal? Lo siento mucho, señora, mañana viene alguien.",
    "...",
    "Ok.",
)


@pytest.mark.parametrize("text", HONEST)
def test_honest_words_are_left_alone(text: str) -> None:
    assert reasons(text) == [[]]


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("live to is no toast days of way three the and assessor of you to by", "do not make sentences"),
        (
            "A word of feeling for what the water has done to her kitchen and her week.",
            "reads the rubric aloud",
        ),
        ("Notices the dog. Asks what happened.", "reads the rubric aloud"),
        (LINE, "own words"),
        (f"So, {LINE.lower()}", "own words"),
        (
            "sorry, thank you, please, welcome, understand, appreciate, help, awful, dog, luck",
            "list of words",
        ),
        ("Oh Linda, you poor thing. Well, Linda, that is awful.", "“Linda” is true of somebody else"),
        ("Mabel sounds like my sort of manager.", "“Mabel” is true of somebody else"),
        ("Nine days of toast, that's awful.", "“Nine days” is true of somebody else"),
        ("The policy is HM-99182, thank you.", "is true of somebody else"),
        ("The assessor can visit on Saturday or on Monday.", "“Monday” is true of somebody else"),
        (" ".join(["And so we went on and on about it."] * 20), "more than anybody takes in"),
    ],
)
def test_words_for_the_points_are_held_back(text: str, because: str) -> None:
    assert any(because in reason for reason in reasons(text)[0]), reasons(text)


def test_a_stranger_may_be_the_speaker_at_first() -> None:
    moments = [moment("Harbour Mutual, Linda, good morning.", turn=1)]
    assert reservations_about(dog(), moments) == [()]


def test_a_reply_said_again_counts_the_first_time() -> None:
    line = "Oh dear, I am so sorry to hear that."
    found = reasons(line, "When did it happen?", line)
    assert found[:2] == [[], []]
    assert "before" in found[2][0]


def test_thanks_may_be_said_twice() -> None:
    assert reasons("Thank you, Dana.", "When was it?", "Thank you, Dana.") == [[], [], []]


def test_one_slip_takes_its_sentence_and_two_leave_the_rest_to_a_person() -> None:
    once = reasons("I'll take Mabel into account. I am sorry.", "When was it?")
    assert [len(each) for each in once] == [1, 0]
    twice = reservations_about(
        dog(),
        [
            moment("Mabel sounds lovely.", 2),
            moment("Linda, that is awful, Linda.", 3),
            moment("When was it?", 4),
        ],
    )
    assert twice[2][0].certainty is Certainty.UNSURE
    assert "Mabel" in twice[2][0].because


def test_a_conversation_that_denies_everything_counts_for_nothing() -> None:
    said = (
        "I am not sorry. I won't ring you.",
        "It's not awful. I can't help.",
        "I don't care. We never come.",
    )
    assert all(any("not so" in reason for reason in found) for found in reasons(*said))


SHUFFLED_EACH = ["to", "is", "no", "toast", "way", "days", "live", "of", "three", "the"]


def test_flow_tells_sentences_from_their_words() -> None:
    honest = flow_of(spoken_text("Three days of toast is no way to live."))
    assert not honest.is_below(25)
    assert flow_of(spoken_text(" ".join(SHUFFLED_EACH))).is_below(0)


def test_what_rests_on_other_words_stays() -> None:
    spoken = spoken_text("Notices the dog. I am sorry.")
    held = over_sentence(spoken, 0, Certainty.NO, "Read aloud.")
    dog_said, sorry = Evidence(1, 12, 15, "dog", ""), Evidence(1, 17, 27, "I am sorry", "")
    assert reserved(Finding(Certainty.YES, (dog_said, sorry)), held) == Finding(Certainty.YES, (sorry,))
    left = reserved(Finding(Certainty.YES, (dog_said,)), held)
    assert left.certainty is Certainty.NO
    assert left.evidence[0].because == "Read aloud."


def test_deeds_are_never_held_back() -> None:
    deed = Finding(Certainty.YES, (Evidence(1, 0, 0, "", "You gave it."),))
    spoken = spoken_text("live to is no")
    assert reserved(deed, over_all(spoken, Certainty.NO, "No.")) is deed


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    words = clean_reply(text)[:LONGEST_REPLY] or "x"
    found = reservations_about(dog(), [moment(words), moment(words, 3)])
    assert all(0 <= each.start < each.end <= len(words) for one in found for each in one)


@given(st.lists(st.sampled_from(HONEST), min_size=1, max_size=3), st.sampled_from(list(Certainty)))
def test_nothing_becomes_surer(texts: list[str], certainty: Certainty) -> None:
    text = " ".join(texts)
    spoken = spoken_text(text)
    before = Finding(Certainty.UNSURE, (Evidence(1, 0, len(text), text, "", Certainty.UNSURE),))
    assert reserved(before, over_all(spoken, certainty, "Why.")).certainty <= before.certainty
