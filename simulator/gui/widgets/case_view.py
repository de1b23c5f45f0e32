"""CaseView: one verdict that somebody saw differently: what was said, both verdicts, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.amendment_view import AmendmentView
from simulator.gui.widgets.plain_tip import breakable


@dataclass(frozen=True, slots=True)
class ToldCase:
    """A case in words.

    Attributes:
        key: Names the case.
        customer, reply: What was said; "" where the decision is about no one reply.
        quote: The words it rests on; may be empty.
        said: Who says what, and what the program said.
        may_listen: Whether there are words to listen for.
    """

    key: str
    customer: str
    reply: str
    quote: str
    said: str
    may_listen: bool


class CaseView(QWidget):
    """Its two offers open lines for the scenario file under it."""

    lines_asked = Signal(str, bool)
    """The case, and whether its words are to be listened for as well."""
    save_asked = Signal(str)

    def __init__(self, told: ToldCase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = told
        self.amendment: AmendmentView | None = None
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP_S, 0, theme.GAP_S)
        column.setSpacing(theme.GAP_XS)
        if told.customer:
            column.addWidget(theme.label(breakable(f"“{told.customer}”"), "small", "muted"))
        if told.reply:
            column.addWidget(theme.label(breakable(f"“{told.reply}”"), "body"))
        if told.quote:
            words = self.tr("The words it rests on: “{}”").format(told.quote)
            column.addWidget(theme.label(breakable(words), "small"))
        column.addWidget(theme.label(breakable(told.said), "body"))
        self.test = _offer(self.tr("Make it a test case"), told)
        self.listen = _offer(self.tr("Listen for these words"), told)
        self.test.clicked.connect(partial(self.lines_asked.emit, told.key, False))
        self.listen.clicked.connect(partial(self.lines_asked.emit, told.key, True))
        self.listen.setVisible(told.may_listen)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_M)
        for button in (self.test, self.listen):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def show_lines(self, lines: str) -> None:
        """Show what could be added to the scenario file."""
        if self.amendment is None:
            self.amendment = AmendmentView()
            self.amendment.save_asked.connect(partial(self.save_asked.emit, self.told.key))
            self._column.addWidget(self.amendment)
        self.amendment.show_lines(lines)
        self.amendment.copy.setFocus(Qt.FocusReason.TabFocusReason)

    def show_words(self, words: str) -> None:
        """Say what became of the lines."""
        if self.amendment is not None:
            self.amendment.show_words(words)


def _offer(words: str, told: ToldCase) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("role", "link")
    button.setAccessibleName(words)
    button.setAccessibleDescription(told.said)
    return button
