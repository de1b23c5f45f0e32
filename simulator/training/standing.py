"""How far somebody has come: their attempts by scenario, and which of them were first, best and latest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from simulator.records.interface import AttemptRecord, AttemptState, Result


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An attempt in the history.

    Attributes:
        record: The attempt.
        depth: 0, or 1 and more for a what-if beneath its original.
        session_title: The trainer's session in which it was played; "" for none.
    """

    record: AttemptRecord
    depth: int
    session_title: str = ""


@dataclass(frozen=True, slots=True)
class ScenarioHistory:
    """What one person has done with one scenario.

    Attributes:
        scenario_id, title: The scenario, as it was called last.
        entries: All attempts, newest first, each what-if beneath its original.
        first, best, latest: Finished attempts, what-ifs not counted; None if there are none.
        under_way: The newest attempt that waits to be continued, what-ifs not counted.
    """

    scenario_id: str
    title: str
    entries: tuple[HistoryEntry, ...]
    first: AttemptRecord | None
    best: AttemptRecord | None
    latest: AttemptRecord | None
    under_way: AttemptRecord | None


NO_SESSIONS: Mapping[str, str] = {}


def by_scenario(
    history: Iterable[AttemptRecord], sessions: Mapping[str, str] = NO_SESSIONS
) -> tuple[ScenarioHistory, ...]:
    """Return a history by scenario, the one practised last first.

    Args:
        history: One person's attempts, newest first.
        sessions: The titles of the sessions in which attempts were played, by attempt id.
    """
    grouped: dict[str, list[AttemptRecord]] = {}
    for record in history:
        grouped.setdefault(record.scenario_id, []).append(record)
    return tuple(_history_of(records, sessions) for records in grouped.values())


def _history_of(records: Sequence[AttemptRecord], sessions: Mapping[str, str]) -> ScenarioHistory:
    whole = [record for record in records if record.what_if is None]
    finished = [record for record in whole if record.state is not AttemptState.UNDER_WAY]
    waiting = [record for record in whole if record.state is AttemptState.UNDER_WAY]
    return ScenarioHistory(
        scenario_id=records[0].scenario_id,
        title=records[0].scenario_title,
        entries=_entries(records, sessions),
        first=finished[-1] if finished else None,
        best=max(finished, key=_merit) if finished else None,
        latest=finished[0] if finished else None,
        under_way=waiting[0] if waiting else None,
    )


def _entries(records: Sequence[AttemptRecord], sessions: Mapping[str, str]) -> tuple[HistoryEntry, ...]:
    known = {record.id for record in records}
    beneath: dict[str, list[AttemptRecord]] = {}
    top: list[AttemptRecord] = []
    for record in records:
        if record.what_if is not None and record.what_if.attempt_id in known:
            beneath.setdefault(record.what_if.attempt_id, []).append(record)
        else:
            top.append(record)
    entries: list[HistoryEntry] = []
    waiting = [(record, 0) for record in reversed(top)]
    while waiting:
        record, depth = waiting.pop()
        entries.append(HistoryEntry(record, depth, sessions.get(record.id, "")))
        waiting += [(what_if, depth + 1) for what_if in reversed(beneath.get(record.id, []))]
    return tuple(entries)


def _merit(record: AttemptRecord) -> tuple[bool, float, float]:
    """Passed before not passed, then the better weaker side, then the relationship: never one sum of both."""
    result = record.result
    if result is None:
        return False, 0.0, 0.0
    relationship = _part(result.relationship_points, result.relationship_of)
    return result.passed is True, min(relationship, _task_part(result)), relationship


def _task_part(result: Result) -> float:
    return _part(result.task_points, result.task_of)


def _part(points: int, of: int) -> float:
    return points / of if of else 1.0
