"""SqlNotebook: private lists of relationships, and best moments with their owners' consent."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, insert, or_, select, update

from simulator.domain.access import Sight, may_count_relationships, may_lead
from simulator.domain.people import Person, Role
from simulator.records import notebook_refusals
from simulator.records.kept_once import kept_once
from simulator.records.notebook_interface import BestMoment, Relationship
from simulator.records.over_all_rows import relationship_counts
from simulator.records.people_tables import best_moments, relationships
from simulator.records.rows import as_kept, as_shown, damaged_row
from simulator.records.seeing import visible_attempt
from simulator.records.sql_people import on_record
from simulator.records.tables import attempts, people
from simulator.records.transactions import Transactions
from simulator.records.upserting import insert_or_update

_owners, _askers = people.alias("owners"), people.alias("askers")

_MOMENTS = (
    select(
        best_moments,
        _owners.c.id.label("owner_id"),
        _owners.c.name.label("owner_name"),
        _owners.c.role.label("owner_role"),
        _askers.c.name.label("by_name"),
        _askers.c.role.label("by_role"),
    )
    .join(attempts, attempts.c.id == best_moments.c.attempt_id)
    .join(_owners, _owners.c.id == attempts.c.owner_id)
    .join(_askers, _askers.c.id == best_moments.c.by_id)
)


class SqlNotebook:
    """The methods of a RecordStore (see ``interface``) about what people keep for themselves."""

    _transactions: Transactions

    def relationships(self, owner: Person) -> tuple[Relationship, ...]:
        """See NotebookRecords."""
        in_order = (
            select(relationships)
            .where(relationships.c.owner_id == owner.id)
            .order_by(relationships.c.position)
        )
        with self._transactions.reading() as connection:
            rows = connection.execute(in_order).mappings().all()
        return tuple(
            Relationship(row["id"], row["name"], row["kind"], row["deed"], row["done_on"]) for row in rows
        )

    def keep_relationship(self, owner: Person, relationship: Relationship) -> None:
        """See NotebookRecords."""
        name, deed = notebook_refusals.tidy_relationship(relationship)
        kept = {"name": name, "kind": relationship.kind, "deed": deed, "done_on": relationship.done_on}
        with self._transactions.writing() as connection:
            on_record(connection, owner)
            whose = {"owner_id": owner.id, "id": relationship.id}
            insert_or_update(connection, relationships, whose | kept, key=["owner_id", "id"])

    def erase_relationship(self, owner: Person, relationship_id: str) -> None:
        """See NotebookRecords."""
        which = and_(relationships.c.owner_id == owner.id, relationships.c.id == relationship_id)
        with self._transactions.writing() as connection:
            connection.execute(delete(relationships).where(which))

    def relationship_counts(self, viewer: Person) -> tuple[int, int]:
        """See NotebookRecords."""
        if not may_count_relationships(viewer):
            raise notebook_refusals.not_for_counting(viewer.name)
        with self._transactions.reading() as connection:
            return relationship_counts(connection)

    @kept_once
    def propose_moment(self, attempt_id: str, turn: int, by: Person, why: str) -> BestMoment:
        """See NotebookRecords."""
        told = notebook_refusals.tidy_text(why, "The reason")
        if not may_lead(by):
            raise notebook_refusals.not_asking(by.name)
        asked = and_(
            best_moments.c.attempt_id == attempt_id,
            best_moments.c.turn == turn,
            best_moments.c.by_id == by.id,
        )
        with self._transactions.writing() as connection:
            on_record(connection, by)
            attempt = visible_attempt(connection, attempt_id, by, Sight.WORDS)
            if not 1 <= turn <= attempt["turn_count"]:
                raise notebook_refusals.no_such_turn(turn)
            if _first(connection, asked) is None:
                new = {"id": str(uuid.uuid4()), "attempt_id": attempt_id, "turn": turn, "by_id": by.id}
                connection.execute(insert(best_moments).values(**new, why=told))
            return _moment(connection, asked)

    def answer_moment(self, moment_id: str, owner: Person, *, agrees: bool) -> BestMoment:
        """See NotebookRecords."""
        now = as_kept(datetime.now(UTC))
        asked = best_moments.c.id == moment_id
        with self._transactions.writing() as connection:
            row = _first(connection, asked)
            if row is None or row["owner_id"] != owner.id:
                raise notebook_refusals.nobody_asked()
            if row["answered_at"] is None or agrees is (row["agreed_at"] is None):
                answer = {"answered_at": now, "agreed_at": now if agrees else None}
                connection.execute(update(best_moments).where(asked).values(answer))
            return _moment(connection, asked)

    def moments(self, viewer: Person) -> tuple[BestMoment, ...]:
        """See NotebookRecords."""
        theirs = or_(best_moments.c.by_id == viewer.id, _owners.c.id == viewer.id)
        newest_first = _MOMENTS.where(theirs).order_by(best_moments.c.position.desc())
        with self._transactions.reading() as connection:
            rows = connection.execute(newest_first).mappings().all()
        return tuple(_moment_from(row) for row in rows)


def _first(connection: Connection, which: ColumnElement[bool]) -> RowMapping | None:
    return connection.execute(_MOMENTS.where(which)).mappings().first()


def _moment(connection: Connection, which: ColumnElement[bool]) -> BestMoment:
    return _moment_from(connection.execute(_MOMENTS.where(which)).mappings().one())


def _moment_from(row: RowMapping) -> BestMoment:
    try:
        return BestMoment(
            id=row["id"],
            attempt_id=row["attempt_id"],
            turn=row["turn"],
            owner=Person(row["owner_id"], row["owner_name"], Role(row["owner_role"])),
            proposed_by=Person(row["by_id"], row["by_name"], Role(row["by_role"])),
            why=row["why"],
            agreed_at=None if row["agreed_at"] is None else as_shown(row["agreed_at"]),
            answered_at=None if row["answered_at"] is None else as_shown(row["answered_at"]),
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise damaged_row("a best moment") from error
