"""Assigning, reports and reminders at a terminal, over records on disk."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from simulator.domain.employment import Employment
from simulator.domain.people import Person, Role
from simulator.domain.scorecard import Verdict
from simulator.records import open_store
from simulator.records.interface import RecordStore
from simulator.records.results import Proof, Result

SECRET = "grün und Katze"
PASSED = Result("stays", "yes", "Words of a customer.", True, 40, 50, 40, 50, "c" * 64)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RecordStore]:
    """Hanna does HR; six people of the night shift, and Ana of the day."""
    monkeypatch.setenv("RAPPORT_PASSPHRASE", SECRET)
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # each command signs in anew
    monkeypatch.setattr("simulator.records.sql_roles._hasher", lambda: quick)
    store = open_store(tmp_path / "data")
    hanna = store.give_role("Hanna", Role.HR, by=None, passphrase=SECRET)
    night = [Employment(store.person(f"Sam {n}"), f"00{n}", f"s{n}@example.org", "Night") for n in range(6)]
    store.keep_employments(hanna, [*night, Employment(store.person("Ana"), "100", "", "Day")])
    yield store
    store.close()


def hanna(run: Any, *words: str) -> tuple[int, str, str]:
    return run(*words, trainee="Hanna")


def submit(store: RecordStore, owner: Person, result: Result = PASSED, **verdicts: Verdict) -> None:
    record = store.start_attempt(
        owner, scenario_id="barking-dog", scenario_title="The barking dog", scenario_text="x", seed=0
    )
    store.finish_attempt(record.id, result)
    store.submit_attempt(record.id, owner, Proof("ab" * 32, verdicts))


def test_assign_list_report_and_withdraw(run: Any, store: RecordStore) -> None:
    later = (datetime.now().astimezone().date() + timedelta(30)).isoformat()
    words = ("assign", "barking-dog", "policy-complaint", "--team", "night", "--due", later, "--valid", "365")
    code, out, err = hanna(run, *words, "--json")
    assert (code, err) == (0, "")
    made = json.loads(out)
    assert (made["people_asked"], made["teams"], made["due_on"], made["valid_days"]) == (
        6,
        ["Night"],
        later,
        365,
    )
    assert made["scenarios"] == ["barking-dog", "policy-complaint"]
    submit(store, store.person("Sam 0"))
    code, out, _ = hanna(run, "report", "completion", "--json")
    told = json.loads(out)
    assert told["totals"]["done"] == 1
    assert told["totals"]["open"] == 11
    sam = next(one for one in told["people"] if one["name"] == "Sam 0")
    assert sam["number"] == "000"
    done = next(one for one in sam["asked"] if one["scenario"] == "barking-dog")
    assert (done["stand"], done["evidence"]) == ("done", "ab" * 32)
    assert "Words of a customer" not in out
    code, out, _ = hanna(run, "assign", "--list")
    assert made["id"][:8] in out
    code, out, _ = hanna(run, "assign", "--withdraw", made["id"][:8])
    assert "is withdrawn" in out
    assert json.loads(hanna(run, "assign", "--list", "--json")[1]) == []


def test_a_team_alone_and_by_name_or_number(run: Any, store: RecordStore) -> None:
    assert hanna(run, "assign", "barking-dog", "--to", "ana", "--to", "003", "--due-after", "10")[0] == 0
    code, out, _ = hanna(run, "report", "completion", "--team", "DAY")
    assert code == 0
    assert "Ana" in out
    assert "Sam 3" not in out
    assert "coming due 1" in out or "open 1" in out


REFUSED = [
    (("assign",), "No scenario is named"),
    (("assign", "no-such-thing", "--team", "Night"), "no scenario called"),
    (("assign", "barking-dog"), "Nobody is chosen"),
    (("assign", "barking-dog", "--team", "Moon"), "Nobody is in a team called"),
    (("assign", "barking-dog", "--to", "Zoë"), "Nobody on record is called"),
    (("assign", "barking-dog", "--team", "Night", "--due", "tomorrow"), "is no day"),
    (("assign", "barking-dog", "--team", "Night", "--due", "2020-01-01"), "has passed"),
    (("assign", "barking-dog", "--team", "Night", "--task-bar", "101"), "bar is 0 to 100"),
    (("assign", "barking-dog", "--team", "Night", "--attempts", "0"), "at least 1"),
    (("assign", "barking-dog", "--team", "Night", "--due", "2030-01-01", "--due-after", "3"), "not both"),
    (("assign", "--withdraw", "nothing"), "No assignment begins with"),
    (("report", "completion", "--team", "Moon"), "Nobody is in a team called"),
]
"""What is typed, and what is said to it."""


def test_what_cannot_be_is_said(run: Any, store: RecordStore) -> None:
    for words, told in REFUSED:
        code, out, err = hanna(run, *words)
        assert (code, out) == (1, ""), words
        assert told in err
    assert store.assignments(store.sign_in("Hanna", SECRET)) == ()


def test_trainees_neither_assign_nor_read_of_others(run: Any, store: RecordStore) -> None:
    for words in (("assign", "barking-dog", "--team", "Night"), ("report", "completion"), ("report", "hard")):
        code, out, err = run(*words, trainee="Ana")
        assert (code, out) == (1, "")
        assert err


def test_reminders_are_written_and_never_sent(run: Any, store: RecordStore, tmp_path: Path) -> None:
    soon = (datetime.now().astimezone().date() + timedelta(3)).isoformat()
    hanna(run, "assign", "barking-dog", "--team", "Night", "--to", "Ana", "--due", soon)
    file = tmp_path / "reminders.csv"
    code, out, _ = hanna(run, "report", "reminders", "--out", str(file))
    assert (code, out) == (0, f"{file}: 7 reminders. Nothing was sent.\n")
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    assert {row["due"] for row in rows} == {soon}
    assert hanna(run, "report", "reminders", "--format", "ics")[1].count("BEGIN:VEVENT") == 7
    code, out, err = hanna(run, "report", "reminders", "--format", "mailto")
    assert out.startswith("mailto:?bcc=s0@example.org,s1@example.org")
    assert "1 person has no e-mail address" in err
    assert json.loads(hanna(run, "audit", "list", "--json")[1])[-1]["what"] == "exported"


def test_what_is_hard_is_told_of_five_and_not_of_one(run: Any, store: RecordStore) -> None:
    for n in range(5):
        submit(store, store.person(f"Sam {n}"), asks=Verdict.YES if n else Verdict.NO)
    code, out, _ = hanna(run, "report", "hard", "--team", "Night")
    assert code == 0
    assert "5 of 5 passed" in out
    assert "yes    4   no    1   asks" in out
    submit(store, store.person("Ana"), asks=Verdict.NO)
    code, out, _ = hanna(run, "report", "hard", "--team", "Day", "--json")
    assert json.loads(out) == [{"scenario": "barking-dog", "title": "The barking dog", "told": False}]


def test_an_assignment_is_changed_and_what_it_means_is_said(run: Any, store: RecordStore) -> None:
    today = datetime.now().astimezone().date()
    later, sooner = ((today + timedelta(days)).isoformat() for days in (30, 3))
    made = json.loads(
        hanna(run, "assign", "barking-dog", "--team", "night", "--due", later, "--valid", "9", "--json")[1]
    )
    submit(store, store.person("Sam 0"))
    words = ("assign", "--change", made["id"][:8])
    code, out, err = hanna(run, *words, "--to", "Ana", "--to", "Sam 0", "--due", sooner, "--dry-run")
    assert (code, err) == (0, "")
    assert "would change: people, teams, day" in out
    assert "1 person is asked anew." in out
    assert "5 people are not asked any more." in out
    assert json.loads(hanna(run, "assign", "--list", "--json")[1])[0]["teams"] == ["Night"]
    code, out, err = hanna(
        run, *words, "--relationship-bar", "90", "--title", " Spring  anew ", "--valid", "0"
    )
    assert (code, err) == (0, "")
    assert "1 person loses what counted as done." in out
    (kept,) = json.loads(hanna(run, "assign", "--list", "--json")[1])
    assert (kept["title"], kept["relationship_bar"], kept["valid_days"]) == ("Spring anew", 90, None)
    assert (kept["teams"], kept["due_on"]) == (["Night"], later)
    code, out, _ = hanna(run, *words, "--scenario-bars", "--due", "none", "--json")
    assert json.loads(out)["means"] == ["1 person is done by it", "6 people get another day"]
    past = (today - timedelta(1)).isoformat()
    for wrong in (
        ("--due", past),
        ("--due", "soon"),
        ("no-such",),
        ("--to", "Nobody"),
        ("--task-bar", "200"),
    ):
        code, out, err = hanna(run, *words, *wrong)
        assert (code, bool(err), "Traceback" in err) == (1, True, False)
    told = [one["what"] for one in json.loads(hanna(run, "audit", "list", "--json")[1])]
    assert told[-3:] == ["assigned", "assignment changed", "assignment changed"]
