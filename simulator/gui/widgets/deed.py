"""A deed: what counted although nothing was said, with a sign before it; not painted like a quote."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from simulator.gui import icons, theme
from simulator.gui.widgets.passages import Passage
from simulator.gui.widgets.quoted_text import QuotedText

_SIDE = 14
_CORNER = 4


class Deed(QuotedText):
    """Told in the words of its reason; it lights and is chosen as quotes are."""

    type_size = "small"
    ways = "Enter shows what it counted towards."

    def __init__(self, passage: Passage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deed = passage
        because = passage.because
        marked = replace(passage, start=0, end=len(because), quote=because, because="")
        self.show_text(because, (marked,), f"Turn {passage.turn}: {because}")

    def indent(self) -> int:
        return theme.current().px(_SIDE) + theme.GAP_S

    def _spoken_quote(self) -> str:
        doubt = "" if self._deed.is_sure else self.tr(" Not sure.")
        return f"{self._deed.title}: {self._deed.words}.{doubt}"

    def paint_marks(self, painter: QPainter) -> None:
        """A sign in the colour of its side; a ground while it is lit, a ring where the keyboard is."""
        worn, deed = theme.current(), self._deed
        reach = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        reach.setWidth(min(reach.width(), self._layout.maximumWidth() + self.indent() + theme.GAP_S))
        if self.lit_quotes():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.mixed(worn.surface, getattr(worn, deed.token), 0.3)))
            painter.drawRoundedRect(reach, _CORNER, _CORNER)
        if self.hasFocus():
            painter.setPen(QPen(QColor(worn.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(reach, _CORNER, _CORNER)
        side = worn.px(_SIDE)
        sign = icons.pixmap(_sign(deed), side, deed.token, self.devicePixelRatioF())
        top = self._layout.lineAt(0).rect().center().y() - side / 2
        painter.drawPixmap(round(theme.GAP_XS), round(top), sign)
        painter.setPen(QColor(worn.ink if self.lit_quotes() else worn.muted))


def _sign(deed: Passage) -> str:
    if not deed.is_sure:
        return "question"
    return "cross" if deed.is_against else "check"
