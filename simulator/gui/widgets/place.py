"""Places behind a face: a few flat shapes, with a colour for light themes and one for dark."""

from __future__ import annotations

import contextlib
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from simulator.bundled_files import assets_folder
from simulator.gui import theme

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

GENERIC: Final = "generic"
NO_PLACE: Final = "no-place"
"""Whoever stands here brings no ground of their own: what is behind shows through."""
WIDE: Final = QSizeF(800, 500)
"""The size of a place's drawing."""


def paint_place(painter: QPainter, frame: QRectF, name: str) -> None:
    """Fill a frame with a place, cut to cover it; high contrast keeps the ground plain."""
    if name == NO_PLACE:
        return
    if theme.current().name == "contrast":
        painter.fillRect(frame, QColor(theme.current().paper))
        return
    scale = max(frame.width() / WIDE.width(), frame.height() / WIDE.height())
    size = QSizeF(WIDE.width() * scale, WIDE.height() * scale)
    left = frame.center().x() - size.width() / 2
    top = frame.bottom() - size.height()  # the ground stays; what is cut is above
    _renderer(name, theme.current().is_dark).render(painter, QRectF(left, top, size.width(), size.height()))


@lru_cache(maxsize=16)
def _renderer(name: str, dark: bool) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer  # late: a window without a face needs no SVG

    folder = assets_folder() / "places"
    path = folder / f"{name}.svg"
    if name.replace("-", "").isalnum() and path.is_file():
        with contextlib.suppress(ElementTree.ParseError, OSError, ValueError):
            return QSvgRenderer(_shaded(path.read_text(encoding="utf-8"), dark))
    return QSvgRenderer(_shaded((folder / f"{GENERIC}.svg").read_text(encoding="utf-8"), dark))


def _shaded(text: str, dark: bool) -> bytes:
    root = ElementTree.fromstring(text)  # noqa: S314  # only files that come with the program
    for element in root.iter():
        night = element.get("data-dark")
        if dark and night is not None:
            element.set("stroke" if element.get("fill") == "none" else "fill", night)
    return ElementTree.tostring(root)
