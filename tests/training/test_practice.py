"""Practising is kept as it goes: whatever was answered goes on, is tried again, is looked back on."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.attempt import Reply, Turn, clean_reply
from simulator.domain.conversation import Conversation
from simulator.domain.people import Person, Role
from simulator.records.interface import (
    AttemptRecord,
    AttemptState,
    RecordsError,
    RecordStore,
    RecordsUnavailableError,
    Result,
)
from simulator.scenario_files.library import ScenarioSource, read_source
from simulator.scoring.scorer import score
from simulator.training import practice
from simulator.training.practice import Practice, PracticeError
from tests.fakes import MemoryStore
from tests.thoroughness import times

SMALL = Path(__file__).parent.parent / "scenario_files" / "small.yaml"
WARM = ("What colour is it?", "I will send it to you by post.", "Goodbye, Mrs Berg.", "Bye!")


@pytest.fixture(scope="module")
def source() -> ScenarioSource:
    return read_source(SMALL)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def sam(store: RecordStore) -> Person:
    return store.person("Sam")


def play(store: RecordStore, begun: Practice, *replies: str) -> Practice:
    for words in replies:
        begun = practice.answer(store, begun, Reply(words, rings=1))
    return begun


def test_a_conversation_is_finished_at_its_ending(
    store: RecordStore, source: ScenarioSource, sam: Person
) -> None:
    done = play(store, practice.start(store, source, sam, seed=0), *WARM)
    assert done.conversation.is_over
    record = store.attempt(done.record.id, sam)
    assert record.state is AttemptState.FINISHED
    assert record.result is not None
    assert record.result.ending_id == "glad"
    found = practice.debrief(store, record.id, sam)
    assert found.scorecard == score(source.scenario, done.conversation.attempt)
    assert found.original is None


def test_it_goes_on_where_it_was_left(store: RecordStore, source: ScenarioSource, sam: Person) -> None:
    left = play(store, practice.start(store, source, sam, seed=5), *WARM[:2])
    again = practice.resume(store, left.record.id, sam)
    assert again.conversation == left.conversation
    assert play(store, again, *WARM[2:]).conversation.is_over


def test_one_that_broke_off_in_its_last_instant_is_finished(
    store: RecordStore, source: ScenarioSource, sam: Person
) -> None:
    almost = play(store, practice.start(store, source, sam, seed=0), *WARM[:3])
    last = almost.conversation.after(Reply(WARM[3])).turns[-1]
    store.add_turn(almost.record.id, last)  # and then the power went
    found = practice.resume(store, almost.record.id, sam)
    assert found.record.state is AttemptState.FINISHED
    with pytest.raises(PracticeError, match="finished"):
        practice.resume(store, almost.record.id, sam)


def test_what_could_not_be_kept_was_not_said(
    store: RecordStore, source: ScenarioSource, sam: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = practice.start(store, source, sam, seed=0)

    def full(attempt_id: str, turn: Turn) -> None:
        raise RecordsError("The disk is full.", remedy="Make room, then say it again.")

    with monkeypatch.context() as patch:
        patch.setattr(store, "add_turn", full)
        with pytest.raises(RecordsError):
            practice.answer(store, begun, Reply("Hello?"))
    assert practice.resume(store, begun.record.id, sam).conversation == begun.conversation


def test_a_turn_tried_again_stands_beside_the_original(
    store: RecordStore, source: ScenarioSource, sam: Person
) -> None:
    first = play(
        store, practice.start(store, source, sam, seed=3), "Banana.", "Banana.", "Banana.", "Banana."
    )
    assert first.conversation.is_over
    tried = practice.try_again(store, first.record.id, 1, sam)
    assert tried.conversation.turns == ()
    assert tried.conversation.setting.facts == first.conversation.setting.facts
    better = play(store, tried, *WARM)
    found = practice.debrief(store, better.record.id, sam)
    assert found.original is not None
    assert found.original == practice.debrief(store, first.record.id, sam).scorecard
    assert found.scorecard.relationship.points > found.original.relationship.points
    assert store.attempt(first.record.id, sam).turns == first.conversation.turns


def test_a_later_turn_keeps_what_came_before_it(
    store: RecordStore, source: ScenarioSource, sam: Person
) -> None:
    first = play(store, practice.start(store, source, sam, seed=0), *WARM)
    tried = practice.try_again(store, first.record.id, 3, sam)
    assert tried.conversation.turns == first.conversation.turns[:2]
    with pytest.raises(PracticeError, match="no turn 9"):
        practice.try_again(store, first.record.id, 9, sam)


def test_nobody_else_sees_a_practice_until_it_is_submitted(
    store: RecordStore, source: ScenarioSource, sam: Person
) -> None:
    done = play(store, practice.start(store, source, sam, seed=0), *WARM)
    other = store.person("Robin")
    with pytest.raises(RecordsError):
        practice.debrief(store, done.record.id, other)
    assert practice.submit(store, done.record.id, sam).state is AttemptState.SUBMITTED
    with pytest.raises(RecordsError):
        practice.debrief(store, done.record.id, other)


def test_attempts_draw_different_facts(store: RecordStore, source: ScenarioSource, sam: Person) -> None:
    drawn = {str(practice.start(store, source, sam).conversation.setting.facts) for _ in range(40)}
    assert len(drawn) > 1


@settings(max_examples=times(60, usual=20), deadline=None)
@given(words=st.lists(st.text(max_size=80), min_size=1, max_size=6), seed=st.integers(0, 99))
def test_any_stored_attempt_replays_bit_for_bit(source: ScenarioSource, words: list[str], seed: int) -> None:
    here = Conversation.begin(source.scenario, seed)
    for text in words:
        cleaned = clean_reply(text)
        if cleaned and not here.is_over:
            here = here.after(Reply(cleaned))
    again = Conversation.resume(source.scenario, seed, here.turns)
    assert again == here
    assert score(source.scenario, again.attempt) == score(source.scenario, here.attempt)
    judged = Conversation.begin(source.scenario, seed)
    for turn in here.turns:
        judged = judged.after(turn.reply)
    assert judged == here


def test_turns_of_another_scenario_are_refused(source: ScenarioSource) -> None:
    here = Conversation.begin(source.scenario, 0).after(Reply("Hello"))
    foreign = replace(here.turns[0], node_id="elsewhere")
    with pytest.raises(ValueError, match="turn 1"):
        Conversation.resume(source.scenario, 0, [foreign])


def test_a_disk_that_fills_at_the_last_instant_loses_nothing(
    store: MemoryStore, source: ScenarioSource, sam: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    almost = play(store, practice.start(store, source, sam, seed=0), *WARM[:3])

    def full(attempt_id: str, result: Result) -> AttemptRecord:
        raise RecordsUnavailableError("The disk is full.", remedy="Make room.")

    with monkeypatch.context() as patch:
        patch.setattr(store, "finish_attempt", full)
        over = play(store, almost, WARM[3])
    assert over.conversation.is_over
    found = practice.debrief(store, over.record.id, sam)
    assert found.record.state is AttemptState.FINISHED
    assert found.scorecard.ending_id == "glad"


def test_hr_sees_what_it_came_to_and_not_what_was_said(
    store: MemoryStore, source: ScenarioSource, sam: Person
) -> None:
    done = play(store, practice.start(store, source, sam, seed=0), *WARM)
    practice.submit(store, done.record.id, sam)
    hr = replace(store.person("Pat"), role=Role.HR)
    trainer = replace(store.person("Toni"), role=Role.TRAINER)
    assert practice.debrief(store, done.record.id, trainer).scorecard.ending_id == "glad"
    with pytest.raises(PracticeError, match="owner's"):
        practice.debrief(store, done.record.id, hr)


def test_a_submitted_what_if_does_not_open_its_private_original(
    store: MemoryStore, source: ScenarioSource, sam: Person
) -> None:
    first = play(store, practice.start(store, source, sam, seed=0), *WARM)
    tried = play(store, practice.try_again(store, first.record.id, 3, sam), *WARM[2:])
    practice.submit(store, tried.record.id, sam)
    trainer = replace(store.person("Toni"), role=Role.TRAINER)
    assert practice.debrief(store, tried.record.id, trainer).original is None
    assert practice.debrief(store, tried.record.id, sam).original is not None
