"""PlayView: a conversation as the trainer leads it, from the customer's line to how the reply is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from simulator.domain.conversation import Conversation
from simulator.domain.sessions.role_play import Play, RolePlay, WaitingReply
from simulator.gui import icons, theme
from simulator.gui.sessions.playing.answer_view import AnswerView
from simulator.gui.sessions.playing.comment_row import CommentRow
from simulator.gui.sessions.playing.customer_panel import CustomerPanel
from simulator.gui.sessions.playing.marking_view import MarkingView
from simulator.gui.sessions.playing.played_turns import played_turns
from simulator.gui.sessions.playing.turns_view import TurnsView
from simulator.gui.sessions.playing.ways_view import WaysView
from simulator.gui.widgets.choice_row import ChoiceRow
from simulator.gui.widgets.one_row import OneRow

_LOW = 460
"""Pixels at scale 1 below which not everything has its place at once."""


class PlayView(QWidget):
    """Holds the parts; what is shown in them is the panel's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = OneRow("lead")
        self.back = _button("step-back", self.tr("Back one turn"), "Alt+Left")
        self.stop = _button("stop", self.tr("End it early"), "")
        self.others = QPushButton(self.tr("Somebody else plays"))
        self.outcome = QPushButton(self.tr("What counted"))
        self.outcome.setProperty("role", "primary")
        self.customer = CustomerPanel()
        self.by_hand = QPushButton(self.tr("I decide how it is taken"))
        self.by_hand.setProperty("role", "choice")
        self.by_hand.setCheckable(True)
        self.by_hand.setToolTip(self.tr("You choose how the customer takes each reply (Ctrl+Shift+H)"))
        self.way = ChoiceRow(
            self.tr("How they answer"), (("typed", self.tr("Typed")), ("aloud", self.tr("Said aloud")))
        )
        self.way.button("typed").setToolTip("Ctrl+1")
        self.way.button("aloud").setToolTip("Ctrl+2")
        self.answer, self.marking, self.ways = AnswerView(), MarkingView(), WaysView()
        self.turns, self.comment = TurnsView(), CommentRow()
        self.typing = QWidget()
        self.stack = QStackedWidget()
        self._lay_out()
        for keys, act in (
            ("Ctrl+1", self.way.button("typed").click),
            ("Ctrl+2", self.way.button("aloud").click),
            ("Ctrl+Shift+H", self.by_hand.click),
            ("Ctrl+L", self.customer.open_field),
            ("Ctrl+Shift+K", self._comment),
            ("Alt+Left", self.back.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_conversation(
        self, conversation: Conversation, play: Play, so_far: RolePlay, player: str
    ) -> None:
        """Show where a conversation stands, and make ready for the next reply."""
        is_over, number = conversation.is_over, len(conversation.turns) + 1
        is_open = not is_over and not play.is_left
        self.answer.show_turn(conversation, player)
        self.marking.show_conversation(conversation, ())
        self.marking.clear()
        self.ways.clear()
        self.turns.show_turns(
            played_turns(conversation, play, so_far.comments),
            self.tr("What was said stands here, and each turn can be played again from there."),
        )
        where = self.tr("over") if is_over else self.tr("turn {}").format(number)
        again = self.tr("what if, {}").format(where) if play.of else where
        self.heading.show_words(f"{player} · {again}")
        for widget in (self.modes, self.answer, self.stop):
            widget.setVisible(is_open)
        for widget in (self.outcome, self.others):
            widget.setVisible(not is_open)
        self.back.setEnabled(bool(conversation.turns))
        self.by_hand.setChecked(so_far.is_by_hand)
        self.comment.show_player(player)

    def show_step(self, mode: str, waiting: WaitingReply | None, player: str) -> None:
        """Show how the reply is given, or, once it waits, how it may be taken."""
        self.way.show_choice(mode)
        is_aloud = mode == "aloud" and self.answer.isVisibleTo(self.typing)
        if waiting is not None:
            self.customer.close_field()
            self.ways.show_reply(waiting, player)
        page = self.ways if waiting is not None else self.marking if is_aloud else self.typing
        self.stack.setCurrentWidget(page)
        self._make_room()
        self.modes.setVisible(waiting is None and self.stop.isVisibleTo(self))

    def show_taken_back(self, waiting: WaitingReply) -> None:
        """Put a reply that was taken back where it was given."""
        self.ways.clear()
        if waiting.is_aloud:
            self.marking.show_words(waiting.text, waiting.criteria)
        else:
            self.answer.box.take_up_again()
            self.answer.box.show_words(waiting.text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """In a low window the list of what was heard, or of the ways on, has the place of the comments."""
        is_low = self.height() < theme.current().px(_LOW) and self.stack.currentWidget() is not self.typing
        self.comment.setVisible(not is_low or self.comment.words.hasFocus())

    def _comment(self) -> None:
        self.comment.show()
        self.comment.take_focus()

    def take_focus(self, *, is_ringing: bool) -> None:
        """Give the keyboard to what comes next."""
        page = self.stack.currentWidget()
        if self.outcome.isVisibleTo(self):
            self.outcome.setFocus()
        elif is_ringing:
            self.customer.answer.setFocus()
        elif page is self.typing:
            self.answer.box.take_focus()
        else:
            (self.ways if page is self.ways else self.marking).take_focus()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.GAP_XS)
        top.addWidget(self.heading, 1)
        for button in (self.back, self.stop):
            top.addWidget(button)
        after = QHBoxLayout()
        after.setSpacing(theme.GAP_S)
        after.addWidget(self.outcome)
        after.addWidget(self.others)
        after.addStretch(1)
        self.modes = QWidget()
        modes = QHBoxLayout(self.modes)
        modes.setContentsMargins(0, 0, 0, 0)
        modes.setSpacing(theme.GAP_S)
        modes.addWidget(self.way, 1)
        modes.addWidget(self.by_hand)
        typing = QVBoxLayout(self.typing)
        typing.setContentsMargins(0, 0, 0, 0)
        typing.setSpacing(theme.GAP_XS)
        typing.addWidget(self.answer)
        typing.addWidget(self.turns, 1)
        for page in (self.typing, self.marking, self.ways):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addLayout(top)
        column.addWidget(self.customer)
        column.addWidget(self.modes)
        column.addLayout(after)
        column.addWidget(self.stack, 1)
        column.addWidget(self.comment)


def _button(sign: str, text: str, keys: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("is_small", True)
    button.setProperty("role", "quiet")
    button.setIcon(icons.icon(sign, "muted"))
    button.setAccessibleName(text)
    button.setToolTip(f"{text} ({keys})" if keys else text)
    return button
