"""SessionsPage: the sessions a trainer has planned, leads and has led."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.session_card import SessionCard, SessionLine

_WIDTH = 820
_EMPTY = 560
_AT_ONCE = 30


class SessionsPage(QWidget):
    """What is under way first, then what is planned, then what was; a friendly sentence at first."""

    new_asked = Signal()
    continued = Signal(str)
    report_asked = Signal(str)
    plan_asked = Signal(str)
    calibration_asked = Signal()
    """To see how trainers, rooms and the score agree over time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.cards: list[SessionCard] = []
        self._lines: tuple[SessionLine, ...] = ()
        self._shown = _AT_ONCE
        self.words = theme.label("", "lead", "muted")
        self.new = self._new_button()
        self.first = self._new_button()
        self.more = QPushButton(self.tr("Show earlier ones"))
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._show_more)
        self.calibration = QPushButton(self.tr("How trainers, rooms and the score agree"))
        self.calibration.setProperty("role", "link")
        self.calibration.clicked.connect(self.calibration_asked)
        self._pile = QStackedLayout()
        self._pile.addWidget(self._make_empty())
        self._pile.addWidget(self._make_list())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._pile)
        self.show_reading()

    def show_reading(self) -> None:
        """Say that the records are being read, while there is nothing to show."""
        if not self._lines:
            self._nothing.setText(self.tr("Opening your sessions…"))
            self._how.hide()
            self.first.hide()
            self._pile.setCurrentIndex(0)

    def show_sessions(self, sessions: Sequence[SessionLine]) -> None:
        """Show these sessions, in groups: under way, planned, led."""
        rank = {"under way": 0, "planned": 1}
        self._lines = tuple(sorted(sessions, key=lambda line: rank.get(line.state, 2)))
        self._nothing.setText(self.tr("A group, a projector, and you."))
        self._how.show()
        self.first.show()
        self._fill()
        self._pile.setCurrentIndex(1 if self._lines else 0)

    def take_focus(self) -> None:
        """Give the keyboard to what one most likely wants: going on, or a new session."""
        waiting = [card for card in self.cards if card.line.state != "ended"]
        if waiting:
            waiting[0].buttons[-1].setFocus()
        else:
            (self.new if self._lines else self.first).setFocus()

    def _new_button(self) -> QPushButton:
        button = QPushButton(self.tr("New session"))
        button.setProperty("role", "primary")
        button.clicked.connect(self.new_asked)
        return button

    def _make_empty(self) -> QWidget:
        self._nothing = theme.label("", "title")
        self._how = theme.label(
            self.tr(
                "Say who comes and what you will do; then lead it from here, while the room looks at the "
                "projector. Nobody's results, notes or history are ever on the wall."
            ),
            "lead",
            "muted",
        )
        inner = QWidget()
        inner.setFixedWidth(theme.current().px(_EMPTY))
        column = QVBoxLayout(inner)
        column.setSpacing(theme.GAP_M)
        column.addStretch(2)
        for part in (self._nothing, self._how):
            column.addWidget(part)
        column.addWidget(self.first, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        empty = QWidget()
        across = QHBoxLayout(empty)
        across.addStretch(1)
        across.addWidget(inner)
        across.addStretch(1)
        return empty

    def _make_list(self) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(self.words, 1)
        head.addWidget(self.new)
        inner = QWidget()
        inner.setMaximumWidth(theme.current().px(_WIDTH))
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_L)
        self._column.setSpacing(theme.GAP_S)
        self._column.addLayout(head)
        self._column.addSpacing(theme.GAP_S)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(theme.GAP_S)
        self._column.addWidget(self.calibration, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _fill(self) -> None:
        for card in self.cards:
            card.hide()
            card.deleteLater()
        waiting = next((line for line in self._lines if line.state != "ended"), None)
        self.cards = [self._card(line, is_next=line is waiting) for line in self._lines[: self._shown]]
        for card in self.cards:
            self._column.insertWidget(self._column.indexOf(self.more), card)
        self.more.setVisible(len(self._lines) > self._shown)
        is_waiting = any(line.state == "under way" for line in self._lines)
        self.words.setText(
            self.tr("A session is under way.") if is_waiting else self.tr("Your sessions, newest first.")
        )
        theme.set_role(self.new, "" if waiting else "primary")

    def _card(self, line: SessionLine, *, is_next: bool) -> SessionCard:
        card = SessionCard(line, is_next=is_next)
        card.continued.connect(self.continued)
        card.report_asked.connect(self.report_asked)
        card.plan_asked.connect(self.plan_asked)
        return card

    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self._fill()
