"""One person in words: the line under their name, and how each scenario stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from simulator.domain.completion import Stand
from simulator.domain.people import Role
from simulator.domain.wording import counted
from simulator.gui.due_words import LOOKS, cell_words, decided_words, due_words
from simulator.gui.pages.person_asked import AskedLine

if TYPE_CHECKING:
    from simulator.domain.employment import Employment
    from simulator.training.people.person_sheet import PersonRow


def person_words(somebody: Employment) -> str:
    """Return the line under a name: role, team, and whether they have left."""
    roles = {Role.TRAINEE: _tr("Practises"), Role.TRAINER: _tr("Leads sessions"), Role.HR: _tr("Does HR")}
    here = "" if somebody.is_active else _tr("has left")
    return "  ·  ".join(filter(None, (roles[somebody.person.role], somebody.team, here)))


def asked_lines(rows: Iterable[PersonRow], titles: Mapping[str, str], today: date) -> tuple[AskedLine, ...]:
    """Return each scenario as the list shows it."""
    return tuple(_line(one, titles.get(one.scenario_id, one.scenario_id), today) for one in rows)


def _line(one: PersonRow, title: str, today: date) -> AskedLine:
    look, completion = LOOKS[one.stand], one.completion
    is_decided = completion is not None and completion.is_decided
    stands = decided_words() if one.stand is Stand.DONE and is_decided else cell_words(one.stand)
    due = ""
    if one.asked is not None and one.asked.due_on is not None and one.stand is not Stand.DONE:
        due = _day(one.asked.due_on)
    day = _day(completion.at.astimezone().date()) if completion else ""
    return AskedLine(
        title,
        stands,
        look.icon,
        look.tone,
        due,
        day,
        "  ·  ".join(filter(None, _told(one, today))),
        completion.evidence if completion else "",
        completion.attempt_id if completion else "",
    )


def _told(one: PersonRow, today: date) -> Iterable[str]:
    asked = one.asked
    if asked is None:
        yield _tr("Completed without being asked for")
        return
    yield _tr("Asked by “{}”").format(asked.assignment.title)
    if one.stand is not Stand.DONE:
        yield due_words(asked.due_on, today, is_again=one.stand is Stand.DUE_AGAIN)
    if asked.holds_until is not None and one.stand is Stand.DONE:
        yield _tr("Holds until {}").format(_day(asked.holds_until))
    if asked.waits_for:
        yield _tr("Opens once {} has completed it").format(asked.waits_for)
    if asked.attempts_left is not None and one.stand is not Stand.DONE:
        yield _tr("{} left to submit").format(counted(asked.attempts_left, "attempt", "attempts"))
    if one.completion is not None and one.completion.is_decided:
        yield _tr("Passed by a trainer’s decision")


def _day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def _tr(text: str) -> str:
    return QCoreApplication.translate("PersonLines", text)
