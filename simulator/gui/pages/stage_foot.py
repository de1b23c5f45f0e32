"""StageFoot: everything the trainee answers with: whom, what to give, a hint, the words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from simulator.domain.conversation import Conversation
from simulator.domain.facts import fill
from simulator.gui import icons, theme
from simulator.gui.pages.stage_draft import DraftReply
from simulator.gui.spoken_reply import SpokenReply
from simulator.gui.stage_words import short_names_of
from simulator.gui.widgets.addressee_switch import AddresseeSwitch
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.gift_tray import GiftTray
from simulator.gui.widgets.offer_row import OfferRow
from simulator.gui.widgets.reply_box import ReplyBox

WhoIsNamed = Callable[[str, Mapping[str, tuple[str, ...]]], tuple[str, ...]]
"""Text and people (id -> names) -> ids of those who are called by a name in it."""

_WIDEST = 1500
"""On a larger screen, the reply box and what is round it stay this wide; pixels before the theme's scale."""


class StageFoot(QWidget):
    """Gathers one reply. ``handed_over`` carries the words; the rest is asked of the properties."""

    handed_over = Signal(str)
    card_asked = Signal()
    meant_changed = Signal()

    def __init__(self, who_is_named: WhoIsNamed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who_is_named = who_is_named
        self._people: Mapping[str, tuple[str, ...]] = {}
        self._hint_text = ""
        self.hints = 0
        self.spoken: SpokenReply | None = None
        self.offer = OfferRow()
        self.box = ReplyBox()
        self.box.handed_over.connect(self.handed_over)
        self.box.typed.connect(self._typed)
        self.box.item_put_back.connect(self._put_back)
        self.addressee = AddresseeSwitch()
        self.addressee.changed.connect(self._addressee_changed)
        self.tray = GiftTray()
        self.tray.changed.connect(self._item_changed)
        self.hint = _tool("hint", self.tr("Hint"))
        self.hint.clicked.connect(self._take_hint)
        self.card = _tool("card", self.tr("Card"))
        self.card.setToolTip(self.tr("Show or put away the policy card (Ctrl+P)"))
        self.card.setAccessibleDescription(self.tr("Shows or puts away the policy card"))
        self.card.setCheckable(True)
        self.card.clicked.connect(self.card_asked)
        self._hint_panel = _HintPanel()
        for key, button in (("Alt+H", self.hint), ("Ctrl+P", self.card)):
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        self._lay_out()

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.setContentsMargins(0, 0, theme.GAP_XS, 0)  # ends where the reply box ends
        self._top.setSpacing(theme.GAP_S)
        self._top.addWidget(self.addressee, 4)
        self._top.addStretch(1)
        self._top.addWidget(self.hint)
        self._top.addWidget(self.card)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP_XS)
        self._column.addLayout(self._top)
        self._column.addWidget(self.tray)
        hint = QHBoxLayout()
        hint.setContentsMargins(theme.GAP_XS, 0, theme.GAP_XS, 0)  # as wide as the reply box
        hint.addWidget(self._hint_panel)
        self._column.addLayout(hint)
        offer = QHBoxLayout()
        offer.setContentsMargins(theme.GAP_XS, 0, theme.GAP_XS, 0)
        offer.addWidget(self.offer)
        self._column.addLayout(offer)
        self._column.addWidget(self.box)

    def match(self, room: int) -> None:
        """Stay readable, and in the middle, in a room of that many pixels."""
        spare = max(0, room - theme.current().px(_WIDEST)) // 2
        self._column.setContentsMargins(spare, 0, spare, 0)

    def show_turn(self, conversation: Conversation) -> None:
        """Make ready for the reply to what is said now."""
        scenario, facts = conversation.setting.scenario, conversation.setting.facts
        self._people = conversation.setting.people
        self._show_addressee(conversation)
        self._place_tray(beside=len(scenario.characters) == 1)
        self.tray.show_tray(scenario.tray, conversation.given)
        self.card.setVisible(scenario.card is not None)
        self.hints = 0
        self._hint_panel.clear()
        node = conversation.node
        self._hint_text = fill(node.hint, facts) if node else ""
        self._show_hint_offer(conversation)
        self.spoken = None
        self.offer.clear()
        self.box.empty()

    @property
    def draft(self) -> DraftReply:
        """The reply as it stands in the box."""
        return DraftReply(self.box.words, self.box.editor.doubts, self.spoken)

    def show_draft(self, draft: DraftReply) -> None:
        """Put a reply back into the box."""
        self.spoken = draft.spoken
        self.box.show_words(draft.words, draft.doubts)

    def add_spoken(self, spoken: SpokenReply) -> None:
        """Put what was said after what is there."""
        self.spoken = self.spoken.and_then(spoken.heard) if self.spoken else spoken
        self.box.add_transcript(spoken.text, spoken.heard.doubts)

    def _show_addressee(self, conversation: Conversation) -> None:
        short = short_names_of(conversation)
        last = conversation.lines[-1].speaker if conversation.lines else next(iter(short))
        self.addressee.show_people(tuple(short.items()), last)
        self.meant_changed.emit()

    def _place_tray(self, *, beside: bool) -> None:
        """Where there is nobody to choose, the tray takes their place in the first row."""
        if beside and self._top.indexOf(self.tray) < 0:
            self._column.removeWidget(self.tray)
            self._top.insertWidget(1, self.tray, 1)
        elif not beside and self._column.indexOf(self.tray) < 0:
            self._top.removeWidget(self.tray)
            self._column.insertWidget(1, self.tray)

    def _show_hint_offer(self, conversation: Conversation) -> None:
        scenario = conversation.setting.scenario
        cost = scenario.rubric.hint_cost
        self.hint.setVisible(any(node.hint for node in scenario.nodes.values()))
        self.hint.setEnabled(bool(self._hint_text))
        self.hint.setText(self.tr("Hint (−{})").format(cost) if cost else self.tr("Hint"))
        self.hint.setAccessibleName(self.tr("Hint, costs {}").format(cost))
        tip = self.tr("One hint for this line; it costs {} of the relationship points (Alt+H)").format(cost)
        self.hint.setToolTip(tip if self._hint_text else self.tr("There is no hint for this line"))

    def _take_hint(self) -> None:
        if self.hints or not self._hint_text:
            return
        self.hints = 1
        self.hint.setEnabled(False)
        self._hint_panel.show_hint(self._hint_text)
        self.box.take_focus()

    def _typed(self, words: str) -> None:
        if len(self._people) > 1:
            self.addressee.show_named(self._who_is_named(words[:2000], self._people))
            self.meant_changed.emit()

    def _addressee_changed(self) -> None:
        self.meant_changed.emit()
        self.box.take_focus()

    def _item_changed(self) -> None:
        item = self.tray.chosen
        self.box.show_item(item.title if item else "")

    def _put_back(self) -> None:
        self.tray.put_back()
        self.box.show_item("")
        self.box.take_focus()


class _HintPanel(QFrame):
    """The hint that was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._sign = QLabel()
        self._words = theme.label()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_M, theme.GAP_S, theme.GAP_M, theme.GAP_S)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        self.hide()

    def show_hint(self, words: str) -> None:
        self._sign.setPixmap(icons.pixmap("hint", theme.current().px(20), "accent"))
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()
        announce(self, words)

    def clear(self) -> None:
        self._words.clear()
        self.hide()


def _tool(sign: str, text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "quiet")
    button.setIcon(icons.icon(sign, "muted"))
    return button
