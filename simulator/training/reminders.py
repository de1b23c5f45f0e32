"""Reminders: who should hear that something is overdue or coming due. They are handed over, never sent."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from urllib.parse import quote

from simulator.domain.completion import Stand
from simulator.domain.employment import Employment
from simulator.domain.people import Person
from simulator.records.interface import RecordStore
from simulator.training.assignments import Asked
from simulator.training.completion_sheet import CompletionSheet, asks_reminder, read_asked
from simulator.training.exports.harmless import harmless

HEADINGS = ("number", "name", "email", "team", "manager", "scenario", "assignment", "how far", "due")
LONGEST_ADDRESS = 1_900
"""Characters of a mailto address: some mail programs take no more than 2,000."""
_LONGEST_LINE = 75
"""Octets of a line in a calendar file."""
_NAMESPACE = uuid.UUID("6f1e8a52-6a3b-4d0e-9b43-6b1f6d1f4c11")


@dataclass(frozen=True, slots=True)
class Reminder:
    """One scenario somebody should hear of.

    Attributes:
        somebody: Who.
        asked: What they are asked for, and how far they are.
        title: How the scenario is called.
        due_on: The day it is due, or is due again.
    """

    somebody: Employment
    asked: Asked
    title: str
    due_on: date | None


def read_reminders(
    store: RecordStore,
    viewer: Person,
    sheet: CompletionSheet,
    people: Sequence[Employment],
    titles: Mapping[str, str],
    today: date,
) -> tuple[Reminder, ...]:
    """Return whom of these people to remind of what, in their order; a scenario stands once a person."""
    found: list[Reminder] = []
    for somebody, asked in zip(people, read_asked(store, viewer, sheet, people, today), strict=True):
        seen: set[str] = set()
        for one in asked:
            if one.scenario_id not in seen and asks_reminder(one, today):
                seen.add(one.scenario_id)
                day = one.holds_until if one.stand is Stand.DONE else one.due_on
                found.append(Reminder(somebody, one, titles.get(one.scenario_id, one.scenario_id), day))
    return tuple(found)


def reminders_csv(reminders: Iterable[Reminder]) -> bytes:
    """Return a list for spreadsheets: UTF-8 with a mark for Excel, ISO days, no cell a formula."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for one in reminders:
        who = one.somebody
        told = (who.number, who.person.name, who.email, who.team, who.manager_number)
        what = (
            one.title,
            one.asked.assignment.title,
            _stand(one),
            one.due_on.isoformat() if one.due_on else "",
        )
        writer.writerow([harmless(text) for text in (*told, *what)])
    return out.getvalue().encode("utf-8-sig")


def reminders_ics(reminders: Iterable[Reminder], now: datetime) -> bytes:
    """Return a calendar (RFC 5545): an all-day entry for each person and day; what is late stands today.

    The same person and day have the same id in every export, so that importing twice doubles nothing.

    Args:
        reminders: Those with a day; others are left out.
        now: With its time zone.
    """
    by_day: dict[tuple[str, date], list[Reminder]] = {}
    for one in reminders:
        if one.due_on is not None:
            by_day.setdefault((one.somebody.person.id, one.due_on), []).append(one)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rapport//Reminders//EN", "CALSCALE:GREGORIAN"]
    for (person_id, due_on), theirs in by_day.items():
        lines += _event(person_id, due_on, theirs, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def mail_addresses(reminders: Iterable[Reminder], subject: str, body: str) -> tuple[str, ...]:
    """Return mailto addresses, each short enough for a mail program; people do not see one another.

    Args:
        reminders: Whoever of them has an e-mail address is written to, once.
        subject: The same to everybody, as the body is, so that it tells nobody of another.
        body: What the message says.
    """
    ending = f"&subject={quote(subject)}&body={quote(body)}"
    addresses: list[str] = []
    some: list[str] = []
    for email in dict.fromkeys(one.somebody.email.strip() for one in reminders):
        if "@" not in email:
            continue
        told = quote(email, safe="@")
        if some and len(f"mailto:?bcc={','.join([*some, told])}{ending}") > LONGEST_ADDRESS:
            addresses.append(f"mailto:?bcc={','.join(some)}{ending}")
            some = []
        some.append(told)
    if some:
        addresses.append(f"mailto:?bcc={','.join(some)}{ending}")
    return tuple(addresses)


def without_email(reminders: Iterable[Reminder]) -> tuple[Employment, ...]:
    """Return those who cannot be written to, each once."""
    return tuple(
        {one.somebody.person.id: one.somebody for one in reminders if "@" not in one.somebody.email}.values()
    )


def _stand(one: Reminder) -> str:
    return "due again soon" if one.asked.stand is Stand.DONE else one.asked.stand.value


def _event(person_id: str, due_on: date, theirs: Sequence[Reminder], now: datetime) -> list[str]:
    day = max(due_on, now.date())
    titles = ", ".join(one.title for one in theirs)
    late = f"Was due on {due_on.isoformat()}. " if due_on < now.date() else ""
    return [
        "BEGIN:VEVENT",
        f"UID:{uuid.uuid5(_NAMESPACE, f'{person_id} {due_on.isoformat()}')}@rapport.invalid",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'{theirs[0].somebody.person.name}: {titles}')}",
        f"DESCRIPTION:{_escaped(f'{late}{theirs[0].somebody.team}')}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    seen = "".join(sign if sign >= " " else " " for sign in text if sign != "\x7f")
    return seen.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Break a line after at most 75 octets, never inside a letter."""
    parts: list[str] = []
    part, size = "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > _LONGEST_LINE:
            parts.append(part)
            part, size = " ", 1
        part, size = part + sign, size + octets
    return "\r\n".join([*parts, part])
