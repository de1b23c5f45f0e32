"""Board: the qualities a group names, and what it does that supports or erodes each; from what happened."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from simulator.domain.attempt import clean_reply

LONGEST_QUALITY = 60
"""Characters."""

LONGEST_LINE = 160
"""Characters; more than that is not read from ten metres."""

MOST_QUALITIES = 60
MOST_LINES = 40
"""In both columns of one quality together."""

MOST_TIMES = 9_999


class Column(StrEnum):
    """What a line does to its quality."""

    SUPPORT = "support"
    ERODE = "erode"

    @property
    def other(self) -> Column:
        """The column beside it."""
        return Column.ERODE if self is Column.SUPPORT else Column.SUPPORT


@dataclass(frozen=True, slots=True)
class DeedLine:
    """Something we do.

    Attributes:
        id: Unique on its board.
        column: Whether it supports or erodes.
        text: As somebody said it.
        behaviour: Id of the catalogue's behaviour it is tied to; "" for none.
    """

    id: str
    column: Column
    text: str
    behaviour: str = ""


@dataclass(frozen=True, slots=True)
class Quality:
    """Something that matters in a relationship.

    Attributes:
        id: Unique on its board.
        text: As it was named.
        times: How many named it.
        lines: What we do about it, each column in its order.
    """

    id: str
    text: str
    times: int = 1
    lines: tuple[DeedLine, ...] = ()

    def column(self, column: Column) -> tuple[DeedLine, ...]:
        """Return one column, in order."""
        return tuple(line for line in self.lines if line.column is column)


@dataclass(frozen=True, slots=True)
class Board:
    """Qualities down the left, what supports and what erodes each beside them."""

    qualities: tuple[Quality, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on it."""
        return not self.qualities

    @property
    def line_count(self) -> int:
        """How many lines it has in all."""
        return sum(len(quality.lines) for quality in self.qualities)

    @property
    def behaviours(self) -> tuple[str, ...]:
        """The behaviours lines are tied to, each once, in order."""
        lines = (line for quality in self.qualities for line in quality.lines)
        return tuple(dict.fromkeys(line.behaviour for line in lines if line.behaviour))

    def quality(self, quality_id: str) -> Quality | None:
        """Return a quality."""
        return next((one for one in self.qualities if one.id == quality_id), None)

    def line(self, line_id: str) -> DeedLine | None:
        """Return a line, whichever quality it stands beside."""
        lines = (line for quality in self.qualities for line in quality.lines)
        return next((line for line in lines if line.id == line_id), None)

    def quality_of(self, line_id: str) -> Quality | None:
        """Return the quality a line stands beside."""
        has = (one for one in self.qualities if any(line.id == line_id for line in one.lines))
        return next(has, None)


def tidy(text: str, longest: int) -> str:
    """Return words as they stand on a board: one line, single spaces, not too long."""
    return " ".join(clean_reply(text).split())[:longest].strip()
