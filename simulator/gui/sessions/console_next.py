"""NextColumn: the plan with its minutes, who is in the room, and who plays next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.sessions.session import PlanItem
from simulator.domain.sessions.state import SessionState
from simulator.gui import icons, theme
from simulator.gui.sessions.console_roster import RosterList

_ROWS = 6
"""Rows of the plan that are seen without scrolling."""


class NextColumn(QWidget):
    """Enter on an activity begins it; Enter on a person lets them play."""

    begin_asked = Signal(str)
    """An activity is to begin, by its id."""
    in_order_asked = Signal()
    draw_asked = Signal()
    partner_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = _PlanList()
        self.plan.begin_asked.connect(self.begin_asked)
        self.behind = theme.label("", "caption")
        self.who = theme.label("", "body")
        self.watching = theme.label("", "caption")
        self.in_order = _small(self.tr("Next in order"), self.tr("Whoever had the fewest turns (Ctrl+O)"))
        self.in_order.clicked.connect(self.in_order_asked)
        self.in_order.setShortcut("Ctrl+O")
        self.draw = _small(
            self.tr("Draw"), self.tr("By lot; nobody twice before everybody came once (Ctrl+Shift+D)")
        )
        self.draw.clicked.connect(self.draw_asked)
        self.draw.setShortcut("Ctrl+Shift+D")
        self.pair = _small(self.tr("With a partner"), self.tr("Two play together, or one alone again"))
        self.pair.setCheckable(True)
        self.pair.clicked.connect(self.partner_asked)
        self.roster = RosterList()
        self._turn = QWidget()
        self._lay_out()

    def show_state(self, state: SessionState, spent: dict[str, float], behind_minutes: float) -> None:
        """Show plan, roster and turn; ``spent`` is in seconds by activity."""
        self.plan.show_plan(state, spent)
        self.behind.setText(self._behind(state, behind_minutes))
        self.roster.show_roster(state.session.roster, state.player, state.partner)
        item = state.item
        self._turn.setVisible(item is not None and bool(item.scenario_id))
        names = [name for name in (state.name_of(state.player), state.name_of(state.partner)) if name]
        self.who.setText(self.tr(" and ").join(names) or self.tr("Nobody yet"))
        watching = sum(state.participant(one) is not None for one in state.observers)
        self.watching.setText(self.tr("{} watch and judge").format(watching) if names else "")
        self.pair.setEnabled(bool(state.player))
        self.pair.setChecked(bool(state.partner))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_XS)
        for button in (self.in_order, self.draw, self.pair):
            buttons.addWidget(button)
        buttons.addStretch(1)
        turn = QVBoxLayout(self._turn)
        turn.setContentsMargins(0, theme.GAP_S, 0, 0)
        turn.setSpacing(theme.GAP_XS)
        turn.addWidget(theme.label(self.tr("Who plays"), "caption"))
        turn.addWidget(self.who)
        turn.addWidget(self.watching)
        turn.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_XS)
        head = QHBoxLayout()
        head.addWidget(theme.label(self.tr("Plan"), "caption"))
        self.behind.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(self.behind, 1)
        column.addLayout(head)
        column.addWidget(self.plan)
        column.addWidget(self._turn)
        column.addSpacing(theme.GAP_S)
        column.addWidget(self.roster, 1)

    def _behind(self, state: SessionState, minutes: float) -> str:
        planned = self.tr("{} min").format(sum(item.minutes for item in state.plan))
        whole = round(minutes)
        if whole > 0:
            return self.tr("{planned}, {late} behind").format(planned=planned, late=whole)
        if whole < 0:
            return self.tr("{planned}, {spare} in hand").format(planned=planned, spare=-whole)
        return planned


class _PlanList(QListWidget):
    """The activities in order, with a sign for what is done and what is under way."""

    begin_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Plan; Enter begins the chosen activity"))
        self.setToolTip(self.tr("Enter or a double click begins an activity"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.itemDoubleClicked.connect(self._begin)
        self._ids: tuple[str, ...] = ()

    def show_plan(self, state: SessionState, spent: dict[str, float]) -> None:
        ids = tuple(item.id for item in state.plan)
        if ids != self._ids:
            self._ids = ids
            self.clear()
            self.addItems([""] * len(ids))
            row = max(36, self.sizeHintForRow(0)) if ids else 36
            self.setFixedHeight(min(_ROWS, max(1, len(ids))) * row + theme.GAP_S)
        for place, item in enumerate(state.plan):
            self._show_row(self.item(place), item, state, spent.get(item.id, 0.0))

    def _show_row(self, row: QListWidgetItem, item: PlanItem, state: SessionState, seconds: float) -> None:
        is_now, is_done = item.id == state.item_id, item.id in state.done
        took = round(seconds / 60)
        minutes = self.tr("{} min").format(item.minutes)
        if is_now or is_done:
            minutes = self.tr("{took} of {planned} min").format(took=took, planned=item.minutes)
        text = f"{item.title}  ·  {minutes}"
        if row.text() != text:
            row.setText(text)
        sign = "play" if is_now else "check" if is_done else "dash"
        if row.data(Qt.ItemDataRole.UserRole) != sign:
            row.setData(Qt.ItemDataRole.UserRole, sign)
            row.setIcon(icons.icon(sign, "accent" if is_now else "muted"))
            told = {"play": self.tr("under way"), "check": self.tr("done"), "dash": self.tr("to come")}[sign]
            row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}, {told}")
        row.setToolTip("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin()
            return
        super().keyPressEvent(event)

    def _begin(self) -> None:
        if 0 <= self.currentRow() < len(self._ids):
            self.begin_asked.emit(self._ids[self.currentRow()])


def _small(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "choice")
    button.setProperty("is_small", "true")
    button.setToolTip(tip)
    return button
