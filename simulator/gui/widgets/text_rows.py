"""Rows of text: break words into rows of a width, wherever they are drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption


def text_layout(text: str, face: QFont, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> QTextLayout:
    """Return a layout of the text that breaks between words, and inside a word that is wider than its row."""
    layout = QTextLayout(text, face)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    return layout


def break_rows(layout: QTextLayout, width: float, leading: float, *, left: float = 0.0) -> tuple[int, float]:
    """Break a layout into rows of that width, ``leading`` apart; return how many, and their height."""
    rows = 0
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(left, rows * leading))
        rows += 1
        line = layout.createLine()
    layout.endLayout()
    return rows, rows * leading
