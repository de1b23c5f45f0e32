"""PlanEditor: what a session is made of, activity by activity, and how long that takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.domain.sessions.ready_plans import (
    READY_PLANS,
    ReadyPlan,
    again,
    changed,
    free_id,
    moved,
    put,
)
from simulator.domain.sessions.session import ActivityKind, PlanItem
from simulator.gui import theme
from simulator.gui.sessions.activities import ACTIVITIES
from simulator.gui.sessions.plan_beginnings import PlanBeginnings
from simulator.gui.sessions.plan_row import ROW_FORMAT, PlanRow, ScenarioChoice, playing
from simulator.gui.widgets.announcement import announce

_HOUR = 60


def _clock_now() -> QDateTime:
    return QDateTime.currentDateTime()


class PlanEditor(QWidget):
    """Holds the activities while they are put together.

    Args:
        now: The clock on the wall, for saying when it would be over.
    """

    plan_changed = Signal()
    taken = Signal()
    """A whole plan was put in place; what pressed for it may be gone."""

    def __init__(self, now: Callable[[], QDateTime] = _clock_now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[PlanItem, ...] = ()
        self.rows: dict[str, PlanRow] = {}
        self._scenarios: tuple[ScenarioChoice, ...] = ()
        self._now = now
        self._last: tuple[PlanItem, ...] = ()
        self.setAcceptDrops(True)
        self.add = QPushButton(self.tr("Add an activity"))
        self.add.setMenu(self._activities())
        self.ready = QPushButton(self.tr("Take a ready plan"))
        self.ready.setMenu(self._ready_plans())
        self.total = theme.label("", "caption")
        self.empty = PlanBeginnings()
        self.empty.ready_chosen.connect(self.take_ready)
        self.empty.last_chosen.connect(self.take_last)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, theme.GAP_S, 0)
        self._column.setSpacing(theme.GAP_S)
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setWidget(inner)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_S)
        buttons.addWidget(self.add)
        buttons.addWidget(self.ready)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addLayout(buttons)
        column.addWidget(self.total)
        column.addWidget(self.scroll_area, 1)
        self.show_plan(())

    def show_scenarios(self, scenarios: Sequence[ScenarioChoice]) -> None:
        """Offer these scenarios to activities that play one."""
        if tuple(scenarios) != self._scenarios:
            self._scenarios = tuple(scenarios)
            self._fill_gaps()
            self._rebuild()

    def show_plan(self, items: Sequence[PlanItem]) -> None:
        """Show a plan to go on from."""
        self.items = tuple(items)
        self._fill_gaps()
        self._rebuild()

    def show_last(self, items: Sequence[PlanItem]) -> None:
        """Offer the plan of the session before; none if there is none."""
        self._last = tuple(items)
        self.empty.as_last_time.setVisible(bool(items))
        self._last_action.setVisible(bool(items))

    def take_last(self) -> None:
        """Put the plan of the session before in place of what there is."""
        self.show_plan(again(self._last))
        self._tell()
        self.taken.emit()

    @property
    def minutes(self) -> int:
        """How long it takes in all."""
        return sum(item.minutes for item in self.items)

    @property
    def lacks_scenario(self) -> bool:
        """Whether an activity that plays a scenario has none."""
        return any(ACTIVITIES[item.kind].needs_scenario and not item.scenario_id for item in self.items)

    def show_total(self) -> None:
        """Say how long it takes and when it would be over, if it began now."""
        hours, rest = divmod(self.minutes, _HOUR)
        parts = (
            self.tr("{} h").format(hours) if hours else "",
            self.tr("{} min").format(rest) if rest else "",
        )
        long = " ".join(part for part in parts if part)
        until = QLocale().toString(
            self._now().addSecs(self.minutes * 60).time(), QLocale.FormatType.ShortFormat
        )
        self.total.setText(self.tr("{} in all; begun now, it ends at {}").format(long, until))
        self.total.setVisible(bool(self.items))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(ROW_FORMAT):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A row dropped on another takes its place."""
        item_id = bytes(event.mimeData().data(ROW_FORMAT).data()).decode()
        at = event.position().toPoint()
        middles = [row.mapTo(self, row.rect().center()).y() for row in self.rows.values()]
        place = sum(middle < at.y() for middle in middles)
        was = next((n for n, item in enumerate(self.items) if item.id == item_id), place)
        self._reorder(put(self.items, item_id, place - (was < place)))
        event.acceptProposedAction()

    def _activities(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for kind, activity in ACTIVITIES.items():
            action = QAction(activity.title, menu)
            action.setToolTip(activity.tells)
            action.setStatusTip(activity.tells)
            action.setData(kind.value)
            action.triggered.connect(self._activity_chosen)
            menu.addAction(action)
        return menu

    def _ready_plans(self) -> QMenu:
        menu = QMenu(self)
        self._last_action = QAction(self.tr("The same as last time"), menu)
        self._last_action.triggered.connect(self.take_last)
        self._last_action.setVisible(False)
        menu.addAction(self._last_action)
        for number, plan in enumerate(READY_PLANS):
            action = QAction(plan.name, menu)
            action.setData(number)
            action.triggered.connect(self._ready_chosen)
            menu.addAction(action)
        return menu

    def _activity_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.add_activity(ActivityKind(str(action.data())))

    def add_activity(self, kind: ActivityKind) -> None:
        """Put an activity at the end of the plan."""
        usual = ACTIVITIES[kind]
        item = PlanItem(free_id(self.items), kind, usual.title, usual.minutes)
        self.items = (*self.items, item)
        self._fill_gaps()
        self._rebuild()
        self._tell()
        self.rows[item.id].title.setFocus()
        self.rows[item.id].title.selectAll()
        self.scroll_area.ensureWidgetVisible(self.rows[item.id])

    def _ready_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.take_ready(READY_PLANS[int(action.data())])

    def take_ready(self, plan: ReadyPlan) -> None:
        """Put a ready plan in place of what there is."""
        items: list[PlanItem] = []
        for step in plan.steps:
            title = step.title or ACTIVITIES[step.kind].title
            items.append(PlanItem(free_id(items), step.kind, title, step.minutes))
        self.show_plan(items)
        self._tell()
        self.taken.emit()

    def _fill_gaps(self) -> None:
        """Activities that play a scenario get the first that the plan does not play yet."""
        filled: list[PlanItem] = []
        played = {item.scenario_id for item in self.items}
        for item in self.items:
            if ACTIVITIES[item.kind].needs_scenario and not item.scenario_id and self._scenarios:
                fresh = [one for one in self._scenarios if one.scenario_id not in played]
                choice = (fresh or self._scenarios)[0]
                played.add(choice.scenario_id)
                filled.append(playing(item, choice, self._scenarios))
            else:
                filled.append(item)
        self.items = tuple(filled)

    def _rebuild(self) -> None:
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {}
        for item in self.items:
            activity = ACTIVITIES[item.kind]
            scenarios = self._scenarios if activity.needs_scenario else None
            row = PlanRow(item, activity.tells, scenarios)
            row.changed.connect(self._changed)
            row.moved.connect(self._moved)
            row.removed.connect(self._removed)
            self.rows[item.id] = row
        self._place_rows()

    def _place_rows(self) -> None:
        for number, (item_id, row) in enumerate(self.rows.items(), start=1):
            self._column.removeWidget(row)
            self._column.insertWidget(number, row)
            row.show_place(number, len(self.rows))
            row.setProperty("item", item_id)
        stops = [self.ready, *(stop for row in self.rows.values() for stop in row.stops)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.empty.setVisible(not self.items)
        self.ready.setVisible(bool(self.items))
        self.show_total()

    def _changed(self, item: PlanItem) -> None:
        self.items = changed(self.items, item)
        self.show_total()
        self._tell()

    def _moved(self, item_id: str, places: int) -> None:
        self._reorder(moved(self.items, item_id, places))
        number = [item.id for item in self.items].index(item_id) + 1
        announce(self, self.tr("Now number {}").format(number))

    def _reorder(self, items: tuple[PlanItem, ...]) -> None:
        self.items = items
        self.rows = {item.id: self.rows[item.id] for item in items}
        self._place_rows()
        self._tell()

    def _removed(self, item_id: str) -> None:
        at = [item.id for item in self.items].index(item_id)
        self.items = tuple(item for item in self.items if item.id != item_id)
        row = self.rows.pop(item_id)
        row.hide()
        row.deleteLater()
        self._place_rows()
        self._tell()
        left = list(self.rows.values())
        (left[min(at, len(left) - 1)].remove if left else self.add).setFocus()

    def _tell(self) -> None:
        self.plan_changed.emit()
