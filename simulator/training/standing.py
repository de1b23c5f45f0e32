"""How far somebody has come: their attempts by scenario, and which of them were first, best and latest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.records.interface import AttemptRecord, AttemptState, Result


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An attempt in the history; ``depth`` is 0, or 1 and more for a what-if beneath its original."""

    record: AttemptRecord
    depth: int


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


def by_scenario(history: Iterable[AttemptRecord]) -> tuple[ScenarioHistory, ...]:
    """Return a history by scenario, the one practised last first.

    Args:
        history: One person's attempts, newest first.
    """
    grouped: dict[str, list[AttemptRecord]] = {}
    for record in history:
        grouped.setdefault(record.scenario_id, []).append(record)
    return tuple(_history_of(records) for records in grouped.values())


def _history_of(records: Sequence[AttemptRecord]) -> ScenarioHistory:
    whole = [record for record in records if record.what_if is None]
    finished = [record for record in whole if record.state is not AttemptState.UNDER_WAY]
    waiting = [record for record in whole if record.state is AttemptState.UNDER_WAY]
    return ScenarioHistory(
        scenario_id=records[0].scenario_id,
        title=records[0].scenario_title,
        entries=_entries(records),
        first=finished[-1] if finished else None,
        best=max(finished, key=_merit) if finished else None,
        latest=finished[0] if finished else None,
        under_way=waiting[0] if waiting else None,
    )


def _entries(records: Sequence[AttemptRecord]) -> tuple[HistoryEntry, ...]:
    known = {record.id for record in records}
    beneath: dict[str, list[AttemptRecord]] = {}
    top: list[AttemptRecord] = []
    for record in records:
        if record.what_if is not None and record.what_if.attempt_id in known:
            beneath.setdefault(record.what_if.attempt_id, []).append(record)
        else:
            top.append(record)
    entries: list[HistoryEntry] = []
    waiting = [HistoryEntry(record, 0) for record in reversed(top)]
    while waiting:
        entry = waiting.pop()
        entries.append(entry)
        waiting += [
            HistoryEntry(what_if, entry.depth + 1) for what_if in reversed(beneath.get(entry.record.id, []))
        ]
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
