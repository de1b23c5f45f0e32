"""The edges of the completion table: scenarios above, people at the left."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from simulator.gui import theme
from simulator.gui.widgets.completion_model import EDGE

UPRIGHT_FROM = 92
"""Pixels at scale 1: from this width on, a title stands upright in up to three lines."""
_LYING, _UPRIGHT = 148, 62
PEOPLE_WIDTH = 232
ROW_HEIGHT = 46


class ScenarioHeader(QHeaderView):
    """Titles, upright where there is room, else lying on their side; the chosen column's is in ink."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    @property
    def is_upright(self) -> bool:
        """Whether titles stand upright."""
        return self.defaultSectionSize() >= theme.current().px(UPRIGHT_FROM)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.current().px(_UPRIGHT if self.is_upright else _LYING))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  # Qt names it
        model: Any = self.model()
        title = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        view: Any = self.parent()
        is_chosen = view is not None and view.currentIndex().column() == logicalIndex
        worn = theme.current()
        painter.save()
        painter.setFont(theme.font("small", QFont.Weight.DemiBold if is_chosen else QFont.Weight.Normal))
        painter.setPen(QColor(worn.ink if is_chosen else worn.muted))
        if self.is_upright:
            _paint_upright(painter, rect.adjusted(theme.GAP_S, 0, -theme.GAP_XS, -theme.GAP_S), title)
        else:
            _paint_lying(painter, rect, title)
        painter.restore()
        _underline(painter, rect)


class PeopleHeader(QHeaderView):
    """Names, with team and number beneath."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.dress()

    def dress(self) -> None:
        """Take the sizes of the theme."""
        self.setDefaultSectionSize(theme.current().px(ROW_HEIGHT))
        self.setFixedWidth(theme.current().px(PEOPLE_WIDTH))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  # Qt names it
        model: Any = self.model()
        edge = model.headerData(logicalIndex, Qt.Orientation.Vertical, EDGE)
        if edge is None:
            return
        view: Any = self.parent()
        is_chosen = view is not None and view.currentIndex().row() == logicalIndex
        worn = theme.current()
        name_font = theme.font("body", QFont.Weight.DemiBold if is_chosen else QFont.Weight.Normal)
        small = theme.font("small")
        inside = rect.adjusted(theme.GAP_XS, 0, -theme.GAP_M, 0)
        heights = [QFontMetrics(name_font).height(), QFontMetrics(small).height() if edge.caption else 0]
        top = inside.top() + (inside.height() - sum(heights)) // 2
        painter.save()
        for text, face, colour, height in zip(
            edge, (name_font, small), (worn.ink, worn.muted), heights, strict=True
        ):
            painter.setFont(face)
            painter.setPen(QColor(colour))
            told = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(QRect(inside.left(), top, inside.width(), height), 0, told)
            top += height
        painter.restore()
        _underline(painter, rect)


def _paint_upright(painter: QPainter, inside: QRect, title: str) -> None:
    flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
    wrapped = int(flags) | int(Qt.TextFlag.TextWordWrap)
    metrics = painter.fontMetrics()
    shown = title
    while shown and metrics.boundingRect(inside, wrapped, shown).height() > inside.height():
        shown = shown[:-2].rstrip("… ") + "…" if len(shown) > 2 else ""  # noqa: PLR2004  # letters
    painter.drawText(inside, wrapped, shown)


def _paint_lying(painter: QPainter, rect: QRect, title: str) -> None:
    length = rect.height() - 2 * theme.GAP_S
    told = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, length)
    painter.translate(QPoint(rect.left(), rect.bottom() - theme.GAP_S))
    painter.rotate(-90)
    middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    painter.drawText(QRectF(0, 0, length, rect.width()), middle, told)


def _underline(painter: QPainter, rect: QRect) -> None:
    worn = theme.current()
    painter.setPen(QPen(QColor(worn.line), worn.line_width))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
