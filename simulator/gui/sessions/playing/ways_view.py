"""WaysView: the customer by hand: the trainer chooses how a reply is taken, and may say it in other words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.sessions.role_play import LONGEST_LINE, SAID_ALOUD, WaitingReply
from simulator.domain.wording import signed
from simulator.gui import theme

if TYPE_CHECKING:
    from simulator.training.sessions.role_play import WayOn

_KEYS = "123456789"
_LONGEST_REASON = 110
"""Characters of what a reply must have in it, where the author wrote no thought."""


class WaysView(QWidget):
    """The keys 1 to 9 choose a way, Enter the one the program would take, Esc takes the reply back."""

    taken = Signal(int, str)
    """The branch, and what the customer says in place of the scenario's line, or ""."""
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reply = theme.label()
        self.buttons: list[_Way] = []
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(theme.GAP_XS, theme.GAP_XS, theme.GAP_S, theme.GAP_XS)
        self._rows.setSpacing(theme.GAP_S)
        inside = QWidget()
        inside.setLayout(self._rows)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_LINE)
        self.line.setPlaceholderText(self.tr("Say it in your own words; empty says the scenario's"))
        self.line.setAccessibleName(self.tr("What the customer says, in your own words"))
        self.line.returnPressed.connect(self._take_usual)
        self.back = QPushButton(self.tr("Take the reply back"))
        self.back.setProperty("role", "quiet")
        self.back.setToolTip(self.tr("Esc"))
        self.back.clicked.connect(self.taken_back)
        top = QHBoxLayout()
        top.addWidget(theme.label(self.tr("How does the customer take it?"), "lead"), 1)
        top.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addLayout(top)
        column.addWidget(self.reply)
        column.addWidget(self._scroll, 1)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.line)
        column.addLayout(below)

    def show_reply(self, waiting: WaitingReply, player: str) -> None:
        """Show what was said, while the ways are looked for."""
        if waiting.text == SAID_ALOUD:
            self.reply.setText(self.tr("{} said it aloud.").format(player))
        else:
            self.reply.setText(self.tr("{}: “{}”").format(player, waiting.text))

    def show_ways(self, ways: Sequence[WayOn]) -> None:
        """Offer the ways; the one the program would take stands first and is chosen by Enter."""
        typed = self.line.text()
        self.clear()
        self.line.setText(typed)
        in_order = sorted(ways, key=lambda way: not way.is_usual)
        for number, way in enumerate(in_order):
            button = _Way(_KEYS[number] if number < len(_KEYS) else "", way)
            button.clicked.connect(partial(self._take, way.branch))
            self._rows.addWidget(button)
            self.buttons.append(button)
        self._rows.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)
        self.take_focus()

    def take_focus(self) -> None:
        """Enter takes the usual way."""
        if self.buttons and not self.line.hasFocus():
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = _KEYS.find(event.text()) if event.text() else -1
        key = event.key()
        if 0 <= at < len(self.buttons) and not self.line.hasFocus():
            self.buttons[at].click()
        elif key == Qt.Key.Key_Escape:
            self.taken_back.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_focused()
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        at = next((number for number, one in enumerate(self.buttons) if one.hasFocus()), -1) + step
        if 0 <= at < len(self.buttons):
            self.buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(self.buttons[at], 0, theme.GAP_S)

    def _take_focused(self) -> None:
        for one in self.buttons:
            if one.hasFocus():
                one.click()
                return
        self._take_usual()

    def _take_usual(self) -> None:
        if self.buttons:
            self.buttons[0].click()

    def _take(self, branch: int) -> None:
        for one in self.buttons:
            one.setEnabled(False)  # one press is enough
        self.taken.emit(branch, " ".join(self.line.text().split()))

    def clear(self) -> None:
        """Offer nothing; what was typed for the customer goes too."""
        self.line.clear()
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.buttons = []


class _Way(QPushButton):
    """One way on: what the customer thinks, says and feels then."""

    def __init__(self, key: str, way: WayOn) -> None:
        super().__init__()
        self.setProperty("role", "way")
        worn = theme.current()
        number = theme.label(key, "small", "muted")
        number.setMinimumWidth(worn.px(14))
        thinks = theme.label(_reason(way))
        says = theme.label(f"“{way.says}”" if way.says else "", "caption")
        mood = QLabel(signed(way.mood) if way.mood else "±0")
        mood.setTextFormat(Qt.TextFormat.PlainText)
        mood.setProperty("role", "small")
        mood.setProperty("tone", "good" if way.mood > 0 else "bad" if way.mood < 0 else "muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(thinks)
        words.addWidget(says)
        if way.is_usual:
            words.addWidget(theme.label(self.tr("As the program hears it (Enter)"), "small", "accent"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_S, theme.GAP_S, theme.GAP_M, theme.GAP_S)
        row.setSpacing(theme.GAP_S)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(mood, 0, Qt.AlignmentFlag.AlignTop)
        for label in (number, thinks, says, mood):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{key}. {_reason(way)} {way.says} mood {signed(way.mood)}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self.layout()
        for label in self.findChildren(QLabel):
            label.ensurePolished()  # its type is measured below, and may be set only when it is shown
        if layout is not None:  # a button asks only for one row by itself
            layout.invalidate()
            self.setFixedHeight(layout.heightForWidth(self.width()))


def _reason(way: WayOn) -> str:
    if way.thought:
        return way.thought
    if not way.looks_for:
        return "Anything else"
    short = way.looks_for if len(way.looks_for) <= _LONGEST_REASON else f"{way.looks_for[:_LONGEST_REASON]}…"
    return f"There was {short}"
