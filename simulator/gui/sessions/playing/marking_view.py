"""MarkingView: it was said aloud in the room; the trainer ticks what was in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.attempt import clean_reply
from simulator.domain.conversation import Conversation
from simulator.domain.facts import fill
from simulator.domain.rubric import Counts, Criterion
from simulator.domain.sessions.role_play import SAID_ALOUD
from simulator.gui import theme
from simulator.gui.widgets.plain_tip import plain_tip
from simulator.gui.widgets.wrapping_tick import WrappingTick

_KEYS = "123456789"
_TWO_COLUMNS_FROM = 520
"""Pixels at scale 1 from which the ticks stand in two columns."""


class MarkingView(QWidget):
    """The keys 1 to 9 tick the first nine; Enter goes on. ``marked`` carries the words and the criteria."""

    marked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: list[QCheckBox] = []
        self._ids: list[str] = []
        self._blocks: list[tuple[QLabel | None, list[QCheckBox]]] = []
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.GAP_S)
        self._grid.setVerticalSpacing(0)
        self._grid.setContentsMargins(0, theme.GAP_XS, theme.GAP_XS, theme.GAP_S)
        inside = QWidget()
        inside.setLayout(self._grid)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        self.words = QLineEdit()
        self.words.setMaxLength(2_000)
        self.words.setPlaceholderText(self.tr("The words, if you caught them"))
        self.words.setAccessibleName(self.tr("What was said aloud"))
        self.words.returnPressed.connect(self._go_on)
        self.go_on = QPushButton(self.tr("How is it taken?"))
        self.go_on.setProperty("role", "primary")
        self.go_on.setToolTip(self.tr("Enter"))
        self.go_on.clicked.connect(self._go_on)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.words, 1)
        row.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_XS)
        column.addWidget(theme.label(self.tr("What did you hear? Tick it with 1 to 9."), "caption"))
        column.addWidget(self._scroll, 1)
        column.addLayout(row)

    @property
    def criteria(self) -> tuple[str, ...]:
        """Ids of what is ticked."""
        return tuple(id_ for id_, tick in zip(self._ids, self.ticks, strict=True) if tick.isChecked())

    def show_conversation(self, conversation: Conversation, offered: Sequence[str]) -> None:
        """Offer what a reply could meet here; what was met before stands last. What is ticked stays.

        Args:
            conversation: Where it stands.
            offered: Ids of the criteria that can be met by this reply; empty offers all.
        """
        setting, earned = conversation.setting, conversation.earned
        criteria, facts = setting.scenario.rubric.criteria, setting.facts
        here = [one for one in criteria if not offered or one.id in offered]
        ticked = set(self.criteria)
        self._take_away()
        fresh = [one for one in here if one.id not in earned]
        for heading, some in (
            ("", [one for one in fresh if one.counts is Counts.FOR]),
            (self.tr("It would hurt"), [one for one in fresh if one.counts is Counts.AGAINST]),
            (self.tr("Met before"), [one for one in here if one.id in earned]),
        ):
            if some:
                self._blocks.append((theme.label(heading, "caption") if heading else None, []))
            for one in some:
                titles = fill(one.title, facts), fill(one.looked_for, facts)
                self._add(one, *titles)
        for id_, tick in zip(self._ids, self.ticks, strict=True):
            tick.setChecked(id_ in ticked)
        self._columns = 0
        self._arrange()

    def clear(self) -> None:
        """Nothing is said and nothing ticked."""
        self.words.clear()
        for tick in self.ticks:
            tick.setChecked(False)

    def show_words(self, words: str, criteria: Sequence[str]) -> None:
        """Put back what was handed over before."""
        self.words.setText("" if words == SAID_ALOUD else words)
        for id_, tick in zip(self._ids, self.ticks, strict=True):
            tick.setChecked(id_ in criteria)

    def take_focus(self) -> None:
        """The keys tick, and Enter goes on."""
        (self.ticks[0] if self.ticks else self.words).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = _KEYS.find(event.text()) if event.text() else -1
        if 0 <= at < len(self.ticks) and not self.words.hasFocus():
            self.ticks[at].toggle()
            self.ticks[at].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._scroll.ensureWidgetVisible(self.ticks[at])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # a QResizeEvent
        self._arrange()

    def _take_away(self) -> None:
        for heading, ticks in self._blocks:
            for old in filter(None, (heading, *ticks)):
                self._grid.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._ids, self.ticks, self._blocks = [], [], []

    def _add(self, criterion: Criterion, title: str, looked_for: str) -> None:
        number = len(self.ticks)
        tick = WrappingTick(title, _KEYS[number] if number < len(_KEYS) else "")
        hurts = self.tr("It would hurt.") if criterion.counts is Counts.AGAINST else ""
        tick.setAccessibleDescription(hurts)
        tick.setToolTip(plain_tip(looked_for or title))
        self._ids.append(criterion.id)
        self.ticks.append(tick)
        self._blocks[-1][1].append(tick)

    def _arrange(self) -> None:
        columns = 2 if self.width() >= theme.current().px(_TWO_COLUMNS_FROM) else 1
        if columns == self._columns:
            return
        self._columns, row = columns, 0
        for heading, ticks in self._blocks:
            if heading is not None:
                self._grid.addWidget(heading, row, 0, 1, columns)
                row += 1
            rows = -(-len(ticks) // columns)
            for number, tick in enumerate(ticks):
                self._grid.addWidget(tick, row + number % rows, number // rows)
            row += rows
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for old in range(self._grid.rowCount()):
            self._grid.setRowStretch(old, 0)
        self._grid.setRowStretch(row, 1)

    def _go_on(self) -> None:
        self.marked.emit(clean_reply(self.words.text()) or SAID_ALOUD, self.criteria)
