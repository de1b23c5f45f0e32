"""Still pictures of people: how a portrait stands in a frame, and portraits for cards and lists."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from simulator.gui import theme
from simulator.gui.widgets.face_painting import paint_features
from simulator.gui.widgets.face_poses import pose_for
from simulator.gui.widgets.place import light_behind, paint_place
from simulator.gui.widgets.portrait import SIDE, Portrait, portrait

AVATAR: Final = 56
"""Up to this size (logical pixels) a picture is a round close-up."""


def portrait_pixmap(
    name: str,
    size: int | QSize,
    mood: int = 55,
    place: str | None = None,
    ratio: float | None = None,
) -> QPixmap:
    """Return a still picture for a card or a list.

    Args:
        name: the portrait; an unknown one gives the generic person.
        size: the picture's side, or width and height, in logical pixels; up to 56 gives a round close-up.
        mood: 0..100.
        place: the place behind; None for the ground that suits the portrait.
        ratio: device pixels per logical pixel; None for the application's.
    """
    area = size if isinstance(size, QSize) else QSize(size, size)
    app = QApplication.instance()
    if ratio is None:
        ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    who, frame = portrait(name), QRectF(0, 0, area.width(), area.height())
    picture = blank(area, ratio)
    painter = painter_on(picture)
    small = min(area.width(), area.height()) <= AVATAR
    corner = min(area.width(), area.height()) / 2 if small else corner_of(frame)
    painter.setClipPath(rounded(frame, corner))
    paint_ground(painter, frame, who, None if small else place)
    window = who.close_up if small else None
    paint_still(painter, frame, who, 0.0, under=True, window=window)
    painter.save()
    enter_drawing(painter, frame, who, 0.0, window)
    paint_features(painter, who, pose_for(mood, who.temper))
    painter.restore()
    paint_still(painter, frame, who, 0.0, under=False, window=window)
    painter.end()
    return picture


def blank(size: QSize, ratio: float) -> QPixmap:
    """Return an empty transparent picture of a size in logical pixels."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def painter_on(picture: QPixmap) -> QPainter:
    """Return a smooth painter on a picture; the caller ends it."""
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def corner_of(frame: QRectF) -> float:
    """Return the corner radius that suits a frame."""
    return min(20.0, max(float(theme.CORNER), frame.height() * 0.03))


def rounded(frame: QRectF, corner: float) -> QPainterPath:
    """Return a frame's outline with round corners."""
    path = QPainterPath()
    path.addRoundedRect(frame, corner, corner)
    return path


def paint_ground(painter: QPainter, frame: QRectF, who: Portrait, place: str | None) -> None:
    """Fill a frame with a place, or without one (None) with the ground that suits the portrait."""
    if place is not None or theme.current().name == "contrast":
        paint_place(painter, frame, place)
        return
    painter.fillRect(frame, who.grounds[1 if theme.current().is_dark else 0])
    light_behind(painter, frame)


def paint_edge(painter: QPainter, frame: QRectF) -> None:
    """Draw the frame's line where the theme wants one (high contrast)."""
    if theme.current().name == "contrast":
        width = theme.current().line_width
        painter.setPen(QPen(QColor(theme.current().line), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        painter.drawRoundedRect(
            frame.adjusted(inset, inset, -inset, -inset), corner_of(frame), corner_of(frame)
        )


def portrait_square(frame: QRectF) -> QRectF:
    """Where the portrait stands: on the frame's lower edge, in its middle, never wider than the frame."""
    side = min(frame.width() * 1.08, frame.height() * 0.97)
    return QRectF(frame.center().x() - side / 2, frame.bottom() - side + 1, side, side)


def enter_drawing(
    painter: QPainter, frame: QRectF, who: Portrait, tilt: float, window: QRectF | None = None
) -> None:
    """Turn the painter to the drawing's own coordinates, the head tilted about its neck."""
    if window is None:
        square = portrait_square(frame)
        scale = square.width() / SIDE
        painter.translate(square.topLeft())
    else:
        scale = max(frame.width() / window.width(), frame.height() / window.height())
        painter.translate(frame.center() - window.center() * scale)
    painter.scale(scale, scale)
    if tilt:
        neck: QPointF = who.neck
        painter.translate(neck)
        painter.rotate(tilt)
        painter.translate(-neck)


def paint_still(
    painter: QPainter, frame: QRectF, who: Portrait, tilt: float, *, under: bool, window: QRectF | None = None
) -> None:
    """Draw the still layers behind (`under`) or before the moving parts; the body does not tilt."""
    for layer in ("hair-back", "body", "head") if under else ("hair-front", "accessories"):
        painter.save()
        enter_drawing(painter, frame, who, 0.0 if layer == "body" else tilt, window)
        who.render(painter, layer)
        painter.restore()
