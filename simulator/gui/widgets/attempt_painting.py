"""AttemptPainter: how a row of the list of attempts looks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from simulator.gui import icons, theme
from simulator.gui.widgets.attempt_rows import AttemptRow, HeadingRow
from simulator.gui.widgets.result_bars import (
    bars_height,
    paint_bars,
    paint_quote,
    paint_result,
    quote_height,
    result_height,
)
from simulator.gui.widgets.text_paint import Paragraph

_BARS_WIDTH = 280
_RESULT_WIDTH = 340
_WIDEST = 1200
"""On a larger screen the bars would stand too far from the words; pixels at scale 1, as all here."""
_INDENT = 32
_DEEPEST = 4


class AttemptPainter(QStyledItemDelegate):
    """Headings on paper, attempts as quiet cards beneath them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Any = index.data(Qt.ItemDataRole.UserRole)
        worn = theme.current()
        if not hasattr(row, "attempt_id"):
            results = worn.px(20) + result_height() + theme.GAP_S if row is not None and row.results else 0
            return QSize(
                0, worn.px(34) + results + (theme.GAP_L if index.row() else theme.GAP_S) + theme.GAP_S
            )
        return QSize(0, round(_words_height(row)) + 2 * theme.GAP_M + theme.GAP_S)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Any = index.data(Qt.ItemDataRole.UserRole)
        view: Any = option
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(view.rect).adjusted(theme.GAP_L, 0, -theme.GAP_L, -theme.GAP_S)
        area.setWidth(min(area.width(), theme.current().px(_WIDEST)))
        if hasattr(row, "attempt_id"):
            has_keyboard = bool(view.state & QStyle.StateFlag.State_HasFocus)
            is_lit = bool(view.state & QStyle.StateFlag.State_MouseOver)
            _paint_attempt(painter, area, row, (has_keyboard, is_lit))
        elif row is not None:
            _paint_heading(painter, area.adjusted(0, theme.GAP_L if index.row() else theme.GAP_S, 0, 0), row)
        painter.restore()


def _paint_heading(painter: QPainter, area: QRectF, row: HeadingRow) -> None:
    worn = theme.current()
    title = Paragraph(row.title, theme.font("lead", QFont.Weight.DemiBold), area.width())
    title.paint(painter, area.left(), area.top(), worn.ink)
    top = area.top() + worn.px(34)
    count = max(1, len(row.results))
    gap = theme.GAP_XL
    width = min(float(worn.px(_RESULT_WIDTH)), (area.width() - (count - 1) * gap) / count)
    for place, (name, result) in enumerate(row.results):
        left = area.left() + place * (width + gap)
        told = Paragraph(f"{name}  ·  {result.returns}", theme.font("small"), width)
        told.paint(painter, left, top, worn.muted)
        paint_result(painter, QRectF(left, top + worn.px(20), width, result_height()), result)


def _paint_attempt(painter: QPainter, area: QRectF, row: AttemptRow, lit: tuple[bool, bool]) -> None:
    worn = theme.current()
    has_keyboard, is_lit = lit
    indent = min(row.depth, _DEEPEST) * worn.px(_INDENT)
    if row.depth:
        _paint_branch(painter, area, indent)
    edge = max(2, worn.line_width) if has_keyboard else worn.line_width
    card = area.adjusted(indent + 1, 1, -1, -1)
    painter.setPen(QPen(QColor(worn.accent if has_keyboard or is_lit else worn.line), edge))
    painter.setBrush(QColor(worn.surface))
    painter.drawRoundedRect(card, theme.CORNER, theme.CORNER)
    inside = card.adjusted(theme.GAP_M, theme.GAP_M, -theme.GAP_M, -theme.GAP_M)
    side = worn.px(20)
    sign = icons.pixmap(row.icon, side, row.tone)
    painter.drawPixmap(QPointF(inside.left(), inside.center().y() - side / 2), sign)
    bars = min(float(worn.px(_BARS_WIDTH)), inside.width() * 0.45) if row.result else 0.0
    left = inside.left() + side + theme.GAP_M
    width = inside.right() - left - bars - (theme.GAP_L if bars else 0)
    _paint_words(painter, QRectF(left, inside.top(), width, inside.height()), row)
    if row.result is not None:
        top = inside.center().y() - bars_height() / 2
        paint_bars(painter, QRectF(inside.right() - bars, top, bars, bars_height()), row.result)


def _words_height(row: AttemptRow) -> float:
    body, small = QFontMetricsF(theme.font("body")), QFontMetricsF(theme.font("small"))
    quote = quote_height() + theme.GAP_XS if row.result is not None else 0
    return (body.height() + small.height()) * 1.15 + theme.GAP_XS + quote


def _paint_words(painter: QPainter, area: QRectF, row: AttemptRow) -> None:
    """What became of it, what the customer says to it, and when it was."""
    worn = theme.current()
    bold = theme.font("body", QFont.Weight.DemiBold)
    outcome = Paragraph(row.outcome, bold, area.width())
    top = area.center().y() - _words_height(row) / 2
    below = outcome.paint(painter, area.left(), top, getattr(worn, row.tone, worn.ink)) + theme.GAP_XS
    if row.result is not None:
        taken = QFontMetricsF(bold).horizontalAdvance(row.outcome)
        left = area.left() + taken + QFontMetricsF(bold).horizontalAdvance(" ")
        returns = Paragraph(f"· {row.result.returns}", theme.font("body"), area.right() - left)
        returns.paint(painter, left, top, worn.muted)
        paint_quote(painter, QRectF(area.left(), below, area.width(), quote_height()), row.result)
        below += quote_height() + theme.GAP_XS
    told = "  ·  ".join(part for part in (row.when, row.note) if part)
    Paragraph(told, theme.font("small"), area.width()).paint(painter, area.left(), below, worn.muted)


def _paint_branch(painter: QPainter, area: QRectF, indent: float) -> None:
    """A what-if hangs from its original by a line."""
    worn = theme.current()
    painter.setPen(QPen(QColor(worn.muted), max(1, worn.line_width)))
    x = area.left() + indent - worn.px(_INDENT) / 2
    y = area.center().y()
    painter.drawLine(QPointF(x, area.top() - theme.GAP_S), QPointF(x, y))
    painter.drawLine(QPointF(x, y), QPointF(area.left() + indent, y))
