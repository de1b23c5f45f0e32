"""SqlRecordings: which sound is kept, with whose consent and until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, false, or_, select, true, update

from simulator.domain.access import Sight, may_see
from simulator.domain.people import Person
from simulator.records import refusals
from simulator.records.failures import told_in_words
from simulator.records.interface import (
    AttemptState,
    Recording,
    RecordingConsent,
    RecordsUnavailableError,
)
from simulator.records.recording_files import RecordingFiles, file_name
from simulator.records.rows import as_kept, consent_from, recording_from
from simulator.records.sql_voices import SqlVoices
from simulator.records.tables import attempts, people, recording_consents, recordings
from simulator.records.transactions import Transactions
from simulator.records.upserting import insert_or_update

TO_BE_ERASED = date(1970, 1, 1)
"""The day of a recording whose erasing was begun: whatever cut that short, the next call finishes it."""

MOST_TURNS = 2**31

_Key = tuple[str, int]
"""Attempt and turn."""

_RECORDINGS = select(recordings, attempts.c.scenario_title).join(
    attempts, attempts.c.id == recordings.c.attempt_id
)


class SqlRecordings(SqlVoices):
    """The methods of a RecordStore (see ``interface``) that are about sound.

    Files go before their rows, and a mark in the row goes before the files: so a recording is never
    forgotten while its sound is there, and erasing that was cut short is known.
    """

    def __init__(self, transactions: Transactions, folder: Path) -> None:
        super().__init__(transactions, folder)
        self._files = RecordingFiles(folder)

    def recording_consent(self, owner: Person) -> RecordingConsent | None:
        """See RecordStore."""
        with self._transactions.reading() as connection:
            return _consent(connection, owner.id)

    def agree_to_recording(self, owner: Person, days: int) -> RecordingConsent:
        """See RecordStore.

        Raises:
            RecordsError: The owner is not on record, or recordings cannot be kept for so many days.
        """
        refusals.check_days(days)
        consent = RecordingConsent(datetime.now(UTC), days)
        with self._transactions.writing() as connection:
            if connection.scalar(select(people.c.id).where(people.c.id == owner.id)) is None:
                raise refusals.not_on_record(owner.name)
            agreed = {"person_id": owner.id, "since": as_kept(consent.since), "days": days}
            insert_or_update(connection, recording_consents, agreed, key=["person_id"])
        return consent

    def end_recording(self, owner: Person) -> None:
        """See RecordStore."""
        with self._transactions.writing() as connection:
            connection.execute(delete(recording_consents).where(recording_consents.c.person_id == owner.id))

    def recording_file(self, attempt_id: str, turn: int, owner: Person) -> Path:
        """See RecordStore.

        Raises:
            RecordsUnavailableError: Its folder cannot be made.
            ValueError: The turn was not spoken in this attempt but in the one it branches off from.
        """
        with self._transactions.reading() as connection:
            _check_spoken_here(_own(connection, attempt_id, owner), turn)
            if _consent(connection, owner.id) is None:
                raise refusals.no_consent()
        with told_in_words(self._folder):
            return self._files.prepare(attempt_id, turn)

    def keep_recording(self, attempt_id: str, turn: int, owner: Person, seconds: float) -> Recording:
        """See RecordStore. What was agreed to no longer is erased instead.

        Raises:
            RecordsError: There is no such attempt of this person, no such file, or no consent any more.
            ValueError: The turn is none of this attempt's own, or lasted less than no time.
        """
        refusals.check_seconds(seconds)
        with self._transactions.reading() as connection:
            row = _own(connection, attempt_id, owner)
        _check_spoken_here(row, turn)
        path = self._files.path(attempt_id, turn)
        with told_in_words(self._folder):
            if not self._files.make_durable(path):
                raise refusals.nothing_recorded(turn)
        with self._transactions.writing() as connection:
            consent = _consent(connection, owner.id)
            if consent is not None:
                kept = {"attempt_id": attempt_id, "turn": turn, **_new(seconds, consent.days, turn)}
                insert_or_update(connection, recordings, kept, key=["attempt_id", "turn"])
                found = _RECORDINGS.where(_is((attempt_id, turn)))
                return recording_from(connection.execute(found).mappings().one(), path)
        self._erase_files([(attempt_id, turn)])
        raise refusals.no_consent()

    def recordings(self, owner: Person, attempt_id: str | None = None) -> tuple[Recording, ...]:
        """See RecordStore. A what-if also has those of the turns it shares, under their attempt's id."""
        with self._transactions.reading() as connection:
            if attempt_id is None:
                wanted, order = _owned_by(owner), (recordings.c.recorded_at.desc(), recordings.c.turn.desc())
            else:
                wanted, order = _spoken_in(connection, attempt_id, owner), (recordings.c.turn,)
            found = _RECORDINGS.where(wanted, recordings.c.erase_on > TO_BE_ERASED).order_by(*order)
            rows = connection.execute(found).mappings().all()
        kept = (recording_from(row, self._files.path(row["attempt_id"], row["turn"])) for row in rows)
        return tuple(recording for recording in kept if recording.path.is_file())

    def erase_recordings(self, owner: Person, attempt_id: str | None = None, turn: int | None = None) -> int:
        """See RecordStore.

        Raises:
            RecordsError: Another program holds some of the files; all others are gone.
        """
        named = true() if attempt_id is None else attempts.c.id == attempt_id
        wanted = and_(_owned_by(owner), named, true() if turn is None else recordings.c.turn == turn)
        with self._transactions.reading() as connection:
            mine = connection.scalars(
                select(attempts.c.id).where(attempts.c.owner_id == owner.id, named)
            ).all()
        erased = self._marked(wanted)
        left: list[Path] = []
        with told_in_words(self._folder):
            for each in sorted(set(self._files.attempts()).intersection(mine)):
                turns = self._files.last_written(each)
                erased.update((each, number) for number in turns if turn in (None, number))
                left.extend(self._files.erase(each, turn))
        return self._forget(erased, left)

    def erase_recordings_due(self, today: date) -> int:
        """See RecordStore. Files that were cut off and never kept are due after as many days, or after one.

        Raises:
            RecordsError: Another program holds some of the files; all others are gone.
        """
        self._forget_voices_of_nobody()
        due = self._marked(recordings.c.erase_on <= today)
        with told_in_words(self._folder):
            due.update(self._cut_off_before(today))
        return self._forget(due, self._erase_files(due))

    def _marked(self, wanted: ColumnElement[bool]) -> set[_Key]:
        """Mark rows as being erased, so that it is finished whatever happens; return them."""
        which = select(recordings.c.attempt_id, recordings.c.turn).join(
            attempts, attempts.c.id == recordings.c.attempt_id
        )
        with self._transactions.reading() as connection:
            rows = {(row.attempt_id, row.turn) for row in connection.execute(which.where(wanted))}
        if not rows:
            return rows
        try:
            with self._transactions.writing() as connection:
                for key in rows:
                    connection.execute(update(recordings).where(_is(key)).values(erase_on=TO_BE_ERASED))
        except RecordsUnavailableError:
            pass  # a full disk takes no mark; erasing makes room, and the rows go after that
        return rows

    def _cut_off_before(self, today: date) -> set[_Key]:
        found = set[_Key]()
        for attempt_id in self._files.attempts():
            with self._transactions.reading() as connection:
                days = _days_of(connection, attempt_id)
                kept = _turns_kept(connection, attempt_id)
            written = self._files.last_written(attempt_id)
            found.update(
                (attempt_id, turn)
                for turn, day in written.items()
                if turn not in kept and day + timedelta(days=days) < today
            )
        return found

    def _erase_files(self, keys: Iterable[_Key]) -> list[Path]:
        with told_in_words(self._folder):
            return [path for key in sorted(keys) for path in self._files.erase(*key)]

    def _forget(self, erased: set[_Key], left: list[Path]) -> int:
        """Take away the rows of what is gone, and tell what is not; return how many are gone."""
        with told_in_words(self._folder):
            there = {id_: self._files.last_written(id_) for id_, _ in erased} if left else {}
        gone = [(id_, turn) for id_, turn in erased if turn not in there.get(id_, {})]
        if gone:
            with self._transactions.writing() as connection:
                for key in gone:
                    connection.execute(delete(recordings).where(_is(key)))
        if left:
            raise refusals.not_erased(left)
        return len(gone)


