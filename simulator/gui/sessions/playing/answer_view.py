"""AnswerView: the reply as it is typed: the words, whom they are for, what is handed over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.gui import theme
from simulator.gui.sessions.microphone_beside import MicrophoneBeside
from simulator.gui.stage_words import named_in, short_names_of
from simulator.gui.widgets.addressee_switch import AddresseeSwitch
from simulator.gui.widgets.gift_tray import GiftTray
from simulator.gui.widgets.reply_box import ReplyBox


class AnswerView(QWidget):
    """``replied`` carries a domain Reply; the words stay until `show_turn` is called again."""

    replied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addressee = AddresseeSwitch()
        self.tray = GiftTray()
        self.box = ReplyBox()
        inside = self.box.layout()
        if inside is not None:  # it stands in line with what is above it
            inside.setContentsMargins(0, theme.GAP_XS, 0, theme.GAP_XS)
        self.box.handed_over.connect(self._reply)
        self.box.typed.connect(self._typed)
        self.box.item_put_back.connect(self._put_back)
        self.tray.changed.connect(self._item_changed)
        self._people: dict[str, tuple[str, ...]] = {}
        self.microphone: MicrophoneBeside | None = None
        """Takes down what is said; None where replies are typed."""
        self.rings: int | None = None
        """How often the telephone had rung before this reply; None where it did not."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_XS)
        column.addWidget(self.addressee)
        column.addWidget(self.tray)
        column.addWidget(self.box)

    def show_turn(self, conversation: Conversation, player: str) -> None:
        """Make ready for the reply to what is said now."""
        short, lines = short_names_of(conversation), conversation.lines
        self._people = dict(conversation.setting.people)
        self.addressee.show_people(tuple(short.items()), lines[-1].speaker if lines else next(iter(short)))
        self.tray.show_tray(conversation.setting.scenario.tray, conversation.given)
        self.box.empty()
        if self.microphone is not None:
            self.microphone.enter(conversation.setting.scenario)
        self.box.editor.setPlaceholderText(self.tr("What does {} say?").format(player))

    def show_failure(self, problem: str, remedy: str) -> None:
        """Say that the reply was not kept; its words stand in the box."""
        self.box.take_up_again()
        self.box.notice.show_failure(problem, remedy)

    def reply(self, text: str) -> Reply:
        """Return a reply with these words, and with what is chosen beside them."""
        item = self.tray.chosen
        spoken = self.microphone.spoken if self.microphone else None
        return Reply(
            text,
            heard=spoken.text if spoken else None,
            doubts=spoken.doubts_of(text, self.box.doubts) if spoken else self.box.doubts,
            delivery=spoken.delivery if spoken else None,
            to=self.addressee.chosen,
            gives=item.id if item else None,
            rings=self.rings,
        )

    def _reply(self, text: str) -> None:
        self.box.wait()
        self.replied.emit(self.reply(text))

    def _typed(self, words: str) -> None:
        if len(self._people) > 1:
            self.addressee.show_named(named_in(words[:2000], self._people))

    def _item_changed(self) -> None:
        item = self.tray.chosen
        self.box.show_item(item.title if item else "")

    def _put_back(self) -> None:
        self.tray.put_back()
        self.box.show_item("")
        self.box.take_focus()
