"""TalkLine: one quiet line under the reply box: what the microphone does, and what is in doubt."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from simulator.gui import theme
from simulator.gui.widgets.announcement import announce


class TalkLine(QLabel):
    """Keeps its place once it has one, so that the box above it never jumps while one speaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        made = theme.label("", "caption")
        self.setTextFormat(made.textFormat())
        self.setWordWrap(True)
        self.setProperty("role", "caption")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_words(self, words: str, tone: str = "", *, is_said: bool = True) -> None:
        """Say something, in a tone ("", "accent", "unsure"); a screen reader hears it if ``is_said``."""
        if words == self.text():
            return
        if str(self.property("tone") or "") != tone:
            theme.set_role(self, "caption", tone)
        self.setText(words)
        self.setAccessibleName(words)
        if words:
            self.show()
            if is_said:
                announce(self, words)

    def take_place(self, *, takes: bool) -> None:
        """Keep the line's place also while it says nothing, or give it up."""
        self.setVisible(takes or bool(self.text()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, QFontMetrics(theme.font("small")).height())
