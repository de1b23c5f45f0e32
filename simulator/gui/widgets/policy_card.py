"""PolicyCard: the rule, its reason, what may be offered and what may not, at hand while talking."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.facts import Facts, fill
from simulator.domain.scenario import CardEntry
from simulator.domain.scenario import PolicyCard as Card
from simulator.gui import icons, theme


class PolicyCard(QFrame):
    """Shows one card; `put_away` when its cross is pressed."""

    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("policy-card")
        self.setProperty("role", "card")
        self._title = theme.label("", "lead")
        self._close = QToolButton()
        self._close.setProperty("role", "quiet")
        self._close.setIcon(icons.icon("close", "muted"))
        self._close.setAccessibleName(self.tr("Put the card away"))
        self._close.setToolTip(self.tr("Put the card away (Ctrl+P)"))
        self._close.clicked.connect(self.put_away)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("Policy card"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_M, theme.GAP_S, theme.GAP_S, theme.GAP_S)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

    def show_card(self, card: Card, facts: Facts) -> None:
        """Show a card with the facts of this attempt filled in."""
        self._title.setText(fill(card.title, facts))
        self.setAccessibleName(self.tr("Policy card: {}").format(self._title.text()))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.GAP_S, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(theme.label(fill(card.rule, facts)))
        column.addWidget(_heading(self.tr("Why there is this rule")))
        column.addWidget(theme.label(fill(card.reason.text, facts)))
        if card.may:
            column.addWidget(_heading(self.tr("What you can do")))
            column.addLayout(_entries(card.may, "check", "good", facts))
        if card.may_not:
            column.addWidget(_heading(self.tr("What is not yours to give")))
            column.addLayout(_entries(card.may_not, "dash", "muted", facts))
        column.addStretch(1)
        self._scroll.setWidget(inside)

    def take_focus(self) -> None:
        """Let the keyboard read, and put away, the card."""
        self._scroll.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _heading(text: str) -> QLabel:
    heading = theme.label(text, "caption")
    heading.setContentsMargins(0, theme.GAP_S, 0, 0)
    return heading


def _entries(entries: Iterable[CardEntry], sign: str, tone: str, facts: Facts) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.GAP_S)
    grid.setVerticalSpacing(theme.GAP_S)
    grid.setColumnStretch(1, 1)
    for row, entry in enumerate(entries):
        mark = QLabel()
        mark.setPixmap(icons.pixmap(sign, theme.current().px(18), tone))
        grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(theme.label(fill(entry.text, facts)), row, 1)
    return grid
