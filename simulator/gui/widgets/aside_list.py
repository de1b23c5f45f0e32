"""AsideList: what restoring kept aside, each with a way to be rid of it, asked twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.announcement import announce


class AsideLine(NamedTuple):
    """Something that was kept aside.

    Attributes:
        name: Of its folder.
        words: When it was kept aside, and how large it is.
    """

    name: str
    words: str


class AsideList(QWidget):
    """Without anything kept aside it takes no room."""

    erase_asked = Signal(str)
    """The name of a line, after it was asked once more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[AsideRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.GAP_S, 0, 0)
        self._column.setSpacing(theme.GAP_XS)
        words = self.tr("Kept aside when a backup was put back; people’s words and voices are still in it:")
        self._column.addWidget(theme.label(words, "caption"))
        self.hide()

    def show_kept(self, lines: Sequence[AsideLine]) -> None:
        """Show these, the newest first."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for line in lines:
            row = AsideRow(line)
            row.erase_asked.connect(self.erase_asked)
            self._column.addWidget(row)
            self.rows.append(row)
        self.setVisible(bool(lines))


class AsideRow(QWidget):
    """One line, and a button that asks before anything goes."""

    erase_asked = Signal(str)

    def __init__(self, line: AsideLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self.words = QLabel(line.words)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.erase = QPushButton(self.tr("Erase what was kept aside …"))
        self.erase.setAccessibleName(self.tr("Erase: {}").format(line.words))
        self.erase.clicked.connect(self._ask)
        self.keep = QPushButton(self.tr("Keep it"))
        self.keep.clicked.connect(self._keep)
        self.certain = QPushButton(self.tr("Erase it for good"))
        self.certain.clicked.connect(self._erase)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.words, 1)
        for button in (self.erase, self.keep, self.certain):
            row.addWidget(button)
        self._show_question(is_asked=False)

    def _ask(self) -> None:
        self._show_question(is_asked=True)
        self.keep.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, self.words.text())

    def _keep(self) -> None:
        self._show_question(is_asked=False)
        self.erase.setFocus(Qt.FocusReason.TabFocusReason)

    def _erase(self) -> None:
        self.certain.setEnabled(False)
        self.erase_asked.emit(self._line.name)

    def _show_question(self, *, is_asked: bool) -> None:
        question = self.tr("It is overwritten and gone. The records you work with now stay.")
        self.words.setText(question if is_asked else self._line.words)
        self.certain.setEnabled(True)
        self.erase.setVisible(not is_asked)
        self.keep.setVisible(is_asked)
        self.certain.setVisible(is_asked)
