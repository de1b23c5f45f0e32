"""Which server is meant, and where its password is kept."""

import os
import stat
from pathlib import Path

import pytest

from simulator.records.interface import RecordsError
from simulator.records.server_place import (
    PASSWORD_FILE,
    ServerPlace,
    chosen_database,
    is_readable_by_others,
    keep_password,
    place_of,
    with_password,
    with_password_file,
)
from simulator.settings import SettingsFile

NOWHERE = {"RAPPORT_DATABASE_URL": " "}


@pytest.mark.parametrize(
    ("place", "url"),
    [
        (ServerPlace("localhost", "rapport", "ann"), "postgresql://ann@localhost:5432/rapport"),
        (
            ServerPlace(" records.example.org:5433 ", "r", "ann"),
            "postgresql://ann@records.example.org:5433/r?sslmode=require",
        ),
        (ServerPlace("[::1]:5433", "r", "ann"), "postgresql://ann@[::1]:5433/r"),
        (
            ServerPlace("10.0.0.7", "a b/c", "o'neil@x"),
            "postgresql://o%27neil%40x@10.0.0.7:5432/a%20b%2Fc?sslmode=require",
        ),
    ],
)
def test_what_is_filled_in_is_one_line_and_back(place: ServerPlace, url: str) -> None:
    assert place.url == url
    again = place_of(url)
    assert (again.database, again.user) == (place.database, place.user)
    assert again.url == url


@pytest.mark.parametrize(
    "place",
    [
        ServerPlace("", "r", "ann"),
        ServerPlace("h", " ", "ann"),
        ServerPlace("h", "r", ""),
        ServerPlace("h:http", "r", "ann"),
        ServerPlace("h:70000", "r", "ann"),
    ],
)
def test_what_cannot_be_is_refused(place: ServerPlace) -> None:
    with pytest.raises(RecordsError):
        _ = place.url


@pytest.mark.parametrize("url", ["", "postgresql://[half", "postgresql://h:port/x"])
def test_no_address_is_empty_fields(url: str) -> None:
    assert place_of(url) == ServerPlace("", "", "")


def test_command_goes_before_environment_before_settings(tmp_path: Path) -> None:
    assert chosen_database(tmp_path, environment=NOWHERE) == ""
    SettingsFile(tmp_path).change(database_url="postgresql://ann@kept/r")
    assert chosen_database(tmp_path, environment=NOWHERE) == "postgresql://ann@kept/r"
    said = {"RAPPORT_DATABASE_URL": "postgresql://ann@said/r"}
    assert chosen_database(tmp_path, environment=said) == "postgresql://ann@said/r"
    assert chosen_database(tmp_path, "postgresql://ann@wished/r", environment=said).endswith("wished/r")
    assert chosen_database(tmp_path, "", environment=said) == ""


def test_password_is_in_a_file_of_its_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    place = ServerPlace("h", "r:x", "ann")
    keep_password(folder, place, "pass:word\\")
    kept = folder / PASSWORD_FILE
    assert kept.read_text(encoding="utf-8") == "*:*:r\\:x:ann:pass\\:word\\\\\n"
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert not is_readable_by_others(folder)
        kept.chmod(0o640)
        assert is_readable_by_others(folder)
    keep_password(folder, place, "another")
    assert "another" in kept.read_text(encoding="utf-8")
    assert not (os.name == "posix" and is_readable_by_others(folder))
    SettingsFile(folder).change(database_url=place.url)
    assert "passfile=" in chosen_database(folder, environment=NOWHERE)
    keep_password(folder, place, "")
    assert not kept.exists()
    assert [file.name for file in folder.iterdir()] == ["settings.json"]


def test_password_file_is_not_named_where_there_is_a_password(tmp_path: Path) -> None:
    keep_password(tmp_path, ServerPlace("h", "r", "ann"), "word")
    for url in ("postgresql://ann:p@h/r", "postgresql://ann@h/r?passfile=x"):
        assert with_password_file(tmp_path, url) == url
    assert with_password_file(tmp_path, "postgresql://ann@h/r?sslmode=require").count("?") == 1


def test_password_of_two_lines_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordsError):
        keep_password(tmp_path, ServerPlace("h", "r", "ann"), "two\nlines")
    assert not list(tmp_path.iterdir())


def test_password_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("", encoding="utf-8")
    with pytest.raises(RecordsError, match="could not be kept"):
        keep_password(tmp_path / "a file", ServerPlace("h", "r", "ann"), "word")


def test_password_goes_into_an_address_quoted() -> None:
    told = with_password("postgresql://ann@h/r?sslmode=require", "p@:/ #é")
    assert told == "postgresql://ann:p%40%3A%2F%20%23%C3%A9@h/r?sslmode=require"
