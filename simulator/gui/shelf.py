"""Shelf: the cards the library showed last, so that the first window need not ask the library."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from simulator.gui.widgets.scenario_card import CardContent

FILE_NAME = "shelf.json"
MOST_CARDS = 12
"""As many as a first look takes in; reading it takes no longer however many scenarios there are."""


class Shelf:
    """A small file that may be missing, old or damaged: whatever it says is soon put right by the library."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def read(self) -> tuple[CardContent, ...]:
        """Return the cards that were shown last; none if that is not known."""
        try:
            rows = json.loads(self._path.read_bytes())
            return tuple(_card(row) for row in rows[:MOST_CARDS])
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return ()

    def write(self, cards: Sequence[CardContent]) -> None:
        """Remember these cards; where that cannot be written, the next start waits for the library."""
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(cards[:MOST_CARDS]), encoding="utf-8")
            part.replace(self._path)
        except OSError:
            return


def _card(row: Sequence[object]) -> CardContent:
    card = CardContent(*row)  # type: ignore[arg-type]  # checked next
    if any(type(value) is not (int if name == "minutes" else str) for name, value in card._asdict().items()):
        raise TypeError
    return card
