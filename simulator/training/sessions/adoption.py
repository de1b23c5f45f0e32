"""Adoption: how many others were later seen doing what somebody told in a meeting; for the trainer only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from simulator.domain.people import Person
from simulator.domain.sessions.meeting import Idea
from simulator.domain.sessions.session import Session
from simulator.records.interface import RecordStore
from simulator.training.sessions.sightings import seen_in, team_attempts


def adopters(
    store: RecordStore, viewer: Person, session: Session, ideas: Iterable[Idea]
) -> Mapping[int, int]:
    """Return by how many people each idea that is tied to a behaviour was taken up.

    People count once, by attempts that the viewer may read and that began after the idea was told; whoever
    told it never counts.

    Args:
        store: The records.
        viewer: The trainer.
        session: The session in which the ideas were told.
        ideas: The ideas.
    """
    told = {one.number: one.at for one in session.happenings}
    persons = {one.id: one.person_id for one in session.roster}
    tied = [idea for idea in ideas if idea.behaviour and idea.told_number in told]
    found: dict[int, set[str]] = {idea.number: set() for idea in tied}
    if not tied:
        return {}
    first = min(told[idea.told_number] for idea in tied)
    for owner_id, started_at, seen in _later(store, viewer, first):
        for idea in tied:
            is_other = owner_id != persons.get(idea.speaker)
            if is_other and started_at >= told[idea.told_number] and seen.get(idea.behaviour):
                found[idea.number].add(owner_id)
    return {number: len(people) for number, people in found.items()}


def _later(
    store: RecordStore, viewer: Person, first: datetime
) -> Iterable[tuple[str, datetime, Mapping[str, int]]]:
    """Return whose attempts began since then, when, and what was seen in them."""
    everybody = {person.id for person in store.people()}
    for one in team_attempts(store, viewer, everybody):
        record = store.attempt(one.id, viewer)
        if record.started_at >= first:
            yield one.owner_id, record.started_at, seen_in(store, one.id, viewer)
