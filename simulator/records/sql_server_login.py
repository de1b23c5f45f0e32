"""SqlServerLogin: on a database server people are who their login says, and need no passphrase besides."""

from __future__ import annotations

from sqlalchemy import text

from simulator.domain.people import Person, Role
from simulator.records import hr_refusals, server_refusals
from simulator.records.bundle_interface import BundlePreview, SignedBundle
from simulator.records.hr_interface import AuditEntry
from simulator.records.names import same_name_key, tidy_name
from simulator.records.over_all_rows import is_on_server
from simulator.records.sql_audit import SqlAudit
from simulator.records.sql_bundles import SqlBundles
from simulator.records.sql_passphrases import SqlPassphrases
from simulator.records.sql_people import SqlPeople
from simulator.records.sql_roles import SqlRoles

_WHO = text("SELECT id, name, role FROM who_is_connected()")
_SEES_ALL = text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = session_user")
"""Such a login is kept from nothing by any rule; it is nobody's, and names are opened as in a file."""


class SqlServerLogin(SqlPeople, SqlRoles, SqlPassphrases, SqlBundles, SqlAudit):
    """The methods of a RecordStore (see ``interface``) that go by the login, where there is one.

    The server's own password has opened the door already, and it is the server that keeps rows apart: a
    second passphrase would protect nothing, and would have to be readable to be compared.
    """

    def connected_as(self) -> Person | None:
        """See RolesRecords."""
        with self._transactions.reading() as connection:
            if not is_on_server(connection):
                return None
            row = connection.execute(_WHO).first()
            if row is None:
                if connection.scalar(_SEES_ALL):
                    return None
                raise server_refusals.nobodys_login()
        return Person(row[0], row[1], Role(row[2]))

    def person(self, name: str) -> Person:
        """See RecordStore."""
        mine = self.connected_as()
        return super().person(name) if mine is None else _only(mine, name)

    def asks_passphrase(self, name: str) -> bool:
        """See RolesRecords."""
        return self.connected_as() is None and super().asks_passphrase(name)

    def sign_in(self, name: str, passphrase: str) -> Person:
        """See RolesRecords."""
        mine = self.connected_as()
        return super().sign_in(name, passphrase) if mine is None else _only(mine, name)

    def set_passphrase(self, person: Person, old: str, new: str) -> None:
        """See PassphraseRecords."""
        if self.connected_as() is not None:
            raise server_refusals.no_passphrases()
        super().set_passphrase(person, old, new)

    def take_off_pin(self, by: Person, person_id: str) -> None:
        """See PassphraseRecords."""
        if self.connected_as() is not None:
            raise server_refusals.no_passphrases()
        super().take_off_pin(by, person_id)

    def first_broken_audit_entry(self) -> AuditEntry | int | None:
        """See HrRecords. A server shows the entries to HR alone; to others all would be missing."""
        mine = self.connected_as()
        if mine is not None:
            hr_refusals.check_reads_audit(mine)
        return super().first_broken_audit_entry()

    def merge_bundle(self, by: Person, bundle: SignedBundle) -> BundlePreview:
        """See BundleRecords. On a server nobody writes what is somebody else's, HR neither."""
        if self.connected_as() is not None:
            raise server_refusals.no_merging()
        return super().merge_bundle(by, bundle)

    def _has_passphrases(self) -> bool:
        return self.connected_as() is None


def _only(mine: Person, name: str) -> Person:
    if same_name_key(tidy_name(name)) != same_name_key(mine.name):
        raise server_refusals.not_your_login(mine.name)
    return mine
