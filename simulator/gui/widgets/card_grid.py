"""CardGrid: cards in as many columns as the width allows, walked through with the arrow keys."""

from __future__ import annotations

from itertools import pairwise

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from simulator.gui import theme
from simulator.gui.widgets.library_card import NARROWEST, LibraryCard

_WIDEST = 460
EDGE = 4
"""Pixels round the cards that the ring of focus may take."""


class CardGrid(QWidget):
    """Places its cards itself: a layout of a thousand cards would be asked too much."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: tuple[LibraryCard, ...] = ()
        self._columns = 1
        self._height = 0
        theme.notifier().changed.connect(self._place_cards)

    def show_cards(self, cards: tuple[LibraryCard, ...]) -> None:
        """Show these cards, made with this grid as their parent, in this order; others are deleted."""
        for gone in set(self.cards).difference(cards):
            gone.hide()
            gone.deleteLater()
        self.cards = cards
        for before, card in pairwise(cards):
            self.setTabOrder(before, card)
        for card in cards:
            card.show()
        self._place_cards()

    def sizeHint(self) -> QSize:
        return QSize(0, self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_cards()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the focus with the arrows, as the cards lie; Enter presses a card."""
        key = QtCore.Qt.Key
        steps = {key.Key_Right: 1, key.Key_Left: -1, key.Key_Down: self._columns, key.Key_Up: -self._columns}
        focused = self.focusWidget()
        if not isinstance(focused, LibraryCard) or focused not in self.cards:
            super().keyPressEvent(event)
        elif event.key() in (key.Key_Return, key.Key_Enter):
            focused.animateClick()
        elif event.key() in steps:
            at = self.cards.index(focused) + steps[key(event.key())]
            if 0 <= at < len(self.cards):
                self.cards[at].setFocus(QtCore.Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _place_cards(self) -> None:
        """Rows are as high as their highest card; few cards stay as wide as a card may be."""
        worn = theme.current()
        gap, narrowest, widest = theme.GAP_M, worn.px(NARROWEST), worn.px(_WIDEST)
        room = self.width() - 2 * EDGE
        self._columns = max(1, (room + gap) // (narrowest + gap))
        columns = min(self._columns, max(1, len(self.cards)))
        width = min(widest, (room - (columns - 1) * gap) // columns)
        top = EDGE
        for start in range(0, len(self.cards), self._columns):
            row = self.cards[start : start + self._columns]
            height = max(card.height_for(width) for card in row)
            for place, card in enumerate(row):
                card.setGeometry(EDGE + place * (width + gap), top, width, card.height_for(width))
            top += height + gap
        self._height = max(0, top - gap) + theme.GAP_S
        self.setMinimumHeight(self._height)
        self.updateGeometry()
