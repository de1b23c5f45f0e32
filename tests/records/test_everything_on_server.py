"""Everything about one person where a server keeps rows apart: what it grants is told, the rest is named."""

from contextlib import closing
from pathlib import Path

import pytest

from simulator.domain.people import Role
from simulator.records import open_store
from simulator.records.everything_interface import Everything
from simulator.records.everything_told import told_tables
from simulator.records.interface import RecordsError
from simulator.records.server_logins import make_login
from tests.postgres_server import PostgresServer
from tests.records.guarded import ANN, BEN, ROWS
from tests.records.server_owned import owned_database
from tests.records.test_row_security import _insert

PASSWORD = "a-password-of-the-test"


def asked(url: str, folder: Path, about: str) -> Everything:
    with closing(open_store(folder, url)) as store:
        me = store.connected_as()
        assert me is not None
        found = store.everything_about(me, about)
        store.note_in_audit(me, "saved", "what was asked for")
        return found


@pytest.mark.timeout(120)
def test_a_login_is_told_what_the_server_grants(postgres_server: PostgresServer, tmp_path: Path) -> None:
    with owned_database(postgres_server) as owned:
        with owned.admin() as raw:
            for table, rows in ROWS.items():
                for row in rows:
                    _insert(raw, table, row)
        for row in ROWS["people"]:
            make_login(owned.url, row["name"], PASSWORD, login=owned.login(row["id"]), role=Role(row["role"]))
        with closing(open_store(tmp_path, owned.server.url(f"db_{owned.mark}"))) as store:  # sees every row
            everybody = [store.everything_about(one, one.id) for one in store.people()]
        assert {part.name for own in everybody for part in own.parts} == {
            table.name for table in told_tables(is_own=True)
        }
        for row in ROWS["people"]:
            url = owned.url_of(row["id"], PASSWORD)
            own = asked(url, tmp_path, row["id"])
            names = {part.name for part in own.parts}
            assert {"people", "relationships"} <= names
            assert ("turns" in names) is (row["id"] in (ANN, BEN))
            is_hr = row["role"] == "hr"
            assert ("audit_entries" in names) is is_hr
            assert ("What the audit says of this person" in [one.what for one in own.left_out]) is not is_hr
            other = next(one["id"] for one in ROWS["people"] if one["id"] != row["id"])
            if is_hr:
                told = asked(url, tmp_path, other)
                assert {part.name for part in told.parts}.isdisjoint({"turns", "relationships", "recordings"})
            else:
                with pytest.raises(RecordsError):
                    asked(url, tmp_path, other)
