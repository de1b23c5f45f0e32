"""SqlOutbox: what waits to be sent to a learning record store, was taken there, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, RowMapping, and_, case, delete, func, insert, or_, select, update

from simulator.domain.people import Person
from simulator.records import hr_refusals
from simulator.records.hr_tables import decided_results, employments, submissions
from simulator.records.interface import AttemptState
from simulator.records.outbox_interface import (
    OutboxCounts,
    OutboxEntry,
    Queued,
    SendingState,
    Settlement,
    Statement,
    Telling,
    UntoldPage,
)
from simulator.records.outbox_rows import entry_from, may_be_there, outbox_row, untold_from
from simulator.records.outbox_tables import outbox
from simulator.records.rows import Row, as_kept, as_shown
from simulator.records.sql_people import on_record
from simulator.records.sql_tallies import COUNTABLE
from simulator.records.tables import attempts, people
from simulator.records.transactions import Transactions

AT_ONCE = 500
"""How many ids one statement names."""

REACH = 20_000
"""Places looked at together: where all was told, a million are not to be gone through at a stretch."""

_IS_DECIDED = decided_results.c.attempt_id.is_not(None)
_PASSED = case((_IS_DECIDED, decided_results.c.passed), else_=attempts.c.passed)
_EVIDENCE = case((_IS_DECIDED, decided_results.c.evidence), else_=submissions.c.evidence)
_ACCOUNT = case((employments.c.number != "", employments.c.number), else_=attempts.c.owner_id)
_PENDING, _SENT, _REFUSED = (state.value for state in SendingState)


class SqlOutbox:
    """The methods of a RecordStore (see ``interface``) about what learning record stores are told."""

    _transactions: Transactions

    def untold(
        self, viewer: Person, store_url: str, home_page: str, after: int = 0, most: int = AT_ONCE
    ) -> UntoldPage:
        """See OutboxRecords."""
        hr_refusals.check_hands_over(viewer)
        is_standing = and_(
            outbox.c.attempt_id == attempts.c.id, outbox.c.store_url == store_url, outbox.c.is_standing
        )
        is_otherwise = or_(
            outbox.c.position.is_(None),
            outbox.c.evidence != _EVIDENCE,
            outbox.c.account != _ACCOUNT,
            outbox.c.home_page != home_page,
        )
        found = (
            COUNTABLE.add_columns(attempts.c.position, attempts.c.scenario_title, _ACCOUNT.label("account"))
            .outerjoin(employments, employments.c.person_id == attempts.c.owner_id)
            .outerjoin(outbox, is_standing)
            .where(
                attempts.c.position > after,
                attempts.c.position <= after + REACH,
                attempts.c.state == AttemptState.SUBMITTED.value,
                or_(
                    and_(_PASSED.is_(True), is_otherwise),
                    and_(_PASSED.is_not(True), outbox.c.position.is_not(None)),
                ),
            )
            .order_by(attempts.c.position)
            .limit(min(most, AT_ONCE))
        )
        with self._transactions.reading() as connection:
            rows = connection.execute(found).mappings().all()
            earlier = _statements_of(connection, store_url, [row["id"] for row in rows])
            last = connection.scalar(select(func.max(attempts.c.position))) or 0
        found = tuple(untold_from(row, earlier.get(row["id"], [])) for row in rows)
        if len(found) == min(most, AT_ONCE):
            return UntoldPage(found, found[-1].place)
        return UntoldPage(found, after + REACH if last > after + REACH else None)

    def tell(self, by: Person, store_url: str, home_page: str, tellings: Sequence[Telling]) -> int:
        """See OutboxRecords."""
        hr_refusals.check_hands_over(by)
        now, new = datetime.now(UTC), list[Row]()
        with self._transactions.writing() as connection:
            hr_refusals.check_hands_over(on_record(connection, by))
            for start in range(0, len(tellings), AT_ONCE):
                some = tellings[start : start + AT_ONCE]
                earlier = _statements_of(connection, store_url, [one.attempt_id for one in some])
                known = _known(connection, [one.attempt_id for one in some])
                for one in some:
                    if one.attempt_id in known:
                        told = _retold(connection, one, earlier.get(one.attempt_id, []))
                        new += [outbox_row(one, each, store_url, home_page, now) for each in told]
            if new:
                connection.execute(insert(outbox), [dict(row) for row in new])
        return len(new)

    def take_due(
        self, by: Person, store_url: str, now: datetime | None, most: int, after: str = ""
    ) -> tuple[Queued, ...]:
        """See OutboxRecords."""
        hr_refusals.check_hands_over(by)
        waiting = and_(outbox.c.store_url == store_url, outbox.c.state == _PENDING)
        last = and_(outbox.c.store_url == store_url, outbox.c.statement_id == after)
        with self._transactions.writing() as connection:
            hr_refusals.check_hands_over(on_record(connection, by))
            next_at = connection.scalar(select(func.max(outbox.c.next_at)).where(waiting))
            if now is not None and next_at is not None and as_shown(next_at) > now:
                return ()
            place = connection.scalar(select(outbox.c.position).where(last)) or 0
            due = (
                select(outbox.c.position, outbox.c.statement_id, outbox.c.statement, outbox.c.tries)
                .where(waiting, outbox.c.position > place)
                .order_by(outbox.c.position)
                .limit(min(most, AT_ONCE))
            )
            rows = connection.execute(due).all()
            if rows:
                taken = outbox.c.position.in_([position for position, *_ in rows])
                connection.execute(update(outbox).where(taken).values(tries=outbox.c.tries + 1))
        return tuple(Queued(Statement(id_, text), tries + 1) for _, id_, text, tries in rows)

    def settle(self, by: Person, store_url: str, settlement: Settlement) -> None:
        """See OutboxRecords."""
        hr_refusals.check_hands_over(by)
        now = as_kept(datetime.now(UTC))
        later = {
            "next_at": None if settlement.next_at is None else as_kept(settlement.next_at),
            "answer": settlement.answer,
            "changed_at": now,
        }
        sent = {"state": _SENT, "next_at": None, "answer": "", "changed_at": now}
        with self._transactions.writing() as connection:
            hr_refusals.check_hands_over(on_record(connection, by))
            _change(connection, store_url, settlement.sent, sent, (_PENDING, _REFUSED))
            for id_, answer in settlement.refused.items():
                refused = {"state": _REFUSED, "next_at": None, "answer": answer, "changed_at": now}
                _change(connection, store_url, (id_,), refused, (_PENDING,))
            _change(connection, store_url, settlement.later, later, (_PENDING,))

    def put_back(self, by: Person, store_url: str) -> int:
        """See OutboxRecords."""
        hr_refusals.check_hands_over(by)
        refused = and_(outbox.c.store_url == store_url, outbox.c.state == _REFUSED)
        waiting = {"state": _PENDING, "next_at": None, "changed_at": as_kept(datetime.now(UTC))}
        with self._transactions.writing() as connection:
            hr_refusals.check_hands_over(on_record(connection, by))
            return connection.execute(update(outbox).where(refused).values(waiting)).rowcount

    def outbox_counts(self, viewer: Person, store_url: str) -> OutboxCounts:
        """See OutboxRecords."""
        hr_refusals.check_hands_over(viewer)
        of_store = outbox.c.store_url == store_url
        by_state = (
            select(
                outbox.c.state,
                func.count().label("count"),
                func.max(outbox.c.next_at).label("next_at"),
                func.max(outbox.c.changed_at).label("changed_at"),
            )
            .where(of_store)
            .group_by(outbox.c.state)
        )
        last_answer = (
            select(outbox.c.answer)
            .where(of_store, outbox.c.state == _PENDING, outbox.c.answer != "")
            .order_by(outbox.c.changed_at.desc(), outbox.c.position)
            .limit(1)
        )
        with self._transactions.reading() as connection:
            rows = {row["state"]: row for row in connection.execute(by_state).mappings()}
            answer = connection.scalar(last_answer) or ""
        pending, sent, refused = (rows.get(state) for state in (_PENDING, _SENT, _REFUSED))
        return OutboxCounts(
            pending["count"] if pending else 0,
            sent["count"] if sent else 0,
            refused["count"] if refused else 0,
            as_shown(pending["next_at"]) if pending and pending["next_at"] else None,
            as_shown(sent["changed_at"]) if sent else None,
            answer,
        )

    def outbox(
        self, viewer: Person, store_url: str, state: SendingState, most: int = 200
    ) -> tuple[OutboxEntry, ...]:
        """See OutboxRecords."""
        hr_refusals.check_hands_over(viewer)
        newest_first = (
            select(outbox, people.c.name.label("person_name"), attempts.c.scenario_title)
            .join(attempts, attempts.c.id == outbox.c.attempt_id)
            .join(people, people.c.id == attempts.c.owner_id)
            .where(outbox.c.store_url == store_url, outbox.c.state == state.value)
            .order_by(outbox.c.changed_at.desc(), outbox.c.position.desc())
            .limit(most)
        )
        with self._transactions.reading() as connection:
            rows = connection.execute(newest_first).mappings().all()
        return tuple(entry_from(row) for row in rows)


def _statements_of(
    connection: Connection, store_url: str, attempt_ids: Sequence[str]
) -> dict[str, list[RowMapping]]:
    """Return the statements of attempts, in order, without those that take others back."""
    found = (
        select(outbox)
        .where(outbox.c.store_url == store_url, outbox.c.attempt_id.in_(attempt_ids), outbox.c.voids == "")
        .order_by(outbox.c.position)
    )
    of_attempts: dict[str, list[RowMapping]] = {}
    for row in connection.execute(found).mappings():
        of_attempts.setdefault(row["attempt_id"], []).append(row)
    return of_attempts


def _known(connection: Connection, attempt_ids: Sequence[str]) -> set[str]:
    """Return which attempts are on record: a person may have been erased since they were read."""
    return set(connection.scalars(select(attempts.c.id).where(attempts.c.id.in_(attempt_ids))))


def _retold(connection: Connection, telling: Telling, earlier: Sequence[RowMapping]) -> list[Statement]:
    """Let the standing statement no longer stand, and return what is put in after it."""
    standing = next((row for row in earlier if row["is_standing"]), None)
    is_there = standing is not None and may_be_there(standing)
    if (standing["statement_id"] if standing else "", is_there) != (telling.standing, telling.may_be_there):
        return []  # somebody else was quicker
    told = [telling.statement] if telling.statement else []
    if standing is None:
        return told
    which = outbox.c.position == standing["position"]
    if not is_there:
        connection.execute(delete(outbox).where(which))
        return told
    connection.execute(update(outbox).where(which).values(is_standing=False))
    return [telling.voiding, *told] if telling.voiding else told


def _change(
    connection: Connection, store_url: str, ids: Sequence[str], values: Row, states: Sequence[str]
) -> None:
    for start in range(0, len(ids), AT_ONCE):
        which = outbox.c.statement_id.in_(ids[start : start + AT_ONCE])
        are_of = and_(outbox.c.store_url == store_url, outbox.c.state.in_(states))
        connection.execute(update(outbox).where(which, are_of).values(dict(values)))
