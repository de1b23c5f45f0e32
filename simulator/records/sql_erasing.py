"""SqlErasing: somebody goes from the records, and no byte of theirs stays in any file of them."""

from __future__ import annotations

import json
import re
import uuid
from contextlib import closing
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from simulator.domain.access import may_erase_people
from simulator.domain.people import Person, Role
from simulator.records import hr_refusals
from simulator.records.audit_chain import Link, entry_from
from simulator.records.bundle_tables import bundled_people
from simulator.records.erased import WHAT, about_alias, about_erased, asides, mark_of
from simulator.records.hr_interface import AuditEntry
from simulator.records.hr_tables import audit_entries, employments
from simulator.records.interface import AttemptState, RecordsError, RecordsUnavailableError
from simulator.records.kept_once import kept_once
from simulator.records.names import same_name_key
from simulator.records.rows import person_from
from simulator.records.session_tables import session_attempts, session_participants
from simulator.records.sql_audit import all_links, note
from simulator.records.sql_people import on_record
from simulator.records.sql_recordings import SqlRecordings
from simulator.records.sql_tallies import recount
from simulator.records.sqlite_transactions import SqliteTransactions
from simulator.records.tables import attempts, people

NOBODY, ELSEWHERE, RETENTION = "nobody signed in", "erased before", "retention"

_FROM_NAME = 5
"""The version of UUIDs that are made from a name."""

_TELLING = 4
"""A number of fewer characters is no name of anybody: audits are full of counts."""


class SqlErasing(SqlRecordings):
    """The method of a RecordStore (see ``interface``) by which people are erased."""

    def erase_person(self, by: Person, person_id: str) -> AuditEntry:
        """See HrRecords."""
        somebody = self._still_here(by, person_id)
        if somebody is not None:
            self.erase_recordings(somebody)
            self.forget_voice(somebody)
        link, marks = self._erase_on_record(by, person_id)
        for aside in asides(self._folder):
            with closing(SqliteTransactions(aside)) as transactions:
                SqlErasing(transactions, aside).erase_marked(marks)
        self._transactions.tidy()
        return entry_from(link)

    def _still_here(self, by: Person, person_id: str) -> Person | None:
        """Return whoever is to be erased; None where they may be gone by this call, made once before."""
        try:
            with self._transactions.reading() as connection:
                return _checked(connection, by, person_id)
        except RecordsUnavailableError:
            raise
        except RecordsError:
            return None

    @kept_once
    def _erase_on_record(self, by: Person, person_id: str) -> tuple[Link, frozenset[str]]:
        """Erase what the database holds; return what the audit says, and the marks of who it was."""
        with self._transactions.writing() as connection:
            somebody = _checked(connection, by, person_id)
            eraser = Person(by.id, NOBODY, by.role) if by.id == somebody.id else by
            marks = frozenset(mark_of(id_) for id_ in (person_id, *_aliases(connection, person_id)))
            link = _erase(connection, eraser, somebody)
            self._transactions.remember_to_tidy(connection)
        return link, marks

    def erase_practice_before(self, day: date) -> int:
        """See HrRecords."""
        due = select(attempts.c.id, attempts.c.scenario_id, people.c.id, people.c.name).join(
            people, people.c.id == attempts.c.owner_id
        )
        is_due = _is_practice_before(day)
        with self._transactions.reading() as connection:
            rows = connection.execute(due.where(is_due)).all()
        for attempt_id, _, person_id, name in rows:
            self.erase_recordings(Person(person_id, name), attempt_id)
        if not rows:
            return 0
        with self._transactions.writing() as connection:
            gone = connection.execute(delete(attempts).where(is_due)).rowcount
            for person_id, scenario_id in sorted({(row[2], row[1]) for row in rows}):
                recount(connection, person_id, scenario_id)
            about = f"{gone} attempts, never submitted and from before {day}"
            note(connection, Person(RETENTION, RETENTION), WHAT, about)
            self._transactions.remember_to_tidy(connection)
        self._transactions.tidy()
        return gone

    def count_practice_before(self, viewer: Person, day: date) -> int:
        """See HrRecords."""
        with self._transactions.reading() as connection:
            hr_refusals.check_keeps_practice(viewer, is_anybody_in_charge=_is_anybody_in_charge(connection))
            due = select(func.count()).select_from(attempts).where(_is_practice_before(day))
            return connection.scalar(due) or 0

    def erase_marked(self, marks: frozenset[str]) -> int:
        """Erase everybody who was erased elsewhere, from records that still had them; return how many."""
        with self._transactions.reading() as connection:
            rows = connection.execute(select(people)).mappings().all()
            known = connection.execute(select(bundled_people.c.person_id, bundled_people.c.source_id)).all()
        marked = {person_id for person_id, source_id in known if mark_of(source_id) in marks}
        found = [person_from(row) for row in rows if row["id"] in marked or mark_of(row["id"]) in marks]
        for somebody in found:
            self.erase_recordings(somebody)
            self.forget_voice(somebody)
            with self._transactions.writing() as connection:
                _erase(connection, Person(somebody.id, ELSEWHERE, somebody.role), somebody)
                self._transactions.remember_to_tidy(connection)
        if found:
            self._transactions.tidy()
        return len(found)