def _is(key: _Key) -> ColumnElement[bool]:
    return and_(recordings.c.attempt_id == key[0], recordings.c.turn == key[1])


def _owned_by(owner: Person) -> ColumnElement[bool]:
    return attempts.c.owner_id == owner.id


def _consent(connection: Connection, person_id: str) -> RecordingConsent | None:
    found = select(recording_consents).where(recording_consents.c.person_id == person_id)
    row = connection.execute(found).mappings().first()
    return None if row is None else consent_from(row)


def _own(connection: Connection, attempt_id: str, owner: Person) -> RowMapping:
    """Return an attempt to somebody who may hear it, and to everybody else that there is none."""
    found = select(attempts).where(attempts.c.id == attempt_id)
    row = connection.execute(found).mappings().first()
    if row is None or not _hears(owner, row):
        raise refusals.no_such_attempt()
    return row


def _hears(person: Person, row: RowMapping) -> bool:
    is_submitted = row["state"] == AttemptState.SUBMITTED
    return may_see(Sight.RECORDINGS, viewer=person, owner_id=row["owner_id"], is_submitted=is_submitted)


def _check_spoken_here(row: RowMapping, turn: int) -> None:
    refusals.check_own_turn(turn, row["what_if_turn"] or 1)


def _spoken_in(connection: Connection, attempt_id: str, owner: Person) -> ColumnElement[bool]:
    """Return which recordings are of an attempt's turns: a what-if shares the first ones with another."""
    parts: list[ColumnElement[bool]] = []
    wanted, before = attempt_id, None
    while wanted is not None:
        row = connection.execute(select(attempts).where(attempts.c.id == wanted)).mappings().first()
        if row is None or not _hears(owner, row):
            break
        own = and_(recordings.c.attempt_id == wanted, recordings.c.turn >= (row["what_if_turn"] or 1))
        parts.append(own if before is None else and_(own, recordings.c.turn < before))
        wanted, before = row["what_if_of"], min(row["what_if_turn"] or 1, before or MOST_TURNS)
    return or_(false(), *parts)


def _new(seconds: float, days: int, turn: int) -> dict[str, object]:
    now = datetime.now(UTC)
    return {
        "file_name": file_name(turn),
        "seconds": seconds,
        "recorded_at": as_kept(now),
        "erase_on": now.date() + timedelta(days=days),
    }


def _days_of(connection: Connection, attempt_id: str) -> int:
    """Return for how many days the owner of an attempt has sound kept; one where that is not agreed."""
    agreed = select(recording_consents.c.days).join(
        attempts, attempts.c.owner_id == recording_consents.c.person_id
    )
    return connection.scalar(agreed.where(attempts.c.id == attempt_id)) or 1


def _turns_kept(connection: Connection, attempt_id: str) -> frozenset[int]:
    return frozenset(
        connection.scalars(select(recordings.c.turn).where(recordings.c.attempt_id == attempt_id))
    )
