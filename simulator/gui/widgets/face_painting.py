"""Paints the moving parts of a face: cheeks, folds, eyes behind their lids, brows and the mouth."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient

from simulator.gui.widgets.face_poses import Pose
from simulator.gui.widgets.portrait import Curve, Eye, Portrait

_WHITE = QColor("#FBF6F0")
_TEETH = QColor("#FFF9F1")
_CAVITY = QColor("#52201F")
_TONGUE = QColor("#BD5F5C")
_SHUT = 0.02


def paint_features(painter: QPainter, who: Portrait, pose: Pose, awake: float = 1.0) -> None:
    """Paint a pose in the drawing's own coordinates; `awake` 0..1 shuts the eyes for a blink."""
    _cheeks(painter, who, pose)
    _folds(painter, who, pose)
    for eye, side in zip(who.eyes, (-1, 1), strict=True):
        _eye(painter, who, eye, pose, side, awake)
    for brow, side in zip(who.brows, (-1, 1), strict=True):
        _brow(painter, brow, pose, side)
    _mouth(painter, who, pose)


def _cheeks(painter: QPainter, who: Portrait, pose: Pose) -> None:
    strong, none = QColor(who.blush), QColor(who.blush)
    strong.setAlphaF(min(1.0, 0.4 * pose.cheek))
    none.setAlphaF(0.0)
    painter.setPen(Qt.PenStyle.NoPen)
    for cheek in who.cheeks:
        place = cheek.translated(0, -5 * max(0.0, pose.curve))
        glow = QRadialGradient(QPointF(0, 0), 1)
        glow.setColorAt(0, strong)
        glow.setColorAt(0.55, strong)
        glow.setColorAt(1, none)
        painter.save()
        painter.translate(place.center())
        painter.scale(place.width() * 0.56, place.height() * 0.56)
        painter.setBrush(glow)
        painter.drawEllipse(QPointF(0, 0), 1, 1)
        painter.restore()


def _folds(painter: QPainter, who: Portrait, pose: Pose) -> None:
    left, right = _corners(who, pose)
    middle = (left.x() + right.x()) / 2
    for corner, side in ((left, -1), (right, 1)):
        start = QPointF(middle + side * (abs(corner.x() - middle) * 0.62 + 3), corner.y() - 20)
        path = QPainterPath(start)
        path.quadTo(corner.x() + side * 6, corner.y() - 14, corner.x() + side * 8, corner.y() - 1)
        _stroke(painter, path, who.shade, 2.0, pose.fold * 0.6 * who.folds)
    _furrow(painter, who, pose)


def _furrow(painter: QPainter, who: Portrait, pose: Pose) -> None:
    inner_left, inner_right = who.brows[0].points[3], who.brows[1].points[0]
    for inner, side in ((inner_left, 1), (inner_right, -1)):
        top = inner.y() - pose.brow_lift - pose.brow_slant * 0.6
        path = QPainterPath(QPointF(inner.x() + side * 4.5, top - 3))
        path.quadTo(inner.x() + side * 6.5, top + 2, inner.x() + side * 5.5, top + 8)
        _stroke(painter, path, who.shade, 2.2, (pose.frown - 0.2) * 1.1 * (0.4 + 0.6 * who.folds))


def _eye(painter: QPainter, who: Portrait, eye: Eye, pose: Pose, side: int, awake: float) -> None:
    lower = _lower_lid(eye, pose)
    upper = _upper_lid(eye, lower, pose, side, awake)
    almond = QPainterPath(upper[0])
    almond.cubicTo(upper[1], upper[2], upper[3])
    almond.cubicTo(lower[2], lower[1], lower[0])
    painter.save()
    painter.setClipPath(almond, Qt.ClipOperation.IntersectClip)
    painter.fillPath(almond, _WHITE)
    _iris(painter, eye, pose)
    shadow = QPainterPath(upper[0] + QPointF(0, 1))
    shadow.cubicTo(upper[1] + QPointF(0, 1), upper[2] + QPointF(0, 1), upper[3] + QPointF(0, 1))
    _stroke(painter, shadow, who.line, 6.5, 0.2)
    painter.restore()
    lower_line = QPainterPath(lower[0])
    lower_line.cubicTo(lower[1], lower[2], lower[3])
    _stroke(painter, lower_line, eye.lower.colour, eye.lower.width, 0.85)
    _lash_line(painter, eye, upper, side)
    _crease(painter, who, eye, upper, awake)


def _lower_lid(eye: Eye, pose: Pose) -> list[QPointF]:
    points = [QPointF(point) for point in eye.lower.points]
    for at in (1, 2):
        raised = eye.upper.points[at].y() - points[at].y()
        points[at] += QPointF(0, raised * 0.42 * pose.squint)
    return points


