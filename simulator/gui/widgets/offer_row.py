"""OfferRow: something that can be done about what was found, or left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from simulator.gui import icons, theme
from simulator.gui.widgets.announcement import announce


class OfferRow(QFrame):
    """One quiet row with two ways to go on; empty it is hidden."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._sign = QLabel()
        self._words = theme.label()
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.accept = QPushButton()
        self.accept.clicked.connect(self._accept)
        self.decline = QPushButton()
        self.decline.setProperty("role", "quiet")
        self.decline.clicked.connect(self._decline)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_M, theme.GAP_S, theme.GAP_S, theme.GAP_S)
        row.setSpacing(theme.GAP_S)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self.accept)
        row.addWidget(self.decline)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when hidden."""
        return self._words.text()

    def show_offer(self, sign: str, words: str, accept: str, decline: str) -> None:
        """Say what was found, and what can be done about it."""
        self._sign.setPixmap(icons.pixmap(sign, theme.current().px(20), "accent"))
        self._words.setText(words)
        self.accept.setText(accept)
        self.decline.setText(decline)
        self.setAccessibleName(words)
        self.show()
        announce(self, words)

    def clear(self) -> None:
        """Offer nothing any more."""
        self._words.clear()
        self.hide()

    def _accept(self) -> None:
        self.clear()
        self.accepted.emit()

    def _decline(self) -> None:
        self.clear()
        self.declined.emit()
