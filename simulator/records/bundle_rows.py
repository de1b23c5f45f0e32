"""Submitted attempts as they are handed over, read from the tables."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, select

from simulator.domain.attempt import Turn
from simulator.domain.overruling import Decision
from simulator.domain.verdict import Verdict
from simulator.records.bundle_interface import BundledAttempt, BundledDecision, BundledOutcome
from simulator.records.bundle_tables import bundled_attempts, bundled_decisions, bundled_people
from simulator.records.hr_tables import decided_results, submissions
from simulator.records.interface import AttemptState
from simulator.records.results import Proof
from simulator.records.rows import as_shown, damaged_row, result_in, turn_from
from simulator.records.seeing import DECIDED, LED_BY
from simulator.records.tables import attempts, overrulings, turns

IDS_AT_ONCE = 500
"""How many ids one statement names."""

ROWS = (
    select(
        attempts,
        submissions.c.submitted_at,
        submissions.c.evidence,
        submissions.c.verdicts,
        decided_results.c.attempt_id.label("is_decided"),
        decided_results.c.evidence.label("decided_evidence"),
        decided_results.c.verdicts.label("decided_verdicts"),
        decided_results.c.passed_at,
        *(decided_results.c[name].label(f"decided_{name}") for name in DECIDED),
        bundled_attempts.c.source_id,
        bundled_attempts.c.what_if_of.label("bundled_what_if_of"),
        bundled_attempts.c.what_if_turn.label("bundled_what_if_turn"),
        LED_BY,
    )
    .join(submissions, submissions.c.attempt_id == attempts.c.id)
    .outerjoin(decided_results, decided_results.c.attempt_id == attempts.c.id)
    .outerjoin(bundled_attempts, bundled_attempts.c.attempt_id == attempts.c.id)
    .where(attempts.c.state == AttemptState.SUBMITTED.value)
)


class AttemptReading:
    """Reads attempts as they would be handed over from here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._aliases: dict[str, str] = {}
        rows = connection.execute(select(bundled_people.c.person_id, bundled_people.c.source_id)).all()
        for person_id, source_id in rows:
            self._aliases[person_id] = min(source_id, self._aliases.get(person_id, source_id))

    def source_of(self, person_id: str) -> str:
        """Return how other computers are told of somebody: by an id that was drawn by chance."""
        return self._aliases.get(person_id, person_id)

    def by_ids(self, ids: Iterable[str]) -> Iterator[BundledAttempt]:
        """Yield those of these attempts that are submitted here, with their words."""
        for some in chunks(ids):
            rows = self._connection.execute(ROWS.where(attempts.c.id.in_(some))).mappings().all()
            yield from self.of_rows(rows, with_words=True)

    def of_rows(self, rows: Sequence[RowMapping], *, with_words: bool) -> Iterator[BundledAttempt]:
        """Yield the attempts of some rows of ROWS."""
        ids = [str(row["id"]) for row in rows]
        decisions, said = self._decisions(ids), self._turns(ids) if with_words else {}
        submitted = self._submitted({row["what_if_of"] for row in rows if row["what_if_of"]})
        for row in rows:
            made = tuple(
                one if with_words else _without_words(one) for one in decisions.get(str(row["id"]), ())
            )
            yield self._attempt(row, made, said.get(str(row["id"])), submitted)

    def _attempt(
        self,
        row: RowMapping,
        decisions: tuple[BundledDecision, ...],
        said: tuple[Turn, ...] | None,
        submitted: set[str],
    ) -> BundledAttempt:
        tried, turn = row["bundled_what_if_of"], row["bundled_what_if_turn"]
        if tried is None and row["what_if_of"] in submitted:
            tried, turn = row["what_if_of"], row["what_if_turn"]
        try:
            return BundledAttempt(
                id=row["id"],
                owner_id=row["source_id"] or self.source_of(row["owner_id"]),
                scenario_id=row["scenario_id"],
                scenario_title=row["scenario_title"],
                digest=row["digest"],
                seed=row["seed"],
                started_at=as_shown(row["started_at"]),
                finished_at=as_shown(row["finished_at"]),
                result=result_in(row),
                submitted_at=as_shown(row["submitted_at"]),
                proof=Proof(row["evidence"], verdicts_from(row["verdicts"])),
                what_if_of=tried,
                what_if_turn=turn,
                outcome=_outcome(row) if row["is_decided"] is not None else None,
                decisions=decisions,
                turns=said,
            )
        except (ValueError, TypeError, AttributeError) as error:
            raise damaged_row("a submitted attempt") from error

    def _decisions(self, ids: Sequence[str]) -> dict[str, tuple[BundledDecision, ...]]:
        found: defaultdict[str, list[BundledDecision]] = defaultdict(list)
        wanted = (
            select(overrulings, attempts.c.owner_id, bundled_decisions.c.source_id)
            .join(attempts, attempts.c.id == overrulings.c.attempt_id)
            .outerjoin(bundled_decisions, bundled_decisions.c.overruling_id == overrulings.c.id)
            .order_by(overrulings.c.at, overrulings.c.id)
        )
        for row in self._each(wanted, overrulings.c.attempt_id, ids):
            found[row["attempt_id"]].append(
                BundledDecision(
                    row["id"],
                    row["criterion_id"],
                    row["turn"],
                    Verdict(row["machine"]),
                    Decision(row["decision"]),
                    row["source_id"] or self.source_of(row["by_id"]),
                    row["by_id"] == row["owner_id"],
                    as_shown(row["at"]),
                    row["reason"],
                    row["quote"],
                )
            )
        return {id_: tuple(one) for id_, one in found.items()}

    def _turns(self, ids: Sequence[str]) -> dict[str, tuple[Turn, ...]]:
        found: defaultdict[str, list[Turn]] = defaultdict(list)
        wanted = select(turns).order_by(turns.c.attempt_id, turns.c.number)
        for row in self._each(wanted, turns.c.attempt_id, ids):
            found[row["attempt_id"]].append(turn_from(row))
        return {id_: tuple(said) for id_, said in found.items()}

    def _submitted(self, ids: set[str]) -> set[str]:
        wanted = select(attempts.c.id).where
        is_submitted = attempts.c.state == AttemptState.SUBMITTED.value
        return {
            one
            for some in chunks(ids)
            for one in self._connection.scalars(wanted(attempts.c.id.in_(some), is_submitted))
        }

    def _each(
        self, wanted: Select[Any], column: ColumnElement[str], ids: Sequence[str]
    ) -> Iterator[RowMapping]:
        for some in chunks(ids):
            yield from self._connection.execute(wanted.where(column.in_(some))).mappings()


def chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    """Yield ids, as many at once as one statement names."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), IDS_AT_ONCE):
        yield ordered[start : start + IDS_AT_ONCE]


def verdicts_from(text: str) -> dict[str, Verdict]:
    """Return verdicts that were kept.

    Raises:
        ValueError: It is no such text.
    """
    told = cast("object", json.loads(text))
    if not isinstance(told, dict):
        raise ValueError("no verdicts")  # noqa: TRY004  # from a file or a row
    return {str(name): Verdict(each) for name, each in cast("dict[str, str]", told).items()}


def _outcome(row: RowMapping) -> BundledOutcome:
    at: datetime | None = row["passed_at"]
    return BundledOutcome(
        row["decided_passed"],
        (
            row["decided_relationship_points"],
            row["decided_relationship_of"],
            row["decided_task_points"],
            row["decided_task_of"],
        ),
        Proof(row["decided_evidence"], verdicts_from(row["decided_verdicts"])),
        None if at is None else as_shown(at),
    )


def _without_words(one: BundledDecision) -> BundledDecision:
    return replace(one, reason="", quote="")
