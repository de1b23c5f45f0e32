"""RecordingList: what is kept as sound, attempt by attempt, each with the way to erase it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.plain_tip import breakable

FIRST = 5
"""How many are shown until somebody wants to see all."""


@dataclass(frozen=True, slots=True)
class KeptSound:
    """The recordings of one attempt, in words.

    Attributes:
        attempt_id: The attempt.
        title: The scenario's title.
        when: When it was spoken.
        length: How many replies, and how long they are together.
        until: When it is erased.
    """

    attempt_id: str
    title: str
    when: str
    length: str
    until: str

    @property
    def words(self) -> str:
        """All but the title."""
        return f"{self.when} · {self.length} · {self.until}"


class RecordingList(QWidget):
    """Rows with a button each. Erasing is asked about once more, in the row itself: there is no way back."""

    erase_asked = Signal(str)
    """The id of the attempt whose recordings are to be erased, for certain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("My recordings"))
        self.rows: list[RecordingRow] = []
        self._kept: tuple[KeptSound, ...] = ()
        self._is_whole = False
        self.more = QPushButton()
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._show_whole)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_recordings(self, kept: Sequence[KeptSound]) -> None:
        """Show what is kept, in the order given."""
        self._kept = tuple(kept)
        for row in self.rows:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        shown = self._kept if self._is_whole else self._kept[:FIRST]
        self.rows = [RecordingRow(one) for one in shown]
        for at, row in enumerate(self.rows):
            row.erase_asked.connect(self.erase_asked)
            self._column.insertWidget(at, row)
        left = len(self._kept) - len(shown)
        self.more.setText(self.tr("Show {} more").format(left))
        self.more.setVisible(left > 0)
        self.setVisible(bool(self._kept))

    def _show_whole(self) -> None:
        first = len(self.rows)
        self._is_whole = True
        self.show_recordings(self._kept)
        self.rows[first].erase.setFocus(Qt.FocusReason.TabFocusReason)


class RecordingRow(QFrame):
    """One attempt."""

    erase_asked = Signal(str)

    def __init__(self, kept: KeptSound, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kept = kept
        self.title = theme.label(breakable(kept.title))
        self.words = theme.label(kept.words, "caption")
        self.erase = QPushButton(self.tr("Erase"))
        self.erase.setProperty("role", "quiet")
        self.erase.setAccessibleName(self.tr("Erase: {}, {}").format(kept.title, kept.words))
        self.erase.clicked.connect(self._ask)
        self.keep = QPushButton(self.tr("Keep"))
        self.keep.clicked.connect(self._keep)
        self.certain = QPushButton(self.tr("Erase for good"))
        self.certain.setAccessibleName(self.tr("Erase for good: {}").format(kept.title))
        self.certain.clicked.connect(self._erase)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.title)
        told.addWidget(self.words)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.GAP_S, 0, theme.GAP_S)
        row.setSpacing(theme.GAP_S)
        row.addLayout(told, 1)
        for button in (self.erase, self.keep, self.certain):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        line = QFrame()
        line.setProperty("role", "hairline")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(line)
        self._show_question(is_asked=False)

    def _ask(self) -> None:
        self._show_question(is_asked=True)
        self.keep.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self) -> None:
        self._show_question(is_asked=False)
        self.erase.setFocus(Qt.FocusReason.TabFocusReason)

    def _erase(self) -> None:
        self.certain.setEnabled(False)
        self.erase_asked.emit(self.kept.attempt_id)

    def _show_question(self, *, is_asked: bool) -> None:
        self.erase.setVisible(not is_asked)
        self.keep.setVisible(is_asked)
        self.certain.setVisible(is_asked)
