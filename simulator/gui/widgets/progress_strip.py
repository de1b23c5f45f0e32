"""ProgressStrip: something that takes a while, how far it has come, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from simulator.gui import theme


class ProgressStrip(QFrame):
    """One quiet row; hidden unless something is going on."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.words = theme.label()
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_M, theme.GAP_XS, theme.GAP_S, theme.GAP_XS)
        row.setSpacing(theme.GAP_M)
        row.addWidget(self.words, 1)
        row.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.stop)
        self.hide()

    def show_progress(self, words: str, done: int, of: int) -> None:
        """Show how far it has come; ``of`` is 0 while nobody knows."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(done)
        if self.isHidden():
            self.stop.setEnabled(True)
            self.show()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.stopped.emit()
