"""AssignedCard: one thing that was assigned: what, to whom, by when; to be changed or withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.domain.assignment import Assignment
from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.due_words import day_words
from simulator.gui.widgets.plain_tip import breakable

_NAMED = 4
"""Scenarios that are named; the others are counted."""


class AssignedCard(QFrame):
    """Both buttons know the assignment's id as their property ``assignment``.

    Args:
        one: What was assigned.
        titles: What scenarios are called.
        due: When it is due, in words.
        today: What day it is where one sits.
        parent: Its owner.
    """

    def __init__(
        self,
        one: Assignment,
        titles: Mapping[str, str],
        due: str,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        title = theme.label(breakable(one.title))
        title.setFont(theme.font("body", QFont.Weight.DemiBold))
        scenarios = ", ".join(titles.get(each, each) for each in one.scenario_ids[:_NAMED])
        rest = len(one.scenario_ids) - _NAMED
        scenarios += self.tr(" and {} more").format(rest) if rest > 0 else ""
        people = counted(len(one.person_ids), "person", "people") if one.person_ids else ""
        told = [", ".join((*one.teams, people) if people else one.teams), due]
        told.append(self.tr("since {}").format(day_words(one.assigned_on, today)))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(theme.label(breakable(scenarios), "small"))
        words.addWidget(theme.label(breakable("  ·  ".join(told)), "caption"))
        self.change = QPushButton(self.tr("Change …"))
        self.change.setToolTip(self.tr("You see what it means to whom before it is saved."))
        self.change.setAccessibleName(self.tr("Change {}").format(one.title))
        self.withdraw = QPushButton(self.tr("Withdraw"))
        self.withdraw.setToolTip(self.tr("Nobody is asked for it any more. What was completed stays."))
        self.withdraw.setAccessibleName(self.tr("Withdraw {}").format(one.title))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_M, theme.GAP_S, theme.GAP_S, theme.GAP_S)
        row.setSpacing(theme.GAP_S)
        row.addLayout(words, 1)
        for button in (self.change, self.withdraw):
            button.setProperty("assignment", one.id)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
