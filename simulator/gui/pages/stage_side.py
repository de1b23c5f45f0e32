"""StageSide: beside the stage, the conversation so far or the policy card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from simulator.domain.facts import Facts
from simulator.domain.scenario import PolicyCard as Card
from simulator.gui import theme
from simulator.gui.widgets.conversation_so_far import ConversationSoFar, Said
from simulator.gui.widgets.policy_card import PolicyCard


class StageSide(QWidget):
    """One column; the card covers the conversation while it is open."""

    card_put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_card: tuple[Card, Facts] | None = None
        self.so_far = ConversationSoFar()
        self.card = PolicyCard()
        self.card.put_away.connect(self.card_put_away)
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(theme.GAP_S, theme.GAP_XS, 0, 0)
        column.setSpacing(theme.GAP_S)
        heading = theme.label(self.tr("So far"), "caption")
        heading.setContentsMargins(theme.GAP_S, 0, 0, 0)
        column.addWidget(heading)
        column.addWidget(self.so_far, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(panel)
        self._stack.addWidget(self.card)

    @property
    def is_card_open(self) -> bool:
        """Whether the card is shown."""
        return self._stack.currentWidget() is self.card

    def match(self, page_width: int) -> None:
        """Take a quarter of the page, within reason; pixels."""
        self.setFixedWidth(max(theme.current().px(260), min(theme.current().px(440), page_width // 4)))

    def show_said(self, said: tuple[Said, ...]) -> None:
        """Show what was said before."""
        self.so_far.show_said(said)

    def show_card(self, card: Card | None, facts: Facts) -> None:
        """Have this card at hand; None puts any away."""
        if card is None:
            self.open_card(open_it=False)
            self._shown_card = None
        elif self._shown_card != (card, facts):
            self._shown_card = (card, facts)
            self.card.show_card(card, facts)
            self.open_card(open_it=False)

    def open_card(self, *, open_it: bool) -> None:
        """Open the card, where there is one, or put it away."""
        self._stack.setCurrentIndex(1 if open_it and self._shown_card is not None else 0)
