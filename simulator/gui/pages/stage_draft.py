"""Draft: words not handed over yet, for when the trainee comes back to the same line."""

from __future__ import annotations

from typing import NamedTuple

from simulator.domain.attempt import Doubt
from simulator.gui.spoken_reply import SpokenReply
from simulator.gui.widgets.doubt_marks import shifted


class DraftReply(NamedTuple):
    """A reply as it stands in the box: its words, which of them are in doubt, and what was heard of it."""

    words: str = ""
    doubts: tuple[Doubt, ...] = ()
    spoken: SpokenReply | None = None

    def and_then(self, more: SpokenReply) -> DraftReply:
        """Return it with what was said after it."""
        gap = " " if self.words and not self.words[-1].isspace() else ""
        later = shifted(more.heard.doubts, len(self.words) + len(gap))
        spoken = self.spoken.and_then(more.heard) if self.spoken else more
        return DraftReply(self.words + gap + more.text, (*self.doubts, *later), spoken)


class Draft:
    """Remembers what stood in the box at each line; only as long as the program runs."""

    def __init__(self) -> None:
        self._replies: dict[tuple[str, int], DraftReply] = {}

    def keep(self, attempt: str, turns: int, reply: DraftReply) -> None:
        """Remember the reply at that line; an attempt without a key is not remembered."""
        if attempt:
            self._replies[attempt, turns] = reply

    def at(self, attempt: str, turns: int) -> DraftReply:
        """Return what belongs to that line; empty if nothing does."""
        return self._replies.get((attempt, turns), DraftReply())
