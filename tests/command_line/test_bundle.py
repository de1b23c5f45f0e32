"""``bundle export``, ``merge`` and ``computers``, as they are called."""

import json
from pathlib import Path

import pytest

from simulator.command_line.commands import run
from simulator.domain.people import Role
from simulator.records import open_store
from tests.records.led import PASSPHRASE
from tests.records.played import finished, submitted


@pytest.fixture
def there(tmp_path: Path) -> Path:
    store = open_store(tmp_path / "there")
    ann = store.person("Ann")
    submitted(store, ann)
    finished(store, ann)
    store.close()
    return tmp_path / "there"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    store = open_store(tmp_path / "office")
    store.give_role("Hana", Role.HR, by=None, passphrase=PASSPHRASE)
    store.close()
    monkeypatch.setenv("RAPPORT_PASSPHRASE", PASSPHRASE)
    return ["--data", str(tmp_path / "office"), "--trainee", "Hana"]


def test_a_laptop_hands_over_and_hr_merges(
    there: Path, office: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    export = ["--data", str(there), "--trainee", "Ann", "bundle", "export", "--out", str(stick)]
    assert run([*export, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["attempts"], made["with_words"]) == (1, False)
    assert Path(made["file"]).name.startswith("rapport-Ann-")
    merge = [*office, "bundle", "merge", str(stick), "--json"]
    assert run([*merge, "--dry-run"]) == 1
    (shown,) = json.loads(capsys.readouterr().out)["bundles"]
    assert (shown["new"], shown["is_trusted"], shown["fingerprint"]) == (1, False, made["fingerprint"])
    assert run(merge) == 1
    assert not json.loads(capsys.readouterr().out)["bundles"][0]["is_merged"]
    assert run([*merge, "--trust"]) == 0
    assert json.loads(capsys.readouterr().out)["bundles"][0]["new"] == 1
    assert run(merge) == 0
    assert json.loads(capsys.readouterr().out)["bundles"][0]["known"] == 1
    assert run([*office, "bundle", "computers", "--json"]) == 0
    (computer,) = json.loads(capsys.readouterr().out)["trusted"]
    assert computer["fingerprint"] == made["fingerprint"]
    assert run([*office, "bundle", "computers", "--untrust", computer["name"]]) == 0
    assert "No other computer" in capsys.readouterr().out


def test_what_is_wrong_is_said(
    there: Path, office: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--data", str(there), "--trainee", "Ben", "bundle", "export", "--out", str(tmp_path)]) == 1
    assert "submitted nothing yet" in capsys.readouterr().err
    file = tmp_path / "x.rapportbundle"
    export = ["--data", str(there), "--trainee", "Ann", "bundle", "export", "--out", str(file)]
    assert run(export) == 0
    file.write_bytes(file.read_bytes().replace(b"Ann", b"Eve"))
    capsys.readouterr()
    assert run([*office, "bundle", "merge", str(file), "--trust"]) == 1
    assert "was altered after it was signed" in capsys.readouterr().err
    assert run(["--data", str(there), "--trainee", "Ann", "bundle", "merge", str(file)]) == 1
    assert "Only HR" in capsys.readouterr().err
