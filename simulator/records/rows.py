"""Between rows and values: one plain function for each way of each kind."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from sqlalchemy import RowMapping

from simulator.domain.attempt import Choice, Reply, Turn
from simulator.domain.overruling import Decision, Overruling
from simulator.domain.people import Person, Role
from simulator.domain.scorecard import Verdict
from simulator.records.hearing_texts import delivery_from, delivery_text, doubts_from, doubts_text
from simulator.records.interface import (
    AttemptRecord,
    AttemptState,
    Recording,
    RecordingConsent,
    RecordsError,
    Result,
    WhatIf,
)

Row = Mapping[str, object]
"""Column name -> value, as the database takes it."""


def person_row(person: Person, name_key: str) -> Row:
    """Return somebody as a row of ``people``."""
    return {"id": person.id, "name": person.name, "name_key": name_key, "role": person.role.value}


def person_from(row: RowMapping) -> Person:
    """Return a row of ``people`` as a person.

    Raises:
        RecordsError: The row is damaged.
    """
    try:
        return Person(row["id"], row["name"], Role(row["role"]))
    except (ValueError, TypeError, AttributeError) as error:
        raise damaged_row("somebody on record") from error


def turn_row(attempt_id: str, turn: Turn) -> Row:
    """Return a turn as a row of ``turns``."""
    reply = turn.reply
    return {
        "attempt_id": attempt_id,
        "number": turn.number,
        "node_id": turn.node_id,
        "text": reply.text,
        "heard": reply.heard,
        "addressees": _list_text(reply.to),
        "gives": reply.gives,
        "rings": reply.rings,
        "answer_seconds": reply.answer_seconds,
        "hints": reply.hints,
        "branch": turn.choice.branch,
        "earned": _list_text(turn.choice.earned),
        "doubts": doubts_text(reply.doubts),
        "delivery": delivery_text(reply.delivery),
    }


def turn_from(row: RowMapping) -> Turn:
    """Return a row of ``turns`` as a turn.

    Raises:
        RecordsError: The row is damaged.
    """
    try:
        reply = Reply(
            row["text"],
            row["heard"],
            _list_from(row["addressees"]),
            row["gives"],
            row["rings"],
            row["answer_seconds"],
            row["hints"],
            doubts_from(row["doubts"]),
            delivery_from(row["delivery"]),
        )
        return Turn(row["number"], row["node_id"], reply, Choice(row["branch"], _list_from(row["earned"])))
    except (ValueError, TypeError) as error:
        raise damaged_row(f"turn {row['number']} of this conversation") from error


def result_row(result: Result) -> Row:
    """Return a result as columns of ``attempts``."""
    return {
        "ending_id": result.ending_id,
        "comes_back": result.comes_back,
        "because": result.because,
        "passed": result.passed,
        "relationship_points": result.relationship_points,
        "relationship_of": result.relationship_of,
        "task_points": result.task_points,
        "task_of": result.task_of,
        "catalogue_digest": result.catalogue_digest,
    }


def attempt_row(record: AttemptRecord) -> Row:
    """Return an attempt as a row of ``attempts``; its turns are rows of their own."""
    return {
        "id": record.id,
        "owner_id": record.owner.id,
        "number": record.number,
        "scenario_id": record.scenario_id,
        "scenario_title": record.scenario_title,
        "digest": record.digest,
        "seed": record.seed,
        "state": record.state.value,
        "started_at": as_kept(record.started_at),
        "finished_at": None,
        "what_if_of": record.what_if.attempt_id if record.what_if else None,
        "what_if_turn": record.what_if.turn if record.what_if else None,
    }


def attempt_from(row: RowMapping, turns: tuple[Turn, ...] = ()) -> AttemptRecord:
    """Return a row of ``attempts``, with the columns of ``seeing.ATTEMPTS``.

    Raises:
        RecordsError: The row is damaged.
    """
    try:
        return AttemptRecord(
            id=row["id"],
            number=row["number"],
            owner=Person(row["owner_id"], row["owner_name"], Role(row["owner_role"])),
            scenario_id=row["scenario_id"],
            scenario_title=row["scenario_title"],
            digest=row["digest"],
            seed=row["seed"],
            state=AttemptState(row["state"]),
            started_at=as_shown(row["started_at"]),
            finished_at=None if row["finished_at"] is None else as_shown(row["finished_at"]),
            what_if=None if row["what_if_of"] is None else WhatIf(row["what_if_of"], row["what_if_turn"]),
            result=None if row["ending_id"] is None else _result_from(row),
            turns=turns,
            turn_count=row["turn_count"],
            led_by=None if row["led_by_id"] is None else _leader_from(row),
            is_decided=row["is_decided"] is not None,
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise damaged_row("an attempt") from error


def consent_from(row: RowMapping) -> RecordingConsent:
    """Return a row of ``recording_consents`` as a consent.

    Raises:
        RecordsError: The row is damaged.
    """
    try:
        return RecordingConsent(as_shown(row["since"]), row["days"])
    except (ValueError, TypeError, AttributeError) as error:
        raise damaged_row("a consent to recording") from error


def recording_from(row: RowMapping, path: Path) -> Recording:
    """Return a row of ``recordings``, joined with the scenario's title, as a recording at a path.

    Raises:
        RecordsError: The row is damaged.
    """
    try:
        return Recording(
            row["attempt_id"],
            row["turn"],
            row["scenario_title"],
            path,
            row["seconds"],
            as_shown(row["recorded_at"]),
            row["erase_on"],
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise damaged_row("a recording") from error


def overruling_row(one: Overruling) -> Row:
    """Return a decision as a row of ``overrulings``."""
    return {
        "id": one.id,
        "attempt_id": one.attempt_id,
        "criterion_id": one.criterion_id,
        "turn": one.turn,
        "machine": one.machine.value,
        "decision": one.decision.value,
        "reason": one.reason,
        "quote": one.quote,
        "by_id": one.by.id,
        "at": as_kept(one.at),
    }


def overruling_from(row: RowMapping) -> Overruling:
    """Return a row of ``overrulings``, joined with who decided and whose attempt it is, as a decision.

    Raises:
        RecordsError: The row is damaged.
    """
    try:
        return Overruling(
            id=row["id"],
            attempt_id=row["attempt_id"],
            criterion_id=row["criterion_id"],
            turn=row["turn"],
            machine=Verdict(row["machine"]),
            decision=Decision(row["decision"]),
            reason=row["reason"],
            quote=row["quote"],
            by=Person(row["by_id"], row["by_name"], Role(row["by_role"])),
            is_own_view=row["by_id"] == row["owner_id"],
            at=as_shown(row["at"]),
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise damaged_row("a decision about a verdict") from error


def as_kept(moment: datetime) -> datetime:
    """Return a moment as the database keeps it: UTC, without saying so."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def as_shown(kept: datetime) -> datetime:
    """Return a moment that was kept, saying that it is UTC."""
    return kept.replace(tzinfo=UTC)


