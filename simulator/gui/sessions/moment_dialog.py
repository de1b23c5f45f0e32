"""MomentDialog: a trainer chooses a reply worth showing, says why, and has its owner asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simulator.gui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.training.sessions.best_moments import Choosable

_WIDE, _HIGH = 640, 560
_LONGEST_WHY = 200


class MomentDialog(QDialog):
    """Nothing is shown to anybody before its owner has agreed."""

    asked = Signal(str, int, str, str)
    """Attempt, turn, why, and its owner's name."""

    def __init__(self, attempts: Sequence[Choosable], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A best moment"))
        self.resize(theme.current().px(_WIDE), theme.current().px(_HIGH))
        self._attempts = tuple(attempts)
        self.attempt = QComboBox()
        self.attempt.setAccessibleName(self.tr("The attempt"))
        for one in self._attempts:
            self.attempt.addItem(f"{one.owner_name}  ·  {one.scenario_title}")
        self.attempt.currentIndexChanged.connect(self._show_replies)
        self.replies = QListWidget()
        self.replies.setAccessibleName(self.tr("The reply"))
        self.replies.setWordWrap(True)
        self.replies.currentRowChanged.connect(self._dress)
        self.why = QLineEdit()
        self.why.setMaxLength(_LONGEST_WHY)
        self.why.setAccessibleName(self.tr("Why it is worth showing"))
        self.why.setPlaceholderText(self.tr("Why it is worth showing; the room reads this above the reply"))
        self.why.textChanged.connect(self._dress)
        self.ask, cancel = QPushButton(), QPushButton(self.tr("Cancel"))
        self.ask.setProperty("role", "primary")
        self.ask.clicked.connect(self._ask)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_L, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_M)
        column.addWidget(
            theme.label(
                self.tr("The reply is shown without a name, and only once the person agreed."), "muted"
            )
        )
        for widget in (self.attempt, self.replies, self.why):
            column.addWidget(widget)
        column.addLayout(buttons)
        self._show_replies()

    def _chosen(self) -> Choosable:
        return self._attempts[max(0, self.attempt.currentIndex())]

    def _show_replies(self) -> None:
        self.replies.clear()
        for one in self._chosen().replies:
            self.replies.addItem(QListWidgetItem(f"{one.who}: {one.line}\n→ {one.reply}"))
        self._dress()

    def _dress(self) -> None:
        self.ask.setText(self.tr("Ask {}").format(self._chosen().owner_name))
        self.ask.setEnabled(self.replies.currentRow() >= 0 and bool(self.why.text().strip()))

    def _ask(self) -> None:
        chosen = self._chosen()
        turn = chosen.replies[self.replies.currentRow()].turn
        self.asked.emit(chosen.attempt_id, turn, " ".join(self.why.text().split()), chosen.owner_name)
        self.accept()
