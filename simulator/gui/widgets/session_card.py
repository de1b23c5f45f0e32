"""SessionCard: one session in the list of those that were led."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme


class SessionLine(NamedTuple):
    """What is said of a session.

    Attributes:
        session_id: Its id.
        title: As the room saw it.
        when: When it began and how many people were there, in words.
        state: "planned", "under way" or "ended".
    """

    session_id: str
    title: str
    when: str
    state: str


class SessionCard(QFrame):
    """Says what a session was, and offers the one or two things to do with it."""

    continued = Signal(str)
    report_asked = Signal(str)
    plan_asked = Signal(str)

    def __init__(self, line: SessionLine, *, is_next: bool = False, parent: QWidget | None = None) -> None:
        """``is_next`` makes going on with it the one thing to do."""
        super().__init__(parent)
        self.line = line
        self._go_on = "primary" if is_next else ""
        self.setProperty("role", "card")
        self.setAccessibleName(f"{line.title}, {line.when}")
        title = theme.label(line.title)
        title.setFont(theme.font("body", QFont.Weight.DemiBold))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(theme.label(line.when, "caption"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_M, theme.GAP_S, theme.GAP_S, theme.GAP_S)
        row.setSpacing(theme.GAP_S)
        row.addLayout(words, 1)
        self.buttons = tuple(self._buttons())
        for button in self.buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _buttons(self) -> list[QPushButton]:
        match self.line.state:
            case "planned":
                return [
                    self._button(self.tr("Change the plan"), "quiet", self._plan),
                    self._button(self.tr("Begin"), self._go_on, self._continue),
                ]
            case "under way":
                return [
                    self._button(self.tr("Report so far"), "quiet", self._report),
                    self._button(self.tr("Continue"), self._go_on, self._continue),
                ]
            case _:
                return [self._button(self.tr("Report"), "", self._report)]

    def _button(self, words: str, role: str, slot: object) -> QPushButton:
        button = QPushButton(words)
        if role:
            button.setProperty("role", role)
        button.setAccessibleName(f"{words}: {self.line.title}")
        button.clicked.connect(slot)
        return button

    def _continue(self) -> None:
        self.continued.emit(self.line.session_id)

    def _report(self) -> None:
        self.report_asked.emit(self.line.session_id)

    def _plan(self) -> None:
        self.plan_asked.emit(self.line.session_id)