def _leader_from(row: RowMapping) -> Person:
    return Person(row["led_by_id"], row["led_by_name"], Role(row["led_by_role"]))


def _result_from(row: RowMapping) -> Result:
    """Return what an attempt stands at: with trainers' decisions, if there are any."""
    result = result_in(row)
    if row["is_decided"] is None:
        return result
    return replace(
        result,
        passed=row["decided_passed"],
        relationship_points=row["decided_relationship_points"],
        relationship_of=row["decided_relationship_of"],
        task_points=row["decided_task_points"],
        task_of=row["decided_task_of"],
    )


def result_in(row: RowMapping) -> Result:
    """Return the program's own result in a row of ``attempts``."""
    return Result(
        row["ending_id"],
        row["comes_back"],
        row["because"],
        row["passed"],
        row["relationship_points"],
        row["relationship_of"],
        row["task_points"],
        row["task_of"],
        row["catalogue_digest"],
    )


def _list_text(words: tuple[str, ...]) -> str:
    return json.dumps(words, ensure_ascii=False) if words else "[]"


def _list_from(text: str) -> tuple[str, ...]:
    if text == "[]":
        return ()
    words = cast("object", json.loads(text))
    if not isinstance(words, list) or not all(isinstance(word, str) for word in cast("list[object]", words)):
        raise ValueError(f"{text!r} is no list of words")
    return tuple(cast("list[str]", words))


def damaged_row(what: str) -> RecordsError:
    """Return that something on record cannot be read; ``what`` begins with its article."""
    return RecordsError(
        f"The records are damaged: {what} cannot be read.",
        remedy="Nothing was changed. Keep a copy of the data folder, and put a backup in its place.",
    )
