"""CommentRow: something to remember about what is played, with the moment it was noted at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from simulator.domain.sessions.role_play import LONGEST_COMMENT
from simulator.gui import theme
from simulator.gui.widgets.announcement import announce


class CommentRow(QWidget):
    """Enter keeps it. ``commented`` carries the words, and whether the one who plays may read them."""

    commented = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.words.setMaxLength(LONGEST_COMMENT)
        self.words.setToolTip(self.tr("What you would say about this moment (Ctrl+Shift+K)"))
        self.words.returnPressed.connect(self._keep)
        self.audience = QPushButton()
        self.audience.setCheckable(True)
        self.audience.setProperty("role", "choice")
        self.audience.toggled.connect(self._say_for_whom)
        self.keep = QPushButton(self.tr("Note it"))
        self.keep.clicked.connect(self._keep)
        self._player = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.GAP_XS, 0, 0)
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.words, 1)
        row.addWidget(self.audience)
        row.addWidget(self.keep)
        self._say_for_whom()

    def show_player(self, player: str) -> None:
        """Name whom a comment may be for; it is for trainers only until that is chosen."""
        if player != self._player:
            self._player = player
            self.audience.setChecked(False)
        self._say_for_whom()

    def show_kept(self, *, is_for_trainee: bool) -> None:
        """Say that it was kept, and for whom, until the next one is typed."""
        whom = self._player if is_for_trainee else self.tr("trainers only")
        self.words.setPlaceholderText(self.tr("Noted, for {}.").format(whom))
        announce(self, self.words.placeholderText())

    def take_focus(self) -> None:
        """Type it."""
        self.words.setFocus()

    def _say_for_whom(self) -> None:
        is_for_trainee = self.audience.isChecked()
        whom = self._player if is_for_trainee else self.tr("trainers only")
        self.audience.setText(self.tr("For {}").format(whom).replace("&", "&&"))
        self.audience.setToolTip(
            self.tr("They read it beside the debrief of this conversation. Press to keep it among trainers.")
            if is_for_trainee
            else self.tr("Only trainers read it. Press to let the one who plays read it too.")
        )
        self.words.setPlaceholderText(self.tr("Note this moment"))
        self.words.setAccessibleName(self.tr("A note about this moment, for {}").format(whom))

    def _keep(self) -> None:
        words = " ".join(self.words.text().split())
        if words:
            self.words.clear()
            self.commented.emit(words, self.audience.isChecked())
