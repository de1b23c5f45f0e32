"""Account: what a condition made of one moment, with every pattern that matched and what took it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.domain.evidence import Certainty

SCENARIO = "scenario"
"""Where a pattern stands that is no part of the behaviour catalogue."""


@dataclass(frozen=True, slots=True)
class HeardPattern:
    """A pattern that matched, whether or not it counted.

    Attributes:
        pattern: As its author wrote it.
        key: The list it stands in: "says", "perhaps", "but_not" ...
        owner: The behaviour whose pattern it is; SCENARIO for one of the scenario file.
        first, last: The words of the reply it matched, both included.
        quote: These words as they were written.
        objection: What took it back; "" if it counts, or is itself there to take back.
    """

    pattern: str
    key: str
    owner: str
    first: int
    last: int
    quote: str
    objection: str = ""

    @property
    def is_wanted(self) -> bool:
        """Whether it speaks for the condition; the others take back or cast doubt."""
        return self.key in ("says", "perhaps", "about")

    @property
    def counts(self) -> bool:
        """Whether it was wanted, and nothing took it back."""
        return self.is_wanted and not self.objection


@dataclass(frozen=True, slots=True)
class Account:
    """What one condition made of one moment.

    Attributes:
        key: The condition's key in a scenario file, e.g. "says".
        looks_for: What would count, as the end of the sentence "We listened for ...".
        certainty: As ``find`` has it.
        heard: The patterns that matched.
        notes: What else decided, in words.
        parts: The accounts of the conditions inside it.
    """

    key: str
    looks_for: str
    certainty: Certainty
    heard: tuple[HeardPattern, ...] = ()
    notes: tuple[str, ...] = ()
    parts: tuple[Account, ...] = ()

    def everything_heard(self) -> Iterator[HeardPattern]:
        """Yield the patterns that matched, here and in the parts."""
        yield from self.heard
        for part in self.parts:
            yield from part.everything_heard()

    @property
    def is_near(self) -> bool:
        """Whether words were there that it listens for, even if it did not hold in the end."""
        return self.certainty is Certainty.NO and any(one.is_wanted for one in self.everything_heard())
