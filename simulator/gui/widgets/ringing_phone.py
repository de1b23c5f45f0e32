"""RingingPhone: a telephone that rings, and counts its rings, until somebody answers."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from simulator.domain.scenario import Opening
from simulator.gui import icons, theme
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.role_button import RoleButton
from simulator.gui.widgets.stopwatch import Stopwatch

_TICK_MS = 40
_RINGING_SECONDS = 1.3
"""How long the bell sounds in each ring; the rest is silence."""


def rings_after(seconds: float, ring_seconds: float) -> int:
    """Return how often it has rung: the first ring is at once, each next one ``ring_seconds`` later."""
    return 1 + math.floor(seconds / ring_seconds)


class RingingPhone(QWidget):
    """Rings from `ring` until its button, Enter or Space answers; `answered` carries the number of rings."""

    answered = Signal(int)
    rang = Signal()
    """One ring begins, seen by somebody; it comes once for each."""

    def __init__(self, watch: Stopwatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ringing-phone")
        self._watch = watch
        self._ring_seconds = 3.0
        self._rings = self._sounded = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.look_at_the_clock)
        self._bell = _Bell()
        self._count = theme.label("", "display")
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._caption = theme.label(self.tr("♪ telephone rings"), "muted")
        self._caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.answer = RoleButton(self.tr("Answer"))
        self.answer.setIcon(icons.icon("phone", "on_accent"))
        self.answer.setMinimumSize(QSize(theme.current().px(180), theme.current().px(48)))
        self.answer.setToolTip(self.tr("Enter or Space"))
        self.answer.setAccessibleDescription(self.tr("Answers the telephone"))
        self.answer.clicked.connect(self._answer)
        column = QVBoxLayout(self)
        column.setSpacing(theme.GAP_S)
        column.addStretch(1)
        column.addWidget(self._bell, 4)
        column.addWidget(self._count)
        column.addWidget(self._caption)
        column.addSpacing(theme.GAP_L)
        column.addWidget(self.answer, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    @property
    def rings(self) -> int:
        """How often it has rung so far; 0 before the first ring."""
        return self._rings

    @property
    def is_ringing(self) -> bool:
        """Whether it waits to be answered and is not held."""
        return self._timer.isActive()

    def ring(self, opening: Opening) -> None:
        """Begin with the first ring."""
        self._ring_seconds = opening.ring_seconds
        self._rings = self._sounded = 0
        self._watch.restart()
        self._bell.may_move = theme.has_motion()
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)
        self._timer.start()
        self.look_at_the_clock()

    def hold(self) -> None:
        """Ring no further for now, and let no time pass."""
        self._watch.hold()
        self._timer.stop()

    def go_on(self) -> None:
        """Ring on where it was held."""
        self._watch.go_on()
        self._timer.start()
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Fall silent for good."""
        self._timer.stop()

    def look_at_the_clock(self) -> None:
        """Count the rings by the clock, so that a slow machine counts the same."""
        seconds = self._watch.seconds
        rings = rings_after(seconds, self._ring_seconds)
        if rings != self._rings:
            self._rings = rings
            self._count.setText(self.tr("Ring {}").format(rings))
            announce(self, self._count.text())
        if rings != self._sounded and self._timer.isActive() and self.isVisible():
            self._sounded = rings
            self.rang.emit()
        self._bell.show_moment(seconds % self._ring_seconds)

    def _answer(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.look_at_the_clock()
            self.answered.emit(self._rings)


class _Bell(QWidget):
    """The telephone: shakes while the bell sounds, waves going out; without motion it lights up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.may_move = True
        self._at = 0.0
        self.setMinimumSize(QSize(160, 160))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_moment(self, seconds: float) -> None:
        """Show the moment, in seconds since this ring began."""
        was_sounding = self._at < _RINGING_SECONDS
        self._at = seconds
        if self.may_move or was_sounding != (seconds < _RINGING_SECONDS):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(self.width() / 2, self.height() / 2)
        radius = min(150.0, min(self.width(), self.height()) * 0.26)
        is_sounding = self._at < _RINGING_SECONDS
        if is_sounding:
            self._paint_waves(painter, radius, look.accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent if is_sounding else look.chosen))
        painter.drawEllipse(QPointF(), radius, radius)
        if is_sounding and self.may_move:
            painter.rotate(9 * math.sin(self._at * 44))
        side = round(radius)
        sign = icons.pixmap("phone", side, "on_accent" if is_sounding else "accent")
        painter.drawPixmap(QPointF(-side / 2, -side / 2), sign)

    def _paint_waves(self, painter: QPainter, radius: float, colour: str) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for wave in range(3):
            part = (self._at / _RINGING_SECONDS * 1.4 - wave * 0.28) if self.may_move else 0.25 * (wave + 1)
            if 0 < part < 1:
                tint = QColor(colour)
                tint.setAlphaF(0.55 * (1 - part))
                painter.setPen(QPen(tint, 3))
                painter.drawEllipse(QPointF(), radius * (1 + part), radius * (1 + part))
