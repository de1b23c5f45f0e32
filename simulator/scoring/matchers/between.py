"""Bounds of a number, as several conditions have them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Between:
    """``at_least`` and ``at_most``, both included; None is no bound."""

    at_least: int | None = None
    at_most: int | None = None

    def holds(self, number: float) -> bool:
        """Return whether the number lies within the bounds."""
        return (self.at_least is None or number >= self.at_least) and (
            self.at_most is None or number <= self.at_most
        )

    def __str__(self) -> str:
        at_least = "" if self.at_least is None else f"at least {self.at_least}"
        at_most = "" if self.at_most is None else f"at most {self.at_most}"
        return " and ".join(filter(None, (at_least, at_most))) or "any"
