"""BoardFoundRow: one quality found in what was sent: taken or not, by itself or with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSizePolicy, QWidget

from simulator.gui import theme

if TYPE_CHECKING:
    from simulator.training.sessions.board_spellings import Gathering


class BoardFoundRow(QWidget):
    """Proposes what a slip may be the same as, and leaves it to a person."""

    changed = Signal()

    def __init__(self, found: Gathering, others: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self.box = QCheckBox()
        self.box.setAccessibleName(found.text)
        self.box.setChecked(True)
        name = theme.label(found.text)
        name.setToolTip(", ".join(found.spellings))
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.box.toggled.connect(self.changed)
        self.same = QComboBox()
        self.same.setAccessibleName(self.tr("“{}” is").format(found.text))
        if found.onto:
            self.same.addItem(self.tr("on the board already"))
        else:
            self.same.addItem(self.tr("by itself"))
            listed = dict.fromkeys((found.like, *others) if found.like else others)
            for other in listed:
                self.same.addItem(self.tr("means {}").format(other), other)
            self.same.setCurrentIndex(1 if found.like else 0)
        self.same.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.same.currentIndexChanged.connect(self.changed)
        times = theme.label(f"{found.times}×", "small", "accent")
        times.setFixedWidth(theme.current().px(40))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.box)
        row.addWidget(name, 1)
        row.addWidget(times)
        row.addWidget(self.same, 1)
        if found.onto:
            self.same.hide()
            row.addWidget(theme.label(self.same.currentText(), "caption"), 1)

    @property
    def is_taken(self) -> bool:
        """Whether it goes on the board."""
        return self.box.isChecked()

    @property
    def is_joined(self) -> bool:
        """Whether it adds to another quality."""
        return bool(self._found.onto or self.same.currentData())

    @property
    def name(self) -> str:
        """The quality it counts for."""
        return str(self.same.currentData() or self._found.text)

    @property
    def onto(self) -> str:
        """Id of the quality on the board it adds to; "" if it is not there by this name."""
        return self._found.onto

    @property
    def times(self) -> int:
        """How often it was named."""
        return self._found.times
