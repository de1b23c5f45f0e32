"""SavingDialog: how far a file has come, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.fit_height import fit_height
from simulator.gui.widgets.plain_tip import breakable

_WIDTH = 460


class SavingDialog(QDialog):
    """Esc and Cancel stop it; whoever works closes it with ``accept``."""

    stopped = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Saving"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How much is saved"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_L, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_M)
        column.addWidget(theme.label(breakable(words), "lead"))
        column.addWidget(self.bar)
        column.addLayout(row)
        self.setFixedWidth(theme.current().px(_WIDTH))
        fit_height(self)
        self.rejected.connect(self.stopped)

    def show_progress(self, done: int, of: int) -> None:
        """Show how much there is, and how much of it is saved."""
        self.bar.setRange(0, max(1, of))
        self.bar.setValue(done)
