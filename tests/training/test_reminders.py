"""Who should hear of it, as a list, a calendar and letters that nobody has sent."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.assignment import Due
from simulator.domain.completion import Tally
from simulator.training.completion_sheet import open_sheet
from simulator.training.reminders import (
    LONGEST_ADDRESS,
    Reminder,
    mail_addresses,
    read_reminders,
    reminders_csv,
    reminders_ics,
    without_email,
)
from tests.training.hr_records import HR, TODAY, HrOnPaper, assignment, completion, worker

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TITLES = {"dog": "The barking dog", "cake": "=cmd()|'birthday'; and, more\\"}


def found() -> tuple[Reminder, ...]:
    store: Any = HrOnPaper()
    store.people_kept = [
        worker("ann", "Ann, Okafor", "Claims", number="007", email="ann@example.org"),
        worker("ben", "Ben", "Claims", email="ann@example.org"),
        worker("cem", "Cem", "Sales"),
    ]
    store.assigned = [
        assignment("dog", due=Due(on=TODAY - timedelta(3)), id="late"),
        assignment("dog", "cake", title="Autumn"),
        assignment("sea", due=Due(on=TODAY + timedelta(90)), id="far"),
    ]
    passed = completion(TODAY)
    store.counts = [Tally("ben", "dog", 0, 1, passed, passed)]
    sheet = open_sheet(store, HR)
    return read_reminders(store, HR, sheet, sheet.people, TITLES, TODAY)


def test_only_what_presses_and_a_scenario_once() -> None:
    told = [(one.somebody.person.id, one.asked.scenario_id, one.due_on) for one in found()]
    assert told == [
        ("ann", "dog", date(2026, 11, 20)),
        ("ann", "cake", date(2026, 11, 27)),
        ("ben", "cake", date(2026, 11, 27)),
    ]


def test_the_list_opens_as_a_table_without_formulas() -> None:
    rows = list(csv.DictReader(io.StringIO(reminders_csv(found()).decode("utf-8-sig"), newline="")))
    assert [row["name"] for row in rows] == ["Ann, Okafor", "Ann, Okafor", "Ben"]
    assert rows[0]["number"] == "007"
    assert (rows[0]["how far"], rows[0]["due"]) == ("overdue", "2026-11-20")
    assert rows[1]["scenario"].startswith("'=")


def unfolded(raw: bytes) -> list[str]:
    return raw.decode().replace("\r\n ", "").split("\r\n")


def test_the_calendar_has_an_entry_for_each_person_and_day() -> None:
    lines = unfolded(reminders_ics(found(), NOW))
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    days = [line for line in lines if line.startswith("DTSTART")]
    assert days == [
        "DTSTART;VALUE=DATE:20261123",  # what is late stands today
        "DTSTART;VALUE=DATE:20261127",
        "DTSTART;VALUE=DATE:20261127",
    ]
    assert r"SUMMARY:Ann\, Okafor: The barking dog" in lines
    assert r"SUMMARY:Ben: =cmd()|'birthday'\; and\, more\\" in lines
    ids = [line for line in lines if line.startswith("UID")]
    assert len(set(ids)) == 3
    again = unfolded(reminders_ics(found(), NOW + timedelta(days=1)))
    assert [line for line in again if line.startswith("UID")] == ids


@given(st.text(max_size=300))
def test_whatever_a_name_is_lines_stay_lines(name: str) -> None:
    somebody = worker("x", f"a{name[:90]}")
    one = found()[0]
    raw = reminders_ics([Reminder(somebody, one.asked, name, TODAY)], NOW).decode("utf-8", "surrogatepass")
    lines = raw.split("\r\n")
    assert all(len(line.encode("utf-8", "surrogatepass")) <= 75 for line in lines)
    assert sum(line == "BEGIN:VEVENT" for line in lines) == 1
    assert "\n" not in raw.replace("\r\n", "")


def test_letters_go_to_everybody_once_and_show_nobody_to_another() -> None:
    (address,) = mail_addresses(found(), "Due & more", "Zoë: öffnen?\nBye")
    split = urlsplit(address)
    assert (split.scheme, split.path) == ("mailto", "")
    told = parse_qs(split.query)
    assert told == {"bcc": ["ann@example.org"], "subject": ["Due & more"], "body": ["Zoë: öffnen?\nBye"]}


def test_many_are_written_to_in_several_letters() -> None:
    one = found()[0]
    people = [worker(f"p{n}", "P", email=f"person.number.{n}@example.org") for n in range(300)]
    letters = mail_addresses([Reminder(who, one.asked, "", None) for who in people], "S", "B")
    assert max(map(len, letters)) <= LONGEST_ADDRESS
    sent = [email for each in letters for email in parse_qs(urlsplit(each).query)["bcc"][0].split(",")]
    assert [unquote(email) for email in sent] == [who.email for who in people]


def test_who_cannot_be_written_to_is_known() -> None:
    one = found()[0]
    nobody = worker("no", "No Mail")
    assert without_email([one, Reminder(nobody, one.asked, "", None)]) == (nobody,)
