"""NextColumn: the plan with its minutes, who is in the room, and who plays next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.sessions.session import PlanItem
from simulator.domain.sessions.state import SessionState
from simulator.gui import icons, theme
from simulator.gui.sessions.console_roster import RosterList
from simulator.gui.widgets.plain_tip import plain_tip

_ROWS = 6
"""Rows of the plan that are seen without scrolling even where there is little room,"""
_LEAST_HIGH = 256
"""unless that takes more pixels than these."""
_LEADING = 3
"""Pixels that a row of words takes in a list, more than its face says."""


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
        self.pair = _small(
            self.tr("Partner"), self.tr("Two play together, or one alone again (Ctrl+Shift+O)")
        )
        self.pair.setCheckable(True)
        self.pair.clicked.connect(self.partner_asked)
        self.pair.setShortcut("Ctrl+Shift+O")
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
        heading = QHBoxLayout()
        heading.addWidget(theme.label(self.tr("Who plays"), "caption"))
        self.watching.setAlignment(Qt.AlignmentFlag.AlignRight)
        heading.addWidget(self.watching, 1)
        turn.addLayout(heading)
        turn.addWidget(self.who)
        turn.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_XS)
        head = QHBoxLayout()
        head.addWidget(theme.label(self.tr("Plan"), "caption"))
        self.behind.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(self.behind, 1)
        column.addLayout(head)
        column.addWidget(self.plan, 1)
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


class _PlanList(QTreeWidget):
    """The activities in order, with a sign for what is done and what is under way."""

    begin_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Plan; Enter begins the chosen activity"))
        self.setToolTip(self.tr("Enter or a double click begins an activity"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.header().sectionResized.connect(self._break_titles)
        self.itemDoubleClicked.connect(self._begin)
        self._ids: tuple[str, ...] = ()
        self._in_sight = ""

    def sizeHint(self) -> QSize:
        """Return a few rows' height; where there is room for more, it grows until all are seen."""
        few = self._height_of(min(_ROWS, len(self._ids)))
        return QSize(200, min(few, theme.current().px(_LEAST_HIGH)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _height_of(self, rows: int) -> int:
        self.ensurePolished()
        least = max(1, rows) * theme.current().px(30)
        return max(least, sum(self.sizeHintForRow(row) for row in range(rows))) + theme.GAP_XS

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._break_titles()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._break_titles()

    def _break_titles(self) -> None:
        """A long title takes a second row; a tree gives it none by itself."""
        self.ensurePolished()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = QRect(0, 0, self.columnWidth(0), theme.current().px(30))  # type: ignore[attr-defined]
        option.features |= (  # type: ignore[attr-defined]
            QStyleOptionViewItem.ViewItemFeature.HasDisplay
            | QStyleOptionViewItem.ViewItemFeature.HasDecoration
        )
        place = self.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, self)
        width = place.width() - theme.GAP_S
        metrics, padding = self.fontMetrics(), 2 * theme.GAP_S
        for row in filter(None, map(self.topLevelItem, range(self.topLevelItemCount()))):
            rows = 2 if metrics.horizontalAdvance(row.text(0)) > width else 1
            row.setSizeHint(0, QSize(0, rows * (metrics.lineSpacing() + _LEADING) + padding))
        self.setMaximumHeight(self._height_of(len(self._ids)))
        self.updateGeometry()

    def show_plan(self, state: SessionState, spent: dict[str, float]) -> None:
        ids = tuple(item.id for item in state.plan)
        is_new = ids != self._ids
        if is_new:
            self._ids = ids
            self.clear()
            self.addTopLevelItems([QTreeWidgetItem() for _ in ids])
        for place, item in enumerate(state.plan):
            row = self.topLevelItem(place)
            if row is not None:
                self._show_row(row, item, state, spent.get(item.id, 0.0))
        if is_new:
            self._break_titles()
        self._keep_in_sight(state.item_id)

    def _keep_in_sight(self, item_id: str) -> None:
        """Bring what is under way into sight when it begins; after that the trainer scrolls as they like."""
        if item_id != self._in_sight:
            self._in_sight = item_id
            self._scroll_there()

    def _scroll_there(self) -> None:
        if self._in_sight in self._ids:
            self.scrollTo(self.model().index(self._ids.index(self._in_sight), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """An activity that begins takes room from the plan."""
        super().resizeEvent(event)
        self._scroll_there()

    def _show_row(self, row: QTreeWidgetItem, item: PlanItem, state: SessionState, seconds: float) -> None:
        is_now, is_done = item.id == state.item_id, item.id in state.done
        minutes = str(item.minutes)
        if is_now or is_done:
            minutes = self.tr("{took}/{planned}").format(took=round(seconds / 60), planned=minutes)
        sign = "play" if is_now else "check" if is_done else "dash"
        shown = (item.title, minutes, sign)
        if row.data(0, Qt.ItemDataRole.UserRole) == shown:
            return
        told = {"play": self.tr("under way"), "check": self.tr("done"), "dash": self.tr("to come")}[sign]
        row.setData(0, Qt.ItemDataRole.UserRole, shown)
        row.setText(0, item.title)
        row.setText(1, minutes)
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setIcon(0, icons.icon(sign, "accent" if is_now else "muted"))
        said = self.tr("{title}, {minutes} minutes, {told}").format(
            title=item.title, minutes=minutes, told=told
        )
        for column in (0, 1):
            row.setToolTip(column, plain_tip(said))
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin()
            return
        super().keyPressEvent(event)

    def _begin(self) -> None:
        place = self.currentIndex().row()
        if 0 <= place < len(self._ids):
            self.begin_asked.emit(self._ids[place])


def _small(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "choice")
    button.setProperty("is_small", "true")
    button.setToolTip(tip)
    return button
