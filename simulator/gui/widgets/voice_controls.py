"""VoiceControls: the small plate at the customer's side: stop, say it again, sound on or off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from simulator.gui import icons, theme

_ROOMY = 560
"""Where there is less room, in pixels before the theme's scale, the signs stand without words."""


_EDGE = 2


class VoiceControls(QFrame):
    """Two quiet buttons; the first stops the voice while it speaks, and else has it speak again."""

    again_asked = Signal()
    stop_asked = Signal()
    mute_asked = Signal(bool)
    pressed = Signal()
    """Any of them: the keyboard may go back to where it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voice-controls")
        self.setProperty("role", "card")
        self._is_speaking = False
        self._has_words = True
        self.say = _quiet("Alt+R", self)
        self.say.clicked.connect(self._say)
        self.mute = _quiet("Alt+M", self)
        self.mute.setCheckable(True)
        self.mute.clicked.connect(self._mute)
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        row.setSpacing(0)
        row.addWidget(self.say)
        row.addWidget(self.mute)
        self._show()
        theme.notifier().changed.connect(self._show)

    def show_speaking(self, *, speaking: bool) -> None:
        """Offer to stop, or to say it again."""
        if speaking != self._is_speaking:
            self._is_speaking = speaking
            self._show()

    def show_muted(self, *, muted: bool) -> None:
        """Show whether there is sound."""
        self.mute.setChecked(muted)
        self._show()

    def stand_in(self, room: QWidget) -> None:
        """Stand in the upper right corner of a widget beside it: below are people and their names."""
        has_words = room.width() >= theme.current().px(_ROOMY)
        if has_words != self._has_words:
            self._has_words = has_words
            self._show()
        self.adjustSize()
        place = room.geometry()
        self.move(place.right() - self.width() - theme.GAP_S + 1, place.top() + theme.GAP_S)
        self.raise_()

    def _show(self) -> None:
        muted = self.mute.isChecked()
        words = (self.tr("Stop"), self.tr("Say it again"))
        tips = (self.tr("Stop the voice (Alt+R)"), self.tr("Hear the line once more (Alt+R)"))
        which = 0 if self._is_speaking else 1
        _dress(self.say, ("stop", "again")[which], words[which], tips[which], shown=self._has_words)
        self.say.setEnabled(self._is_speaking or not muted)
        name = self.tr("Sound is off") if muted else self.tr("Sound is on")
        tip = self.tr("Let the customer be heard (Alt+M)") if muted else self.tr("Turn the sound off (Alt+M)")
        _dress(self.mute, "sound-off" if muted else "sound", name, tip, shown=False)
        self.say.setMinimumWidth(self._width_of(words) if self._has_words else 0)

    def _width_of(self, words: tuple[str, ...]) -> int:
        """Return how wide the first button is with the longest of its words, so that nothing jumps."""
        self.say.ensurePolished()
        text, widths = self.say.text(), list[int]()
        for word in words:
            self.say.setText(word)
            widths.append(self.say.sizeHint().width())
        self.say.setText(text)
        return max(widths)

    def _say(self) -> None:
        (self.stop_asked if self._is_speaking else self.again_asked).emit()
        self.pressed.emit()

    def _mute(self, checked: bool) -> None:
        self._show()
        self.mute_asked.emit(checked)
        self.pressed.emit()


def _quiet(key: str, parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    button.setProperty("role", "quiet")
    button.setProperty("is_small", True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    QShortcut(QKeySequence(key), button).activated.connect(button.click)
    return button


def _dress(button: QPushButton, sign: str, name: str, tip: str, *, shown: bool) -> None:
    button.setIcon(icons.icon(sign, "muted"))
    button.setText(name if shown else "")
    button.setAccessibleName(name)
    button.setToolTip(tip)
