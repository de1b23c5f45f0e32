"""CompletionLegend: what the signs of the completion table mean, and how often each stands there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from simulator.domain.completion import Stand
from simulator.gui import icons, theme
from simulator.gui.due_words import DECIDED_ICON, LOOKS, cell_words, decided_words
from simulator.gui.widgets.flow_layout import FlowLayout

_SIGNS = (Stand.DONE, Stand.OVERDUE, Stand.DUE_AGAIN, Stand.COMING_DUE, Stand.SUBMITTED, Stand.OPEN)
_SIGN = 16
"""Pixels at scale 1."""


class CompletionLegend(QWidget):
    """Signs below the table, in as many rows as they need; what trainers decided once there is any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words: dict[Stand, QLabel] = {stand: _words() for stand in _SIGNS}
        self.decided = _words()
        flow = FlowLayout(self, gap=theme.GAP_M)
        for stand, words in self.words.items():
            flow.addWidget(_entry(LOOKS[stand].icon, LOOKS[stand].tone, words))
            if stand is Stand.DONE:
                self._decided = _entry(DECIDED_ICON, LOOKS[stand].tone, self.decided)
                flow.addWidget(self._decided)
        self.show_counts({}, 0)

    def show_counts(self, counts: Mapping[Stand, int], decided: int) -> None:
        """Show how many cells there are of each; ``decided`` of those that are done."""
        for stand, words in self.words.items():
            words.setText(f"{cell_words(stand)}  {counts.get(stand, 0):,}")
        self.decided.setText(f"{decided_words()}  {decided:,}")
        self._decided.setVisible(decided > 0)


def _words() -> QLabel:
    words = theme.label("", "caption")
    words.setWordWrap(False)
    return words


def _entry(icon: str, tone: str, words: QLabel) -> QWidget:
    entry, sign = QWidget(), QLabel()
    sign.setPixmap(icons.pixmap(icon, theme.current().px(_SIGN), tone))
    row = QHBoxLayout(entry)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.GAP_XS)
    row.addWidget(sign)
    row.addWidget(words)
    return entry
