"""Commitments come back: what the people in the room meant to do when they last met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from simulator.domain.people import Person
from simulator.domain.sessions.commitments import (
    COMMITTED,
    FOLLOWED_UP,
    EarlierCommitment,
    Outcome,
    commitments_of,
    outcomes_in,
)
from simulator.domain.sessions.session import Participant
from simulator.records.interface import RecordsError
from simulator.records.names import same_name_key, tidy_name
from simulator.records.session_interface import SessionHappening, SessionRecords


def earlier_commitments(
    records: SessionRecords, leader: Person, session_id: str, people: Sequence[Participant]
) -> dict[str, EarlierCommitment]:
    """Return what each person last meant to do, in a session before this one of the same leader.

    A commitment that was kept, and said to be kept before this session, does not come back. People are known
    by their names, however they are spelled: on the roster of each session they have another id.

    Args:
        records: The records.
        leader: The trainer.
        session_id: The session under way.
        people: Who is in the room.

    Returns:
        By participant id in this session; only who has one.
    """
    told = records.happenings(leader, COMMITTED, FOLLOWED_UP)
    before = [one for one in told if one.session_id != session_id]
    kept = outcomes_in(one.happening for one in before)
    now = {**kept, **outcomes_in(one.happening for one in told if one.session_id == session_id)}
    last = _last_by_name(before)
    found: dict[str, EarlierCommitment] = {}
    for person in people:
        earlier = last.get(_key(person.name))
        if earlier and kept.get((earlier.session_id, earlier.commitment.number)) is not Outcome.KEPT:
            found[person.id] = _with_outcome(earlier, now)
    return found


def own_commitments(records: SessionRecords, person: Person) -> tuple[EarlierCommitment, ...]:
    """Return what somebody means to do, for their own eyes: the newest first, those they kept left out."""
    told = records.happenings_about(person, COMMITTED, FOLLOWED_UP)
    outcomes = outcomes_in(one.happening for one in told)
    made = (_with_outcome(one, outcomes) for one in _in_sessions(told))
    return tuple(one for one in reversed(tuple(made)) if one.outcome is not Outcome.KEPT)


def _with_outcome(
    one: EarlierCommitment, outcomes: Mapping[tuple[str, int], Outcome | None]
) -> EarlierCommitment:
    return replace(one, outcome=outcomes.get((one.session_id, one.commitment.number)))


def _in_sessions(told: Sequence[SessionHappening]) -> Iterator[EarlierCommitment]:
    """Return each person's last commitment of each session, in the order of the sessions."""
    for session_id, title in dict.fromkeys((one.session_id, one.session_title) for one in told):
        happened = (one.happening for one in told if one.session_id == session_id)
        for commitment in commitments_of(happened):
            yield EarlierCommitment(session_id, title, commitment)


def _last_by_name(told: Sequence[SessionHappening]) -> dict[str, EarlierCommitment]:
    """Return each person's last commitment of all sessions."""
    names = {one.session_id: one.names for one in told}
    found: dict[str, EarlierCommitment] = {}
    for earlier in _in_sessions(told):
        key = _key(names[earlier.session_id].get(earlier.commitment.participant, ""))
        if key:
            found[key] = earlier
    return found


def _key(name: str) -> str:
    try:
        return same_name_key(tidy_name(name))
    except RecordsError:
        return ""
