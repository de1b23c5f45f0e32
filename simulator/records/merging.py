"""Merging: writes what a bundle brings, in one transaction, so that any order gives the same rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from simulator.records.bundle_interface import BundledAttempt, BundledDecision
from simulator.records.bundle_rows import chunks
from simulator.records.bundle_tables import bundled_attempts, bundled_decisions, bundled_people
from simulator.records.hr_rows import verdicts_text
from simulator.records.hr_tables import decided_results, submissions
from simulator.records.interface import AttemptState
from simulator.records.rows import as_kept, result_row, turn_row
from simulator.records.sql_tallies import recount
from simulator.records.tables import attempts, overrulings, scenario_texts, turns

_BELOW_ALL = -1_000_000_000
"""Numbers of attempts on the way to their own: no two the same, and none that is in use."""


class Merging:
    """What is written of one bundle; ``done`` brings numbers and counts up to date."""

    def __init__(self, connection: Connection, computer_key: str, person_ids: Mapping[str, str]) -> None:
        self._connection, self._key, self._person_ids = connection, computer_key, person_ids
        self._touched: set[tuple[str, str]] = set()

    def keep_texts(self, texts: Mapping[str, str]) -> None:
        """Keep the scenarios' texts that are not here yet."""
        for some in chunks(texts):
            here = select(scenario_texts.c.digest).where(scenario_texts.c.digest.in_(some))
            known = set(self._connection.scalars(here))
            new = [{"digest": one, "text": texts[one]} for one in some if one not in known]
            if new:
                self._connection.execute(insert(scenario_texts), new)

    def add(self, new: Sequence[BundledAttempt]) -> None:
        """Put attempts on record that are not here yet."""
        if not new:
            return
        rows = [self._attempt_row(one, _BELOW_ALL - place) for place, one in enumerate(new)]
        self._connection.execute(insert(attempts), rows)
        self._connection.execute(
            insert(submissions),
            [
                {
                    "attempt_id": one.id,
                    "submitted_at": as_kept(one.submitted_at),
                    "evidence": one.proof.evidence,
                    "verdicts": verdicts_text(one.proof.verdicts),
                }
                for one in new
            ],
        )
        self._connection.execute(insert(bundled_attempts), [self._bundled_row(one) for one in new])
        for one in new:
            self._keep_words(one)
            self._decide(one)
            self._add_decisions(one.id, one.decisions)
            self._touched.add((self._person_ids[one.owner_id], one.scenario_id))

    def change(self, before: BundledAttempt, now: BundledAttempt, *, arrived: BundledAttempt) -> None:
        """Add to an attempt what it lacked."""
        if now.turns and not before.turns:
            self._keep_words(now)
        known = {one.id: one for one in before.decisions}
        self._add_decisions(now.id, [one for one in now.decisions if one.id not in known])
        for one in now.decisions:
            if one.id in known:
                self._tell_more(known[one.id], one)
        if now.outcome != before.outcome:
            self._decide(now)
            owner = select(attempts.c.owner_id).where(attempts.c.id == now.id)
            self._touched.add((self._connection.scalar(owner) or "", now.scenario_id))
        self._keep_whence(arrived)

    def move(self) -> None:
        """Give attempts and decisions to whom they belong, by all that is known now."""
        theirs = (
            select(attempts.c.id, attempts.c.owner_id, attempts.c.scenario_id, bundled_people.c.person_id)
            .join(bundled_attempts, bundled_attempts.c.attempt_id == attempts.c.id)
            .join(bundled_people, bundled_people.c.source_id == bundled_attempts.c.source_id)
            .where(attempts.c.owner_id != bundled_people.c.person_id)
        )
        for place, (id_, owner_id, scenario_id, person_id) in enumerate(
            self._connection.execute(theirs).all()
        ):
            self._connection.execute(
                update(attempts)
                .where(attempts.c.id == id_)
                .values(owner_id=person_id, number=2 * _BELOW_ALL + place)
            )
            self._touched |= {(owner_id, scenario_id), (person_id, scenario_id)}
        deciders = (
            select(overrulings.c.id, bundled_people.c.person_id)
            .join(bundled_decisions, bundled_decisions.c.overruling_id == overrulings.c.id)
            .join(bundled_people, bundled_people.c.source_id == bundled_decisions.c.source_id)
            .where(overrulings.c.by_id != bundled_people.c.person_id)
        )
        for id_, person_id in self._connection.execute(deciders).all():
            self._connection.execute(
                update(overrulings).where(overrulings.c.id == id_).values(by_id=person_id)
            )

    def done(self) -> None:
        """Tie what-ifs to their attempts, number the owners' attempts by time, and count anew."""
        self._tie_what_ifs()
        for owner_id in sorted({owner for owner, _ in self._touched}):
            _renumber(self._connection, owner_id)
        for owner_id, scenario_id in sorted(self._touched):
            recount(self._connection, owner_id, scenario_id)

    def _attempt_row(self, one: BundledAttempt, number: int) -> dict[str, Any]:
        return {
            "id": one.id,
            "owner_id": self._person_ids[one.owner_id],
            "number": number,
            "scenario_id": one.scenario_id,
            "scenario_title": one.scenario_title,
            "digest": one.digest,
            "seed": one.seed,
            "state": AttemptState.SUBMITTED.value,
            "started_at": as_kept(one.started_at),
            "finished_at": as_kept(one.finished_at),
            **result_row(one.result),
        }

    def _bundled_row(self, one: BundledAttempt) -> dict[str, Any]:
        return {
            "attempt_id": one.id,
            "computer_key": self._key,
            "source_id": one.owner_id,
            "what_if_of": one.what_if_of,
            "what_if_turn": one.what_if_turn,
        }

    def _keep_whence(self, one: BundledAttempt) -> None:
        """Of what came several ways, keep the same, in whatever order: the least of each."""
        which = bundled_attempts.c.attempt_id == one.id
        row = self._connection.execute(select(bundled_attempts).where(which)).mappings().first()
        if row is None:
            return  # it was played here
        kept = {
            "computer_key": min(row["computer_key"], self._key),
            "source_id": min(row["source_id"] or one.owner_id, one.owner_id),
            "what_if_of": row["what_if_of"] or one.what_if_of,
            "what_if_turn": row["what_if_turn"] or one.what_if_turn,
        }
        if any(row[name] != value for name, value in kept.items()):
            self._connection.execute(update(bundled_attempts).where(which).values(kept))

    def _keep_words(self, one: BundledAttempt) -> None:
        if one.turns:
            self._connection.execute(insert(turns), [dict(turn_row(one.id, turn)) for turn in one.turns])

    def _add_decisions(self, attempt_id: str, new: Sequence[BundledDecision]) -> None:
        rows = [
            {
                "id": one.id,
                "attempt_id": attempt_id,
                "criterion_id": one.criterion_id,
                "turn": one.turn,
                "machine": one.machine.value,
                "decision": one.decision.value,
                "reason": one.reason,
                "quote": one.quote,
                "by_id": self._person_ids[one.by_id],
                "at": as_kept(one.at),
            }
            for one in new
        ]
        if rows:
            self._connection.execute(insert(overrulings), rows)
            whose = [{"overruling_id": one.id, "source_id": one.by_id} for one in new]
            self._connection.execute(insert(bundled_decisions), whose)

    def _tell_more(self, before: BundledDecision, now: BundledDecision) -> None:
        which = bundled_decisions.c.overruling_id == now.id
        if now.by_id != before.by_id:
            self._connection.execute(update(bundled_decisions).where(which).values(source_id=now.by_id))
        if (now.reason, now.quote) != (before.reason, before.quote):
            words = {"reason": now.reason, "quote": now.quote}
            self._connection.execute(update(overrulings).where(overrulings.c.id == now.id).values(words))

    def _decide(self, one: BundledAttempt) -> None:
        self._connection.execute(delete(decided_results).where(decided_results.c.attempt_id == one.id))
        outcome = one.outcome
        if outcome is None:
            return
        passed_at: datetime | None = outcome.passed_at
        row = {
            "attempt_id": one.id,
            "passed": outcome.passed,
            "relationship_points": outcome.points[0],
            "relationship_of": outcome.points[1],
            "task_points": outcome.points[2],
            "task_of": outcome.points[3],
            "evidence": outcome.proof.evidence,
            "verdicts": verdicts_text(outcome.proof.verdicts),
            "passed_at": None if passed_at is None else as_kept(passed_at),
        }
        self._connection.execute(insert(decided_results).values(row))

    def _tie_what_ifs(self) -> None:
        original = attempts.alias("originals")
        loose = (
            select(attempts.c.id, bundled_attempts.c.what_if_of, bundled_attempts.c.what_if_turn)
            .join(bundled_attempts, bundled_attempts.c.attempt_id == attempts.c.id)
            .join(original, original.c.id == bundled_attempts.c.what_if_of)
            .where(attempts.c.what_if_of.is_(None))
        )
        for id_, tried, turn in self._connection.execute(loose).all():
            self._connection.execute(
                update(attempts).where(attempts.c.id == id_).values(what_if_of=tried, what_if_turn=turn)
            )


def _renumber(connection: Connection, owner_id: str) -> None:
    """Number somebody's attempts by when they were begun, from 1."""
    in_order = (
        select(attempts.c.id, attempts.c.number)
        .where(attempts.c.owner_id == owner_id)
        .order_by(attempts.c.started_at, attempts.c.id)
    )
    rows = connection.execute(in_order).all()
    changed = [(id_, number) for number, (id_, before) in enumerate(rows, 1) if before != number]
    least = connection.scalar(select(func.min(attempts.c.number)).where(attempts.c.owner_id == owner_id)) or 0
    for way in (min(least, 0) - len(rows) - 1, 0):
        for id_, number in changed:
            connection.execute(update(attempts).where(attempts.c.id == id_).values(number=way + number))
