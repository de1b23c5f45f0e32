"""The customer's face: a portrait in its place that shows a mood, blinks, listens and speaks."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QEasingCurve,
    QRect,
    QRectF,
    QSize,
    QTimer,
    QVariantAnimation,
)
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.gui import theme
from simulator.gui.widgets.face_painting import paint_features
from simulator.gui.widgets.face_poses import Pose, blended, mood_word, pose_for, speaking
from simulator.gui.widgets.place import NO_PLACE
from simulator.gui.widgets.portrait import GENERIC, Portrait, portrait
from simulator.gui.widgets.portrait_picture import (
    blank,
    corner_of,
    enter_drawing,
    paint_edge,
    paint_ground,
    paint_still,
    painter_on,
    portrait_pixmap,
    portrait_square,
    rounded,
)

__all__ = ["Face", "portrait_pixmap"]

_BLEND_MS: Final = 180
_BLINK_MS: Final = 150
_TILT: Final = 2.6
_LAYERS_KEPT: Final = 2
"""Somebody who speaks and somebody who listens beside them have two sizes, in turn."""
_BLINKS_MS: Final = (3400, 5200, 4100, 3000, 5800, 4600)


class Face(QWidget):
    """One character in their place. Paints only when something moves; stands still with reduced motion."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who: Portrait | None = None
        self._name, self._portrait, self._place = "", GENERIC, ""
        self._mood, self._level, self._tilt, self._awake = 50, 0.0, 0.0, 1.0
        self._pose = pose_for(50)
        self._from = self._to = self._pose
        self._layers: dict[object, tuple[QPixmap, QPixmap]] = {}
        self._blend = self._animation(_BLEND_MS, self._blended)
        self._lean = self._animation(_BLEND_MS, self._leaned)
        self._blink = self._animation(_BLINK_MS, self._blinked)
        self._blink.setKeyValueAt(0.0, 1.0)
        self._blink.setKeyValueAt(0.45, 0.0)
        self._blink.setKeyValueAt(1.0, 1.0)
        self._pauses = itertools.cycle(_BLINKS_MS)
        self._blink_timer = QTimer(self)
        self._blink_timer.setSingleShot(True)
        self._blink_timer.timeout.connect(self._start_blink)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(40, 40)
        theme.notifier().changed.connect(self._redress)
        self._describe()

    def show_character(self, portrait: str, place: str | None = None, name: str = "") -> None:
        """Show a portrait in a place (both by file name without ".svg"); `name` is said to screen readers."""
        self._portrait, self._place, self._name = portrait, place or "", name
        self._who = None
        self._layers.clear()
        self._settle(pose_for(self._mood, self._person().temper))
        self._describe()
        self.update()

    def show_mood(self, mood: int, animate: bool = True) -> None:
        """Show a mood of 0..100; blended over 180 ms where motion is wanted and the face is seen."""
        self._mood = max(0, min(100, mood))
        wanted = pose_for(self._mood, self._person().temper)
        self._describe()
        self._blend.stop()
        if not (animate and self._moves()):
            self._settle(wanted)
            return
        self._from, self._to = self._pose, wanted
        self._blend.setStartValue(0.0)
        self._blend.setEndValue(1.0)
        self._blend.start()

    def set_listening(self, listening: bool) -> None:
        """Tilt the head a little while somebody speaks to them."""
        wanted = _TILT if listening else 0.0
        self._lean.stop()
        if not self._moves():
            self._leaned(wanted)
            return
        self._lean.setStartValue(self._tilt)
        self._lean.setEndValue(wanted)
        self._lean.start()

    def set_mouth(self, level: float) -> None:
        """Open the mouth for a loudness of 0..1 (six shapes; 0 closes it)."""
        if speaking(self._pose, level) != speaking(self._pose, self._level):
            self._level = level
            self.update(self._features_rect())
        self._level = level

    def mood(self) -> int:
        """Return the mood shown, 0..100."""
        return self._mood

    def stature(self) -> float:
        """Return how tall they are beside others: 1 for a grown-up, less for a child."""
        return self._person().stature

    def pose(self) -> Pose:
        """Return how the face stands at this moment, the mouth of the voice included."""
        return speaking(self._pose, self._level)

    def sizeHint(self) -> QSize:
        """Return a comfortable size; the face fills whatever it is given."""
        return QSize(480, 360)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to blink."""
        super().showEvent(event)
        self._await_blink()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop every movement where it was going: what is not seen costs nothing."""
        super().hideEvent(event)
        self._blink_timer.stop()
        for animation in (self._blend, self._lean, self._blink):
            animation.stop()
        self._awake = 1.0
        self._settle(pose_for(self._mood, self._person().temper))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the moving parts between the still layers behind and before them."""
        under, over = self._still_layers()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect())
        painter.setClipPath(rounded(frame, corner_of(frame)))
        painter.drawPixmap(0, 0, under)
        painter.save()
        enter_drawing(painter, frame, self._person(), self._tilt)
        paint_features(painter, self._person(), self.pose(), self._awake)
        painter.restore()
        painter.drawPixmap(0, 0, over)
        painter.setClipping(False)
        if self._place != NO_PLACE:
            paint_edge(painter, frame)

    def _animation(self, milliseconds: int, step: Callable[[float], None]) -> QVariantAnimation:
        animation = QVariantAnimation(self)
        animation.setStartValue(0.0)
        animation.setEndValue(1.0)
        animation.setDuration(milliseconds)
        animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        animation.valueChanged.connect(step)
        return animation

    def _person(self) -> Portrait:
        if self._who is None:
            self._who = portrait(self._portrait)
        return self._who

    def _moves(self) -> bool:
        return self.isVisible() and theme.has_motion()

    def _settle(self, pose: Pose) -> None:
        self._pose = self._from = self._to = pose
        self.update(self._features_rect())

    def _blended(self, part: float) -> None:
        self._pose = blended(self._from, self._to, float(part))
        self.update(self._features_rect())

    def _leaned(self, degrees: float) -> None:
        self._tilt = float(degrees)
        self.update()

    def _blinked(self, awake: float) -> None:
        self._awake = float(awake)
        self.update(self._features_rect())

    def _await_blink(self) -> None:
        if self._moves():
            self._blink_timer.start(next(self._pauses))

    def _start_blink(self) -> None:
        if self._moves():
            self._blink.start()
            self._await_blink()

    def _redress(self) -> None:
        self._layers.clear()
        self.update()
        if not theme.has_motion():
            self._blink_timer.stop()
        elif self.isVisible() and not self._blink_timer.isActive():
            self._await_blink()

    def _describe(self) -> None:
        who = self._name or self.tr("The customer")
        self.setAccessibleName(who)
        self.setAccessibleDescription(
            self.tr("{name}, looks {mood}").format(name=who, mood=mood_word(self._mood))
        )

    def _features_rect(self) -> QRect:
        square = portrait_square(QRectF(self.rect()))
        return square.adjusted(*(square.width() * part for part in (0.2, 0.15, -0.2, -0.2))).toAlignedRect()

    def _still_layers(self) -> tuple[QPixmap, QPixmap]:
        ratio = self.devicePixelRatioF()
        key = (self.width(), self.height(), ratio, self._tilt, self._portrait, self._place, theme.current())
        if key not in self._layers:
            while len(self._layers) >= _LAYERS_KEPT:
                del self._layers[next(iter(self._layers))]
            self._layers[key] = self._drawn_layers(ratio)
        return self._layers[key]

    def _drawn_layers(self, ratio: float) -> tuple[QPixmap, QPixmap]:
        frame, who = QRectF(self.rect()), self._person()
        under, over = blank(self.size(), ratio), blank(self.size(), ratio)
        painter = painter_on(under)
        if self._place != NO_PLACE:
            paint_ground(painter, frame, who, self._place or None)
        paint_still(painter, frame, who, self._tilt, under=True)
        painter.end()
        painter = painter_on(over)
        paint_still(painter, frame, who, self._tilt, under=False)
        painter.end()
        return under, over
