"""Sessions at a terminal: the list and the report, for the trainer who led them and for nobody else."""

import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from simulator.domain.people import Role
from simulator.domain.sessions.session import ActivityKind, Participant, PlanItem
from simulator.domain.sessions.state import ITEM_BEGUN, NOTED, PLANNED, plan_told
from simulator.records import open_store

SECRET = "grün und Katze"


@pytest.fixture
def session_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Mira has led one session, of two people and one who did not come."""
    monkeypatch.setenv("RAPPORT_PASSPHRASE", SECRET)
    store = open_store(tmp_path / "data")
    mira = store.give_role("Mira", Role.TRAINER, by=None, passphrase=SECRET)
    store.person("Sam")
    people = (
        Participant("p1", "李娜"),
        Participant("p2", "=Ben"),
        Participant("p3", "canary-absent", is_present=False),
    )
    session = store.start_session(mira, title="Tuesday & co", roster=people)
    plan = (PlanItem("i1", ActivityKind.BREAK, "Break", 10),)
    store.add_happening(session.id, mira, 1, PLANNED, told=plan_told(plan))
    store.add_happening(session.id, mira, 2, ITEM_BEGUN, item="i1")
    store.add_happening(session.id, mira, 3, NOTED, told={"text": "canary-note"})
    store.end_session(session.id, mira)
    store.close()
    return session.id


def test_the_list(run: Any, session_id: str) -> None:
    code, out, err = run("sessions", trainee="Mira")
    assert (code, err) == (0, "")
    assert out.startswith(session_id[:8])
    assert "Tuesday & co: 2 people, ended" in out
    (told,) = json.loads(run("sessions", "--json", trainee="Mira")[1])
    assert (told["id"], told["state"], told["present"]) == (session_id, "ended", ["李娜", "=Ben"])


def test_a_report_on_the_screen(run: Any, session_id: str) -> None:
    code, out, err = run("sessions", session_id[:6], trainee="Mira")
    assert (code, err) == (0, "")
    assert "Here: 李娜, =Ben" in out
    assert "1. Break (1 of 10 min)" in out


@pytest.mark.parametrize("ending", ["html", "json"])
def test_a_report_in_a_file_in_both_editions(run: Any, session_id: str, tmp_path: Path, ending: str) -> None:
    mine, handed = tmp_path / f"mine.{ending}", tmp_path / f"handed.{ending}"
    assert run("sessions", session_id, "--report", str(mine), trainee="Mira")[0] == 0
    assert run("sessions", session_id, "--report", str(handed), "--hand-out", trainee="Mira")[0] == 0
    assert "canary-note" in mine.read_text("utf-8")
    assert "canary-absent" in mine.read_text("utf-8")
    assert "canary" not in handed.read_text("utf-8")
    assert "李娜" in handed.read_text("utf-8")


def test_who_was_there_as_a_table(run: Any, session_id: str, tmp_path: Path) -> None:
    file = tmp_path / "there.csv"
    assert run("sessions", session_id, "--report", str(file), trainee="Mira")[0] == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "李娜,present" in file.read_text("utf-8-sig")
    assert "'=Ben,present" in file.read_text("utf-8-sig")


def test_a_report_as_a_pdf(run: Any, session_id: str, tmp_path: Path) -> None:
    file = tmp_path / "r.pdf"
    code, _, err = run("sessions", session_id, "--report", str(file), trainee="Mira")
    assert (code, err) == (0, "")
    text = PdfReader(file).pages[0].extract_text()
    assert "李娜" in text
    assert "canary-note" in text


def test_json_is_all_that_is_printed(run: Any, session_id: str) -> None:
    told = json.loads(run("sessions", session_id, "--json", trainee="Mira")[1])
    assert (told["title"], told["notes"]) == ("Tuesday & co", ["canary-note"])
    assert told["items"][0]["item"]["kind"] == "break"


def test_what_cannot_be_is_told_in_words(run: Any, session_id: str, tmp_path: Path) -> None:
    for words, said in (
        (("sessions", "zzz"), "no session whose id starts"),
        (("sessions", session_id, "--report", str(tmp_path / "r.doc")), "written as .html"),
        (("sessions", session_id, "--report", str(tmp_path / "no" / "r.html")), "cannot be read or written"),
    ):
        code, out, err = run(*words, trainee="Mira")
        assert (code, out) == (1, "")
        assert said in err


def test_others_are_turned_away(run: Any, session_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = run("sessions", session_id, trainee="Sam")
    assert (code, out) == (1, "")
    assert "Sam leads no sessions" in err
    monkeypatch.setenv("RAPPORT_PASSPHRASE", "wrong words")
    code, out, err = run("sessions", "--json", trainee="Mira")
    assert (code, out) == (1, "")
    assert "passphrase" in err.lower()
