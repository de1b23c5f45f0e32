"""``people everything``: saved for oneself, for HR in part, and refused to others in words."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from simulator.command_line.whose import ASKED_FOR
from simulator.domain.people import Role
from simulator.records import open_store
from tests.records.played import finished, submitted

SECRET = "long enough"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Hanna does HR; Ann has submitted one of two attempts, and has a PIN."""
    monkeypatch.setenv(ASKED_FOR, SECRET)
    (tmp_path / "data").mkdir()
    store = open_store(tmp_path / "data")
    store.give_role("Hanna", Role.HR, by=None, passphrase=SECRET)
    ann = store.person("Ann")
    submitted(store, ann)
    finished(store, ann)
    store.person("Ben")
    store.close()
    return tmp_path


def test_everything_about_oneself(run: Any, folder: Path) -> None:
    out = folder / "ann.zip"
    code, told, err = run("people", "everything", "--out", str(out), "--json", trainee="Ann")
    assert (code, err) == (0, "")
    found = json.loads(told)
    assert (found["person"]["name"], found["is_everything"]) == ("Ann", True)
    assert (found["tables"]["attempts"], found["tables"]["turns"]) == (2, 4)
    with zipfile.ZipFile(out) as bundle:
        assert "README.txt" in bundle.namelist()


def test_hr_gets_a_part_and_reads_what_is_missing(run: Any, folder: Path) -> None:
    out = folder / "ann.zip"
    code, told, _ = run("people", "everything", "ANN", "--out", str(out), trainee="Hanna")
    assert code == 0
    assert "Attempts: 1 row" in told
    assert "Left out, because it is for the person alone" in told
    assert "main.py people everything --out" in told
    assert "what HR may see of Ann" in run("audit", "list", trainee="Hanna")[1]


def test_others_are_refused_in_words(run: Any, folder: Path) -> None:
    out = folder / "ann.zip"
    code, _, err = run("people", "everything", "Ann", "--out", str(out), trainee="Ben")
    assert code != 0
    assert "for themselves" in err
    assert "Nobody on record" in run("people", "everything", "Zoe", "--out", str(out), trainee="Ann")[2]
    assert (
        "could not be written"
        in run("people", "everything", "--out", str(folder / "no" / "a.zip"), trainee="Ann")[2]
    )
    assert not out.exists()
