"""How far somebody is, in words, signs and colours: the same on every page that tells of it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from simulator.domain.completion import Stand


class StandLook(NamedTuple):
    """A sign and a token of the theme; colour never stands alone."""

    icon: str
    tone: str


LOOKS: dict[Stand, StandLook] = {
    Stand.DONE: StandLook("check", "good"),
    Stand.OVERDUE: StandLook("warning", "bad"),
    Stand.DUE_AGAIN: StandLook("again", "bad"),
    Stand.COMING_DUE: StandLook("clock", "unsure"),
    Stand.SUBMITTED: StandLook("send", "task"),
    Stand.BEGUN: StandLook("play", "muted"),
    Stand.OPEN: StandLook("open", "muted"),
}

DECIDED_ICON = "person"
"""Beside the sign of what is done: somebody decided so."""


def stand_words(stand: Stand) -> str:
    """Return a stand as a short heading."""
    return {
        Stand.DONE: _tr("Done"),
        Stand.OVERDUE: _tr("Overdue"),
        Stand.DUE_AGAIN: _tr("Due again"),
        Stand.COMING_DUE: _tr("Coming due"),
        Stand.SUBMITTED: _tr("Submitted, not passed yet"),
        Stand.BEGUN: _tr("Begun"),
        Stand.OPEN: _tr("Open"),
    }[stand]


def cell_words(stand: Stand) -> str:
    """Return a stand as a cell of a table has room for it."""
    return _tr("Not passed yet") if stand is Stand.SUBMITTED else stand_words(stand)


def decided_words() -> str:
    """Return what is done because a trainer decided so."""
    return _tr("Done, decided")


def due_words(due_on: date | None, today: date, *, is_again: bool = False) -> str:
    """Return when something is due, as one says it; "" for no day.

    Args:
        due_on: The day.
        today: Today, in the calendar of whoever looks.
        is_again: Whether it was completed and has run out on that day.
    """
    if due_on is None:
        return ""
    if is_again:
        return _tr("Due again since {}").format(day_words(due_on, today))
    near = {-1: _tr("Was due yesterday"), 0: _tr("Due today"), 1: _tr("Due tomorrow")}
    days = (due_on - today).days
    if days in near:
        return near[days]
    told = _tr("Was due on {}") if days < 0 else _tr("Due on {}")
    return told.format(day_words(due_on, today))


def day_words(day: date, today: date) -> str:
    """Return a day as people here write it, with the year only where it is another one."""
    form = "dddd, d MMMM" if abs((day - today).days) < 60 else "d MMMM yyyy"  # noqa: PLR2004  # days
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def _tr(text: str) -> str:
    return QCoreApplication.translate("DueWords", text)
