"""SqlAudit: who did what to people's records; a chain that is only ever appended to."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, RowMapping, insert, select

from simulator.domain.people import Person
from simulator.records import hr_refusals
from simulator.records.audit_chain import Link, entry_from, first_broken, new_link
from simulator.records.hr_interface import AuditEntry
from simulator.records.hr_tables import audit_entries
from simulator.records.kept_once import kept_once
from simulator.records.over_all_rows import last_audit_link
from simulator.records.sql_people import on_record
from simulator.records.transactions import Transactions


class SqlAudit:
    """The methods of a RecordStore (see ``interface``) about the audit."""

    _transactions: Transactions

    def audit(self, viewer: Person) -> tuple[AuditEntry, ...]:
        """See HrRecords."""
        hr_refusals.check_reads_audit(viewer)
        with self._transactions.reading() as connection:
            links = all_links(connection)
        return tuple(entry_from(link) for link in links)

    @kept_once
    def note_in_audit(self, by: Person, what: str, about: str) -> AuditEntry:
        """See HrRecords."""
        with self._transactions.writing() as connection:
            on_record(connection, by)
            return entry_from(note(connection, by, what, about))

    def first_broken_audit_entry(self) -> AuditEntry | int | None:
        """See HrRecords."""
        with self._transactions.reading() as connection:
            links = all_links(connection)
            last_number = self._transactions.last_audit_number(connection)
        broken = first_broken(links, last_number)
        return entry_from(broken) if isinstance(broken, Link) else broken


def note(connection: Connection, by: Person, what: str, about: str, emptied: str = "[]") -> Link:
    """Append an entry to the audit, in the transaction of what it tells of."""
    link = new_link(last_audit_link(connection), by.name, what, hr_refusals.tidy_about(about), emptied)
    connection.execute(insert(audit_entries).values(asdict(link)))
    return link


def all_links(connection: Connection) -> tuple[Link, ...]:
    """Return every entry as it is kept, in order."""
    rows = connection.execute(select(audit_entries).order_by(audit_entries.c.number)).mappings()
    return tuple(_link_from(row) for row in rows)


def _link_from(row: RowMapping) -> Link:
    return Link(**row)
