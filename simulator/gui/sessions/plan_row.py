"""PlanRow: one activity of a plan: its title, scenario and minutes, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QWidget,
)

from simulator.domain.sessions.session import LONGEST_ACTIVITY_MINUTES, LONGEST_TITLE, PlanItem
from simulator.gui import icons, theme
from simulator.gui.sessions.activities import ACTIVITIES

ROW_FORMAT = "application/x-rapport-plan-row"
_NUMBER, _MINUTES, _BUTTON = 20, 98, 38


class ScenarioChoice(NamedTuple):
    """A scenario that can be played."""

    scenario_id: str
    title: str
    minutes: int = 0


def playing(item: PlanItem, choice: ScenarioChoice, scenarios: Sequence[ScenarioChoice]) -> PlanItem:
    """Return an activity that plays a scenario, called after it unless somebody gave it a name of its own."""
    given = item.title not in (ACTIVITIES[item.kind].title, *(one.title for one in scenarios))
    title = item.title if given else choice.title[:LONGEST_TITLE].strip() or item.title
    return replace(item, scenario_id=choice.scenario_id, title=title)


class PlanRow(QFrame):
    """Tells what was changed; it is dragged by its edge, or moved with Alt and the arrow keys."""

    changed = Signal(object)
    """The PlanItem as it is now."""
    moved = Signal(str, int)
    """Its id, and how many places it should go down (or up)."""
    removed = Signal(str)

    def __init__(
        self,
        item: PlanItem,
        tells: str,
        scenarios: Sequence[ScenarioChoice] | None,
        parent: QWidget | None = None,
    ) -> None:
        """``scenarios`` is None for activities in which none is played."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(item.title)
        self.item = item
        self._scenarios = tuple(scenarios or ())
        self._pressed_at: QPoint | None = None
        self.number = theme.label("", "muted")
        self.title = QLineEdit(item.title)
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.setAccessibleName(self.tr("What it is called"))
        self.title.setToolTip(tells)
        self.title.setCursorPosition(0)
        self.title.textEdited.connect(self._title_typed)
        self.title.editingFinished.connect(self._title_finished)
        self.minutes = QSpinBox()
        self.minutes.setRange(1, LONGEST_ACTIVITY_MINUTES)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setValue(item.minutes)
        self.minutes.setAccessibleName(self.tr("Minutes"))
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.minutes.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.minutes.valueChanged.connect(self._minutes_chosen)
        self.up = self._button("chevron-up", self.tr("Earlier (Alt+Up)"), self._go_up)
        self.down = self._button("chevron-down", self.tr("Later (Alt+Down)"), self._go_down)
        self.remove = self._button("close", self.tr("Take it out of the plan"), self._remove)
        self.scenario: QComboBox | None = None if scenarios is None else self._choice(scenarios)
        self.tells = theme.label(tells, "caption")
        self._build()
        self._fit()
        theme.notifier().changed.connect(self._fit)

    def show_place(self, number: int, of: int) -> None:
        """Show where it stands, from 1."""
        self.number.setText(str(number))
        self.setAccessibleName(f"{number}. {self.item.title}")
        for stop in self.stops:
            name = str(stop.property("called") or stop.accessibleName())
            stop.setProperty("called", name)
            stop.setAccessibleName(self.tr("{}, activity {}").format(name, number))
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < of)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops in it, in order."""
        scenario = () if self.scenario is None else (self.scenario,)
        return (self.title, self.minutes, self.up, self.down, self.remove, *scenario)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and the arrows move the row."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(self.item.id, steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough from where it was pressed, the row comes along."""
        here = event.position().toPoint()
        at, far = self._pressed_at, QApplication.startDragDistance()
        if at is None or (here - at).manhattanLength() < far:
            return
        self._pressed_at = None
        drag, mime = QDrag(self), QMimeData()
        mime.setData(ROW_FORMAT, self.item.id.encode())
        drag.setMimeData(mime)
        drag.setPixmap(self.grab())
        drag.setHotSpot(at)
        drag.exec(Qt.DropAction.MoveAction)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.GAP_S, theme.GAP_S, theme.GAP_S, theme.GAP_S)
        grid.setHorizontalSpacing(theme.GAP_S)
        grid.setVerticalSpacing(theme.GAP_XS)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in (self.up, self.down, self.remove):
            buttons.addWidget(button)
        grid.addWidget(self.number, 0, 0)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.minutes, 0, 2)
        grid.addLayout(buttons, 0, 3)
        grid.addWidget(self.scenario or self.tells, 1, 1, 1, 3)
        grid.setColumnStretch(1, 1)

    def _fit(self) -> None:
        """Take the sizes of the theme."""
        px = theme.current().px
        self.number.setFixedWidth(px(_NUMBER))
        self.title.ensurePolished()
        self.minutes.setFixedSize(px(_MINUTES), self.title.sizeHint().height())
        for button in (self.up, self.down, self.remove):
            button.setFixedWidth(px(_BUTTON))

    def _choice(self, scenarios: Sequence[ScenarioChoice]) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(self.tr("The scenario that is played"))
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        known = [one.scenario_id for one in scenarios]
        for one in scenarios:
            choice.addItem(one.title, one.scenario_id)
        if self.item.scenario_id not in known:
            choice.setPlaceholderText(self.tr("Choose a scenario"))
            choice.setCurrentIndex(-1)
        else:
            choice.setCurrentIndex(known.index(self.item.scenario_id))
        choice.currentIndexChanged.connect(self._scenario_chosen)
        return choice

    def _button(self, icon: str, words: str, slot: object) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "quiet")
        button.setIcon(icons.icon(icon, "muted"))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(slot)
        return button

    def _change(self, item: PlanItem) -> None:
        self.item = item
        self.changed.emit(item)

    def _title_typed(self, text: str) -> None:
        if text.strip():
            self._change(replace(self.item, title=" ".join(text.split())))

    def _title_finished(self) -> None:
        if not self.title.text().strip():
            self.title.setText(self.item.title)

    def _minutes_chosen(self, minutes: int) -> None:
        self._change(replace(self.item, minutes=minutes))

    def _scenario_chosen(self, at: int) -> None:
        if 0 <= at < len(self._scenarios):
            self._change(playing(self.item, self._scenarios[at], self._scenarios))
            self.title.setText(self.item.title)
            self.title.setCursorPosition(0)

    def _go_up(self) -> None:
        self.moved.emit(self.item.id, -1)

    def _go_down(self) -> None:
        self.moved.emit(self.item.id, 1)

    def _remove(self) -> None:
        self.removed.emit(self.item.id)
