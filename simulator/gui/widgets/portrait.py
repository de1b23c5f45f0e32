"""Portraits as they are kept: layered SVG files whose moving parts are curves with names.

Still layers (`hair-back`, `body`, `head`, `hair-front`, `accessories`) are rendered as drawn. The groups
`brows`, `lids`, `eyes`, `mouth` and `cheeks` hold single curves and circles; the face reads where they stand
and what colour they have, and draws them in the pose of the moment.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from simulator.bundled_files import assets_folder

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

SIDE: Final = 400.0
"""The side of a portrait's square drawing."""
GENERIC: Final = "generic"
STILL_LAYERS: Final = ("hair-back", "body", "head", "hair-front", "accessories")
_SVG: Final = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Curve:
    """One cubic curve from left to right, with its line: four points, a colour and a width."""

    points: tuple[QPointF, QPointF, QPointF, QPointF]
    colour: QColor
    width: float


@dataclass(frozen=True, slots=True)
class Eye:
    """One eye: the upper and lower lid when wide open, and the iris."""

    upper: Curve
    lower: Curve
    iris: QPointF
    radius: float
    colour: QColor


@dataclass(frozen=True, slots=True)
class Mouth:
    """The line between the lips, how full they are and their colours."""

    line: Curve
    upper: float
    lower: float
    lip: QColor
    lip_shade: QColor
    gap_tooth: bool


@dataclass(frozen=True, slots=True)
class Portrait:
    """A drawn person: still layers, moving curves, and the grounds that suit them."""

    name: str
    layers: dict[str, QSvgRenderer]
    brows: tuple[Curve, Curve]
    eyes: tuple[Eye, Eye]
    mouth: Mouth
    cheeks: tuple[QRectF, QRectF]
    blush: QColor
    skin: QColor
    shade: QColor
    line: QColor
    temper: str
    folds: float
    """How easily this face creases: 0 (a child) to 1."""
    stature: float
    """How tall they are beside others: 1 for a grown-up."""
    grounds: tuple[QColor, QColor]
    """The ground on a card, in light and in dark themes."""
    neck: QPointF
    """What the head tilts about."""
    close_up: QRectF
    """The part of the drawing that small pictures show."""

    def render(self, painter: QPainter, *names: str) -> None:
        """Draw still layers in the drawing's own coordinates."""
        for name in names:
            layer = self.layers.get(name)
            if layer is not None:
                layer.render(painter, QRectF(0, 0, SIDE, SIDE))


@lru_cache(maxsize=32)
def portrait(name: str) -> Portrait:
    """Return the portrait of this name, or the generic person if there is none or it cannot be read."""
    drawn = _drawn()
    if name != GENERIC and name in drawn:
        with contextlib.suppress(ElementTree.ParseError, KeyError, ValueError, OSError):
            return _read(name, drawn[name].read_text(encoding="utf-8"))
    return _read(GENERIC, drawn[GENERIC].read_text(encoding="utf-8"))


@cache
def _drawn() -> dict[str, Path]:
    return {path.stem: path for path in (assets_folder() / "portraits").glob("*.svg")}


def _read(name: str, text: str) -> Portrait:
    root = ElementTree.fromstring(text)  # noqa: S314  # only files that come with the program
    parts = {element.get("id", ""): element for element in root.iter() if element.get("id")}
    mouth = parts["mouth-line"]
    left, top, right, bottom = (float(one) for one in root.attrib["data-close-up"].split())
    return Portrait(
        name=name,
        layers={layer: _renderer(root, parts[layer]) for layer in STILL_LAYERS if layer in parts},
        brows=(_curve(parts["brow-left"]), _curve(parts["brow-right"])),
        eyes=(_eye(parts, "left"), _eye(parts, "right")),
        mouth=Mouth(
            line=_curve(mouth),
            upper=float(mouth.attrib["data-upper"]),
            lower=float(mouth.attrib["data-lower"]),
            lip=QColor(mouth.attrib["data-lip"]),
            lip_shade=QColor(mouth.attrib["data-lip-shade"]),
            gap_tooth=mouth.get("data-teeth") == "gap",
        ),
        cheeks=(_ellipse(parts["cheek-left"]), _ellipse(parts["cheek-right"])),
        blush=QColor(parts["cheek-left"].attrib["fill"]),
        skin=QColor(root.attrib["data-skin"]),
        shade=QColor(root.attrib["data-shade"]),
        line=QColor(root.attrib["data-line"]),
        temper=root.get("data-temper", "angry"),
        folds=float(root.get("data-folds", "1")),
        stature=float(root.get("data-stature", "1")),
        grounds=(QColor(root.attrib["data-ground"]), QColor(root.attrib["data-ground-dark"])),
        neck=_point(root.attrib["data-neck"]),
        close_up=QRectF(left, top, right - left, bottom - top),
    )


def _renderer(root: ElementTree.Element, layer: ElementTree.Element) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer  # late: a window without a face needs no SVG

    alone = ElementTree.Element(f"{_SVG}svg", {"viewBox": root.attrib["viewBox"]})
    alone.append(layer)
    return QSvgRenderer(ElementTree.tostring(alone))


def _eye(parts: dict[str, ElementTree.Element], side: str) -> Eye:
    iris = parts[f"iris-{side}"]
    return Eye(
        upper=_curve(parts[f"lid-{side}"]),
        lower=_curve(parts[f"lower-lid-{side}"]),
        iris=QPointF(float(iris.attrib["cx"]), float(iris.attrib["cy"])),
        radius=float(iris.attrib["r"]),
        colour=QColor(iris.attrib["fill"]),
    )


def _curve(element: ElementTree.Element) -> Curve:
    numbers = [float(one) for one in element.attrib["d"].replace("M", " ").replace("C", " ").split()]
    first, second, third, last = (QPointF(numbers[at], numbers[at + 1]) for at in (0, 2, 4, 6))
    return Curve(
        points=(first, second, third, last),
        colour=QColor(element.attrib["stroke"]),
        width=float(element.attrib["stroke-width"]),
    )


def _ellipse(element: ElementTree.Element) -> QRectF:
    centre_x, centre_y, radius_x, radius_y = (float(element.attrib[key]) for key in ("cx", "cy", "rx", "ry"))
    return QRectF(centre_x - radius_x, centre_y - radius_y, 2 * radius_x, 2 * radius_y)


def _point(text: str) -> QPointF:
    across, down = text.split()
    return QPointF(float(across), float(down))
