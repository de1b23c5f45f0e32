"""What every store keeps of sessions: rosters, what happened in order, attempts played in them."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.domain.people import Person, Role
from simulator.domain.sessions.session import LARGEST_ROSTER, Participant
from simulator.domain.sessions.state import NEXT_UP, state_of
from simulator.records.interface import MovedOnError, RecordsError, RecordStore, WhatIf
from tests.fakes import MemoryStore
from tests.records.led import begun, played_in, roster, trainer
from tests.records.played import RESULT, finished, started, turn
from tests.records.refusals import refused
from tests.thoroughness import times


def test_a_session_is_kept_with_its_roster(store: RecordStore) -> None:
    kim, before = trainer(store), datetime.now(UTC)
    session = store.start_session(kim, title="  Tuesday\n mornings ", roster=roster("Ann", "Ōta", "عمر"))
    assert (session.title, session.leader, session.ended_at) == ("Tuesday mornings", kim, None)
    assert before <= session.started_at <= datetime.now(UTC)
    assert [(one.id, one.name) for one in session.roster] == [("p1", "Ann"), ("p2", "Ōta"), ("p3", "عمر")]
    assert store.session(session.id, kim) == session
    assert store.sessions(kim) == (session,)


def test_whoever_is_present_is_on_record(store: RecordStore) -> None:
    kim, ann = trainer(store), store.person("Ann")
    people = (*roster("ANN", "Ben"), Participant("p3", "Cleo", is_present=False))
    session = store.start_session(kim, title="Tuesday", roster=people)
    assert [one.person_id for one in session.roster] == [ann.id, store.person("ben").id, None]
    assert [one.name for one in store.people()].count("Cleo") == 0
    assert store.sittings(ann) == (("Tuesday", session.started_at),)
    came = store.change_roster(session.id, kim, [replace(one, is_present=True) for one in session.roster])
    assert came.roster[2].person_id == store.person("Cleo").id


def test_a_roster_can_change_and_attendance_with_it(store: RecordStore) -> None:
    kim = trainer(store)
    session = begun(store, kim, "Ann", "Ben")
    store.add_happening(session.id, kim, 1, "planned")
    ann, ben = session.roster
    changed = store.change_roster(
        session.id, kim, (replace(ben, is_present=False), ann, Participant("p3", "Zoë"))
    )
    assert [one.id for one in changed.roster] == ["p2", "p1", "p3"]
    assert len(changed.happenings) == 1
    assert store.session(session.id, kim) == changed
    assert store.sittings(store.person("Ben")) == ()
    assert len(store.sittings(store.person("Zoë"))) == 1
    store.end_session(session.id, kim)
    late = store.change_roster(session.id, kim, (ann, ben))
    assert late.ended_at is not None, "attendance can be put right afterwards"
    assert len(store.sittings(store.person("Ben"))) == 1


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (roster("Ann", "Ben", "ＡＮＮ "), "on this roster twice"),
        ((Participant("p1", "Ann", "same"), Participant("p2", "Anna", "same")), "on this roster twice"),
        (tuple(Participant(f"p{n}", f"N{n}") for n in range(LARGEST_ROSTER + 1)), "501 people"),
        ((Participant("p1", "Ann", "nobody"),), "not on record"),
        ((Participant("p1", "\u200b"),), "name is empty"),
    ],
)
def test_rosters_that_mix_people_up_are_refused(
    store: RecordStore, people: tuple[Participant, ...], words: str
) -> None:
    kim = trainer(store)
    refused(lambda: store.start_session(kim, title="Tuesday", roster=people), words)
    assert store.sessions(kim) == ()
    session = begun(store, kim)
    refused(lambda: store.change_roster(session.id, kim, people), words)
    assert store.session(session.id, kim) == session


def test_two_participants_with_one_id_are_a_defect(store: RecordStore) -> None:
    kim = trainer(store)
    with pytest.raises(ValueError, match="same id"):
        store.start_session(kim, title="T", roster=(Participant("p", "Ann"), Participant("p", "Ben")))


@pytest.mark.parametrize("title", ["", " \t\n", "x" * 201])
def test_a_title_has_its_length(store: RecordStore, title: str) -> None:
    kim = trainer(store)
    refused(lambda: store.start_session(kim, title=title, roster=()), "title has")


def test_what_happened_comes_back_in_order(store: RecordStore) -> None:
    kim = trainer(store)
    session = begun(store, kim)
    told = MappingProxyType({"player": "p1", "observers": ("p2",), "partner": None})
    first = store.add_happening(session.id, kim, 1, "item-begun", item="i1")
    second = store.add_happening(session.id, kim, 2, NEXT_UP, item="i1", told=told)
    assert (first.number, first.what, first.item, first.told) == (1, "item-begun", "i1", {})
    assert second.told == {"player": "p1", "observers": ["p2"], "partner": None}
    kept = store.session(session.id, kim)
    assert kept.happenings == (first, second)
    assert (state_of(kept).player, state_of(kept).observers) == ("p1", ("p2",))


def test_the_same_again_changes_nothing(store: RecordStore) -> None:
    kim = trainer(store)
    session = begun(store, kim)
    first = store.add_happening(session.id, kim, 1, "noted", told={"text": "a", "of": [1, 2]})
    again = store.add_happening(session.id, kim, 1, "noted", told={"of": (1, 2), "text": "a"})
    assert again == first
    store.end_session(session.id, kim)
    assert store.add_happening(session.id, kim, 1, "noted", told={"text": "a", "of": [1, 2]}) == first
    assert store.session(session.id, kim).happenings == (first,)


@pytest.mark.parametrize(
    "other",
    [
        {"what": "discussing"},
        {"item": "i2"},
        {"told": {"text": "b"}},
        {"told": {"text": True}},
        {"told": {}},
    ],
)
def test_another_window_is_told(store: RecordStore, other: dict[str, Any]) -> None:
    kim = trainer(store)
    session = begun(store, kim)
    mine: dict[str, Any] = {"what": "noted", "item": "i1", "told": {"text": 1}}
    kept = store.add_happening(session.id, kim, 1, **mine)
    with pytest.raises(MovedOnError, match="another window"):
        store.add_happening(session.id, kim, 1, **(mine | other))
    assert store.session(session.id, kim).happenings == (kept,)


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_gap_is_a_defect(store: RecordStore, number: int) -> None:
    kim = trainer(store)
    session = begun(store, kim)
    store.add_happening(session.id, kim, 1, "planned")
    with pytest.raises(ValueError, match="cannot follow"):
        store.add_happening(session.id, kim, number, "noted")


@pytest.mark.parametrize("told", [{"at": datetime.now(UTC)}, {"x": float("nan")}, {"x": b"raw"}])
def test_what_json_has_no_word_for_is_a_defect(store: RecordStore, told: Any) -> None:
    kim = trainer(store)
    session = begun(store, kim)
    with pytest.raises(ValueError, match=r"cannot be told|not JSON compliant"):
        store.add_happening(session.id, kim, 1, "noted", told=told)
    assert store.session(session.id, kim).happenings == ()


def test_after_the_end_nothing_happens(store: RecordStore) -> None:
    kim = trainer(store)
    session = begun(store, kim)
    ended = store.end_session(session.id, kim)
    assert ended.ended_at is not None
    assert store.end_session(session.id, kim) == ended
    with pytest.raises(MovedOnError, match="ended"):
        store.add_happening(session.id, kim, 1, "noted")


def test_lists_are_newest_first_and_without_what_happened(store: RecordStore) -> None:
    kim = trainer(store)
    first, second = begun(store, kim), store.start_session(kim, title="Wednesday", roster=roster("Ann"))
    store.add_happening(first.id, kim, 1, "planned")
    assert store.sessions(kim) == (second, first)


def test_happenings_are_read_across_sessions(store: RecordStore) -> None:
    kim, lee = trainer(store), trainer(store, "Lee")
    first, second = begun(store, kim, "Ann"), begun(store, kim, "Zoë", "Ann")
    others = begun(store, lee, "Ann")
    store.add_happening(second.id, kim, 1, "committed", told={"participant": "p2", "text": "two"})
    store.add_happening(first.id, kim, 1, "noted", told={"text": "hm"})
    store.add_happening(first.id, kim, 2, "committed", told={"participant": "p1", "text": "one"})
    store.add_happening(others.id, lee, 1, "committed", told={"participant": "p1", "text": "three"})
    found = store.happenings(kim, "committed", "followed-up")
    assert [(one.session_id, one.session_title, one.happening.told["text"]) for one in found] == [
        (first.id, "Tuesday", "one"),
        (second.id, "Tuesday", "two"),
    ]
    assert found[1].names == {"p1": "Zoë", "p2": "Ann"}
    assert len(store.happenings(kim)) == 3
    assert store.happenings(kim, "paused") == ()


def test_people_read_what_was_told_of_them_and_for_them(store: RecordStore) -> None:
    kim = trainer(store)
    first = begun(store, kim, "Ann", "Ben")
    tells: list[tuple[str, dict[str, Any]]] = [
        ("committed", {"participant": "p1", "text": "greet"}),
        ("committed", {"participant": "p2", "text": "Ben's own"}),
        ("followed-up", {"participant": "p1", "outcome": "kept"}),
        ("commented", {"player": "p1", "text": "for you", "is_for_trainee": True}),
        ("commented", {"player": "p1", "text": "CANARY", "is_for_trainee": False}),
        ("commented", {"player": "p1", "text": "CANARY"}),
        ("commented", {"player": "p1", "text": "CANARY", "is_for_trainee": "yes"}),
        ("noted", {"participant": "p1", "player": "p1", "text": "CANARY"}),
        ("next-up", {"player": "p1", "text": "CANARY"}),
        ("play-begun", {"player": "p1", "attempt": "a"}),
    ]
    for number, (what, told) in enumerate(tells, 1):
        store.add_happening(first.id, kim, number, what, told=told)
    ann = store.person("Ann")
    mine = store.happenings_about(ann)
    assert [(one.happening.number, one.names, one.session_title) for one in mine] == [
        (1, {"p1": "Ann"}, "Tuesday"),
        (3, {"p1": "Ann"}, "Tuesday"),
        (4, {"p1": "Ann"}, "Tuesday"),
        (10, {"p1": "Ann"}, "Tuesday"),
    ]
    assert "CANARY" not in repr(mine)
    assert [one.happening.number for one in store.happenings_about(ann, "commented", "noted")] == [4]
    assert store.happenings_about(store.person("Zoë")) == ()


def test_attempts_are_linked_in_their_order(store: RecordStore) -> None:
    kim = trainer(store)
    session = begun(store, kim)
    first = played_in(store, session, store.person("Ann"))
    second = played_in(store, session, store.person("Ben"))
    store.link_attempt(first.id, session.id, kim)
    assert store.session_attempts(session.id, kim) == (first.id, second.id)
    assert first.led_by == kim
    assert store.attempts(first.owner, first.owner)[0].led_by == kim
    assert started(store, first.owner).led_by is None


def test_the_leader_goes_on_with_it(store: RecordStore) -> None:
    kim = trainer(store)
    session = begun(store, kim)
    record = played_in(store, session, store.person("Ann"), 1)
    store.add_turn(record.id, turn(2))
    assert store.attempt(record.id, kim).turns == (turn(1), turn(2))
    assert store.finish_attempt(record.id, RESULT).led_by == kim


Linked = Callable[[RecordStore, Person, str], str]


def _begun_before(store: RecordStore, kim: Person, _: str) -> str:
    return started(store, store.person("Ann"), 1).id


def _of_somebody_else(store: RecordStore, kim: Person, _: str) -> str:
    return started(store, store.person("Zoë"), 1).id


def _finished(store: RecordStore, kim: Person, _: str) -> str:
    return finished(store, store.person("Ann")).id


def _after_the_end(store: RecordStore, kim: Person, session_id: str) -> str:
    store.end_session(session_id, kim)
    return started(store, store.person("Ann"), 1).id


def _of_a_private_one(store: RecordStore, kim: Person, _: str) -> str:
    private = finished(store, store.person("Ann"))
    again = store.start_attempt(
        private.owner,
        scenario_id="x",
        scenario_title="X",
        scenario_text="x",
        seed=1,
        what_if=WhatIf(private.id, 2),
        turns=private.turns[:1],
    )
    return again.id


def _led_by_another(store: RecordStore, kim: Person, _: str) -> str:
    lee = trainer(store, "Lee")
    return played_in(store, begun(store, lee, "Ann"), store.person("Ann")).id


@pytest.mark.parametrize(
    "made", [_of_somebody_else, _finished, _after_the_end, _of_a_private_one, _led_by_another]
)
def test_what_is_private_is_not_linked(store: RecordStore, made: Linked) -> None:
    kim = trainer(store)
    session = begun(store, kim)
    attempt_id = made(store, kim, session.id)
    refused(lambda: store.link_attempt(attempt_id, session.id, kim), "not begun in this session")
    refused(lambda: store.attempt(attempt_id, kim), "no such attempt")
    assert store.session_attempts(session.id, kim) == ()


def test_what_was_begun_before_stays_private(store: RecordStore) -> None:
    kim = trainer(store)
    attempt_id = _begun_before(store, kim, "")
    session = begun(store, kim)
    refused(lambda: store.link_attempt(attempt_id, session.id, kim), "not begun in this session")
    refused(lambda: store.link_attempt("nothing", session.id, kim), "no such attempt")
    refused(lambda: store.attempt(attempt_id, kim), "no such attempt")


def test_a_what_if_of_what_was_played_here_is_linked_too(store: RecordStore) -> None:
    kim = trainer(store)
    session = begun(store, kim)
    record = played_in(store, session, store.person("Ann"))
    again = store.start_attempt(
        record.owner,
        scenario_id=record.scenario_id,
        scenario_title=record.scenario_title,
        scenario_text="x",
        seed=1,
        what_if=WhatIf(record.id, 2),
        turns=record.turns[:1],
    )
    store.link_attempt(again.id, session.id, kim)
    assert store.session_attempts(session.id, kim) == (record.id, again.id)


def test_a_hall_of_two_hundred_is_quick(store: RecordStore) -> None:
    kim = trainer(store)
    began = time.monotonic()
    session = begun(store, kim, *(f"Person {number}" for number in range(200)))
    store.change_roster(session.id, kim, session.roster)
    assert len(store.session(session.id, kim).roster) == 200
    assert time.monotonic() - began < 5


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(
    max_examples=times(60, usual=20),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(told=st.dictionaries(st.text(), JSON, max_size=5))
def test_what_was_told_comes_back_equal(store: RecordStore, told: dict[str, Any]) -> None:
    kim = next((one for one in store.people() if one.role is Role.TRAINER), None) or trainer(store)
    session = (store.sessions(kim) or (begun(store, kim),))[0]
    number = len(store.session(session.id, kim).happenings) + 1
    kept = store.add_happening(session.id, kim, number, "noted", told=told)
    read = store.session(session.id, kim).happenings[-1]
    assert read == kept
    assert read.told == told
    assert repr(sorted(read.told.items(), key=repr)) == repr(sorted(_plain(told).items(), key=repr))


def _plain(told: Any) -> Any:
    """Return the same with the keys of every mapping in order, so that 1, 1.0 and True differ in print."""
    if isinstance(told, dict):
        return {key: _plain(told[key]) for key in sorted(told)}
    return [_plain(one) for one in told] if isinstance(told, list) else told


def test_a_store_in_trouble_refuses_all_of_it() -> None:
    store = MemoryStore()
    kim = trainer(store)
    session = begun(store, kim)
    store.close()
    with pytest.raises(RuntimeError):
        store.session(session.id, kim)


def test_nobody_leads_without_being_a_trainer(store: RecordStore) -> None:
    ann = store.person("Ann")
    refused(lambda: store.start_session(ann, title="T", roster=()), "not a trainer")
    hr = store.give_role("Hal", Role.HR, by=None, passphrase="long enough to keep")
    refused(lambda: store.start_session(hr, title="T", roster=()), "not a trainer")
    ghost = Person("gone", "Gus", Role.TRAINER)
    refused(lambda: store.start_session(ghost, title="T", roster=()), "not on record")
    assert isinstance(refused(lambda: store.session("nothing", hr), "no such session"), RecordsError)
