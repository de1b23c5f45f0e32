"""EraseDialog: says what goes when somebody is erased, has the name typed, and tells what became of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from simulator.domain.people import LONGEST_NAME
from simulator.gui import theme
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.fit_height import fit_height
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.plain_tip import breakable

_WIDTH = 560


class EraseDialog(QDialog):
    """Nothing is erased before the name stands in the field, and nothing closes it while it is under way."""

    erased = Signal()

    def __init__(self, name: str, what_goes: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._is_working = name, False
        self.setWindowTitle(self.tr("Erase"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = theme.label(breakable(self.tr("Erase {}?").format(name)), "title")
        self.typed = QLineEdit()
        self.typed.setMaxLength(LONGEST_NAME)
        self.typed.setAccessibleName(self.tr("The name, to say that it is meant"))
        self.typed.setPlaceholderText(name)
        self.typed.textChanged.connect(self._look)
        self.typed.returnPressed.connect(self._erase)
        self.ask = theme.label(self.tr("It cannot be undone. Type the name to go on:"))
        self.ask.setBuddy(self.typed)
        self.notice = InlineNotice()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Erasing"))
        self.bar.hide()
        self.erase = QPushButton(self.tr("Erase"))
        self.erase.clicked.connect(self._erase)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setProperty("role", "primary")
        self.cancel.setAutoDefault(False)
        self.erase.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.erase)
        row.addStretch(1)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_L, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.title)
        self.what = [theme.label(f"–  {one}") for one in what_goes]
        for label in self.what:
            column.addWidget(label)
        column.addSpacing(theme.GAP_S)
        for part in (self.ask, self.typed, self.notice, self.bar):
            column.addWidget(part)
        column.addSpacing(theme.GAP_S)
        column.addLayout(row)
        self.setFixedWidth(theme.current().px(_WIDTH))
        self._look()
        fit_height(self)
        self.typed.setFocus()

    def show_working(self) -> None:
        """Say that it is under way; it cannot be stopped any more."""
        self._is_working = True
        self.notice.clear()
        self.bar.show()
        fit_height(self)
        for part in (self.erase, self.cancel, self.typed):
            part.setEnabled(False)

    def show_done(self, words: str) -> None:
        """Say that it is done, and where that is written."""
        self._is_working = False
        self.bar.hide()
        for part in (self.ask, self.typed, self.erase, *self.what):
            part.hide()
        self.title.setText(self.tr("Erased"))
        self.notice.show_done(words)
        self.cancel.setText(self.tr("Close"))
        self.cancel.setEnabled(True)
        self.cancel.setFocus()
        announce(self, words)
        fit_height(self)

    def show_failure(self, problem: str, remedy: str) -> None:
        """Say why not."""
        self._is_working = False
        self.bar.hide()
        self.cancel.setEnabled(True)
        self.typed.setEnabled(True)
        self.notice.show_failure(problem, remedy)
        self._look()
        fit_height(self)

    def reject(self) -> None:
        """Close, unless it is under way."""
        if not self._is_working:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The window's own cross is Cancel, too."""
        if self._is_working:
            event.ignore()
        else:
            super().closeEvent(event)

    def _look(self) -> None:
        typed = " ".join(self.typed.text().split()).casefold()
        self.erase.setEnabled(typed == " ".join(self._name.split()).casefold())

    def _erase(self) -> None:
        if self.erase.isEnabled() and not self._is_working:
            self.erased.emit()
