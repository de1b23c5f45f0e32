"""RecordStorePage: the learning record store that completions are handed over to, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.pages.record_store_place import RecordStorePlace, StorePlace
from simulator.gui.pages.record_store_sending import RecordStoreRefused, RecordStoreSending
from simulator.gui.tokens import NEEDS_NO_RING
from simulator.records.outbox_interface import OutboxCounts, OutboxEntry

_WIDEST = 820


class RecordStorePage(QWidget):
    """Cards from top to bottom: where, how far, and what was refused. Without a store, the first alone."""

    place_kept = Signal(object)
    check_asked = Signal()
    send_asked = Signal()
    stop_asked = Signal()
    retry_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        words = self.tr(
            "Completions can go to the learning record store you have: who passed what and when, and never "
            "a word of anybody. Each is sent once. What cannot be sent waits, for weeks if need be."
        )
        self.place, self.sending, self.refused = (
            RecordStorePlace(),
            RecordStoreSending(),
            RecordStoreRefused(),
        )
        self.place.kept.connect(self.place_kept)
        self.place.check_asked.connect(self.check_asked)
        self.sending.send_asked.connect(self.send_asked)
        self.sending.stop_asked.connect(self.stop_asked)
        self.refused.retry_asked.connect(self.retry_asked)
        content = QWidget()
        content.setMaximumWidth(theme.current().px(_WIDEST))
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_M)
        column.addWidget(theme.label(words, "body", "muted"))
        for card in (self.sending, self.refused, self.place):
            column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty(NEEDS_NO_RING, True)  # it is the whole page
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(area)
        self.show_place(StorePlace())

    def show_place(self, place: StorePlace) -> None:
        """Show where completions go; nowhere yet, if it has no address."""
        self.place.show_place(place)
        self.sending.setVisible(bool(place.endpoint))
        if not place.endpoint:
            self.refused.hide()

    def show_standing(self, counts: OutboxCounts, refused: Sequence[OutboxEntry], now: datetime) -> None:
        """Show how far it is.

        Args:
            counts: What the records count.
            refused: What was refused, the last first.
            now: What time it is where the person sits.
        """
        self.sending.show_counts(counts, now)
        self.refused.show_refused(refused, counts.refused)

    def take_focus(self) -> None:
        """The one thing to do next."""
        ready = not self.sending.isHidden() and self.sending.send.isEnabled()
        (self.sending.send if ready else self.place.endpoint).setFocus(Qt.FocusReason.OtherFocusReason)
