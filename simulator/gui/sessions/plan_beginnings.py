"""PlanBeginnings: what stands where there is no plan yet: ready ones, a press each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from simulator.domain.sessions.ready_plans import READY_PLANS
from simulator.gui import theme


class PlanBeginnings(QWidget):
    """One sentence, and the plans one can begin with."""

    ready_chosen = Signal(object)
    """A ReadyPlan."""
    last_chosen = Signal()
    """The plan of the session before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.as_last_time = QPushButton(self.tr("The same as last time"))
        self.as_last_time.clicked.connect(self.last_chosen)
        self.as_last_time.hide()
        self.ready: list[QPushButton] = []
        words = self.tr("Nothing yet. Add one activity after the other, or begin with a ready plan:")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(theme.label(words, "muted"))
        column.addWidget(self.as_last_time, 0, Qt.AlignmentFlag.AlignLeft)
        for number, plan in enumerate(READY_PLANS):
            button = QPushButton(plan.name)
            button.setProperty("plan", number)
            button.clicked.connect(self._pressed)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.ready.append(button)

    def _pressed(self) -> None:
        button = self.sender()
        if button is not None:
            self.ready_chosen.emit(READY_PLANS[int(button.property("plan"))])
