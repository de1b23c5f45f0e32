"""The look, in one place: dresses the application in the light, dark, contrast or projector theme."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from PySide6 import QtCore  # its Qt only inside functions: loading those 127 enums takes 20 ms
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from simulator.gui.style_sheet import style_sheet
from simulator.gui.tokens import CORNER, GAP_L, GAP_M, GAP_S, GAP_XL, GAP_XS, THEMES, TYPE_SIZES, Theme, mixed

if TYPE_CHECKING:
    from simulator.gui.focus_ring import FocusRing

__all__ = [
    "CORNER",
    "GAP_L",
    "GAP_M",
    "GAP_S",
    "GAP_XL",
    "GAP_XS",
    "THEMES",
    "TYPE_SIZES",
    "Motion",
    "Notifier",
    "Size",
    "Theme",
    "ThemeName",
    "Worn",
    "apply",
    "current",
    "font",
    "has_motion",
    "label",
    "look_again",
    "mixed",
    "notifier",
    "set_motion",
    "set_role",
    "soften",
]

ThemeName = Literal["light", "dark", "contrast", "projector", "system"]
Motion = Literal["system", "full", "reduced"]
Size = Literal["small", "body", "lead", "title", "display", "giant"]


class Notifier(QObject):
    """Says when the theme has changed."""

    changed = Signal()


class _Wardrobe:
    """What is worn now, and what was asked for ("system" follows the platform)."""

    def __init__(self) -> None:
        self.theme = THEMES["light"]
        self.asked: ThemeName = "light"
        self.followed: QApplication | None = None
        self.fused: QApplication | None = None
        self.ring: FocusRing | None = None
        self.text_percent = 100
        self.motion: Motion = "system"


_wardrobe = _Wardrobe()


@cache
def notifier() -> Notifier:
    """Return the object whose `changed` signal follows each change of theme."""
    return Notifier()


class Worn:
    """While this lasts, what is painted wears another theme: the wall is dark whatever the program wears."""

    def __init__(self, look: Theme) -> None:
        self._look = self._before = look

    def __enter__(self) -> None:
        self._before, _wardrobe.theme = _wardrobe.theme, self._look

    def __exit__(self, *_: object) -> None:
        _wardrobe.theme = self._before


FUSED = "drawn-with-fusion"
"""The property of an application that was made with Fusion as its style."""


def current() -> Theme:
    """Return the theme now worn (light before the first `apply`)."""
    return _wardrobe.theme


def apply(
    app: QApplication, name: ThemeName, text_percent: int = 100, *, is_first_look: bool = False
) -> None:
    """Dress the whole application, its text at `text_percent`; "system" goes on following the platform.

    Args:
        app: The application.
        name: The theme.
        text_percent: How large the text is, in per cent.
        is_first_look: There is no time yet to ask the platform what it prefers, so "system" goes
            by how dark its windows are, and there is no focus ring; `look_again` makes up for it.
    """
    _wardrobe.asked, _wardrobe.text_percent = name, text_percent
    _follow_platform(app)
    wanted = THEMES.get(name) or (_by_palette(app) if is_first_look else _platform_theme(app))
    if _wardrobe.fused is not app:
        _fuse(app)
    wanted = wanted._replace(scale=wanted.scale * text_percent / 100)
    _wardrobe.theme = wanted
    app.setPalette(_palette(wanted))
    app.setFont(font("body"))
    app.setStyleSheet(style_sheet(wanted))
    if not is_first_look:
        _mind_keyboard(app)
    notifier().changed.emit()


def _fuse(app: QApplication) -> None:
    """Take the style all is drawn with, once: a style sheet hides its name, and taking it again is slow.

    Looking at a style makes Python's side of it, which takes longer than the rest of the dressing;
    who has asked for Fusion already says so with the property FUSED.
    """
    _wardrobe.fused = app
    if app.property(FUSED):
        return
    if app.styleSheet() or app.style().objectName() != "fusion":  # start asks for it with -style
        app.setStyle("Fusion")


def _mind_keyboard(app: QApplication) -> None:
    """Show where the keyboard is, and let Enter press what has it."""
    from simulator.gui.enter_key import let_enter_press  # late: the first look has no focus yet
    from simulator.gui.focus_ring import FocusRing

    let_enter_press(app)
    worn = _wardrobe.theme
    if _wardrobe.ring is None or _wardrobe.ring.parent() is not app:
        _wardrobe.ring = FocusRing(app)
    _wardrobe.ring.dress(worn.accent, 3 if worn.name == "contrast" else 2, CORNER)


def look_again(app: QApplication) -> None:
    """After a first look: put on what was left out, and dress anew if the platform prefers something else."""
    _mind_keyboard(app)
    if _wardrobe.asked == "system" and _platform_theme(app).name != _wardrobe.theme.name:
        apply(app, "system", _wardrobe.text_percent)


def set_motion(choice: Motion) -> None:
    """Choose whether faces and pages move: "full", "reduced", or as the platform asks."""
    _wardrobe.motion = choice
    notifier().changed.emit()


def has_motion() -> bool:
    """Return whether things may move on the screen; the variable RAPPORT_MOTION=reduced stands above all."""
    wish = os.environ.get("RAPPORT_MOTION") or _wardrobe.motion
    return wish == "full" or (wish == "system" and _platform_moves())


def font(size: Size = "body", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the system's face at a step of the type scale (pixels, times the theme's scale)."""
    face = QFont(QGuiApplication.font())
    face.setPixelSize(current().px(TYPE_SIZES[size]))
    face.setWeight(weight)
    return face


