"""SoundCaption: what can be heard of a place, for those who do not hear it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from simulator.gui import theme


class SoundCaption(QFrame):
    """A small plate in the upper left corner of a picture; hidden where it is quiet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = theme.label("", "caption")
        self._words.setWordWrap(False)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_S, theme.GAP_XS, theme.GAP_S, theme.GAP_XS)
        row.addWidget(self._words)
        self._what = ""
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when hidden."""
        return f"♪ {self._what}" if self._what else ""

    def show_sound(self, what: str) -> None:
        """Say what is heard, e.g. "a busy restaurant"; nothing if it is quiet."""
        self._what = what
        self.setAccessibleName(self.text)
        self.setVisible(bool(what))

    def stand_in(self, room: QWidget, taken: int) -> None:
        """Stand in the corner of a widget beside it, of whose width so many pixels are taken."""
        self.ensurePolished()
        self._words.ensurePolished()
        metrics = self._words.fontMetrics()
        most = max(0, room.width() - taken - 4 * theme.GAP_S)
        edges = 2 * theme.GAP_S + 2 * theme.current().line_width
        self._words.setText(metrics.elidedText(self.text, Qt.TextElideMode.ElideRight, most - edges))
        size = QSize(
            metrics.horizontalAdvance(self._words.text()) + edges, metrics.height() + theme.GAP_S + 2
        )
        self.resize(size)
        self.move(room.geometry().topLeft().x() + theme.GAP_S, room.geometry().top() + theme.GAP_S)
        self.raise_()
