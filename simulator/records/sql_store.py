"""SqlStore: the records in a database, each acknowledged turn on disk."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, RowMapping, Select, bindparam, insert, select, update

from simulator.domain.access import Sight
from simulator.domain.attempt import Turn
from simulator.domain.people import Person
from simulator.records import refusals
from simulator.records.failures import disk_failure
from simulator.records.interface import (
    AttemptRecord,
    AttemptState,
    MovedOnError,
    RecordsUnavailableError,
    Result,
    WhatIf,
)
from simulator.records.kept_once import kept_once
from simulator.records.over_all_rows import next_attempt_number
from simulator.records.plain_sql import fetch_one, plain, run_each
from simulator.records.results import Proof, plain_proof
from simulator.records.rows import (
    as_kept,
    attempt_from,
    attempt_row,
    result_in,
    result_row,
    turn_from,
    turn_row,
)
from simulator.records.seeing import ATTEMPTS, TURN_COUNT, one_attempt, sees, visible_attempt
from simulator.records.sql_assignments import SqlAssignments
from simulator.records.sql_audit import SqlAudit
from simulator.records.sql_bundles import SqlBundles
from simulator.records.sql_earlier import SqlEarlierReplies
from simulator.records.sql_employments import SqlEmployments
from simulator.records.sql_erasing import SqlErasing
from simulator.records.sql_everything import SqlEverything
from simulator.records.sql_notebook import SqlNotebook
from simulator.records.sql_outbox import SqlOutbox
from simulator.records.sql_overrulings import SqlOverrulings
from simulator.records.sql_passphrases import SqlPassphrases
from simulator.records.sql_people import SqlPeople, on_record
from simulator.records.sql_roles import SqlRoles
from simulator.records.sql_server_login import SqlServerLogin
from simulator.records.sql_sessions import SqlSessions
from simulator.records.sql_sittings import SqlSittings
from simulator.records.sql_tallies import SqlTallies, count_begun, keep_submission
from simulator.records.sqlite_transactions import SqliteTransactions
from simulator.records.tables import attempts, scenario_texts, turns
from simulator.records.transactions import Transactions
from simulator.records.upserting import insert_if_new

# The trainee waits for each turn, so its two statements are put into SQL once and not each time.
_STANDING = plain(select(attempts.c.state, TURN_COUNT).where(attempts.c.id == bindparam("attempt_id")))
_INSERT_TURN = plain(insert(turns))


class SqlStore(
    SqlServerLogin,
    SqlErasing,
    SqlEverything,
    SqlEarlierReplies,
    SqlOverrulings,
    SqlNotebook,
    SqlPeople,
    SqlRoles,
    SqlPassphrases,
    SqlSessions,
    SqlSittings,
    SqlEmployments,
    SqlAssignments,
    SqlTallies,
    SqlOutbox,
    SqlBundles,
    SqlAudit,
):
    """A RecordStore (see ``interface``): in a file of the data folder, or on a server.

    Recordings, the sound itself, are files of the data folder either way: voices do not leave a computer.

    Any thread may call it; a call that failed for want of a disk can simply be made again.
    """

    def __init__(self, folder: Path, transactions: Transactions | None = None) -> None:
        """Open the records, making the folder where it is missing.

        Args:
            folder: The data folder.
            transactions: The database; None for the file in the data folder, which is made.

        Raises:
            RecordsError: They cannot be opened; nothing was changed.
        """
        super().__init__(transactions or SqliteTransactions(folder), folder)
        self._unsure: tuple[str, Turn] | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise disk_failure(error, folder) from error
        with self._transactions.writing():
            pass  # says at once if they may only be read
        self._transactions.tidy_what_was_left()

    @kept_once
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
        """See RecordStore.

        Raises:
            RecordsError: The owner is not on record, may not see the attempt that a what-if
                branches off from, or the seed cannot be kept.
        """
        refusals.check_seed(seed)
        refusals.check_first_turns(turns, what_if)
        encoded = scenario_text.encode()
        with self._transactions.writing() as connection:
            on_record(connection, owner)
            if what_if is not None:
                visible_attempt(connection, what_if.attempt_id, owner, Sight.WORDS)
            record = AttemptRecord(
                id=str(uuid.uuid4()),
                number=next_attempt_number(connection, owner.id),
                owner=owner,
                scenario_id=scenario_id,
                scenario_title=scenario_title,
                digest=hashlib.sha256(encoded).hexdigest(),
                seed=seed,
                state=AttemptState.UNDER_WAY,
                started_at=datetime.now(UTC),
                what_if=what_if,
                turns=tuple(turns),
                turn_count=len(turns),
            )
            text = {"digest": record.digest, "text": scenario_text}
            insert_if_new(connection, scenario_texts, text)
            connection.execute(insert(attempts).values(attempt_row(record)))
            _insert_turns(connection, record.id, turns)
            count_begun(connection, owner.id, scenario_id)
        return record

    def add_turn(self, attempt_id: str, turn: Turn) -> None:
        """See RecordStore."""
        try:
            with self._transactions.writing() as connection:
                standing = fetch_one(connection, _STANDING, {"attempt_id": attempt_id})
                if standing is None:
                    raise refusals.no_such_attempt()
                state, turn_count = standing
                if state != AttemptState.UNDER_WAY:
                    raise refusals.finished_elsewhere()
                refusals.check_next(turn.number, turn_count)
                _insert_turns(connection, attempt_id, (turn,))
        except RecordsUnavailableError:
            self._unsure = (attempt_id, turn)
            raise
        except MovedOnError:
            if not self._was_kept_after_all(attempt_id, turn):
                raise

    def finish_attempt(self, attempt_id: str, result: Result) -> AttemptRecord:
        """See RecordStore."""
        with self._transactions.writing() as connection:
            finished = {"state": AttemptState.FINISHED.value, "finished_at": as_kept(datetime.now(UTC))}
            connection.execute(
                update(attempts)
                .where(attempts.c.id == attempt_id, attempts.c.state == AttemptState.UNDER_WAY.value)
                .values({**finished, **result_row(result)})
            )
            return _with_turns(connection, one_attempt(connection, attempt_id))

    def submit_attempt(self, attempt_id: str, owner: Person, proof: Proof | None = None) -> AttemptRecord:
        """See RecordStore.

        Raises:
            RecordsError: There is no such attempt of this owner, or it is not finished.
        """
        with self._transactions.writing() as connection:
            row = one_attempt(connection, attempt_id)
            if row["owner_id"] != owner.id:
                raise refusals.no_such_attempt()
            if row["state"] == AttemptState.UNDER_WAY:
                raise refusals.not_finished()
            connection.execute(
                update(attempts).where(attempts.c.id == attempt_id).values(state=AttemptState.SUBMITTED.value)
            )
            keep_submission(connection, row, proof or plain_proof(attempt_id, row["digest"], result_in(row)))
            return _with_turns(connection, one_attempt(connection, attempt_id))

    def attempt(self, attempt_id: str, viewer: Person) -> AttemptRecord:
        """See RecordStore."""
        with self._transactions.reading() as connection:
            row = visible_attempt(connection, attempt_id, viewer, Sight.POINTS)
            return _with_turns(connection, row) if sees(Sight.WORDS, viewer, row) else attempt_from(row)

    def attempts(self, owner: Person, viewer: Person) -> tuple[AttemptRecord, ...]:
        """See RecordStore."""
        newest_first = ATTEMPTS.where(attempts.c.owner_id == owner.id).order_by(attempts.c.number.desc())
        with self._transactions.reading() as connection:
            rows = connection.execute(newest_first).mappings().all()
        return tuple(attempt_from(row) for row in rows if sees(Sight.POINTS, viewer, row))

    def scenario_text(self, digest: str) -> str:
        """See RecordStore.

        Raises:
            RecordsError: Nobody has played that text.
        """
        with self._transactions.reading() as connection:
            text = connection.scalar(select(scenario_texts.c.text).where(scenario_texts.c.digest == digest))
        if text is None:
            raise refusals.no_such_scenario()
        return text

    def close(self) -> None:
        """See RecordStore."""
        self._transactions.close()

    def _was_kept_after_all(self, attempt_id: str, turn: Turn) -> bool:
        """Whether it was our own turn that an earlier, failed call had brought to the disk."""
        if self._unsure != (attempt_id, turn):
            return False
        same = select(turns).where(turns.c.attempt_id == attempt_id, turns.c.number == turn.number)
        with self._transactions.reading() as connection:
            row = connection.execute(same).mappings().first()
        return row is not None and turn_from(row) == turn


def _insert_turns(connection: Connection, attempt_id: str, played: Sequence[Turn]) -> None:
    run_each(connection, _INSERT_TURN, [turn_row(attempt_id, turn) for turn in played])


def _with_turns(connection: Connection, row: RowMapping) -> AttemptRecord:
    of_attempt: Select[tuple[object, ...]] = (
        select(turns).where(turns.c.attempt_id == row["id"]).order_by(turns.c.number)
    )
    played = connection.execute(of_attempt).mappings()
    return attempt_from(row, tuple(turn_from(turn) for turn in played))
