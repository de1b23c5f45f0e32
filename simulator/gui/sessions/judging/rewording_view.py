"""RewordingView: a criterion in better words, typed while the room watches, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from simulator.domain.overruling import LONGEST_REASON
from simulator.domain.sessions.ballots import LONGEST_WORDING
from simulator.gui import theme


class RewordingView(QWidget):
    """Enter keeps, Esc leaves it as it was."""

    typed = Signal()
    """The words have changed; the wall shows them."""
    kept = Signal(str, str, str)
    """Criterion, wording, reason."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.criterion_id = ""
        self.asked = theme.label("", "lead")
        self.room = theme.label("", "muted")
        self.wording = self._field(self.tr("The words the room proposes"), LONGEST_WORDING)
        self.wording.textChanged.connect(self._edited)
        self.left = theme.label("", "caption")
        self.reason = self._field(self.tr("Why these are better, in a few words"), LONGEST_REASON)
        self.reason.textChanged.connect(self._edited)
        self.keep = QPushButton(self.tr("Take these words"))
        self.keep.setProperty("role", "primary")
        self.keep.clicked.connect(self._keep)
        self.cancel = QPushButton(self.tr("Leave it as it was"))
        self.cancel.setProperty("role", "quiet")
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(theme.label(self.tr("The room read this differently:"), "muted"))
        column.addWidget(self.asked)
        column.addWidget(self.room)
        column.addSpacing(theme.GAP_S)
        column.addWidget(self.wording)
        column.addWidget(self.left)
        column.addWidget(self.reason)
        column.addWidget(
            theme.label(self.tr("The wall shows the words as you type them; not the reason."), "caption")
        )
        column.addStretch(1)
        column.addLayout(row)

    def show_criterion(self, criterion_id: str, asked: str, room: str, wording: str, reason: str) -> None:
        """Open a criterion; what was proposed before stands in the fields."""
        self.criterion_id = criterion_id
        self.asked.setText(asked)
        self.room.setText(room)
        self.wording.setText(wording or asked)
        self.reason.setText(reason)
        self._edited()

    def take_focus(self) -> None:
        """The room dictates."""
        self.wording.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wording.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _field(self, words: str, longest: int) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(words)
        made.setAccessibleName(words)
        made.setMaxLength(longest)
        made.returnPressed.connect(self._keep)
        return made

    def _edited(self) -> None:
        wording = self.wording.text().strip()
        is_new = bool(wording) and wording != self.asked.text()
        self.left.setText(self.tr("{} of {} characters").format(len(wording), LONGEST_WORDING))
        self.keep.setEnabled(is_new and bool(self.reason.text().strip()))
        self.typed.emit()

    def _keep(self) -> None:
        if self.keep.isEnabled():
            self.kept.emit(self.criterion_id, self.wording.text().strip(), self.reason.text().strip())
        elif self.wording.hasFocus():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
