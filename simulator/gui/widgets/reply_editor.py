"""ReplyEditor: the words of one reply, with those marked that were not heard clearly."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QToolTip, QWidget

from simulator.domain.attempt import Doubt
from simulator.gui import theme
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.doubt_marks import Edit, after_edit, shifted
from simulator.gui.widgets.doubt_menu import DoubtMenu, or_else
from simulator.gui.widgets.doubt_painting import doubt_at, paint_doubts, tinted
from simulator.gui.widgets.plain_tip import plain_tip
from simulator.gui.widgets.text_units import beginning, unit_count

MOST_ROWS = 4
"""The box grows to this many rows; then it scrolls."""


class ReplyEditor(QPlainTextEdit):
    """A box that grows with its words. Enter hands over, Shift+Enter goes to the next row.

    A word in doubt opens a menu of what it may have been, by a click or by Alt+Down on it or before it.
    Alt+W takes them all for what was said.
    """

    entered = Signal()
    row_height_changed = Signal(int)
    doubts_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "reply")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row_height = 0
        self._before = ""
        self._doubts: tuple[Doubt, ...] = ()
        self._stood_on: Doubt | None = None
        self._menu: DoubtMenu | None = None
        theme.notifier().changed.connect(self._dress)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.document().contentsChange.connect(self._follow_edit)
        self.cursorPositionChanged.connect(self._tell_doubt)
        self.ensurePolished()
        self._grow()

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The words in doubt, by where they stand in `toPlainText`."""
        return self._doubts

    def show_transcript(self, words: str, doubts: Sequence[Doubt] = ()) -> None:
        """Put words into the box, with those in doubt marked; the cursor stands after them."""
        self.setPlainText(words)
        self._mark(tuple(doubts))
        self.moveCursor(QTextCursor.MoveOperation.End)

    def add_transcript(self, words: str, doubts: Sequence[Doubt] = ()) -> None:
        """Put more words after those that are there, as one step that can be undone."""
        there = self.toPlainText()
        gap = " " if there and not there[-1].isspace() else ""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(gap + words)
        self.setTextCursor(cursor)
        self._mark((*self._doubts, *shifted(doubts, len(there) + len(gap))))

    def take_space_back(self) -> None:
        """Take away the space before the cursor, if there is one."""
        cursor = self.textCursor()
        if beginning(self.toPlainText(), cursor.position()).endswith(" "):
            cursor.deletePreviousChar()

    def open_menu(self) -> None:
        """Offer what the word in doubt at the cursor may have been, or else the next one, or the first."""
        at = len(beginning(self.toPlainText(), self.textCursor().position()))
        near = next((doubt for doubt in self._doubts if doubt.end >= at), None)
        doubt = near or next(iter(self._doubts), None)
        if doubt is not None:
            self._offer(doubt)

    def confirm_all(self) -> None:
        """Take every word for what was said: none is in doubt any more."""
        self._mark(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.accept()
            if not event.isAutoRepeat():
                self.entered.emit()
            return
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.accept()
            self.open_menu()
            return
        if event.key() == Qt.Key.Key_W and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.accept()
            self.confirm_all()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_click = event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection()
        doubt = doubt_at(self, self._doubts, event.position())
        if is_click and doubt is not None and not self.isReadOnly():
            self._offer(doubt)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            doubt = doubt_at(self, self._doubts, event.pos().toPointF())
            if doubt is not None:
                word = self.toPlainText()[doubt.start : doubt.end]
                tip = self.tr("Not heard clearly: {}. Click it, or press Alt+Down.").format(
                    or_else(word, doubt.instead)
                )
                QToolTip.showText(event.globalPos(), plain_tip(tip), self)
                return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._doubts:
            painter = QPainter(self.viewport())
            paint_doubts(painter, self, self._doubts)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def _mark(self, doubts: tuple[Doubt, ...]) -> None:
        self._before = self.toPlainText()
        if doubts != self._doubts:
            self._doubts = doubts
            self.setExtraSelections(tinted(self, doubts))
            self.viewport().update()
            self.doubts_changed.emit(len(doubts))

    def _follow_edit(self, at: int, removed: int, added: int) -> None:
        """Qt counts in UTF-16 units; doubts count in characters."""
        if not self._doubts:
            return
        old, new = self._before, self.toPlainText()
        start = len(beginning(new, at))
        gone = len(beginning(old[start:], removed))
        come = len(beginning(new[start:], added))
        self._mark(after_edit(self._doubts, old, new, Edit(start, gone, come)))

    def _offer(self, doubt: Doubt) -> None:
        if self.isReadOnly():
            return
        if self._menu is not None:
            self._menu.close()
        self._select(doubt)
        word, is_only = self.toPlainText()[doubt.start : doubt.end], len(self._doubts) == 1
        menu = DoubtMenu(word, doubt.instead, self, is_only=is_only)
        menu.chosen.connect(self._put_instead)
        menu.confirmed.connect(self._confirm)
        menu.all_confirmed.connect(self.confirm_all)
        menu.put_away.connect(self._forget_menu)
        self._menu = menu
        below = self.cursorRect().bottomLeft() + QPoint(0, theme.GAP_XS)
        menu.show_for(doubt, self.viewport().mapToGlobal(below))

    def _select(self, doubt: Doubt) -> None:
        """Stand after the word, so that typing goes on from there."""
        cursor = self.textCursor()
        cursor.setPosition(unit_count(self.toPlainText()[: doubt.end]))
        self.setTextCursor(cursor)

    def _put_instead(self, doubt: Doubt, words: str) -> None:
        if doubt not in self._doubts:
            return
        text = self.toPlainText()
        start, end = doubt.start, doubt.end
        if not words:  # one of the two spaces round it goes with it
            start -= start > 0 and text[start - 1] == " "
            end += start == 0 and text[end : end + 1] == " "
        elif start == end:
            words = words if text[start - 1 : start] in ("", " ") else f" {words}"
            words = words if text[end : end + 1] in ("", " ") else f"{words} "
        cursor = self.textCursor()
        cursor.setPosition(unit_count(text[:start]))
        cursor.setPosition(unit_count(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self.setTextCursor(cursor)
        self._confirm(doubt)

    def _confirm(self, doubt: Doubt) -> None:
        self._mark(tuple(one for one in self._doubts if one != doubt))

    def _forget_menu(self) -> None:
        self._menu = None
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _tell_doubt(self) -> None:
        """Say to a screen reader that the cursor has come to a word in doubt."""
        if not self._doubts:
            return
        text = self.toPlainText()
        at = len(beginning(text, self.textCursor().position()))
        here = next((doubt for doubt in self._doubts if doubt.start <= at <= doubt.end), None)
        if here is not None and here != self._stood_on:
            words = or_else(text[here.start : here.end], here.instead)
            announce(self, self.tr("Not heard clearly: {}. Alt+Down to choose.").format(words))
        self._stood_on = here

    def _dress(self) -> None:
        self.setExtraSelections(tinted(self, self._doubts))
        self._grow()

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
