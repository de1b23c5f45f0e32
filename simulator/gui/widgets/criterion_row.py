"""One criterion: a row that says what became of it, and opens to say why it matters."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.wording import Group
from simulator.gui import icons, theme
from simulator.gui.widgets.plain_tip import breakable
from simulator.gui.widgets.second_opinion import SecondOpinion
from simulator.gui.widgets.told import SIGN_TONES, Heard, ToldCriterion

_SIGN = 18
_STRIPE = 3
_MOST_QUOTES = 4
ROOM = 4
"""Pixels around a row for the focus ring."""


class CriterionRow(QAbstractButton):
    """The closed row: sign, title, points, and the words it rests on."""

    stepped = Signal(int)
    """Up (−1) or down (+1) was pressed."""

    def __init__(self, told: ToldCriterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(told.spoken)
        self.setAccessibleDescription("Shows the words it rests on, why it matters, and a good line.")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._sign = QLabel()
        self._sign.setFixedWidth(theme.current().px(_SIGN))
        title = theme.label(breakable(told.title), "body")
        self.snippet = snippet = theme.label(breakable(told.snippet), "small", "muted")
        snippet.setVisible(bool(told.snippet))
        # What was missed is said once, by its sign: a column of red noughts would only shout.
        is_quiet = told.group is Group.MISSED or bool(told.advisory)
        tone = "muted" if is_quiet else SIGN_TONES[told.group][1]
        points = theme.label(told.points, "body", tone)
        points.setWordWrap(False)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(snippet)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_S + _STRIPE, 6, theme.GAP_S, 6)
        row.setSpacing(theme.GAP_S)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(points, 0, Qt.AlignmentFlag.AlignTop)
        for label in (self._sign, title, snippet, points):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._draw_sign()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else QSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout else 0

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._draw_sign()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(worn.chosen if self.isChecked() else worn.hover))
            edge = worn.line_width if worn.name == "contrast" and self.isChecked() else 0
            if edge:
                painter.setPen(QPen(QColor(worn.ink), edge))
            inside = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
            painter.drawRoundedRect(inside, 6, 6)
            painter.setPen(Qt.PenStyle.NoPen)
        side = QColor(getattr(worn, self._told.side.value))
        painter.setBrush(side)
        inset = 6
        stripe = QRectF(0, inset, _STRIPE * (2 if self.isChecked() else 1), self.height() - 2 * inset)
        painter.drawRoundedRect(stripe, 1.5, 1.5)

    def _draw_sign(self) -> None:
        name, tone = SIGN_TONES[self._told.group]
        self._sign.setPixmap(icons.pixmap(name, theme.current().px(_SIGN), tone))


class CriterionEntry(QWidget):
    """A row with what opens under it; opened only when first asked for."""

    quote_sought = Signal(str, int)
    """The criterion and the turn whose quote is wanted."""
    decided = Signal(str, str, str, str)
    """The criterion, what somebody says of it, why, and the words it rests on."""

    def __init__(self, told: ToldCriterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = told
        self.row = CriterionRow(told)
        self.details: QFrame | None = None
        self._column = QVBoxLayout(self)
        # Room for the focus ring.
        self._column.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        self._column.setSpacing(0)
        self._column.addWidget(self.row)

    def open(self, *, is_open: bool) -> None:
        """Open or close it."""
        self.row.setChecked(is_open)
        # Opened, it tells its quotes in full.
        self.row.snippet.setVisible(bool(self.told.snippet) and not (is_open and self.told.heard))
        if is_open and self.details is None:
            self.details = self._details()
            self._column.addWidget(self.details)
            self._keep_tab_order(self.details)
        if self.details is not None:
            self.details.setVisible(is_open)

    def _keep_tab_order(self, details: QFrame) -> None:
        """The links come right after the row that opened them."""
        before: QWidget = self.row
        for stop in details.findChildren(QWidget):
            if isinstance(stop, QPushButton | QLineEdit):
                QWidget.setTabOrder(before, stop)
                before = stop

    def _details(self) -> QFrame:
        told, frame = self.told, QFrame()
        column = QVBoxLayout(frame)
        left = theme.GAP_S + _STRIPE + theme.current().px(_SIGN) + theme.GAP_S
        column.setContentsMargins(left, theme.GAP_XS, theme.GAP_S, theme.GAP_M)
        column.setSpacing(theme.GAP_S)
        if told.decided:
            column.addLayout(_block("Seen differently", told.decided, "body"))
        self._add_heard(column)
        if told.advisory:
            column.addWidget(theme.label(told.advisory, "small", "unsure"))
        for heading, words in (
            ("Why it matters", told.why),
            ("A good line", f"“{told.good}”" if told.good else ""),
            ("A poor line", f"“{told.poor}”" if told.poor else ""),
        ):
            if words:
                column.addLayout(_block(heading, words, "body"))
        if told.reliability:
            column.addLayout(_block("How sure is this?", told.reliability, "small"))
        practices = f"Practice {', '.join(told.practices)}" if told.practices else ""
        column.addWidget(theme.label(" · ".join(filter(None, (told.worth, practices))), "caption"))
        if told.deciding:
            column.addWidget(self._opinion())
        return frame

    def _add_heard(self, column: QVBoxLayout) -> None:
        told = self.told
        for heard in told.heard[:_MOST_QUOTES]:
            column.addLayout(self._heard(heard))
        more = len(told.heard) - _MOST_QUOTES
        if more > 0:
            column.addWidget(theme.label(f"and {more} more, lit in what happened", "caption"))

    def _opinion(self) -> SecondOpinion:
        told = self.told
        opinion = SecondOpinion(told.title, told.deciding, may_withdraw=told.may_withdraw)
        opinion.decided.connect(partial(self.decided.emit, told.id))
        return opinion

    def _heard(self, heard: Heard) -> QVBoxLayout:
        block = QVBoxLayout()
        block.setSpacing(0)
        link = QPushButton(f"Turn {heard.turn}")
        link.setProperty("role", "link")
        link.setAccessibleName(f"Show turn {heard.turn} in what happened")
        link.clicked.connect(partial(self.quote_sought.emit, self.told.id, heard.turn))
        doubt = "" if heard.is_sure else " Not sure: a person decides."
        block.addWidget(theme.label(breakable(f"“{heard.quote}”" if heard.quote else heard.because), "body"))
        below = QHBoxLayout()
        below.setSpacing(theme.GAP_S)
        below.addWidget(theme.label((heard.because if heard.quote else "") + doubt, "caption"), 1)
        below.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        block.addLayout(below)
        return block


def _block(heading: str, words: str, role: str) -> QVBoxLayout:
    block = QVBoxLayout()
    block.setSpacing(0)
    block.addWidget(theme.label(heading, "caption"))
    block.addWidget(theme.label(breakable(words), role, "muted" if role == "small" else None))
    return block
