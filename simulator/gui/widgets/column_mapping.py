"""ColumnMapping: what the columns of a file mean, field by field, with an example of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

from simulator.gui import theme
from simulator.gui.widgets.plain_tip import plain_tip


class ColumnMapping(QWidget):
    """One row a field: what it is, and which column says it."""

    changed = Signal()

    def __init__(self, fields: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """``fields`` are values and words."""
        super().__init__(parent)
        self.boxes: dict[str, QComboBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.GAP_S)
        grid.setVerticalSpacing(theme.GAP_XS)
        grid.setColumnStretch(1, 1)
        for place, (value, words) in enumerate(fields):
            named = QLabel(words)
            box = QComboBox()
            box.setAccessibleName(self.tr("Column for {}").format(words))
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setMinimumContentsLength(8)
            box.currentIndexChanged.connect(self._chosen)
            grid.addWidget(named, place, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(box, place, 1)
            self.boxes[value] = box

    @property
    def columns(self) -> dict[str, str]:
        """Which heading says what; fields nothing speaks of are not in it."""
        return {value: box.currentData() for value, box in self.boxes.items() if box.currentData()}

    def show_columns(self, headings: Mapping[str, str], chosen: Mapping[str, str]) -> None:
        """Show which headings there are, each with an example, and what each field takes."""
        for value, box in self.boxes.items():
            box.blockSignals(True)
            box.clear()
            box.addItem("–", "")
            for heading, example in headings.items():
                box.addItem(heading, heading)
                box.setItemData(box.count() - 1, plain_tip(example), Qt.ItemDataRole.ToolTipRole)
            box.setCurrentIndex(max(0, box.findData(chosen.get(value, ""))))
            box.blockSignals(False)

    def _chosen(self) -> None:
        """A column says one thing: whatever else took it lets go."""
        changed: Any = self.sender()
        for box in self.boxes.values():
            is_other = isinstance(changed, QComboBox) and box is not changed and box.currentData()
            if is_other and box.currentData() == changed.currentData():
                box.blockSignals(True)
                box.setCurrentIndex(0)
                box.blockSignals(False)
        self.changed.emit()
