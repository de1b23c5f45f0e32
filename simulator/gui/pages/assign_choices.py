"""What can be ticked on the page on which scenarios are assigned: scenarios, teams, people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from simulator.domain.assignment import Due
from simulator.domain.employment import Employment
from simulator.domain.wording import counted
from simulator.gui.due_words import due_words
from simulator.gui.widgets.choice_list import Choice
from simulator.training.completion_sheet import teams_of

TEAM, PERSON = "team:", "person:"
"""How the keys of teams and of people begin."""


def scenario_choices(titles: Mapping[str, str], besides: Sequence[str] = ()) -> list[Choice]:
    """Return the scenarios there are, and those asked for that are not on this computer, by their ids."""
    away = [Choice(id_, id_) for id_ in besides if id_ not in titles]
    return [*(Choice(id_, title) for id_, title in titles.items()), *away]


def who_choices(people: Sequence[Employment], besides: Sequence[str] = ()) -> list[Choice]:
    """Return the teams with their sizes, also those nobody is in any more, and then everybody."""
    sizes = dict.fromkeys(besides, 0)
    for one in people:
        sizes[one.team] = sizes.get(one.team, 0) + 1
    named = teams_of(people)
    teams = [
        Choice(f"{TEAM}{team}", f"{team}  ·  {counted(sizes[team], 'person', 'people')}", is_loud=True)
        for team in (*named, *(team for team in besides if team not in named))
    ]
    return [*teams, *(Choice(f"{PERSON}{one.person.id}", _told(one)) for one in people)]


def due_asked(due: Due, today: date) -> str:
    """Return when something is due, as the end of a sentence."""
    if due.on is not None:
        words = due_words(due.on, today)
        return words[:1].lower() + words[1:]
    if due.days_after_start is None:
        return _tr("with no day")
    return _tr("due {} after they begin").format(counted(due.days_after_start, "day", "days"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("AssignPage", text)


def _told(one: Employment) -> str:
    return "  ·  ".join(part for part in (one.person.name, one.number, one.team) if part)
