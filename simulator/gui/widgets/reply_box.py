"""ReplyBox: type or speak one reply; the words stay in the box until they are known to be kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.domain.attempt import LONGEST_REPLY, Doubt, clean_reply
from simulator.gui import icons, theme
from simulator.gui.widgets.doubt_marks import clean_with_doubts
from simulator.gui.widgets.doubt_words import in_doubt
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.microphone_button import MicrophoneButton
from simulator.gui.widgets.plain_tip import plain_tip
from simulator.gui.widgets.reply_editor import ReplyEditor
from simulator.gui.widgets.talk_line import TalkLine

_PATIENCE_MS = 400
"""Keeping a reply takes a few milliseconds; only when it takes longer is it worth saying so."""


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
    held_back = Signal()
    """One wanted to hand over while more words are still to come."""
    item_put_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_waiting = False
        self._item = ""
        self._speaks_first = self._holds_back = self._is_adding = False
        self._status = ("", "")
        self.notice = InlineNotice()
        self.editor = ReplyEditor()
        self.editor.setPlaceholderText(self.tr("What do you say?"))
        self.editor.setAccessibleName(self.tr("What you say"))
        self.editor.setAccessibleDescription(self.tr("Enter says it. Shift and Enter goes to the next row."))
        self.editor.entered.connect(self._hand_over)
        self.editor.textChanged.connect(self._tell_typed)
        self.editor.doubts_changed.connect(self._show_line)
        self.microphone = MicrophoneButton()
        self.microphone.entered.connect(self._hand_over)
        self.microphone.hide()
        self.line = TalkLine()
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
        for button in (self.say, self._chip, self.microphone):
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
        row.addWidget(self.microphone, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.say, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_XS, theme.GAP_XS, theme.GAP_XS, theme.GAP_XS)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.notice)
        column.addLayout(row)
        column.addWidget(self.line)

    @property
    def words(self) -> str:
        """What stands in the box, as typed."""
        return self.editor.toPlainText()

    @property
    def is_waiting(self) -> bool:
        """Whether a reply is on its way and nothing can be typed."""
        return self._is_waiting

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The words that were not heard clearly, by where they stand in the cleaned words."""
        return clean_with_doubts(self.words, self.editor.doubts)[1]

    def offer_microphone(self, *, is_first: bool) -> None:
        """Offer to speak; ``is_first`` where that is what the trainee usually does."""
        self._speaks_first = is_first
        self.microphone.show()
        self.microphone.show_prominent(is_prominent=is_first)
        self.line.take_place(takes=is_first)
        self._show_what_is_next()

    def show_words(self, words: str, doubts: Sequence[Doubt] = ()) -> None:
        """Put words into the box, those in doubt marked, the cursor after them."""
        self.editor.show_transcript(words, doubts)

    def add_transcript(self, words: str, doubts: Sequence[Doubt]) -> None:
        """Put what was heard after what is there; a notice stays: it may say why there is no more."""
        self._is_adding = True
        self.editor.add_transcript(words, doubts)
        self._is_adding = False

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

    def take_focus(self) -> None:
        """Give the keyboard to the way the trainee usually answers, or to the words that are there."""
        speaks = self._speaks_first and not self.words and self.microphone.isVisibleTo(self)
        (self.microphone if speaks else self.editor).setFocus(Qt.FocusReason.OtherFocusReason)

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
        self.show_status("")
        self.line.take_place(takes=self._speaks_first)

    def show_status(self, words: str, tone: str = "") -> None:
        """Say under the box what the microphone does; without words, what is in doubt is said there."""
        self._status = (words, tone)
        self._show_line()

    def show_countdown(self, seconds: int) -> None:
        """Show on the button that it is pressed by itself in so many seconds; 0 for never."""
        if not self._is_waiting:
            self.say.setText(self.tr("Say it ({})").format(seconds) if seconds else self.tr("Say it"))

    def hold_back(self, *, holds: bool) -> None:
        """Hand nothing over while it holds: words are still being spoken or taken down."""
        self._holds_back = holds

    def _show_line(self) -> None:
        words, tone = self._status
        if not words and self.editor.doubts:
            words, tone = in_doubt(self.editor.doubts), "unsure"
        self.line.show_words(words, tone)

    def _tell_typed(self) -> None:
        if self.notice.isVisible() and not self._is_waiting and not self._is_adding:
            self.notice.clear()
        self._show_what_is_next()
        self.typed.emit(self.words)

    def _show_what_is_next(self) -> None:
        """Who speaks first speaks; saying it is next once there are words."""
        has_words = bool(self.words.strip() or self._item)
        role = "primary" if has_words or not self._speaks_first else "plain"
        if self.say.property("role") != role:
            theme.set_role(self.say, role)
        self.microphone.show_prominent(is_prominent=self._speaks_first and not has_words)

    def _hand_over(self) -> None:
        if self._is_waiting:
            return
        if self._holds_back:
            self.held_back.emit()
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
        if self._speaks_first:
            remedy = self.tr("Hold the space bar and speak, or type what you would say, then press Enter.")
        else:
            remedy = self.tr("Type what you would say, then press Enter.")
        return self.tr("Nothing is said yet."), remedy

    def _say_it_takes_long(self) -> None:
        self.say.setText(self.tr("Keeping it …"))
        self.say.setEnabled(False)
