"""The rows of a list of attempts: headings, and attempts."""

from __future__ import annotations

from typing import NamedTuple

from simulator.gui.widgets.result_bars import ShownResult


class HeadingRow(NamedTuple):
    """A scenario, with the results worth comparing: each a word ("First") and what it was."""

    title: str
    results: tuple[tuple[str, ShownResult], ...] = ()

    @property
    def words(self) -> str:
        """The row in words."""
        told = "; ".join(f"{name}: {result.words}" for name, result in self.results)
        return f"{self.title}. {told}" if told else self.title


class AttemptRow(NamedTuple):
    """One attempt.

    Attributes:
        attempt_id: Its id.
        when: When it began, in words.
        outcome: What became of it, in a word or two.
        note: What else there is to say, e.g. "submitted".
        icon, tone: The sign of the outcome, and its colour token.
        result: What it came to, with the customer's words; None while it is under way.
        depth: 0, or how deep a what-if stands beneath its original.
    """

    attempt_id: str
    when: str
    outcome: str
    note: str
    icon: str
    tone: str
    result: ShownResult | None
    depth: int = 0

    @property
    def words(self) -> str:
        """The row in words."""
        parts = [self.when, self.outcome, self.note, self.result.words if self.result else ""]
        return ", ".join(part for part in parts if part)
