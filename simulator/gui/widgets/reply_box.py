"""ReplyBox: type one reply; the words stay in the box until they are known to be kept."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.attempt import LONGEST_REPLY, clean_reply
from simulator.gui import icons, theme
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.plain_tip import plain_tip

MOST_ROWS = 4
"""The box grows to this many rows; then it scrolls."""

_PATIENCE_MS = 400
"""Keeping a reply takes a few milliseconds; only when it takes longer is it worth saying so."""


class ReplyEditor(QPlainTextEdit):
    """A box that grows with its words. Enter hands over, Shift+Enter goes to the next row."""

    entered = Signal()
    row_height_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "reply")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row_height = 0
        theme.notifier().changed.connect(self._grow)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.ensurePolished()
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.accept()
            if not event.isAutoRepeat():
                self.entered.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def _grow(self) -> None:
        rows = max(1, round(self.document().size().height()))
        shown = min(MOST_ROWS, rows)
        spare = 2 * round(self.document().documentMargin()) + self.height() - self.viewport().height()
        around = max(spare, 2 * theme.current().px(14))
        height = shown * self.fontMetrics().lineSpacing() + around
        if height != self.height():
            self.setFixedHeight(height)
        row = self.fontMetrics().lineSpacing() + around
        if row != self._row_height:
            self._row_height = row
            self.row_height_changed.emit(row)
        always = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(always if rows > MOST_ROWS else never)


class _Beside(QPushButton):
    """A button as high as one row of the box it stands beside."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._row = 0

    def match(self, row: int) -> None:
        self._row = row
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(self._row, super().sizeHint().height()))


class ReplyBox(QFrame):
    """Takes down one reply. `handed_over` carries the cleaned words, which stay until `empty` is called."""

    handed_over = Signal(str)
    typed = Signal(str)
    item_put_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_waiting = False
        self._item = ""
        self.notice = InlineNotice()
        self.editor = ReplyEditor()
        self.editor.setPlaceholderText(self.tr("What do you say?"))
        self.editor.setAccessibleName(self.tr("What you say"))
        self.editor.setAccessibleDescription(self.tr("Enter says it. Shift and Enter goes to the next row."))
        self.editor.entered.connect(self._hand_over)
        self.editor.textChanged.connect(self._tell_typed)
        self.say = _Beside(self.tr("Say it"))
        self.say.setProperty("role", "primary")
        self.say.setToolTip(self.tr("Enter"))
        self.say.setAccessibleDescription(self.tr("Hands your reply to the customer"))
        self.say.clicked.connect(self._hand_over)
        self._chip = _Beside()
        self._chip.setProperty("role", "choice")
        self._chip.setIcon(icons.icon("close", "accent"))
        self._chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands after the words
        self._chip.setMaximumWidth(theme.current().px(220))
        self._chip.clicked.connect(self.item_put_back)
        self._chip.hide()
        for button in (self.say, self._chip):
            self.editor.row_height_changed.connect(button.match)
            button.match(self.editor.height())
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._say_it_takes_long)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.editor, 1)
        row.addWidget(self.say, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_XS, theme.GAP_XS, theme.GAP_XS, theme.GAP_XS)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.notice)
        column.addLayout(row)

    @property
    def words(self) -> str:
        """What stands in the box, as typed."""
        return self.editor.toPlainText()

    @property
    def is_waiting(self) -> bool:
        """Whether a reply is on its way and nothing can be typed."""
        return self._is_waiting

    def show_words(self, words: str) -> None:
        """Put words into the box, the cursor after them."""
        self.editor.setPlainText(words)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    def show_item(self, title: str) -> None:
        """Show what is handed over with the words; empty for nothing."""
        self._item = title
        room = self._chip.maximumWidth() - 3 * theme.GAP_L
        shown = self._chip.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        self._chip.setText(shown.replace("&", "&&"))
        self._chip.setAccessibleName(self.tr("Put back: {}").format(title))
        self._chip.setToolTip(plain_tip(self.tr("With your words: {}. Press to put it back.").format(title)))
        self._chip.setVisible(bool(title))
        self.notice.clear()

    def wait(self) -> None:
        """The reply is on its way: keep the words on the screen, and let nobody change them."""
        self._is_waiting = True
        self.editor.setReadOnly(True)
        self._patience.start()

    def take_up_again(self) -> None:
        """Let the trainee type again; the words are still there."""
        self._is_waiting = False
        self._patience.stop()
        self.editor.setReadOnly(False)
        self.say.setEnabled(True)
        self.say.setText(self.tr("Say it"))

    def empty(self) -> None:
        """The reply is kept: make room for the next one."""
        self.take_up_again()
        self.notice.clear()
        self.show_item("")
        self.editor.clear()

    def _tell_typed(self) -> None:
        if self.notice.isVisible() and not self._is_waiting:
            self.notice.clear()
        self.typed.emit(self.words)

    def _hand_over(self) -> None:
        if self._is_waiting:
            return
        text = clean_reply(self.words)
        if len(text) > LONGEST_REPLY:
            self.notice.show_advice(
                self.tr("That is {:,} characters; {:,} are the most.").format(len(text), LONGEST_REPLY),
                self.tr("Shorten it to what you would say in one breath."),
            )
        elif not self._item and not any(character.isalnum() for character in text):
            self.notice.show_advice(*self._what_is_missing(text))
        else:
            self.notice.clear()
            self.handed_over.emit(text)

    def _what_is_missing(self, text: str) -> tuple[str, str]:
        if text:
            return self.tr("There is no word in it yet."), self.tr("Say it in words: signs cannot be heard.")
        return self.tr("Nothing is said yet."), self.tr("Type what you would say, then press Enter.")

    def _say_it_takes_long(self) -> None:
        self.say.setText(self.tr("Keeping it …"))
        self.say.setEnabled(False)
