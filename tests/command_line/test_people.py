"""``people``: a list is imported by HR, told in words and as JSON, and the same one twice changes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from simulator.command_line.people_commands import FIELDS, PRESETS
from simulator.command_line.whose import ASKED_FOR
from simulator.domain.people import Role
from simulator.records import open_store
from simulator.training.people import headings

SECRET = "long enough"
LIST = "Badge;Who;Team\n0017;Ann Smith;Tills\n0018;Bob Jones;Returns\n"


@pytest.fixture
def hr(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a command as Hanna, who does HR."""
    monkeypatch.setenv(ASKED_FOR, SECRET)
    (tmp_path / "data").mkdir()
    store = open_store(tmp_path / "data")
    store.give_role("Hanna", Role.HR, by=None, passphrase=SECRET)
    store.close()

    def call(*words: str) -> tuple[int, str, str]:
        return run(*words, trainee="Hanna")

    return call


@pytest.fixture
def staff(tmp_path: Path) -> str:
    path = tmp_path / "staff.csv"
    path.write_text(LIST, encoding="utf-8")
    return str(path)


def test_options_name_what_there_is() -> None:
    assert set(FIELDS) == {str(field) for field in headings.Field}
    assert set(PRESETS) == set(headings.PRESETS)


def test_a_dry_run_says_what_would_change_and_writes_nothing(hr: Any, staff: str) -> None:
    mapped = ("--map", "number=badge", "--map", "name=Who")
    code, out, err = hr("people", "import", staff, *mapped, "--dry-run")
    assert (code, err) == (0, "")
    assert "2 new." in out
    assert "dry run" in out
    assert "Ann" not in hr("people", "list")[1]


def test_people_are_imported_and_listed(hr: Any, staff: str) -> None:
    mapped = ("--map", "number=Badge", "--map", "name=Who")
    code, out, _ = hr("people", "import", staff, *mapped, "--json")
    told = json.loads(out)
    assert (code, told["written"], told["counts"]["new"]) == (0, 2, 2)
    assert "0017" in hr("people", "list")[1]
    listed = json.loads(hr("people", "list", "--team", "tills", "--json")[1])
    assert [(one["name"], one["number"], one["is_active"]) for one in listed] == [("Ann Smith", "0017", True)]
    again = json.loads(hr("people", "import", staff, *mapped, "--json")[1])
    assert (again["written"], again["counts"]["unchanged"]) == (0, 2)


def test_rows_that_were_left_out_end_with_one(hr: Any, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Number,Name\n1,Ann\n1,Bob\n2,Eva\n", encoding="utf-8")
    code, out, _ = hr("people", "import", str(path))
    assert code == 1
    assert "1 new; 2 left out." in out


def test_what_cannot_be_done_is_said_in_words(hr: Any, run: Any, staff: str, tmp_path: Path) -> None:
    assert "no column 'Nowhere'" in hr("people", "import", staff, "--map", "name=Nowhere")[2]
    assert "FIELD=COLUMN" in hr("people", "import", staff, "--map", "hobby=Who")[2]
    assert "called" in hr("people", "import", staff)[2]
    assert "cannot be read" in hr("people", "import", str(tmp_path / "nowhere"))[2]
    path = tmp_path / "days.csv"
    path.write_text("Number,Name,Start date\n1,Ann,03/04/2024\n", encoding="utf-8")
    assert "--dates" in hr("people", "import", str(path))[2]
    code, _, err = run("people", "list", trainee="Sam")
    assert code == 1
    assert "HR" in err
