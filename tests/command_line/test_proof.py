"""Exports, certificates, the audit and erasing at a terminal, over records on disk; files are reopened."""

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest

from simulator.domain.assignment import Assignment, Due
from simulator.domain.attempt import Choice, Reply, Turn
from simulator.domain.employment import Employment
from simulator.domain.people import Person, Role
from simulator.records import open_store
from simulator.records.interface import RecordStore, Result
from simulator.records.results import Proof
from simulator.records.transactions import FILE_NAME

SECRET = "grün und Katze"
EVIDENCE = "ab" * 32
SAID = "xylophonic"
PASSED = Result("stays", "yes", "They listened.", True, 40, 50, 40, 50, "c" * 64)


def completed(store: RecordStore, owner: Person) -> str:
    record = store.start_attempt(
        owner, scenario_id="barking-dog", scenario_title="The barking dog", scenario_text="x", seed=0
    )
    reply = Reply(SAID)
    store.add_turn(record.id, Turn(1, "hello", reply, Choice(0)))
    store.finish_attempt(record.id, PASSED)
    store.submit_attempt(record.id, owner, Proof(EVIDENCE))
    return record.id


@pytest.fixture
def attempt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Hanna does HR; Sam of the night shift, who is asked for two scenarios, completed one of them."""
    monkeypatch.setenv("RAPPORT_PASSPHRASE", SECRET)
    store = open_store(tmp_path / "data")
    hanna = store.give_role("Hanna", Role.HR, by=None, passphrase=SECRET)
    sam = store.person("=Sam")
    store.keep_employments(hanna, [Employment(sam, "00417", "sam@example.org", "Night")])
    scenarios = ("barking-dog", "policy-complaint")
    asked = Assignment(
        "6d9c3b1e-0000-4000-8000-000000000001",
        "Spring",
        scenarios,
        date(2026, 1, 1),
        teams=("Night",),
        due=Due(date(2026, 2, 1)),
        valid_days=3_000,
    )
    store.assign(hanna, asked)
    yield completed(store, sam)
    store.close()


def as_hanna(run: Any, *words: str) -> tuple[int, str, str]:
    return run(*words, trainee="Hanna")


def test_csv_tells_who_stands_how(run: Any, attempt: str, tmp_path: Path) -> None:
    file = tmp_path / "done.csv"
    code, out, err = as_hanna(run, "export", "completions", "--format", "csv", "--out", str(file))
    assert (code, err) == (0, "")
    assert "2 lines, 1 completed" in out
    rows = {
        row["scenario"]: row for row in csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline=""))
    }
    assert (rows["barking-dog"]["stands"], rows["policy-complaint"]["stands"]) == ("done", "overdue")
    done = rows["barking-dog"]
    assert (done["name"], done["employee number"], done["attempt"]) == ("'=Sam", "00417", attempt)
    assert done["evidence (SHA-256 of the scorecard)"] == EVIDENCE
    assert done["title"] != "barking-dog"


@pytest.mark.parametrize("team", ["Night", "night"])
def test_a_workbook_of_a_team(run: Any, attempt: str, tmp_path: Path, team: str) -> None:
    file = tmp_path / "done.xlsx"
    words = ("export", "completions", "--format", "xlsx", "--out", str(file), "--team", team)
    assert as_hanna(run, *words)[0] == 0
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    assert [row[5].value for row in sheet.iter_rows(min_row=2)] == ["policy-complaint", "barking-dog"]


def test_statements_name_the_account(run: Any, attempt: str, tmp_path: Path) -> None:
    file = tmp_path / "statements.json"
    words = ("export", "completions", "--format", "xapi", "--out", str(file), "--json")
    code, out, _ = as_hanna(run, *words, "--home-page", "https://people.example.org")
    assert code == 0
    assert json.loads(out)["completed"] == 1
    (said,) = json.loads(file.read_text("utf-8"))
    assert said["actor"]["account"] == {"homePage": "https://people.example.org", "name": "00417"}
    assert attempt in said["context"]["extensions"].values()


def test_the_audit_tells_of_exports_and_certificates(run: Any, attempt: str, tmp_path: Path) -> None:
    as_hanna(run, "export", "completions", "--format", "moodle", "--out", str(tmp_path / "m.csv"))
    as_hanna(run, "certificate", attempt, "--out", str(tmp_path / "c.json"))
    code, out, _ = as_hanna(run, "audit", "list", "--json")
    assert code == 0
    told = [(one["by"], one["what"]) for one in json.loads(out)]
    assert told[-2:] == [("Hanna", "exported"), ("Hanna", "certified")]


def test_nothing_is_handed_over_that_cannot_be_written_down(run: Any, attempt: str, tmp_path: Path) -> None:
    for place in (tmp_path / "no" / "folder.csv", tmp_path):
        code, _, err = as_hanna(run, "export", "completions", "--format", "csv", "--out", str(place))
        assert (code, "Traceback" in err) == (1, False)
    assert "exported" not in as_hanna(run, "audit", "list")[1]
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".unfinished")]


def test_a_trainee_hands_nothing_over(run: Any, attempt: str, tmp_path: Path) -> None:
    file = tmp_path / "done.csv"
    for words in (
        ("export", "completions", "--format", "csv", "--out", str(file)),
        ("certificate", attempt, "--out", str(file), "--issuer", "The Royal Society"),
        ("audit", "list"),
        ("erase", "Hanna", "--yes"),
    ):
        code, _, err = run(*words, trainee="=Sam")
        assert (code, bool(err)) == (1, True)
    assert not file.exists()
    store = open_store(tmp_path / "data")
    store.person("Ann")
    store.close()
    code, _, err = run("certificate", attempt, "--out", str(file.with_suffix(".json")), trainee="Ann")
    assert (code, "No completed attempt" in err) == (1, True)


@pytest.mark.parametrize("ending", ["json", "html", "pdf"])
def test_whoever_completed_it_takes_their_own(run: Any, attempt: str, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"mine.{ending}"
    code, out, err = run("certificate", attempt[:8], "--out", str(file), trainee="=Sam")
    assert (code, err) == (0, "")
    assert "certified by Rapport, at their own request" in out
    code, out, _ = run("verify", str(file), "--json")
    proven = json.loads(out)
    assert (code, proven["is_whole"], proven["name"], proven["number"]) == (0, True, "=Sam", "00417")
    assert "at their own request" in proven["issuer"]
    told = [(one["by"], one["what"]) for one in json.loads(as_hanna(run, "audit", "list", "--json")[1])]
    assert told[-1] == ("=Sam", "certified")


@pytest.mark.parametrize("ending", ["json", "html", "pdf"])
def test_a_certificate_verifies_from_its_file(run: Any, attempt: str, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"certificate.{ending}"
    code, out, err = as_hanna(run, "certificate", attempt[:8], "--out", str(file), "--issuer", "Söhne & Co")
    assert (code, err) == (0, "")
    code, out, _ = run("verify", str(file))
    assert code == 0
    assert "✓ Whole" in out
    assert "=Sam (00417)" in out
    assert "Söhne & Co" in out
    assert "this computer's own key" in out
    told = json.loads(run("verify", str(file), "--json")[1])
    assert (told["is_whole"], told["is_ours"], told["number"]) == (True, True, "00417")


def test_the_pdf_is_one_page_that_can_be_searched(run: Any, attempt: str, tmp_path: Path) -> None:
    file = tmp_path / "certificate.pdf"
    as_hanna(run, "certificate", attempt, "--out", str(file))
    read = pypdf.PdfReader(file)
    (page,) = read.pages
    text = " ".join(page.extract_text().split())
    assert "=Sam" in text
    assert EVIDENCE in text.replace(" ", "")
    (attached,) = read.attachments.values()
    assert json.loads(attached[0])["type"] == ["VerifiableCredential", "OpenBadgeCredential"]


def test_an_altered_certificate_is_told(run: Any, attempt: str, tmp_path: Path) -> None:
    file = tmp_path / "certificate.json"
    as_hanna(run, "certificate", attempt, "--out", str(file))
    file.write_text(file.read_text("utf-8").replace("=Sam", "Max"), "utf-8")
    code, out, _ = run("verify", str(file))
    assert (code, "altered" in out, "Max" in out) == (1, True, False)


@pytest.mark.parametrize("id_", ["ffffffff", "a", ""])
def test_no_such_completion_is_said(run: Any, attempt: str, tmp_path: Path, id_: str) -> None:
    code, _, err = as_hanna(run, "certificate", id_, "--out", str(tmp_path / "c.pdf"))
    assert (code, "No completed attempt" in err) == (1, True)


def test_another_kind_of_file_is_said(run: Any, attempt: str, tmp_path: Path) -> None:
    code, _, err = as_hanna(run, "certificate", attempt, "--out", str(tmp_path / "c.docx"))
    assert (code, ".pdf, .html or .json" in err) == (1, True)


def test_an_altered_audit_is_told(run: Any, attempt: str, tmp_path: Path) -> None:
    assert run("audit", "verify")[0] == 0
    with closing(sqlite3.connect(tmp_path / "data" / FILE_NAME)) as connection, connection:
        for (trigger,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        connection.execute("UPDATE audit_entries SET what = 'praised' WHERE number = 2")
    code, out, _ = run("audit", "verify")
    assert (code, "Entry 2 was altered" in out) == (1, True)
    assert json.loads(run("audit", "verify", "--json")[1])["altered"]["number"] == 2


def test_somebody_is_erased_if_it_is_meant(run: Any, attempt: str, tmp_path: Path) -> None:
    code, _, err = as_hanna(run, "erase", "=Sam")
    assert (code, "--yes" in err) == (1, True)
    code, out, _ = as_hanna(run, "erase", "=sam", "--yes")
    assert (code, "Erased: =Sam" in out) == (0, True)
    _, out, _ = as_hanna(run, "export", "completions", "--format", "csv", "--out", str(tmp_path / "x.csv"))
    assert "0 completed" in out
    assert as_hanna(run, "erase", "=Sam", "--yes")[0] == 1
    assert run("audit", "verify")[0] == 0


def test_no_words_leave_in_any_file(run: Any, attempt: str, tmp_path: Path) -> None:
    out = tmp_path / "handed-over"
    out.mkdir()
    for name, ending in (("csv", "csv"), ("xlsx", "xlsx"), ("moodle", "csv"), ("xapi", "json")):
        file = str(out / f"{name}.{ending}")
        assert as_hanna(run, "export", "completions", "--format", name, "--out", file)[0] == 0
    for ending in ("json", "html", "pdf"):
        assert as_hanna(run, "certificate", attempt, "--out", str(out / f"c.{ending}"))[0] == 0
    with zipfile.ZipFile(out / "xlsx.xlsx") as book:
        book.extractall(out)
    texts = [path.read_bytes() for path in out.rglob("*") if path.is_file()]
    texts.append("".join(page.extract_text() for page in pypdf.PdfReader(out / "c.pdf").pages).encode())
    assert len(texts) == 14
    for text in texts:
        assert SAID.encode() not in text
        assert PASSED.because.encode() not in text


def test_the_name_on_a_certificate_goes_from_the_audit_too(run: Any, attempt: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    store = open_store(data)
    second = completed(store, store.person("Xylander Quonk"))
    store.close()
    assert as_hanna(run, "certificate", second, "--out", str(tmp_path / "c.html"))[0] == 0
    assert "Xylander Quonk" in as_hanna(run, "audit", "list")[1]
    assert as_hanna(run, "erase", "Xylander Quonk", "--yes")[0] == 0
    assert "Xylander" not in as_hanna(run, "audit", "list")[1]
    for file in data.rglob("*"):
        assert not file.is_file() or b"Xylander" not in file.read_bytes(), file
    assert run("audit", "verify")[0] == 0
