"""Sittings: what somebody took part in, for their own eyes."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.domain.people import Person
from simulator.domain.sessions.role_play import PLAY_BEGUN
from simulator.records.interface import RecordStore


def played_in(store: RecordStore, person: Person) -> Mapping[str, str]:
    """Return the titles of the sessions in which this person's attempts were played, by attempt id."""
    return {
        str(one.happening.told.get("attempt")): one.session_title
        for one in store.happenings_about(person, PLAY_BEGUN)
    }
