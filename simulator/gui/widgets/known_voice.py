"""KnownVoice: how well the listener knows one's voice; it can get to know it better, or forget it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.role_button import RoleButton


class KnownVoice(QWidget):
    """Not there before it was told what is known."""

    reading_asked = Signal()
    """Some lines are to be read aloud."""
    forget_voice_asked = Signal()
    """What is known of the voice is to be erased."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds, self._is_kept, self._gets_used = 0.0, False, True
        self.told = theme.label("", "caption")
        self.read = RoleButton(self.tr("Read some lines aloud …"), "plain")
        self.read.clicked.connect(self.reading_asked)
        self.forget = RoleButton(self.tr("Forget my voice"), "plain")
        self.forget.clicked.connect(self.forget_voice_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP_S, 0, 0)
        column.setSpacing(theme.GAP_XS)
        title = theme.label(self.tr("Your voice"))
        column.addWidget(title)
        column.addWidget(self.told)
        across = QHBoxLayout()
        across.setContentsMargins(0, theme.GAP_XS, 0, 0)
        across.setSpacing(theme.GAP_S)
        across.addWidget(self.read)
        across.addWidget(self.forget)
        across.addStretch(1)
        column.addLayout(across)
        self.setAccessibleName(title.text())
        self.hide()

    def show_voice(self, seconds: float, *, is_kept: bool) -> None:
        """Show from how many seconds of speech a voice is known (0: not yet), and whether for good."""
        was_known = self._is_known
        self._seconds, self._is_kept = seconds, is_kept
        self._show()
        if was_known and not self._is_known:
            announce(self, self.told.text())
        self.show()

    def show_failure(self, problem: str, remedy: str) -> None:
        """Say why something could not be read, kept or erased."""
        self.told.setText(f"{problem} {remedy}".strip())
        announce(self, self.told.text())

    def show_listener(self, *, gets_used: bool) -> None:
        """Show whether the listener in use is one that gets used to a voice."""
        self._gets_used = gets_used
        self._show()

    @property
    def _is_known(self) -> bool:
        return round(self._seconds) > 0

    def _show(self) -> None:
        self.read.setEnabled(self._gets_used)
        if self.forget.hasFocus() and not self._is_known:
            self.read.setFocus()
        self.forget.setVisible(self._is_known)
        self.told.setText(self._words())

    def _words(self) -> str:
        known = self.tr("The listener does not know your voice yet.")
        if self._is_known:
            known = self.tr("It has got used to your voice: {} of speech.").format(length(self._seconds))
            if self._is_kept:
                known = f"{known} {self.tr('Remembered on this computer.')}"
        if self._gets_used:
            return known
        words = self.tr("This listener needs no getting used to.")
        if self._is_known:
            words = f"{words} {self.tr('What PocketSphinx learned of yours waits until you use it again.')}"
        return words


def length(seconds: float) -> str:
    """Return a length of time in words, as "1 minute 10 seconds"."""
    minutes, rest = divmod(round(seconds), 60)
    parts = (
        counted(minutes, "minute", "minutes") if minutes else "",
        counted(rest, "second", "seconds") if rest or not minutes else "",
    )
    return " ".join(filter(None, parts))
