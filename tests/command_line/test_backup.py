"""Backup and restore at a terminal: what was there is there again, and who may not is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.people import Role
from simulator.records import open_store

SECRET = "grün und Katze"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Hanna does HR, and Sam is on record."""
    monkeypatch.setenv("RAPPORT_PASSPHRASE", SECRET)
    store = open_store(tmp_path / "data")
    store.give_role("Hanna", Role.HR, by=None, passphrase=SECRET)
    store.person("Sam")
    store.close()
    return tmp_path / "data"


def names(folder: Path) -> set[str]:
    store = open_store(folder)
    try:
        return {one.name for one in store.people()}
    finally:
        store.close()


def test_what_was_there_is_there_again(run: Any, data: Path, tmp_path: Path) -> None:
    file = tmp_path / "stick" / "kept.zip"
    code, out, err = run("backup", str(file), trainee="Hanna")
    assert (code, err) == (0, "")
    assert "2 people" in out
    store = open_store(data)
    store.person("Zoe")
    store.close()
    code, out, _ = run("restore", str(file), trainee="Hanna")
    assert (code, names(data)) == (1, {"Hanna", "Sam", "Zoe"})
    code, out, _ = run("restore", str(file), "--replace", trainee="Hanna")
    assert (code, names(data)) == (0, {"Hanna", "Sam"})
    assert "What was there before is in" in out
    told = [one["what"] for one in json.loads(run("audit", "list", "--json", trainee="Hanna")[1])]
    assert told[-1] == "restored"
    assert run("audit", "verify")[0] == 0


def test_a_backup_is_noted(run: Any, data: Path, tmp_path: Path) -> None:
    code, out, _ = run("backup", str(tmp_path / "kept.zip"), "--json", trainee="Hanna")
    assert (code, json.loads(out)["people"]) == (0, 2)
    assert "backed up" in run("audit", "list", trainee="Hanna")[1]


def test_another_computer_takes_it(
    run: Any, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kept.zip"
    run("backup", str(file), trainee="Hanna")
    data.rename(tmp_path / "old")
    code, out, _ = run("restore", str(file))
    assert (code, names(data)) == (0, {"Hanna", "Sam"})
    assert "Nobody who is in this backup was signed in" in out


def test_a_trainee_neither_takes_nor_puts_back(run: Any, data: Path, tmp_path: Path) -> None:
    file = tmp_path / "kept.zip"
    code, _, err = run("backup", str(file))
    assert (code, "may not" in err, file.exists()) == (1, True, False)
    run("backup", str(file), trainee="Hanna")
    code, _, err = run("restore", str(file), "--replace")
    assert (code, "may not" in err) == (1, True)


def test_what_is_no_backup_changes_nothing(run: Any, data: Path, tmp_path: Path) -> None:
    (tmp_path / "other.zip").write_bytes(b"PK\x03\x04 or so")
    code, _, err = run("restore", str(tmp_path / "other.zip"), "--replace", trainee="Hanna")
    assert (code, "no backup" in err) == (1, True)
    assert names(data) == {"Hanna", "Sam"}


@pytest.mark.parametrize("words", [("backup",), ("restore", "--replace")])
def test_records_on_a_server_are_left_to_its_own_backups(
    run: Any, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    file = tmp_path / "kept.zip"
    run("backup", str(file), trainee="Hanna")
    kept = file.read_bytes()
    monkeypatch.setenv("RAPPORT_DATABASE_URL", "postgresql://ann:secret@server/records")
    command, *rest = words
    code, out, err = run(command, str(file), *rest, trainee="Hanna")
    assert (code, out) == (1, "")
    assert "pg_dump" in err
    assert "secret" not in err
    monkeypatch.delenv("RAPPORT_DATABASE_URL")
    assert (file.read_bytes(), names(data)) == (kept, {"Hanna", "Sam"})
