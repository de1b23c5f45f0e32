"""Draft: words typed but not handed over, for when the trainee comes back to the same line."""

from __future__ import annotations


class Draft:
    """Remembers the words of one line of one attempt; only as long as the program runs."""

    def __init__(self) -> None:
        self._line = ("", 0)
        self._words = ""

    def keep(self, attempt: str, turns: int, words: str) -> None:
        """Remember the words at that line; an attempt without a key is not remembered."""
        if attempt:
            self._line, self._words = (attempt, turns), words

    def words_for(self, attempt: str, turns: int) -> str:
        """Return the words that belong to that line; empty if they belong to another."""
        return self._words if attempt and self._line == (attempt, turns) else ""
