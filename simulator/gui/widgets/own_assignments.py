"""OwnAssignments: what the person at the screen is asked to complete, above the first screen's cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from simulator.gui import icons, theme

FEW = 3
"""Lines that are shown at first: the cards below stay in sight."""


class OwnLine(NamedTuple):
    """One scenario somebody is asked for.

    Attributes:
        scenario_id: Which.
        title: As its card calls it.
        words: When it is due, and what stands in the way.
        icon, tone: The sign before it, and the colour of the sign and the words.
        may_play: Whether it can be begun here.
        attempt_id: The attempt that completed it; "" while it is not done.
    """

    scenario_id: str
    title: str
    words: str
    icon: str
    tone: str
    may_play: bool = True
    attempt_id: str = ""


class OwnAssignments(QFrame):
    """A few lines, what presses most first; without any it takes no room."""

    chosen = Signal(str)
    """The id of a scenario."""
    certificate_asked = Signal(str, str)
    """The attempt that completed it, and the scenario."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._lines: tuple[OwnLine, ...] = ()
        self._done: tuple[OwnLine, ...] = ()
        self._is_long = False
        self._inner: QWidget | None = None
        self.heading = theme.label(self.tr("You are asked to complete"))
        self.heading.setFont(theme.font("body", QFont.Weight.DemiBold))
        self.count = QLabel()
        self.count.setProperty("role", "caption")
        self.more = QPushButton()
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._toggle)
        self.buttons: dict[str, QPushButton] = {}
        self.certificates: dict[str, QPushButton] = {}
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.count)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.GAP_M, theme.GAP_S, theme.GAP_M, theme.GAP_S)
        self._column.setSpacing(theme.GAP_XS)
        self._column.addLayout(top)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_lines(self, lines: Sequence[OwnLine], done: Sequence[OwnLine] = ()) -> None:
        """Show what is asked and not done; what is done already is counted, and listed if that is wanted."""
        if (tuple(lines), tuple(done)) != (self._lines, self._done) or self._inner is None:
            self._lines, self._done = tuple(lines), tuple(done)
            self._build()
        self.count.setText(self.tr("{} of {} done").format(len(done), len(done) + len(lines)))
        self.setAccessibleName(f"{self.heading.text()}: {self.count.text()}")
        self.setVisible(bool(lines))  # where all is done, the first screen is left alone

    def _toggle(self) -> None:
        self._is_long = not self._is_long
        self._build()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        if self._inner is not None:
            self._column.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = QWidget()
        self.buttons, self.certificates = {}, {}
        grid = QGridLayout(self._inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP_M)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(4, 1)
        shown = (*self._lines, *self._done) if self._is_long else self._lines[:FEW]
        for row, line in enumerate(shown):
            self._add_row(grid, row, line)
        self._column.insertWidget(1, self._inner)
        self._inner.show()
        hidden = len(self._lines) + len(self._done) - min(len(self._lines), FEW)
        self.more.setVisible(hidden > 0)
        self.more.setText(self.tr("Show fewer") if self._is_long else self.tr("Show {} more").format(hidden))

    def _add_row(self, grid: QGridLayout, row: int, line: OwnLine) -> None:
        """Lines stand under one another, with what to press close to what it is about."""
        sign = QLabel()
        sign.setPixmap(icons.pixmap(line.icon, theme.current().px(18), line.tone))
        title = QLabel(line.title)
        title.setTextFormat(Qt.TextFormat.PlainText)
        words = theme.label(line.words, "small", line.tone)
        words.setWordWrap(False)
        grid.addWidget(sign, row, 0)
        grid.addWidget(title, row, 1)
        grid.addWidget(words, row, 2)
        if line.attempt_id:
            button = self._button(self.tr("Certificate …"), line)
            button.setProperty("attempt", line.attempt_id)
            button.clicked.connect(self._ask_certificate)
            self.certificates[line.scenario_id] = button
            grid.addWidget(button, row, 3)
        elif line.may_play:
            button = self._button(self.tr("Practise"), line)
            button.clicked.connect(self._press)
            self.buttons[line.scenario_id] = button
            grid.addWidget(button, row, 3)

    def _button(self, words: str, line: OwnLine) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "link")
        button.setAccessibleName(f"{words}: {line.title}")
        button.setProperty("scenario", line.scenario_id)
        return button

    def _ask_certificate(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.certificate_asked.emit(str(pressed.property("attempt")), str(pressed.property("scenario")))

    def _press(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.chosen.emit(str(pressed.property("scenario")))