def _upper_lid(eye: Eye, lower: list[QPointF], pose: Pose, side: int, awake: float) -> list[QPointF]:
    points = [QPointF(point) for point in eye.upper.points]
    opened = pose.lid * awake
    inner = 2 if side < 0 else 1
    for at in (1, 2):
        tall = points[at].y() - lower[at].y()
        slant = pose.lid_slant * (1.0 if at == inner else -0.35)
        points[at] = QPointF(points[at].x(), lower[at].y() + min(0.0, tall * opened + slant * awake))
    return points


def _iris(painter: QPainter, eye: Eye, pose: Pose) -> None:
    centre = eye.iris + QPointF(0, pose.gaze)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(eye.colour.darker(150))
    painter.drawEllipse(centre, eye.radius, eye.radius)
    painter.setBrush(eye.colour)
    painter.drawEllipse(centre + QPointF(0, 0.8), eye.radius * 0.8, eye.radius * 0.8)
    painter.setBrush(QColor("#17110F"))
    painter.drawEllipse(centre, eye.radius * 0.48, eye.radius * 0.48)
    painter.setBrush(QColor(255, 255, 255, 235))
    painter.drawEllipse(centre + QPointF(-0.34, -0.38) * eye.radius, eye.radius * 0.25, eye.radius * 0.25)
    painter.setBrush(QColor(255, 255, 255, 90))
    painter.drawEllipse(centre + QPointF(0.36, 0.42) * eye.radius, eye.radius * 0.16, eye.radius * 0.16)


def _lash_line(painter: QPainter, eye: Eye, upper: list[QPointF], side: int) -> None:
    thick = eye.upper.width
    inner_end, outer_end = (upper[3], upper[0]) if side < 0 else (upper[0], upper[3])
    inner, outer = (upper[2], upper[1]) if side < 0 else (upper[1], upper[2])
    path = QPainterPath(inner_end)
    path.cubicTo(inner, outer, outer_end + QPointF(side * thick * 0.7, -thick * 0.35))
    path.cubicTo(outer + QPointF(0, -thick * 1.5), inner + QPointF(0, -thick * 0.8), inner_end)
    painter.fillPath(path, eye.upper.colour)


def _crease(painter: QPainter, who: Portrait, eye: Eye, upper: list[QPointF], awake: float) -> None:
    rise = 5.5 + 2.0 * (1 - awake)
    path = QPainterPath(upper[0] + QPointF(2, -rise * 0.6))
    path.cubicTo(
        upper[1] + QPointF(0, -rise), upper[2] + QPointF(0, -rise), upper[3] + QPointF(-2, -rise * 0.6)
    )
    _stroke(painter, path, who.shade, 1.8, 0.95)


def _brow(painter: QPainter, brow: Curve, pose: Pose, side: int) -> None:
    points = [QPointF(point) for point in brow.points]
    from_inner = points if side > 0 else points[::-1]
    moves = (1.0, 0.55, -0.1, -0.15)
    lifts = (0.9, 1.1, 1.1, 0.8)
    spine = [
        point - QPointF(0, pose.brow_lift * lift + pose.brow_slant * move)
        for point, move, lift in zip(from_inner, moves, lifts, strict=True)
    ]
    if pose.brow_slant < 0:  # an angry brow also comes together
        spine[0] += QPointF(side * pose.brow_slant * 0.35, 0)
        spine[1] += QPointF(side * pose.brow_slant * 0.2, 0)
    half = brow.width / 2
    path = QPainterPath(spine[0] + QPointF(0, -half * 0.8))
    path.cubicTo(spine[1] + QPointF(0, -half * 1.1), spine[2] + QPointF(0, -half), spine[3])
    path.cubicTo(
        spine[2] + QPointF(0, half * 0.9), spine[1] + QPointF(0, half * 1.1), spine[0] + QPointF(0, half)
    )
    path.quadTo(spine[0] + QPointF(-side * half * 0.7, 0), spine[0] + QPointF(0, -half * 0.8))
    painter.fillPath(path, brow.colour)


def _corners(who: Portrait, pose: Pose) -> tuple[QPointF, QPointF]:
    start, _, _, end = who.mouth.line.points
    middle = (start.x() + end.x()) / 2
    half = (end.x() - start.x()) / 2
    lift = pose.curve * half * (0.3 if pose.curve > 0 else 0.2)
    reach = half * pose.width
    return QPointF(middle - reach, start.y() - lift), QPointF(middle + reach, end.y() - lift)


