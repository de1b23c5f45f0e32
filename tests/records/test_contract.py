"""What every RecordStore promises, whatever it is made of."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.domain.attempt import LONGEST_REPLY, Choice, Reply, Turn, clean_reply
from simulator.domain.people import Person, Role
from simulator.records.interface import (
    AttemptState,
    MovedOnError,
    RecordsError,
    RecordStore,
    WhatIf,
)
from tests.records.played import RESULT, TEXT, finished, started, submitted, turn
from tests.thoroughness import times


def test_person_is_the_same_by_any_spelling(store: RecordStore) -> None:
    ann = store.person("  Ann \t Lee\n")
    assert ann.name == "Ann Lee"
    assert ann.role is Role.TRAINEE
    assert store.person("ANN  LEE") == ann
    assert store.person("ann lee") == ann
    assert store.person("Ａnn Lee") == ann
    assert store.person("Anne Lee").id != ann.id


@pytest.mark.parametrize("name", ["Zo\u00eb", "Zoe\u0308", "Ἀθηνᾶ", "李小龙", "יעל", "O’Brien-Ünal", "🎈"])
def test_person_may_have_any_name(store: RecordStore, name: str) -> None:
    assert store.person(name) == store.person(name.swapcase())
    assert store.person("Zo\u00eb") == store.person("Zoe\u0308")


@pytest.mark.parametrize("name", ["", "  \n", "\u200b\u200e", "\x00\x07", "x" * 101])
def test_person_needs_a_name(store: RecordStore, name: str) -> None:
    with pytest.raises(RecordsError) as refused:
        store.person(name)
    assert refused.value.remedy
    assert store.people() == ()


def test_people_lists_who_practised_last_first(store: RecordStore) -> None:
    ann, ben, cy = (store.person(name) for name in ("Ann", "Ben", "Cy"))
    started(store, ben)
    started(store, ann)
    assert store.people() == (ann, ben, cy)
    started(store, ben)
    assert store.people() == (ben, ann, cy)


def test_attempt_comes_back_as_it_was_kept(store: RecordStore) -> None:
    ann = store.person("Ann")
    before = datetime.now(UTC)
    record = started(store, ann)
    first = Turn(
        1,
        "hello",
        Reply("Who’s this?", "whose this", ("mia", "marco"), "balloon", 2, 3.25, 1),
        Choice(1, ("a", "b")),
    )
    second = Turn(2, "the-cake", Reply("", gives="balloon"), Choice(0))
    store.add_turn(record.id, first)
    store.add_turn(record.id, second)
    kept = store.attempt(record.id, ann)
    assert (kept.number, kept.owner, kept.seed, kept.scenario_id) == (1, ann, 5, "childs-birthday")
    assert kept.scenario_title == "The child’s birthday"
    assert (kept.turns, kept.turn_count) == ((first, second), 2)
    assert (kept.state, kept.finished_at, kept.result, kept.what_if) == (
        AttemptState.UNDER_WAY,
        None,
        None,
        None,
    )
    assert before <= kept.started_at <= datetime.now(UTC)
    assert kept.started_at.utcoffset() == timedelta(0)
    assert kept.digest == hashlib.sha256(TEXT.encode()).hexdigest()
    assert store.scenario_text(kept.digest) == TEXT


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=times(40, usual=15),
    deadline=None,
)
@given(text=st.text(max_size=200).map(clean_reply).filter(bool), seed=st.integers(0, 2**63 - 1))
def test_no_reply_is_too_strange(store: RecordStore, text: str, seed: int) -> None:
    ann = store.person("Ann")
    record = store.start_attempt(ann, scenario_id="x", scenario_title="X", scenario_text="x", seed=seed)
    store.add_turn(record.id, Turn(1, "hello", Reply(text), Choice(0)))
    kept = store.attempt(record.id, ann)
    assert (kept.turns[0].reply.text, kept.seed) == (text, seed)


def test_longest_reply_is_kept(store: RecordStore) -> None:
    ann = store.person("Ann")
    record = started(store, ann)
    store.add_turn(record.id, Turn(1, "hello", Reply("é" * LONGEST_REPLY), Choice(0)))
    assert store.attempt(record.id, ann).turns[0].reply.text == "é" * LONGEST_REPLY


@pytest.mark.parametrize("seed", [-1, 2**63])
def test_seed_that_cannot_be_kept_is_refused(store: RecordStore, seed: int) -> None:
    ann = store.person("Ann")
    with pytest.raises(RecordsError, match=str(seed)):
        store.start_attempt(ann, scenario_id="x", scenario_title="X", scenario_text="x", seed=seed)
    assert store.attempts(ann, ann) == ()


def test_attempts_count_for_each_owner_and_are_listed_newest_first(store: RecordStore) -> None:
    ann, ben = store.person("Ann"), store.person("Ben")
    started(store, ann, 1)
    started(store, ben)
    started(store, ann, 3)
    assert [(record.number, record.turn_count, record.turns) for record in store.attempts(ann, ann)] == [
        (2, 3, ()),
        (1, 1, ()),
    ]
    assert [record.number for record in store.attempts(ben, ben)] == [1]


def test_second_window_on_the_same_attempt_is_told(store: RecordStore) -> None:
    ann = store.person("Ann")
    record = started(store, ann, 1)
    store.add_turn(record.id, turn(2, "here"))
    for late in (turn(2, "there"), turn(2, "here"), turn(1)):
        with pytest.raises(MovedOnError, match="went on in another window") as refused:
            store.add_turn(record.id, late)
        assert refused.value.remedy
    assert store.attempt(record.id, ann).turns == (turn(1), turn(2, "here"))


def test_gap_between_turns_is_a_defect(store: RecordStore) -> None:
    ann = store.person("Ann")
    record = started(store, ann, 1)
    with pytest.raises(ValueError, match="turn 3"):
        store.add_turn(record.id, turn(3))
    store.add_turn(record.id, turn(2))


def test_finishing_twice_changes_nothing(store: RecordStore) -> None:
    ann = store.person("Ann")
    record = finished(store, ann)
    assert (record.state, record.result, record.turn_count) == (AttemptState.FINISHED, RESULT, 2)
    assert record.turns == (turn(1), turn(2))
    assert record.finished_at is not None
    assert record.finished_at >= record.started_at
    other = type(RESULT)("leaves", "no", "Nobody came.", False, 0, 10, 0, 8, "d" * 64)
    assert store.finish_attempt(record.id, other) == record
    assert store.attempt(record.id, ann) == record
    with pytest.raises(MovedOnError, match="finished"):
        store.add_turn(record.id, turn(3))


@pytest.mark.parametrize("passed", [True, False, None])
def test_passed_has_three_values(store: RecordStore, passed: bool | None) -> None:
    ann = store.person("Ann")
    result = type(RESULT)("stays", "yes", "They came.", passed, 7, 10, 8, 8, "c" * 64)
    record = store.finish_attempt(started(store, ann).id, result)
    assert record.result == result
    assert store.attempts(ann, ann)[0].result == result


def test_submitting_is_for_the_owner_once_finished(store: RecordStore) -> None:
    ann, ben = store.person("Ann"), store.person("Ben")
    record = started(store, ann, 1)
    with pytest.raises(RecordsError, match="not finished"):
        store.submit_attempt(record.id, ann)
    store.finish_attempt(record.id, RESULT)
    with pytest.raises(RecordsError, match="no such attempt"):
        store.submit_attempt(record.id, ben)
    sent = store.submit_attempt(record.id, ann)
    assert (sent.state, sent.turns) == (AttemptState.SUBMITTED, (turn(1),))
    assert store.submit_attempt(record.id, ann) == sent
    assert store.finish_attempt(record.id, RESULT) == sent


def test_what_if_shares_the_turns_before(store: RecordStore) -> None:
    ann = store.person("Ann")
    first = finished(store, ann)
    branch = WhatIf(first.id, 2)
    again = store.start_attempt(
        ann,
        scenario_id="x",
        scenario_title="X",
        scenario_text=TEXT,
        seed=5,
        what_if=branch,
        turns=first.turns[:1],
    )
    assert (again.what_if, again.turns, again.turn_count, again.number) == (branch, (turn(1),), 1, 2)
    store.add_turn(again.id, turn(2, "better"))
    assert store.attempt(again.id, ann).turns == (turn(1), turn(2, "better"))
    assert store.attempt(again.id, ann).what_if == branch
    assert store.attempt(first.id, ann) == first


def test_what_if_needs_an_attempt_whose_words_one_may_see(store: RecordStore) -> None:
    ann, ben = store.person("Ann"), store.person("Ben")
    for branch in (WhatIf(submitted(store, ann).id, 1), WhatIf("nothing", 1)):
        with pytest.raises(RecordsError, match="no such attempt"):
            store.start_attempt(
                ben, scenario_id="x", scenario_title="X", scenario_text=TEXT, seed=5, what_if=branch
            )
    assert store.attempts(ben, ben) == ()


def test_first_turns_without_a_what_if_are_a_defect(store: RecordStore) -> None:
    ann = store.person("Ann")
    with pytest.raises(ValueError, match="shares 0"):
        store.start_attempt(
            ann, scenario_id="x", scenario_title="X", scenario_text=TEXT, seed=5, turns=(turn(1),)
        )


def test_what_is_not_there_is_refused_in_words(store: RecordStore) -> None:
    stranger = Person("nobody", "Nobody")
    ann = store.person("Ann")
    for missing in (
        lambda: store.attempt("nothing", ann),
        lambda: store.add_turn("nothing", turn(1)),
        lambda: store.finish_attempt("nothing", RESULT),
        lambda: store.submit_attempt("nothing", ann),
        lambda: store.scenario_text("0" * 64),
        lambda: started(store, stranger),
    ):
        with pytest.raises(RecordsError) as refused:
            missing()
        assert refused.value.problem.endswith(".")
        assert refused.value.remedy.endswith(".")
    assert store.attempts(stranger, stranger) == ()


def test_closed_store_is_closed(store: RecordStore) -> None:
    store.close()
    store.close()
    with pytest.raises(RuntimeError, match="closed"):
        store.people()
