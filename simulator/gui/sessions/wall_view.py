"""WallView: whatever wall there is, through its scene; in the room's window and in the console's preview."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRect, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.wall import StageWall, TitleWall, Utterance, Wall
from simulator.gui import theme
from simulator.gui.sessions.scenes.scene import Scene
from simulator.gui.sessions.scenes.wall_scenes import scene_for

FADE_MS = 160
"""How long one picture takes to become another of a different kind."""


class WallView(QWidget):
    """Shows walls one after the other; the same wall again changes nothing.

    Args:
        least_scale: The floor of the scenes' scale.
        is_moving: Whether one picture may fade into the next, where motion is wanted at all.
        parent: Its owner.
    """

    def __init__(
        self, *, least_scale: float = 0.0, is_moving: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least_scale, self._is_moving = least_scale, is_moving
        self._scenes: dict[type[Wall], Scene] = {}
        self._scene: Scene | None = None
        self._fading = _Fading(self)
        self._black = _Black(self)
        self._black.hide()
        self.wall: Wall | None = None

    @property
    def scene(self) -> Scene | None:
        """The picture that is shown."""
        return self._scene

    @property
    def is_blank(self) -> bool:
        """Whether nothing is shown, whatever the wall is."""
        return not self._black.isHidden()

    def show_blank(self, is_blank: bool) -> None:
        """Show nothing at all, or the wall again."""
        self._black.setGeometry(self.rect())
        self._black.setVisible(is_blank)
        self._black.raise_()

    def show_wall(self, wall: Wall) -> None:
        """Show a wall."""
        if wall == self.wall:
            return
        scene = self._scene_of(type(wall))
        if self._may_fade() and (scene is not self._scene or _is_another_title(self.wall, wall)):
            self._fading.stop()
            self._fading.fade_out(self.grab(), self.rect())
        self.wall = wall
        if self._scene is not None and scene is not self._scene:
            self._scene.hide()
        self._scene = scene
        scene.setGeometry(self.rect())
        scene.show_wall(wall)
        scene.show()
        self._fading.raise_()
        self._black.raise_()

    def show_utterance(self, utterance: Utterance) -> None:
        """Show how the line of a StageWall is being said; any other wall says nothing."""
        if self._scene is not None and isinstance(self.wall, StageWall):
            self._scene.show_utterance(utterance)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fading.stop()
        if self._scene is not None:
            self._scene.setGeometry(self.rect())
        self._black.setGeometry(self.rect())

    def _may_fade(self) -> bool:
        is_seen = self.isVisible() and not self.is_blank and self.wall is not None
        return self._is_moving and is_seen and theme.has_motion()

    def _scene_of(self, kind: type[Wall]) -> Scene:
        if kind not in self._scenes:
            self._scenes[kind] = made = scene_for(kind)
            made.least_scale = self._least_scale
            made.setParent(self)
        return self._scenes[kind]


class _Fading(QWidget):
    """The picture from before, going."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture, self._strength = QPixmap(), 0.0
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setDuration(FADE_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self.stop)
        self.hide()

    def fade_out(self, picture: QPixmap, area: QRect) -> None:
        self._picture, self._strength = picture, 1.0
        self.setGeometry(area)
        self.show()
        self._animation.stop()
        self._animation.start()

    def stop(self) -> None:
        self._animation.stop()
        self._picture = QPixmap()
        self.hide()

    def _step(self, strength: float) -> None:
        self._strength = strength
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._strength)
        painter.drawPixmap(self.rect(), self._picture)


class _Black(QWidget):
    """Nothing to see."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), Scene.colour("paper").darker(10_000))


def _is_another_title(before: Wall | None, now: Wall) -> bool:
    return isinstance(before, TitleWall) and isinstance(now, TitleWall) and before.title != now.title
