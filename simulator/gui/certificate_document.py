"""A certificate as a PDF: one page to print, with the signed credential attached to it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextDocument,
)

_ATTACHMENT = "certificate.json"
_MIME_TYPE = "application/ld+json"
_MARGIN_MM = 12
_INSIDE_MM = 14
"""Between the frame and what is written in it."""
_MM_PER_INCH = 25.4
_BODY_POINTS = 12
_FRAME_MM = 0.8
_INK = QColor(0x5A, 0x62, 0x70)
_DOTS_PER_INCH = 1200
"""With fewer, letters are set one by one, and the PDF cannot be searched."""


def certificate_pdf(page: str, title: str, credential: bytes) -> bytes:
    """Return a PDF of one A4 page across.

    Args:
        page: What stands on it, as HTML.
        title: What the document is called.
        credential: The signed credential; it is attached.
    """
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setTitle(title)
    writer.setCreator("Rapport")
    writer.setResolution(_DOTS_PER_INCH)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter)
    )
    writer.addFileAttachment(_ATTACHMENT, credential, _MIME_TYPE)
    painter = QPainter(writer)
    _paint(painter, page, writer)
    painter.end()
    return bytes(out.data().data())


def _paint(painter: QPainter, page: str, writer: QPdfWriter) -> None:
    """Draw a frame, and the text in the middle of it, smaller if it would not fit."""
    dots = writer.logicalDpiX() / _MM_PER_INCH
    frame = QRectF(0, 0, writer.width(), writer.height())
    painter.setPen(QPen(_INK, _FRAME_MM * dots))
    painter.drawRect(frame)
    room = frame.adjusted(*(side * _INSIDE_MM * dots for side in (1, 1, -1, -1)))
    document = QTextDocument()
    face = QGuiApplication.font()
    face.setPointSizeF(_BODY_POINTS)
    document.setDefaultFont(face)
    document.documentLayout().setPaintDevice(writer)
    document.setHtml(page)
    document.setTextWidth(room.width())
    height = document.size().height()
    scale = min(1.0, room.height() / height)
    if scale < 1:
        document.setTextWidth(room.width() / scale)
        scale = min(scale, room.height() / document.size().height())
    left = room.center().x() - document.size().width() * scale / 2
    painter.translate(left, room.center().y() - document.size().height() * scale / 2)
    painter.scale(scale, scale)
    document.drawContents(painter)
