"""Evidence and Finding: a quoted passage, why it counts, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Certainty(IntEnum):
    """How sure a finding is. Ordered, so that ``max`` is "any" and ``min`` is "all"."""

    NO = 0
    UNSURE = 1
    YES = 2

    @property
    def opposite(self) -> Certainty:
        """What "not" makes of it; unsure stays unsure."""
        return Certainty(2 - self)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of one reply that counts towards something.

    Attributes:
        turn: Number of the turn, from 1.
        start: First character of the passage in ``Reply.text``, from 0.
        end: One past its last character; equal to ``start`` when what counts was done, not said.
        quote: ``Reply.text[start:end]``.
        because: One sentence for the trainee: why this counts.
        certainty: YES, or UNSURE where careful people would differ; NO for words that were
            taken back, and ``because`` says why.
    """

    turn: int
    start: int
    end: int
    quote: str
    because: str
    certainty: Certainty = Certainty.YES

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or len(self.quote) != self.end - self.start:
            raise ValueError(f"quote {self.quote!r} does not fit {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a condition made of one moment."""

    certainty: Certainty
    evidence: tuple[Evidence, ...] = ()

    def __bool__(self) -> bool:
        raise TypeError("a finding is yes, no or unsure: ask for its certainty")


NOTHING = Finding(Certainty.NO)
"""Nothing was found."""

CERTAIN = Finding(Certainty.YES)
"""It holds, and there are no words to quote."""

DOUBTFUL = Finding(Certainty.UNSURE)
"""It may hold; a person has to say."""
