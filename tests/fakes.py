"""Stand-ins that keep the same promises as the real thing, in memory; the contract tests hold them to it."""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
import uuid
import weakref
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path

from simulator.domain.access import Sight, may_overrule, may_see
from simulator.domain.attempt import Turn
from simulator.domain.overruling import Decision, Overruling
from simulator.domain.people import Person
from simulator.domain.said_before import EarlierReply
from simulator.domain.scorecard import Verdict
from simulator.records import refusals
from simulator.records.interface import (
    AttemptRecord,
    AttemptState,
    Recording,
    RecordingConsent,
    RecordsUnavailableError,
    Result,
    WhatIf,
)
from simulator.records.recording_files import RecordingFiles
from simulator.records.results import Outcome, Proof
from tests.memory_bundles import MemoryBundles
from tests.memory_everything import MemoryEverything
from tests.memory_outbox import MemoryOutbox
from tests.memory_sessions import MemoryNotebook, MemorySessions


class MemoryStore(MemoryOutbox, MemoryEverything, MemorySessions, MemoryNotebook, MemoryBundles):
    """A RecordStore without a disk. Set ``failing`` to have every call refused, as by a full disk.

    Only sound needs files, because others write and play them: they go with the store.
    """

    def __init__(self) -> None:
        super().__init__()
        self.failing: RecordsUnavailableError | None = None
        self._texts: dict[str, str] = {}
        self._consents: dict[str, RecordingConsent] = {}
        self._recordings: dict[tuple[str, int], Recording] = {}
        self._overrulings: list[Overruling] = []
        self._is_closed = False

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
        self._on_record(owner)
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

    def replies_before(self, record: AttemptRecord, most: int) -> tuple[EarlierReply, ...]:
        self._check()
        earlier = [
            each
            for each in reversed(self._attempts.values())
            if each.owner.id == record.owner.id
            and each.number < record.number
            and each.scenario_id != record.scenario_id
        ]
        return tuple(
            EarlierReply(each.scenario_id, turn.reply.text)
            for each in earlier
            for turn in reversed(each.turns)
        )[:most]

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

    def submit_attempt(self, attempt_id: str, owner: Person, proof: Proof | None = None) -> AttemptRecord:
        self._check()
        record = self._one(attempt_id)
        if record.owner.id != owner.id:
            raise refusals.no_such_attempt()
        if record.state is AttemptState.UNDER_WAY:
            raise refusals.not_finished()
        self._keep_submission(self._attempts[attempt_id], proof)
        self._attempts[attempt_id] = replace(self._attempts[attempt_id], state=AttemptState.SUBMITTED)
        return self._one(attempt_id)

    def attempt(self, attempt_id: str, viewer: Person) -> AttemptRecord:
        self._check()
        record = self._visible(attempt_id, viewer, Sight.POINTS)
        return record if _sees(Sight.WORDS, viewer, record) else replace(record, turns=())

    def attempts(self, owner: Person, viewer: Person) -> tuple[AttemptRecord, ...]:
        self._check()
        return tuple(
            replace(self._decided(self._owned(record)), turns=())
            for record in reversed(self._attempts.values())
            if record.owner.id == owner.id and _sees(Sight.POINTS, viewer, record)
        )

    def scenario_text(self, digest: str) -> str:
        self._check()
        if digest not in self._texts:
            raise refusals.no_such_scenario()
        return self._texts[digest]

    def overrule(  # noqa: PLR0913  # as RecordStore has it
        self,
        attempt_id: str,
        by: Person,
        *,
        criterion_id: str,
        machine: Verdict,
        decision: Decision,
        reason: str = "",
        quote: str = "",
        turn: int | None = None,
        outcome: Outcome | None = None,
    ) -> Overruling:
        self._check()
        told = refusals.check_reason(reason)
        record = self._one(attempt_id)
        owner, is_submitted = record.owner.id, record.state is AttemptState.SUBMITTED
        led_by_id = record.led_by_id
        if not may_overrule(person=by, owner_id=owner, is_submitted=is_submitted, led_by_id=led_by_id):
            raise refusals.no_such_attempt()
        if record.state is AttemptState.UNDER_WAY:
            raise refusals.not_judged_yet()
        self._on_record(by)
        made = Overruling(
            str(uuid.uuid4()),
            attempt_id,
            criterion_id,
            turn,
            machine,
            decision,
            told,
            quote,
            by,
            by.id == owner,
            datetime.now(UTC),
        )
        self._overrulings.append(made)
        if not made.is_own_view:
            if outcome is not None:
                self._keep_outcome(attempt_id, outcome)
            self._note(by, "overruled", f"{criterion_id} of attempt {attempt_id}: {decision}")
        return made

    def overrulings(self, viewer: Person, attempt_id: str | None = None) -> tuple[Overruling, ...]:
        self._check()
        return tuple(
            one
            for one in self._overrulings
            if attempt_id in (None, one.attempt_id)
            and _sees(Sight.WORDS, viewer, self._attempts[one.attempt_id])
        )

    def kept_voice(self, owner: Person) -> bytes | None:
        self._check()
        return self._voices.get(owner.id)

    def keep_voice(self, owner: Person, packed: bytes) -> None:
        self._check()
        self._on_record(owner)
        self._voices[owner.id] = packed

    def forget_voice(self, owner: Person) -> None:
        self._check()
        self._voices.pop(owner.id, None)

    def recording_consent(self, owner: Person) -> RecordingConsent | None:
        self._check()
        return self._consents.get(owner.id)

    def agree_to_recording(self, owner: Person, days: int) -> RecordingConsent:
        self._check()
        refusals.check_days(days)
        self._on_record(owner)
        self._consents[owner.id] = RecordingConsent(datetime.now(UTC), days)
        return self._consents[owner.id]

    def end_recording(self, owner: Person) -> None:
        self._check()
        self._consents.pop(owner.id, None)

    def recording_file(self, attempt_id: str, turn: int, owner: Person) -> Path:
        self._check()
        record = self._heard_by(owner, attempt_id)
        refusals.check_own_turn(turn, record.what_if.turn if record.what_if else 1)
        if owner.id not in self._consents:
            raise refusals.no_consent()
        return self._files.prepare(attempt_id, turn)

    def keep_recording(self, attempt_id: str, turn: int, owner: Person, seconds: float) -> Recording:
        self._check()
        refusals.check_seconds(seconds)
        record = self._heard_by(owner, attempt_id)
        refusals.check_own_turn(turn, record.what_if.turn if record.what_if else 1)
        path, now = self._files.path(attempt_id, turn), datetime.now(UTC)
        if not self._files.make_durable(path):
            raise refusals.nothing_recorded(turn)
        consent = self._consents.get(owner.id)
        if consent is None:
            self._files.erase(attempt_id, turn)
            raise refusals.no_consent()
        erase_on = now.date() + timedelta(days=consent.days)
        kept = Recording(attempt_id, turn, record.scenario_title, path, seconds, now, erase_on)
        self._recordings[attempt_id, turn] = kept
        return kept

    def recordings(self, owner: Person, attempt_id: str | None = None) -> tuple[Recording, ...]:
        self._check()
        there = [one for one in self._recordings.values() if one.path.is_file()]
        if attempt_id is None:
            mine = [one for one in there if self._attempts[one.attempt_id].owner.id == owner.id]
            return tuple(sorted(mine, key=lambda one: (one.recorded_at, one.turn), reverse=True))
        found, record, before = list[Recording](), self._attempts.get(attempt_id), sys.maxsize
        while record is not None and record.owner.id == owner.id:
            first = record.what_if.turn if record.what_if else 1
            found += [one for one in there if one.attempt_id == record.id and first <= one.turn < before]
            before = min(first, before)
            record = self._attempts.get(record.what_if.attempt_id) if record.what_if else None
        return tuple(sorted(found, key=lambda one: one.turn))

    def erase_recordings(self, owner: Person, attempt_id: str | None = None, turn: int | None = None) -> int:
        self._check()
        mine = [record.id for record in self._attempts.values() if record.owner.id == owner.id]
        wanted = [id_ for id_ in mine if attempt_id in (None, id_)]
        keys = {key for key in self._recordings if key[0] in wanted and turn in (None, key[1])}
        for id_ in set(self._files.attempts()).intersection(wanted):
            keys |= {(id_, number) for number in self._files.last_written(id_) if turn in (None, number)}
            self._files.erase(id_, turn)
        return self._forget(keys)

    def erase_recordings_due(self, today: date) -> int:
        self._check()
        due = {key for key, one in self._recordings.items() if one.erase_on <= today}
        for id_ in self._files.attempts():
            record = self._attempts.get(id_)
            consent = self._consents.get(record.owner.id) if record else None
            latest = today - timedelta(days=consent.days if consent else 1)
            cut_off = [turn for turn, day in self._files.last_written(id_).items() if day < latest]
            due |= {(id_, turn) for turn in cut_off if (id_, turn) not in self._recordings}
        for key in due:
            self._files.erase(*key)
        return self._forget(due)

    def _forget(self, keys: set[tuple[str, int]]) -> int:
        for key in keys:
            self._recordings.pop(key, None)
        return len(keys)

    @cached_property
    def _files(self) -> RecordingFiles:
        folder = tempfile.mkdtemp()
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return RecordingFiles(Path(folder))

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
        return self._decided(self._owned(self._attempts[attempt_id]))

    def _heard_by(self, owner: Person, attempt_id: str) -> AttemptRecord:
        record = self._one(attempt_id)
        if not _sees(Sight.RECORDINGS, owner, record):
            raise refusals.no_such_attempt()
        return record

    def _visible(self, attempt_id: str, viewer: Person, sight: Sight) -> AttemptRecord:
        record = self._one(attempt_id)
        if not _sees(sight, viewer, record):
            raise refusals.no_such_attempt()
        return record


def _sees(sight: Sight, viewer: Person, record: AttemptRecord) -> bool:
    is_submitted = record.state is AttemptState.SUBMITTED
    return may_see(
        sight,
        viewer=viewer,
        owner_id=record.owner.id,
        is_submitted=is_submitted,
        led_by_id=record.led_by_id,
    )
