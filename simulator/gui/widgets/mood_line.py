"""The customer's mood through the conversation, drawn; each point can be reached and tells its thought."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.domain.scorecard import ScoredTurn
from simulator.domain.wording import signed
from simulator.gui import theme
from simulator.gui.widgets.announcement import announce

_REACH = 22
"""Pixels within which a point answers the pointer."""
_INSET = 6
"""Pixels kept free at the left for the focus ring."""
_TOP, _BOTTOM = 100, 0


@dataclass(frozen=True, slots=True)
class MoodPoint:
    """The mood after one turn; turn 0 is the start."""

    turn: int
    mood: int
    change: int = 0
    thought: str = ""

    @property
    def words(self) -> str:
        """The point as it is told: "Turn 2: mood 70, +15. “They heard him.”"."""
        if not self.turn:
            return f"At the start: mood {self.mood}."
        thought = f" “{self.thought}”" if self.thought else ""
        return f"Turn {self.turn}: mood {self.mood}, {signed(self.change)}.{thought}"


def points_of(start: int, turns: tuple[ScoredTurn, ...]) -> tuple[MoodPoint, ...]:
    """Return the mood at the start and after each turn."""
    after = (MoodPoint(turn.number, turn.mood, turn.mood_change, turn.thought) for turn in turns)
    return (MoodPoint(0, start), *after)


class MoodLine(QWidget):
    """A line chart, 0 (worst) to 100; with the original's line beside it for a what-if."""

    point_looked_at = Signal(int)
    """The number of a turn (0 is the start) under the pointer or the keyboard."""
    point_chosen = Signal(int)
    """The number of the turn to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[MoodPoint, ...] = ()
        self._original: tuple[MoodPoint, ...] = ()
        self._again: int | None = None
        self._current: int | None = None
        self._upto: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_moods(
        self,
        points: tuple[MoodPoint, ...],
        original: tuple[MoodPoint, ...] = (),
        again_from: int | None = None,
    ) -> None:
        """Show the moods; ``again_from`` is the turn at which a what-if left the original."""
        self._points, self._original, self._again = points, original, again_from
        self._current = self._upto = None
        self.setAccessibleName("Mood line" + (", this time and the original" if original else ""))
        self.setAccessibleDescription(" ".join(point.words for point in points))
        self.update()

    def show_upto(self, turn: int) -> None:
        """Show the mood up to a turn and mark it; what comes later keeps its room."""
        self._upto = turn
        last = max((n for n, point in enumerate(self._points) if point.turn <= turn), default=None)
        self._current = last
        told = [point.words for point in self._points if point.turn <= turn]
        self.setAccessibleDescription(" ".join(told))
        self.update()

    @property
    def points_shown(self) -> int:
        """How many points are drawn."""
        return sum(self._upto is None or point.turn <= self._upto for point in self._points)

    def sizeHint(self) -> QSize:
        worn = theme.current()
        return QSize(worn.px(320), worn.px(110))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(160), self.sizeHint().height())

    def place_of(self, index: int) -> QPointF:
        """Return where a point stands, in pixels of this widget."""
        return self._place(index, self._points[index].mood)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._upto is None:
            self._look_at(self._nearest(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus() and self._upto is None:
            self._look_at(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = self._nearest(event.position())
        if near is not None:
            if self._upto is None:
                self._look_at(near)
            self.point_chosen.emit(self._points[near].turn)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._current is None and self._points:
            self._look_at(0)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._look_at(None)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._points) - 1
        at = self._current or 0
        goals = {
            Qt.Key.Key_Right: min(at + 1, last),
            Qt.Key.Key_Left: max(at - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in goals and self._points:
            self._look_at(goals[key])
            announce(self, self._points[goals[key]].words)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._points:
            self.point_chosen.emit(self._points[at].turn)
        else:
            super().keyPressEvent(event)

    def _look_at(self, index: int | None) -> None:
        if index == self._current:
            return
        self._current = index
        self.point_looked_at.emit(self._points[index].turn if index is not None else -1)
        self.update()

    def _nearest(self, at: QPointF) -> int | None:
        distances = [abs(self.place_of(n).x() - at.x()) for n in range(len(self._points))]
        near = min(range(len(distances)), key=distances.__getitem__, default=None)
        return near if near is not None and distances[near] <= _REACH else None

    def _field(self) -> QRectF:
        worn = theme.current()
        metrics = QFontMetricsF(theme.font("small"))
        left = max(metrics.horizontalAdvance(word) for word in ("warm", "upset")) + worn.px(12) + _INSET
        below = metrics.height() + worn.px(10)
        return QRectF(self.rect()).adjusted(left, worn.px(10), -worn.px(14), -below)

    def _place(self, index: int, mood: int) -> QPointF:
        field = self._field()
        steps = max(1, len(self._points) - 1, len(self._original) - 1)
        return QPointF(
            field.left() + field.width() * index / steps,
            field.bottom() - field.height() * (mood - _BOTTOM) / (_TOP - _BOTTOM),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        worn = theme.current()
        if self._original:
            pen = QPen(QColor(worn.muted), worn.px(2), Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([self._place(n, p.mood) for n, p in enumerate(self._original)]))
        painter.setPen(QPen(QColor(worn.ink), worn.px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF([self.place_of(n) for n in range(self.points_shown)]))
        for index in range(self.points_shown):
            self._paint_point(painter, index)

    def _paint_ground(self, painter: QPainter) -> None:
        worn, field = theme.current(), self._field()
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(worn.muted))
        height = QFontMetricsF(theme.font("small")).height()
        for word, y in (("warm", field.top()), ("upset", field.bottom())):
            box = QRectF(0, y - height / 2, field.left() - worn.px(10), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word)
        painter.setPen(QPen(QColor(worn.line), 1))
        for y in (field.top(), field.center().y(), field.bottom()):
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
        if self._again is not None and self._again <= len(self._points):
            x = (self._place(self._again - 1, 0).x() + self._place(self._again, 0).x()) / 2
            painter.setPen(QPen(QColor(worn.accent), worn.px(1.5), Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, field.top() - 4), QPointF(x, field.bottom()))

    def _paint_point(self, painter: QPainter, index: int) -> None:
        worn, at, point = theme.current(), self.place_of(index), self._points[index]
        is_current = index == self._current
        radius = worn.px(6 if is_current else 4)
        painter.setPen(QPen(QColor(worn.surface), worn.px(2)))
        painter.setBrush(QColor(worn.accent if is_current else worn.ink))
        painter.drawEllipse(at, radius, radius)
        number = str(point.turn) if point.turn else "start"
        painter.setFont(theme.font("small"))
        metrics = QFontMetricsF(painter.font())
        width = metrics.horizontalAdvance(number)
        left = min(max(at.x() - width / 2, 0), self.width() - width)
        painter.setPen(QColor(worn.ink if is_current else worn.muted))
        painter.drawText(QPointF(left, self.height() - metrics.descent()), number)
