"""DeliveryPanel: how the spoken replies came across in time, shown to their speaker and to nobody else."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from simulator.gui import theme

_WIDE, _MIDDLE = 980, 560
"""Widths in pixels at scale 1 from which all facts stand in one row, or three do."""


@dataclass(frozen=True, slots=True)
class DeliveryFact:
    """One thing a clock can say.

    Attributes:
        title: What was measured.
        value: What came out, with its unit.
        advice: One sentence of coaching.
    """

    title: str
    value: str
    advice: str

    @property
    def spoken(self) -> str:
        """All of it, for those who hear the screen."""
        return f"{self.title}: {self.value}. {self.advice}"


class DeliveryPanel(QFrame):
    """A heading that says whom it is for, then the facts side by side; without facts it is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # so that a screen reader gets to it
        self._facts: list[QWidget] = []
        self.title = theme.label(self.tr("How it came across in time"))
        self.title.setWordWrap(False)
        self.promise = theme.label(self.tr("For you only. Never part of the score."), "caption")
        head = QHBoxLayout()
        head.setSpacing(theme.GAP_M)
        head.addWidget(self.title, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self.promise, 1, Qt.AlignmentFlag.AlignBaseline)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.GAP_L)
        self._grid.setVerticalSpacing(theme.GAP_M)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        column.setSpacing(theme.GAP_M)
        column.addLayout(head)
        column.addLayout(self._grid)
        self.hide()

    def show_facts(self, facts: tuple[DeliveryFact, ...]) -> None:
        """Show what came out; nothing at all where nothing was spoken."""
        for gone in self._facts:
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.title.setFont(theme.font("body", theme.font().Weight.DemiBold))
        self._facts = [_fact(one) for one in facts]
        told = " ".join(one.spoken for one in facts)
        self.setAccessibleName(f"{self.title.text()}. {self.promise.text()} {told}")
        self._arrange()
        self.setVisible(bool(facts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        worn = theme.current()
        across = 5 if self.width() >= worn.px(_WIDE) else 3 if self.width() >= worn.px(_MIDDLE) else 2
        for at in range(5):
            self._grid.setColumnStretch(at, 1 if at < across else 0)
        for at, fact in enumerate(self._facts):
            self._grid.addWidget(fact, at // across, at % across, Qt.AlignmentFlag.AlignTop)


def _fact(fact: DeliveryFact) -> QWidget:
    shown = QWidget()
    column = QVBoxLayout(shown)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(theme.label(fact.title, "caption"))
    column.addWidget(theme.label(fact.value, "lead"))
    advice = theme.label(fact.advice, "caption")
    column.addSpacing(theme.GAP_XS)
    column.addWidget(advice)
    return shown