def _is_practice_before(day: date) -> ColumnElement[bool]:
    """Return what finds attempts begun before a day, never submitted, and not played before a room."""
    return (
        (attempts.c.started_at < datetime.combine(day, time()))
        & (attempts.c.state != AttemptState.SUBMITTED.value)
        & attempts.c.id.not_in(select(session_attempts.c.attempt_id))
    )


def _is_anybody_in_charge(connection: Connection) -> bool:
    in_charge = select(people.c.id).where(people.c.role != Role.TRAINEE.value).limit(1)
    return connection.scalar(in_charge) is not None


def _checked(connection: Connection, by: Person, person_id: str) -> Person:
    """Return who is to be erased.

    Raises:
        RecordsError: They may not be, or not by this person.
    """
    eraser = on_record(connection, by)
    in_charge = connection.scalars(select(people.c.id).where(people.c.role != Role.TRAINEE.value)).all()
    if not may_erase_people(eraser, is_anybody_in_charge=bool(in_charge)):
        raise hr_refusals.may_not_erase(eraser)
    somebody = on_record(connection, Person(person_id, "Whoever that was"))
    count = connection.scalar(select(func.count()).select_from(people)) or 0
    if list(in_charge) == [somebody.id] and count > 1:
        raise hr_refusals.last_in_charge(somebody.name)
    return somebody


def _erase(connection: Connection, by: Person, somebody: Person) -> Link:
    count = connection.scalar(
        select(func.count()).select_from(attempts).where(attempts.c.owner_id == somebody.id)
    )
    _find_on_rosters(connection, somebody)
    named = _names_of(connection, somebody)
    aliases = _aliases(connection, somebody.id)
    connection.execute(delete(people).where(people.c.id == somebody.id))
    emptied = _empty_audit(connection, named)
    for alias in aliases[1:]:
        note(connection, by, WHAT, about_alias(alias))
    if aliases and not _is_made_from_name(somebody.id):
        note(connection, by, WHAT, about_alias(aliases[0]))
    id_ = aliases[0] if aliases and _is_made_from_name(somebody.id) else somebody.id
    return note(connection, by, WHAT, about_erased(id_, count or 0), json.dumps(emptied))


def _aliases(connection: Connection, person_id: str) -> list[str]:
    """Return how other computers know somebody: by ids that were drawn by chance."""
    theirs = select(bundled_people.c.source_id).where(bundled_people.c.person_id == person_id)
    return sorted(connection.scalars(theirs))


def _is_made_from_name(person_id: str) -> bool:
    """Return whether an id could be guessed from a name, so that no digest of it may stay."""
    try:
        return uuid.UUID(person_id).version == _FROM_NAME
    except ValueError:
        return False


def _find_on_rosters(connection: Connection, somebody: Person) -> None:
    """Tie the names on rosters that were never anybody's to the person who has that name."""
    loose = select(session_participants.c.session_id, session_participants.c.id, session_participants.c.name)
    for session_id, id_, name in connection.execute(
        loose.where(session_participants.c.person_id.is_(None))
    ).all():
        if same_name_key(name) == same_name_key(somebody.name):
            connection.execute(
                update(session_participants)
                .where(session_participants.c.session_id == session_id, session_participants.c.id == id_)
                .values(person_id=somebody.id)
            )


def _names_of(connection: Connection, somebody: Person) -> re.Pattern[str]:
    """Return what finds somebody in a text: their name, number or address, standing by itself."""
    row = connection.execute(
        select(employments.c.number, employments.c.email).where(employments.c.person_id == somebody.id)
    ).first()
    told = [word for word in row or () if len(word) >= _TELLING]
    words = [somebody.name, somebody.id, *told]
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.IGNORECASE)


def _empty_audit(connection: Connection, named: re.Pattern[str]) -> list[tuple[int, str]]:
    """Take somebody out of the audit; return which texts of which entries were emptied."""
    emptied: list[tuple[int, str]] = []
    for link in all_links(connection):
        gone = {
            part: ""
            for part, words in (("by", link.by), ("about", link.about))
            if words and named.search(words)
        }
        if gone:
            salts = {f"{part}_salt": "" for part in gone}
            connection.execute(
                update(audit_entries).where(audit_entries.c.number == link.number).values(gone | salts)
            )
            emptied += [(link.number, part) for part in gone]
    return emptied
