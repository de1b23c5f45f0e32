"""The tokens of the look: colours of every theme, type sizes, spacing; values only."""

from __future__ import annotations

from typing import Final, NamedTuple

GAP_XS: Final = 4
GAP_S: Final = 8
GAP_M: Final = 16
GAP_L: Final = 24
GAP_XL: Final = 40
CORNER: Final = 10
NEEDS_NO_RING: Final = "needs_no_ring"
"""The property of a widget that shows the keyboard in its own way, or has it only for a moment."""
TYPE_SIZES: Final[dict[str, int]] = {
    "small": 13,
    "body": 15,
    "lead": 18,
    "title": 24,
    "display": 34,
    "giant": 48,
}


class Theme(NamedTuple):
    """One theme's colours ("#RRGGBB"), its type scale (1.0 = 15 px body) and line weights in pixels.

    No dataclass: the first window would wait for their import.
    """

    name: str
    paper: str
    surface: str
    line: str
    ink: str
    muted: str
    accent: str
    on_accent: str
    relationship: str
    task: str
    good: str
    bad: str
    unsure: str
    scale: float = 1.0
    line_width: int = 1
    is_dark: bool = True
    has_shadow: bool = False

    @property
    def hover(self) -> str:
        """The surface under the pointer."""
        return self.surface if self.name == "contrast" else mixed(self.surface, self.ink, 0.06)

    @property
    def chosen(self) -> str:
        """The surface of what is selected: a breath of accent."""
        return self.surface if self.name == "contrast" else mixed(self.surface, self.accent, 0.14)

    def px(self, length: float) -> int:
        """Return a length in pixels at this theme's scale."""
        return round(length * self.scale)


def mixed(ground: str, other: str, part: float) -> str:
    """Return `ground` with `part` (0..1) of `other` in it, as "#rrggbb"."""
    red, green, blue = (
        round(mine + (theirs - mine) * part)
        for mine, theirs in zip(bytes.fromhex(ground[1:]), bytes.fromhex(other[1:]), strict=True)
    )
    return f"#{red:02x}{green:02x}{blue:02x}"


THEMES: Final[dict[str, Theme]] = {
    theme.name: theme
    for theme in (
        Theme(
            name="light",
            paper="#FAF7F2",
            surface="#FFFFFF",
            line="#E3DCD0",
            ink="#20242B",
            muted="#5A6270",
            accent="#0E6660",
            on_accent="#FFFFFF",
            relationship="#B4481F",
            task="#2B5A8A",
            good="#2A7248",
            bad="#AD3329",
            unsure="#7D5800",
            is_dark=False,
            has_shadow=True,
        ),
        Theme(
            name="dark",
            paper="#15171B",
            surface="#1E2127",
            line="#343941",
            ink="#EDE9E2",
            muted="#A9AFBA",
            accent="#62CBC0",
            on_accent="#0A1F1D",
            relationship="#F2946C",
            task="#8DBBEA",
            good="#80CE9B",
            bad="#F2948A",
            unsure="#E6BA58",
        ),
        Theme(
            name="contrast",
            paper="#000000",
            surface="#000000",
            line="#FFFFFF",
            ink="#FFFFFF",
            muted="#FFFFFF",
            accent="#FFFF00",
            on_accent="#000000",
            relationship="#FFB58C",
            task="#A6D4FF",
            good="#8CF2AA",
            bad="#FFB0A8",
            unsure="#FFD970",
            line_width=3,
        ),
        Theme(
            name="projector",
            paper="#0B0D10",
            surface="#14171C",
            line="#4A515C",
            ink="#FFFFFF",
            muted="#C9CED6",
            accent="#7FE0D5",
            on_accent="#04110F",
            relationship="#FFA981",
            task="#A6CDF7",
            good="#97E0B0",
            bad="#FFABA2",
            unsure="#F5CC6E",
            scale=1.4,
        ),
    )
}