def _mouth(painter: QPainter, who: Portrait, pose: Pose) -> None:
    mouth = who.mouth
    left, right = _corners(who, pose)
    reach = (right.x() - left.x()) / 2
    middle = QPointF((left.x() + right.x()) / 2, (mouth.line.points[0].y() + mouth.line.points[3].y()) / 2)
    sag = pose.curve * reach * (0.24 if pose.curve > 0 else 0.22)
    neutral = mouth.line.points[1].y() - mouth.line.points[0].y()
    top = middle.y() + sag + neutral - pose.open * 5
    bottom = middle.y() + sag + neutral + pose.open * reach * 1.3
    thin = (1 - 0.55 * pose.press) * (1 - 0.22 * max(0.0, pose.curve))
    lower_top, lower_bottom = (
        _edge(left, right, bottom),
        _edge(left, right, bottom + mouth.lower * thin * 1.33),
    )
    bow = mouth.upper * 0.16 * (1 - pose.open) * max(0.0, 1 - 1.2 * abs(pose.curve))
    meeting = _edge(left, right, top, bow)
    painter.fillPath(_between(lower_top, lower_bottom), mouth.lip)
    painter.fillPath(_upper_lip(left, right, top, mouth.upper * thin), mouth.lip_shade)
    if pose.open > _SHUT:
        _inside(painter, who, _between(_edge(left, right, top), lower_top), (left, right, top, bottom))
    _stroke(painter, meeting, mouth.line.colour, mouth.line.width, 1.0)
    for corner, side in ((left, -1), (right, 1)):
        tick = QPainterPath(corner + QPointF(side * 1.6, -pose.curve * 2.0))
        tick.lineTo(corner)
        _stroke(painter, tick, mouth.line.colour, mouth.line.width * 0.9, 0.9)
    low = bottom - (bottom - middle.y()) * 0.2 + mouth.lower * thin + 6
    shadow = QPainterPath(QPointF(middle.x() - reach * 0.36, low))
    shadow.quadTo(middle.x(), low + 3, middle.x() + reach * 0.42, low - 0.5)
    _stroke(painter, shadow, who.shade, 2.2, 0.6 - pose.open * 1.6)


def _edge(left: QPointF, right: QPointF, height: float, bow: float = 0.0) -> QPainterPath:
    """A lip's edge: ends at the corners, `height` in the middle, with the `bow` of closed lips."""
    span = right.x() - left.x()
    path = QPainterPath(left)
    if bow <= 0:
        path.cubicTo(QPointF(left.x() + span * 0.3, height), QPointF(right.x() - span * 0.3, height), right)
        return path
    centre = QPointF(left.x() + span / 2, (left.y() + right.y()) / 8 + height * 0.75 + bow)
    path.cubicTo(
        QPointF(left.x() + span * 0.18, left.y() * 0.5 + height * 0.5),
        QPointF(left.x() + span * 0.36, centre.y() - bow * 3.2),
        centre,
    )
    path.cubicTo(
        QPointF(right.x() - span * 0.36, centre.y() - bow * 3.2),
        QPointF(right.x() - span * 0.18, right.y() * 0.5 + height * 0.5),
        right,
    )
    return path


def _between(upper: QPainterPath, lower: QPainterPath) -> QPainterPath:
    path = QPainterPath(upper)
    path.connectPath(lower.toReversed())
    path.closeSubpath()
    return path


def _upper_lip(left: QPointF, right: QPointF, height: float, full: float) -> QPainterPath:
    middle = (left.x() + right.x()) / 2
    half = (right.x() - left.x()) / 2
    crest = (left.y() + right.y()) / 2 * 0.25 + height * 0.75
    path = QPainterPath(left)
    path.cubicTo(
        QPointF(middle - half * 0.6, crest - full * 0.5),
        QPointF(middle - half * 0.32, crest - full * 1.25),
        QPointF(middle, crest - full * 0.72),
    )
    path.cubicTo(
        QPointF(middle + half * 0.32, crest - full * 1.25),
        QPointF(middle + half * 0.6, crest - full * 0.5),
        right,
    )
    path.connectPath(_edge(left, right, height).toReversed())
    path.closeSubpath()
    return path


def _inside(
    painter: QPainter, who: Portrait, gape: QPainterPath, span: tuple[QPointF, QPointF, float, float]
) -> None:
    left, right, top, bottom = span
    middle, width, tall = (left.x() + right.x()) / 2, right.x() - left.x(), bottom - top
    painter.save()
    painter.setClipPath(gape, Qt.ClipOperation.IntersectClip)
    painter.fillPath(gape, _CAVITY)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_TONGUE)
    floor = top * 0.25 + bottom * 0.75
    painter.drawEllipse(QPointF(middle, floor + tall * 0.12), width * 0.26, tall * 0.32)
    teeth = QPainterPath(QPointF(left.x(), top - 20))
    edge = left.y() * 0.25 + top * 0.75 + min(9.0, max(4.2, tall * 0.36))
    teeth.lineTo(right.x(), top - 20)
    teeth.lineTo(right.x() - width * 0.07, edge - 3)
    teeth.quadTo(middle, edge + 3, left.x() + width * 0.07, edge - 3)
    painter.fillPath(teeth, _TEETH)
    if who.mouth.gap_tooth:
        gap = QRectF(middle + width * 0.035, top - 20, width * 0.1, edge - top + 24)
        painter.fillRect(gap, _CAVITY)
    painter.restore()


def _stroke(painter: QPainter, path: QPainterPath, colour: QColor, width: float, strength: float) -> None:
    shown = QColor(colour)
    shown.setAlphaF(max(0.0, min(1.0, strength)))
    if math.isclose(shown.alphaF(), 0.0):
        return
    painter.strokePath(
        path, QPen(shown, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
