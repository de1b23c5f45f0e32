"""BriefingCriteria: what good looks like here, by side, and what to steer clear of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from simulator.domain.rubric import Counts, Criterion, Side
from simulator.gui import icons, theme


class BriefingCriteria(QWidget):
    """Two columns of criteria by their titles."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What is listened for"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.GAP_L)

    def show_criteria(self, criteria: Sequence[Criterion]) -> None:
        """Show these criteria."""
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        earning = [one for one in criteria if one.counts is Counts.FOR]
        relationship = [one for one in earning if one.side is Side.RELATIONSHIP]
        task = [one for one in earning if one.side is Side.TASK]
        against = [one for one in criteria if one.counts is Counts.AGAINST]
        groups = (
            ((self.tr("The relationship"), relationship, "relationship", "check"),),
            ((self.tr("The task"), task, "task", "check"), (self.tr("What hurts"), against, "bad", "cross")),
        )
        for column_of in groups:
            column = QWidget()
            rows = QVBoxLayout(column)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(theme.GAP_XS)
            for title, ones, tone, sign in column_of:
                if ones:
                    rows.addWidget(theme.label(title, "small", tone))
                    for one in ones:
                        rows.addLayout(_criterion(one, tone, sign))
                    rows.addSpacing(theme.GAP_S)
            rows.addStretch(1)
            self._row.addWidget(column, 1)


def _criterion(one: Criterion, tone: str, sign: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.GAP_S)
    mark = QLabel()
    mark.setPixmap(icons.pixmap(sign, theme.current().px(16), tone))
    words = theme.label(one.title, "small")
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return row
