"""Stand-ins that keep the same promises as the real thing, in memory; the contract tests hold them to it."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from simulator.domain.access import Sight, may_see
from simulator.domain.attempt import Turn
from simulator.domain.people import Person
from simulator.records import refusals
from simulator.records.interface import AttemptRecord, AttemptState, RecordsUnavailableError, Result, WhatIf
from simulator.records.names import same_name_key, tidy_name


class MemoryStore:
    """A RecordStore without a disk. Set ``failing`` to have every call refused, as by a full disk."""

    def __init__(self) -> None:
        self.failing: RecordsUnavailableError | None = None
        self._people: dict[str, Person] = {}
        self._attempts: dict[str, AttemptRecord] = {}
        self._texts: dict[str, str] = {}
        self._is_closed = False

    def person(self, name: str) -> Person:
        self._check()
        tidy = tidy_name(name)
        return self._people.setdefault(same_name_key(tidy), Person(str(uuid.uuid4()), tidy))

    def people(self) -> tuple[Person, ...]:
        self._check()
        last = {record.owner.id: place for place, record in enumerate(self._attempts.values())}
        newest_first = reversed(self._people.values())
        return tuple(sorted(newest_first, key=lambda person: -last.get(person.id, -1)))

    def start_attempt(
        self,
        owner: Person,
        *,
        scenario_id: str,
        scenario_title: str,
        scenario_text: str,
        seed: int,
        what_if: WhatIf | None = None,
        turns: Sequence[Turn] = (),
    ) -> AttemptRecord:
        self._check()
        refusals.check_seed(seed)
        refusals.check_first_turns(turns, what_if)
        if owner.id not in {person.id for person in self._people.values()}:
            raise refusals.not_on_record(owner.name)
        if what_if is not None:
            self._visible(what_if.attempt_id, owner, Sight.WORDS)
        digest = hashlib.sha256(scenario_text.encode()).hexdigest()
        record = AttemptRecord(
            id=str(uuid.uuid4()),
            number=1 + sum(record.owner.id == owner.id for record in self._attempts.values()),
            owner=owner,
            scenario_id=scenario_id,
            scenario_title=scenario_title,
            digest=digest,
            seed=seed,
            state=AttemptState.UNDER_WAY,
            started_at=datetime.now(UTC),
            what_if=what_if,
            turns=tuple(turns),
            turn_count=len(turns),
        )
        self._texts[digest] = scenario_text
        self._attempts[record.id] = record
        return record

    def add_turn(self, attempt_id: str, turn: Turn) -> None:
        self._check()
        record = self._one(attempt_id)
        if record.state is not AttemptState.UNDER_WAY:
            raise refusals.finished_elsewhere()
        refusals.check_next(turn.number, record.turn_count)
        self._attempts[attempt_id] = replace(
            record, turns=(*record.turns, turn), turn_count=record.turn_count + 1
        )

    def finish_attempt(self, attempt_id: str, result: Result) -> AttemptRecord:
        self._check()
        record = self._one(attempt_id)
        if record.state is AttemptState.UNDER_WAY:
            record = replace(
                record, state=AttemptState.FINISHED, finished_at=datetime.now(UTC), result=result
            )
            self._attempts[attempt_id] = record
        return record

    def submit_attempt(self, attempt_id: str, owner: Person) -> AttemptRecord:
        self._check()
        record = self._one(attempt_id)
        if record.owner.id != owner.id:
            raise refusals.no_such_attempt()
        if record.state is AttemptState.UNDER_WAY:
            raise refusals.not_finished()
        self._attempts[attempt_id] = submitted = replace(record, state=AttemptState.SUBMITTED)
        return submitted

    def attempt(self, attempt_id: str, viewer: Person) -> AttemptRecord:
        self._check()
        record = self._visible(attempt_id, viewer, Sight.POINTS)
        return record if _sees(Sight.WORDS, viewer, record) else replace(record, turns=())

    def attempts(self, owner: Person, viewer: Person) -> tuple[AttemptRecord, ...]:
        self._check()
        return tuple(
            replace(record, turns=())
            for record in reversed(self._attempts.values())
            if record.owner.id == owner.id and _sees(Sight.POINTS, viewer, record)
        )

    def scenario_text(self, digest: str) -> str:
        self._check()
        if digest not in self._texts:
            raise refusals.no_such_scenario()
        return self._texts[digest]

    def close(self) -> None:
        self._is_closed = True

    def _check(self) -> None:
        if self._is_closed:
            raise RuntimeError("the records are closed")
        if self.failing is not None:
            raise self.failing

    def _one(self, attempt_id: str) -> AttemptRecord:
        if attempt_id not in self._attempts:
            raise refusals.no_such_attempt()
        return self._attempts[attempt_id]

    def _visible(self, attempt_id: str, viewer: Person, sight: Sight) -> AttemptRecord:
        record = self._one(attempt_id)
        if not _sees(sight, viewer, record):
            raise refusals.no_such_attempt()
        return record


def _sees(sight: Sight, viewer: Person, record: AttemptRecord) -> bool:
    is_submitted = record.state is AttemptState.SUBMITTED
    return may_see(sight, viewer=viewer, owner_id=record.owner.id, is_submitted=is_submitted)
