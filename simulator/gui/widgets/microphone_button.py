"""MicrophoneButton: press it to speak, and see that one is heard."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from simulator.gui import icons, theme
from simulator.gui.tokens import NEEDS_NO_RING
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.plain_tip import plain_tip

_SIDE = 56
"""Beside a box it is as high as one row of it; all else is measured by its height."""
_DISC, _ICON = 0.72, 0.42
_LEVEL_AT, _LEVEL_WIDE = 0.92, 4.0
_FOCUS_AT, _FOCUS_WIDE = 0.96, 2.0
_FALL = 0.72
"""How much of the level before is left at the next look, so that the ring sinks calmly."""
_BOTTOM = -90 * 16


class MicrophoneState(Enum):
    """What the microphone does."""

    IDLE = "idle"
    WAITING = "waiting"
    """It was asked for, and opens once the customer has finished."""
    LISTENING = "listening"
    TAKING_DOWN = "taking down"
    UNAVAILABLE = "unavailable"


class MicrophoneButton(QAbstractButton):
    """A disc with a microphone; while it listens, a ring round it closes as far as one is loud.

    ``pressed`` and ``released`` tell when it is held, by the mouse or by Space; ``entered`` that Enter was
    pressed on it, which is for handing over. It can be pressed in every state: one may want to try again.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = MicrophoneState.IDLE
        self._reason = ""
        self._level = 0.0
        self._is_prominent = False
        self._row = 0
        self.setProperty(NEEDS_NO_RING, True)  # its own is round
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.notifier().changed.connect(self.updateGeometry)
        self._name_it()

    @property
    def state(self) -> MicrophoneState:
        """What is shown."""
        return self._state

    def show_state(self, state: MicrophoneState, reason: str = "") -> None:
        """Show what the microphone does; with UNAVAILABLE, why it cannot."""
        if (state, reason) == (self._state, self._reason):
            return
        self._state, self._reason, self._level = state, reason, 0.0
        self._name_it()
        announce(self, self.accessibleName())
        self.update()

    def show_level(self, level: float) -> None:
        """Show how loud it is, 0 to 1."""
        self._level = max(min(1.0, level), self._level * _FALL)
        self.update()

    def show_prominent(self, *, is_prominent: bool) -> None:
        """Show it as the one thing to do next, or quietly."""
        self._is_prominent = is_prominent
        self.update()

    def match(self, row: int) -> None:
        """Be as high as one row of the box it stands beside."""
        self._row = row
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = self._row or theme.current().px(_SIDE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            if not event.isAutoRepeat():
                self.entered.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # Alt+Down is for the words; a button would pass the keyboard on
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        middle = QRectF(self.rect()).center()
        disc, edge, sign = self._colours()
        painter.setPen(QPen(QColor(edge), max(1.5, worn.line_width)))
        painter.setBrush(QColor(disc))
        radius = min(self.width(), self.height()) / 2
        painter.drawEllipse(middle, radius * _DISC, radius * _DISC)
        if self._state is MicrophoneState.LISTENING:
            self._paint_level(painter, middle, radius * _LEVEL_AT)
        elif self.hasFocus():
            self._paint_focus(painter, middle, radius * _FOCUS_AT)
        if self._state in (MicrophoneState.TAKING_DOWN, MicrophoneState.WAITING):
            self._paint_dots(painter, middle, sign)
        else:
            name = "microphone-off" if self._state is MicrophoneState.UNAVAILABLE else "microphone"
            side = round(2 * radius * _ICON)
            picture = icons.pixmap(name, side, sign, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(middle.x() - side / 2, middle.y() - side / 2), picture)

    def _colours(self) -> tuple[str, str, str]:
        """Return the colours of the disc, its edge and its sign."""
        worn = theme.current()
        is_filled = self._state is MicrophoneState.LISTENING or (
            self._is_prominent and self._state is MicrophoneState.IDLE
        )
        if is_filled:
            lit = theme.mixed(worn.accent, worn.ink, 0.16 if self.underMouse() else 0.0)
            return lit, lit, worn.on_accent
        ground = worn.hover if self.underMouse() else worn.surface
        if self._state is MicrophoneState.UNAVAILABLE:
            return ground, worn.line, worn.muted
        return ground, worn.accent, worn.accent

    def _paint_level(self, painter: QPainter, middle: QPointF, reach: float) -> None:
        worn = theme.current()
        area = QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(worn.line), _LEVEL_WIDE * worn.scale))
        painter.drawEllipse(area)
        pen = QPen(QColor(worn.accent), _LEVEL_WIDE * worn.scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        span = round(self._level * 180 * 16)
        if span:
            painter.drawArc(area, _BOTTOM - span, 2 * span)

    @staticmethod
    def _paint_focus(painter: QPainter, middle: QPointF, reach: float) -> None:
        worn = theme.current()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(worn.accent), max(_FOCUS_WIDE, worn.line_width)))
        reach -= max(0, worn.line_width - _FOCUS_WIDE) / 2
        painter.drawEllipse(middle, reach, reach)

    @staticmethod
    def _paint_dots(painter: QPainter, middle: QPointF, sign: str) -> None:
        worn = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(sign))
        for place in (-1, 0, 1):
            painter.drawEllipse(middle + QPointF(place * worn.px(9), 0), worn.px(2.5), worn.px(2.5))

    def _name_it(self) -> None:
        names = {
            MicrophoneState.IDLE: self.tr("Speak"),
            MicrophoneState.WAITING: self.tr("Waiting until the customer has finished"),
            MicrophoneState.LISTENING: self.tr("Listening"),
            MicrophoneState.TAKING_DOWN: self.tr("Taking down what you said"),
            MicrophoneState.UNAVAILABLE: self.tr("The microphone cannot be used"),
        }
        keys = self.tr("Hold Space and speak, or press once to start and once to end. Ctrl+M from anywhere.")
        self.setAccessibleName(names[self._state])
        self.setAccessibleDescription(f"{self._reason} {keys}".strip())
        self.setToolTip(plain_tip(f"{names[self._state]}. {self.accessibleDescription()}"))
