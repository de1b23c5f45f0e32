"""PushToTalk: the keys and the button one speaks with, and the way from there to the words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from simulator.gui.widgets.microphone_button import MicrophoneButton
from simulator.gui.widgets.reply_editor import ReplyEditor
from simulator.gui.widgets.stopwatch import Now

SHORT_SECONDS = 0.35
"""A press shorter than this starts, and the next one ends; a longer one ends when it is let go."""

REPEAT_MS = 25
"""A key that is held may arrive as let go and pressed again, over and over; nobody is as quick as that."""

TOGGLE_KEY = "Ctrl+M"


class PushToTalk(QObject):
    """Says when to begin and when to end.

    Space reaches the stage from whatever has no use for it itself; there it speaks, if the trainee usually
    does (``is_anywhere``). A letter typed there goes into the words, as does everything after it. Space held
    among the words speaks, too: it is taken for that from when it begins to repeat.
    """

    begun = Signal()
    ended = Signal()

    def __init__(
        self,
        stage: QWidget,
        button: MicrophoneButton,
        editor: ReplyEditor,
        is_on: Callable[[], bool],
        now: Now,
    ) -> None:
        super().__init__(stage)
        self._stage, self._button, self._editor = stage, button, editor
        self._is_on, self._now = is_on, now
        self._since: float | None = None
        self._let_go_at = 0.0
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(REPEAT_MS)
        self._settling.timeout.connect(self._is_let_go)
        self.is_anywhere = False
        self.is_held = False
        button.pressed.connect(self.press)
        button.released.connect(self.let_go)
        button.installEventFilter(self)
        stage.installEventFilter(self)
        editor.installEventFilter(self)
        shortcut = QShortcut(QKeySequence(TOGGLE_KEY), stage)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.toggle)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    @property
    def is_settling(self) -> bool:
        """Whether the key was let go just now, and may turn out to be still held."""
        return self._settling.isActive()

    def press(self) -> None:
        """Begin, or end what a short press began."""
        if self.is_settling:
            self._settling.stop()
            return
        if self._is_on():
            self.ended.emit()
            return
        self._since, self.is_held = self._now(), True
        self.begun.emit()

    def let_go(self) -> None:
        """End, if it was held; a short press goes on until the next."""
        if self._since is not None:
            self._let_go_at = self._now()
            self._settling.start()

    def _is_let_go(self) -> None:
        since, self._since = self._since, None
        if since is None:
            return
        self.is_held = False
        if self._let_go_at - since >= SHORT_SECONDS:
            self.ended.emit()
        elif self._is_on():
            self.begun.emit()  # it goes on; whoever shows what to do next may want to know

    def toggle(self) -> None:
        """Begin or end by one key."""
        if not self._editor.isVisible():
            return
        if self._is_on():
            self.ended.emit()
        else:
            self.begun.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the keys nobody else has a use for, and when the keyboard goes elsewhere."""
        kind = event.type()
        if kind in (QEvent.Type.WindowDeactivate, QEvent.Type.Hide) or (
            kind == QEvent.Type.FocusOut and watched is self._button
        ):
            self._break_off()
        elif watched is self._stage and isinstance(event, QKeyEvent):
            return self._key(event, is_press=kind == QEvent.Type.KeyPress)
        elif watched is self._editor and isinstance(event, QKeyEvent):
            return self._held_among_words(event)
        return False

    def _key(self, event: QKeyEvent, *, is_press: bool) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) or not self._editor.isVisible():
            return False
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            return self._space(event, is_press=is_press)
        if (
            is_press
            and event.key() == Qt.Key.Key_Down
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self._editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._editor.open_menu()
            return True
        return is_press and self._letter(event)

    def _space(self, event: QKeyEvent, *, is_press: bool) -> bool:
        if not self.is_anywhere:
            return False
        if not event.isAutoRepeat():
            if is_press:
                self.press()
            else:
                self.let_go()
        return True

    def _held_among_words(self, event: QKeyEvent) -> bool:
        """Speak while Space is held in the box: nobody means to type that many."""
        if event.key() != Qt.Key.Key_Space or event.modifiers() or not self.is_anywhere:
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._down_among_words(event)
        if event.type() == QEvent.Type.KeyRelease and self._since is not None:
            if not event.isAutoRepeat():
                self.let_go()
            return True
        return False

    def _down_among_words(self, event: QKeyEvent) -> bool:
        if self._since is not None:
            self._settling.stop()
            return True
        if event.isAutoRepeat() and not self._is_on():
            self._editor.take_space_back()
            self.press()
            self._since = self._now() - SHORT_SECONDS  # it has been held for longer than a press
        return event.isAutoRepeat()

    def _letter(self, event: QKeyEvent) -> bool:
        commands = (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        if not event.text().strip() or not event.text().isprintable() or event.modifiers() & commands:
            return False
        self._editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        copy = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
        QCoreApplication.sendEvent(self._editor, copy)
        return True

    def _focus_moved(self, _old: QWidget | None, _now: QWidget | None) -> None:
        self._break_off()

    def _break_off(self) -> None:
        """Nobody would hear it being let go any more."""
        self._settling.stop()
        if self._since is not None:
            self._since, self.is_held = None, False
            self.ended.emit()
