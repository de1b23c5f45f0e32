"""``records`` and the rest of the command line on a database server."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from simulator.app import main
from simulator.command_line.doctor_records import records
from simulator.command_line.records_commands import ROLES
from simulator.domain.people import Role
from simulator.records.interface import RecordsError
from simulator.records.server_place import PASSWORD_FILE, ServerPlace, keep_password
from simulator.settings import SettingsFile
from tests.postgres_server import PostgresServer
from tests.records.server_owned import Owned, owned_database

PASSWORD = "a-password-of-the-test"


@pytest.fixture(scope="module")
def server(postgres_server: PostgresServer) -> Iterator[Owned]:
    with owned_database(postgres_server) as owned:
        yield owned


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.delenv("RAPPORT_DATABASE_URL", raising=False)

    def run(*words: str) -> tuple[int, str, str]:
        code = main([*words, "--data", str(tmp_path / "data")])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def owner(call: Any, server: Owned) -> Iterator[Any]:
    """Run a command as the database's owner."""
    yield lambda *words: call(*words, "--database-url", server.url)
    with server.admin() as raw:
        raw.execute("DELETE FROM people")


def test_roles_are_those_there_are() -> None:
    assert set(ROLES) == {role.value for role in Role}


def test_without_a_database_it_is_asked_for(call: Any) -> None:
    code, out, err = call("records", "init-postgres")
    assert (code, out) == (1, "")
    assert "--database-url" in err


def test_no_address_is_told(call: Any) -> None:
    for url in ("nonsense", "mysql://a@b/c", "postgresql://"):
        code, _, err = call("records", "init-postgres", "--database-url", url)
        assert code == 1
        assert "no address" in err


def test_setting_up_again_says_that_nothing_changed(owner: Any) -> None:
    code, out, _ = owner("records", "init-postgres", "--json")
    assert code == 0
    assert json.loads(out)["changed"] is False


def test_a_person_gets_a_login_and_works_with_it(owner: Any, call: Any, server: Owned) -> None:
    login = server.login("ann")
    code, out, _ = owner("records", "login", "Ann", "--login", login, "--json")
    told = json.loads(out)
    assert (code, told["login"], told["person"], told["role"]) == (0, login, "Ann", "trainee")
    url = server.url_of("ann", told["password"])
    assert call("attempts", "--database-url", url)[0] == 0
    code, out, err = call("attempts", "--database-url", url, "--trainee", "Ben")
    assert code == 1
    assert "you are Ann" in err
    code, out, err = call("people", "list", "--database-url", url)
    assert code == 1
    listed = json.loads(owner("records", "logins", "--json")[1])
    assert listed == [{"login": login, "person": "Ann", "role": "trainee"}]
    assert owner("records", "logout", "Ann")[0] == 0
    code, out, err = call("attempts", "--database-url", url)
    assert code == 1
    assert told["password"] not in out + err


def test_password_of_ones_own_is_not_printed(
    owner: Any, server: Owned, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HERS", PASSWORD)
    words = ("records", "login", "Hana", "--login", server.login("hana"), "--role", "hr")
    code, out, err = owner(*words, "--password-env", "HERS")
    assert code == 0
    assert PASSWORD not in out + err
    monkeypatch.setenv("HERS", "")
    assert owner(*words, "--password-env", "HERS")[0] == 1


def test_settings_and_environment_name_the_server(
    owner: Any, call: Any, server: Owned, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HERS", PASSWORD)
    owner("records", "login", "Ann", "--login", server.login("ann"), "--password-env", "HERS")
    monkeypatch.setenv("RAPPORT_DATABASE_URL", server.url_of("ann", PASSWORD))
    assert call("attempts", "--trainee", "Ann")[0] == 0
    monkeypatch.delenv("RAPPORT_DATABASE_URL")
    place = ServerPlace(f"127.0.0.1:{server.server.port}", f"db_{server.mark}", server.login("ann"))
    folder = tmp_path / "data"
    keep_password(folder, place, PASSWORD)
    SettingsFile(folder).change(database_url=place.url)
    assert call("attempts", "--trainee", "Ann")[0] == 0
    assert call("attempts", "--trainee", "Ben")[0] == 1
    found = records(str(folder))
    assert found.works, found
    assert "you are Ann (trainee)" in found.says
    assert PASSWORD not in repr(found)
    (folder / PASSWORD_FILE).chmod(0o644)
    open_to_all = records(str(folder))
    assert not open_to_all.works
    assert "chmod 600" in open_to_all.remedy
    assert "in " + str(folder) in records(str(folder), "").says


def test_doctor_says_what_is_missing_on_a_server(tmp_path: Path, postgres_server: PostgresServer) -> None:
    name = postgres_server.new_database()
    try:
        with pytest.raises(RecordsError) as refused:  # which the doctor tells as what was found
            records(str(tmp_path), postgres_server.url(name))
        assert "init-postgres" in refused.value.remedy
    finally:
        postgres_server.drop_database(name)


def test_synchronised_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["attempts", "--trainee", "Ann", "--data", str(tmp_path / "OneDrive - Acme" / "data")])
    assert "OneDrive" in capsys.readouterr().err
