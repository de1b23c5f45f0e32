"""``gives: any|beyond|item``: what is handed over from the tray."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import NOTHING, Finding
from simulator.domain.moment import Moment
from simulator.domain.scenario import Tray
from simulator.scoring.passages import deed

ANY, BEYOND = "any", "beyond"
"""Anything at all; what is not the trainee's to give, or more than the limit."""


@dataclass(frozen=True, slots=True)
class Gives:
    """Something handed over with the reply: ANY, BEYOND, or the id of a tray item."""

    what: str
    tray: Tray

    def find(self, moment: Moment) -> Finding:
        """Look at what was handed over; there are no words to quote."""
        given = moment.reply.gives
        item = next((item for item in self.tray.items if item.id == given), None)
        if item is None or given is None:
            return NOTHING
        is_beyond = not item.is_allowed or len(moment.given) + 1 > self.tray.limit
        if self.what == BEYOND and is_beyond:
            return deed(
                moment, f"You handed over {_inside(item.title)}: more than you may give without asking."
            )
        if self.what in (ANY, given):
            return deed(moment, f"You handed over {_inside(item.title)}.")
        return NOTHING

    def looks_for(self) -> tuple[str, ...]:
        """Name what was to be given."""
        if self.what == BEYOND:
            return ("a gift beyond what may be given without asking",)
        titles = [item.title for item in self.tray.items if item.id == self.what]
        return (
            f"{titles[0]}, handed over" if titles else f"something from “{self.tray.title}”, handed over",
        )


def _inside(title: str) -> str:
    """Return a title as it stands inside a sentence: "A balloon" -> "a balloon"."""
    first, _, rest = title.partition(" ")
    return f"{first.lower()} {rest}" if first in ("A", "An", "The", "Some") else title