def set_role(widget: QWidget, role: str, tone: str | None = None) -> None:
    """Give a widget its role (and tone: good, bad, unsure, relationship, task) and restyle it at once."""
    widget.setProperty("role", role)
    if tone is not None:
        widget.setProperty("tone", tone)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def label(text: str = "", role: str = "body", tone: str | None = None) -> QLabel:
    """Return a wrapping label of plain text in one of the type roles."""
    made = QLabel(text)
    made.setTextFormat(QtCore.Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("role", role)
    if tone is not None:
        made.setProperty("tone", tone)
    return made


def soften(widget: QWidget) -> None:
    """Lay the one soft shadow under a widget, in the light theme only."""
    if not current().has_shadow:
        widget.setGraphicsEffect(None)  # type: ignore[arg-type]  # Qt takes None to remove it
        return
    from PySide6.QtWidgets import QGraphicsDropShadowEffect

    shadow = QGraphicsDropShadowEffect(widget)
    shadow.setBlurRadius(24)
    shadow.setOffset(0, 4)
    shadow.setColor(QColor(60, 44, 20, 26))
    widget.setGraphicsEffect(shadow)


def _by_palette(app: QApplication) -> Theme:
    is_dark = app.palette().window().color().lightnessF() < 0.5  # noqa: PLR2004  # darker than half
    return THEMES["dark" if is_dark else "light"]


def _platform_theme(app: QApplication) -> Theme:
    hints = app.styleHints()
    accessibility: Any = getattr(hints, "accessibility", None)
    if accessibility and accessibility().contrastPreference() == QtCore.Qt.ContrastPreference.HighContrast:
        return THEMES["contrast"]
    dark = hints.colorScheme() == QtCore.Qt.ColorScheme.Dark
    return THEMES["dark" if dark else "light"]


def _platform_moves() -> bool:
    hints: Any = QGuiApplication.styleHints()
    accessibility: Any = getattr(hints, "accessibility", None)
    asked: Any = getattr(accessibility(), "motionPreference", None) if accessibility else None
    return asked is None or "Reduce" not in str(asked())


def _follow_platform(app: QApplication) -> None:
    if _wardrobe.followed is app:
        return
    _wardrobe.followed = app
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(_platform_changed)
    accessibility: Any = getattr(hints, "accessibility", None)
    if accessibility:
        accessibility().contrastPreferenceChanged.connect(_platform_changed)


def _platform_changed() -> None:
    app = QApplication.instance()
    if _wardrobe.asked == "system" and isinstance(app, QApplication):
        apply(app, "system", _wardrobe.text_percent)


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for roles, colour in (
        ((role.Window, role.AlternateBase), theme.paper),
        ((role.Base, role.Button, role.ToolTipBase), theme.surface),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), theme.ink),
        ((role.PlaceholderText,), theme.muted),
        ((role.Highlight, role.Accent, role.Link), theme.accent),
        ((role.HighlightedText,), theme.on_accent),
        ((role.LinkVisited,), theme.task),
        ((role.Mid, role.Midlight, role.Dark, role.Light), theme.line),
        ((role.Shadow,), theme.paper),
    ):
        for one in roles:
            palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(theme.muted))
    return palette
