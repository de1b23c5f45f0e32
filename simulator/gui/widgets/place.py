"""Places behind a face: a few flat shapes, with a colour for light themes and one for dark."""

from __future__ import annotations

import contextlib
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QRadialGradient

from simulator.bundled_files import assets_folder
from simulator.gui import theme

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

GENERIC: Final = "generic"
NO_PLACE: Final = "no-place"
"""Whoever stands here brings no ground of their own: what is behind shows through."""
WIDE: Final = QSizeF(800, 500)
"""The size of a place's drawing."""
_LIGHT: Final = ((0.0, 60), (0.45, 44), (1.0, 0))


def paint_place(painter: QPainter, frame: QRectF, name: str | None) -> None:
    """Fill a frame with a place, cut to cover it; an unknown place (or None) gives a quiet room.

    High contrast keeps the ground plain; dark themes have some light in the middle, behind dark hair.
    """
    if name == NO_PLACE:
        return
    if theme.current().name == "contrast":
        painter.fillRect(frame, QColor(theme.current().paper))
    else:
        _paint_drawing(painter, frame, name or GENERIC)
    light_behind(painter, frame)


def light_behind(painter: QPainter, frame: QRectF) -> None:
    """Put light behind whoever stands in a frame, in the dark themes only."""
    if not theme.current().is_dark:
        return
    reach = max(frame.height(), min(frame.width(), frame.height() * 2)) * 0.6
    light = QRadialGradient(frame.center(), reach)
    for at, strength in _LIGHT:
        light.setColorAt(at, QColor(255, 236, 210, strength))
    painter.fillRect(frame, light)


def _paint_drawing(painter: QPainter, frame: QRectF, name: str) -> None:
    scale = max(frame.width() / WIDE.width(), frame.height() / WIDE.height())
    size = QSizeF(WIDE.width() * scale, WIDE.height() * scale)
    left = frame.center().x() - size.width() / 2
    top = frame.bottom() - size.height()  # the ground stays; what is cut is above
    _renderer(name, theme.current().is_dark).render(painter, QRectF(left, top, size.width(), size.height()))


@lru_cache(maxsize=16)
def _renderer(name: str, dark: bool) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer  # late: a window without a face needs no SVG

    drawn = _drawn()
    if name in drawn:
        with contextlib.suppress(ElementTree.ParseError, OSError, ValueError):
            return QSvgRenderer(_shaded(drawn[name].read_text(encoding="utf-8"), dark))
    return QSvgRenderer(_shaded(drawn[GENERIC].read_text(encoding="utf-8"), dark))


@cache
def _drawn() -> dict[str, Path]:
    return {path.stem: path for path in (assets_folder() / "places").glob("*.svg")}


def _shaded(text: str, dark: bool) -> bytes:
    root = ElementTree.fromstring(text)  # noqa: S314  # only files that come with the program
    for element in root.iter():
        night = element.get("data-dark")
        if dark and night is not None:
            element.set("stroke" if element.get("fill") == "none" else "fill", night)
    return ElementTree.tostring(root)
