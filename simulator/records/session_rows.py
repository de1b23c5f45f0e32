"""Between rows and values of sessions: participants, what happened, and what was told of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import cast

from sqlalchemy import RowMapping

from simulator.domain.people import Person, Role
from simulator.domain.sessions.session import Happening, Json, Participant, Session
from simulator.records.rows import Row, as_kept, as_shown, damaged_row


def participant_row(session_id: str, place: int, participant: Participant) -> Row:
    """Return somebody on a roster as a row of ``session_participants``."""
    return {
        "session_id": session_id,
        "id": participant.id,
        "place": place,
        "name": participant.name,
        "person_id": participant.person_id,
        "is_present": participant.is_present,
    }


def participant_from(row: RowMapping) -> Participant:
    """Return a row of ``session_participants`` as a participant.

    Raises:
        RecordsError: The row is damaged.
    """
    try:
        return Participant(row["id"], row["name"], row["person_id"], row["is_present"])
    except (ValueError, TypeError, AttributeError) as error:
        raise damaged_row("somebody on a roster") from error


def session_from(
    row: RowMapping, roster: Sequence[Participant] = (), happenings: Sequence[Happening] = ()
) -> Session:
    """Return a row of ``sessions``, joined with its leader's name and role, as a session.

    Raises:
        RecordsError: The row is damaged.
    """
    try:
        return Session(
            id=row["id"],
            title=row["title"],
            leader=Person(row["leader_id"], row["leader_name"], Role(row["leader_role"])),
            started_at=as_shown(row["started_at"]),
            ended_at=None if row["ended_at"] is None else as_shown(row["ended_at"]),
            roster=tuple(roster),
            happenings=tuple(happenings),
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise damaged_row("a session") from error


def happening_row(session_id: str, happening: Happening) -> Row:
    """Return what happened as a row of ``session_happenings``."""
    return {
        "session_id": session_id,
        "number": happening.number,
        "at": as_kept(happening.at),
        "what": happening.what,
        "item": happening.item,
        "told": told_text(happening.told),
    }


def happening_from(row: RowMapping) -> Happening:
    """Return a row of ``session_happenings`` as what happened.

    Raises:
        RecordsError: The row is damaged.
    """
    try:
        return Happening(
            row["number"], as_shown(row["at"]), row["what"], row["item"], _told_from(row["told"])
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise damaged_row(f"what happened as number {row['number']} in a session") from error


def told_text(told: Mapping[str, Json]) -> str:
    """Return what was told as it is kept: JSON with its keys in order, so that equal means equal.

    Raises:
        ValueError: It holds what JSON has no word for, or bites its own tail.
    """
    return json.dumps(dict(told), sort_keys=True, allow_nan=False, default=_plain)


def _told_from(text: str) -> Mapping[str, Json]:
    told = cast("object", json.loads(text))
    if not isinstance(told, dict):
        raise TypeError(f"{text[:60]!r} tells nothing")
    return cast("dict[str, Json]", told)


def _plain(value: object) -> object:
    """Return mappings and sequences of other kinds as JSON knows them."""
    if isinstance(value, Mapping):
        return dict(cast("Mapping[object, object]", value))
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return list(cast("Sequence[object]", value))
    raise ValueError(f"{type(value).__name__} cannot be told")
