"""Situation: all that can be true at one place of a story."""

from __future__ import annotations

from dataclasses import dataclass, field

MOODS = 101
LAST_TURN = 24
"""Turns are told apart up to here; "turn 24" also stands for all later ones."""

_EVERY_MOOD = (1 << MOODS) - 1
_EVERY_TURN = (1 << (LAST_TURN + 1)) - 1


@dataclass(slots=True)
class Situation:
    """All that can be true when a reply is given at one node; sets of numbers are bit masks.

    Attributes:
        moods, turns: Bit n is set if that mood or turn is possible.
        told, remembered, earned: What can have been told, remembered or earned by then.
    """

    moods: int = 0
    turns: int = 0
    told: set[str] = field(default_factory=set[str])
    remembered: set[str] = field(default_factory=set[str])
    earned: set[str] = field(default_factory=set[str])

    def take_in(self, other: Situation) -> bool:
        """Add what can be true there as well; return whether that was anything new."""
        before = self._size()
        self.moods |= other.moods
        self.turns |= other.turns
        self.told |= other.told
        self.remembered |= other.remembered
        self.earned |= other.earned
        return self._size() != before

    def _size(self) -> tuple[int, int, int, int, int]:
        return self.moods, self.turns, len(self.told), len(self.remembered), len(self.earned)


def shifted_moods(moods: int, change: int) -> int:
    """Return the moods that are possible after a change, held between 0 and 100."""
    moved = moods << change if change >= 0 else moods >> -change
    if change >= 0:
        return (moved & _EVERY_MOOD) | (1 << (MOODS - 1) if moved >> MOODS else 0)
    lost = moods & ((1 << -change) - 1)
    return moved | (1 if lost else 0)


def later_turns(turns: int) -> int:
    """Return the turns that follow."""
    moved = turns << 1
    return (moved & _EVERY_TURN) | (1 << LAST_TURN if moved >> LAST_TURN else 0)
