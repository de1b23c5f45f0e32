"""Line icons drawn for this project, tinted from the theme's tokens at the moment they are painted."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from simulator.bundled_files import assets_folder
from simulator.gui import theme


def icon(name: str, tint: str = "ink") -> QIcon:
    """Return an icon that follows the theme: crisp at every size, muted when disabled."""
    return QIcon(_TokenEngine(name, tint))


def pixmap(name: str, size: int, tint: str = "ink", ratio: float | None = None) -> QPixmap:
    """Return an icon as a picture of `size` logical pixels, in a token's colour, for the screen's ratio."""
    app = QApplication.instance()
    if ratio is None:
        ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    return _drawn(name, size, _colour(tint), ratio)


@cache
def names() -> tuple[str, ...]:
    """Return the names of all icons there are."""
    return tuple(sorted(path.stem for path in (assets_folder() / "icons").glob("*.svg")))


def _colour(token: str) -> str:
    return token if token.startswith("#") else str(getattr(theme.current(), token, theme.current().ink))


@cache
def _source(name: str) -> str:
    known = name if name in names() else "question"
    return (assets_folder() / "icons" / f"{known}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _drawn(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # late: the first window may come before the first icon

    side = max(1, round(size * ratio))
    picture = QPixmap(side, side)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    QSvgRenderer(_source(name).replace("currentColor", colour).encode()).render(
        painter, QRectF(0, 0, side, side)
    )
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class _TokenEngine(QIconEngine):
    """Paints one icon in the colour its token has when it is painted."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        picture = self.scaledPixmap(QSize(side, side), mode, state, painter.device().devicePixelRatio())
        left = rect.x() + (rect.width() - side) // 2
        painter.drawPixmap(left, rect.y() + (rect.height() - side) // 2, picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        token = "muted" if mode == QIcon.Mode.Disabled else self._token
        return pixmap(self._name, min(size.width(), size.height()), token, scale)

    def isNull(self) -> bool:
        return False

    def clone(self) -> QIconEngine:
        return _TokenEngine(self._name, self._token)
