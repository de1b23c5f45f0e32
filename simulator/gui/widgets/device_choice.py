"""DeviceChoice: which microphone or loudspeaker, by the names the system gives them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from simulator.gui.widgets.plain_tip import plain_tip


class DeviceChoice(QComboBox):
    """A list of names, the system's choice first. One that was chosen and is not there now stays chosen."""

    device_chosen = Signal(str)
    """The name; "" is the system's choice."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._chosen = ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel, which scrolls the page
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._pressed)
        self._fill()

    def show_devices(self, names: Sequence[str]) -> None:
        """Offer these devices."""
        self._names = tuple(names)
        self._fill()

    def show_chosen(self, name: str) -> None:
        """Mark what is chosen; "" is the system's choice."""
        self._chosen = name
        self._fill()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: nobody means to choose while scrolling by."""
        event.ignore()

    def _fill(self) -> None:
        self.clear()
        self.addItem(self.tr("As the system chooses") if self._names else self.tr("None found"), "")
        for name in self._names:
            self.addItem(name, name)
        if self._chosen and self._chosen not in self._names:
            self.addItem(self.tr("{} (not connected)").format(self._chosen), self._chosen)
        self.setCurrentIndex(max(0, self.findData(self._chosen)))
        self.setToolTip(plain_tip(self.currentText()))

    def _pressed(self, at: int) -> None:
        name = str(self.itemData(at))
        if name != self._chosen:
            self._chosen = name
            self.setToolTip(plain_tip(self.currentText()))
            self.device_chosen.emit(name)
