"""ExamCard: how often one detector agreed with people on replies it had never seen."""

from __future__ import annotations

from dataclasses import dataclass

FEWEST_SEEN = 8
"""Replies in which people see it. With fewer, a single reply would move the figures by more than 12 %."""

LEAST_F1 = 60
"""Per cent. Below it, what is found and what is missed are closer to chance than to people."""

LEAST_PRECISION = 65
"""Per cent. Below it, more than one yes in three is none: points would be given, or taken, by luck."""


@dataclass(frozen=True, slots=True)
class ExamCard:
    """What one behaviour or criterion came to. Replies about which people were not sure are left out.

    Attributes:
        id: A behaviour ("empathises"), or a scenario's criterion ("barking-dog/notices-dog").
        cases: Replies it was asked about.
        said_yes: In how many of them people see it.
        found: In how many of those it says yes too.
        false_yes: Where it says yes and people say no.
        not_sure: Where it is not sure, whatever people say.
        sure: Where it says yes or no.
        sure_wrong: Where it says yes or no and people say the opposite.
        date: When it sat the exam, as 2026-11-22.
        digest: Of the detector, the question and the cases; another digest may come to other figures.
    """

    id: str
    cases: int
    said_yes: int
    found: int
    false_yes: int
    not_sure: int
    sure: int
    sure_wrong: int
    date: str
    digest: str

    def __post_init__(self) -> None:
        adds_up = (
            self.sure + self.not_sure == self.cases
            and 0 <= self.found <= self.said_yes <= self.cases
            and 0 <= self.false_yes <= self.sure_wrong
            and min(self.missed, self.not_sure_of_seen, self.said_no_rightly, self.not_sure_of_others) >= 0
        )
        if not adds_up:
            raise ValueError(f"the counts of {self.id!r} do not add up")

    @property
    def missed(self) -> int:
        """Where it says no for sure and people see it."""
        return self.sure_wrong - self.false_yes

    @property
    def said_no_rightly(self) -> int:
        """Where it says no for sure, and people agree."""
        return self.sure - self.found - self.sure_wrong

    @property
    def not_sure_of_seen(self) -> int:
        """Where it is not sure and people see it."""
        return self.said_yes - self.found - self.missed

    @property
    def not_sure_of_others(self) -> int:
        """Where it is not sure and people say no."""
        return self.not_sure - self.not_sure_of_seen

    @property
    def precision(self) -> int | None:
        """Per cent of its yeses to which people agree; None if it never says yes."""
        return _per_cent(self.found, self.found + self.false_yes)

    @property
    def recall(self) -> int | None:
        """Per cent of what people see that it says yes to; None if people see nothing."""
        return _per_cent(self.found, self.said_yes)

    @property
    def f1(self) -> int | None:
        """Per cent: precision and recall in one, "not sure" counted as missed; None without either."""
        return _per_cent(2 * self.found, self.said_yes + self.found + self.false_yes)

    @property
    def not_sure_share(self) -> int | None:
        """Per cent of the cases it is not sure about; None without cases."""
        return _per_cent(self.not_sure, self.cases)

    @property
    def wrong_share(self) -> int | None:
        """Per cent of what it says for sure that is wrong; None if it is never sure."""
        return _per_cent(self.sure_wrong, self.sure)

    @property
    def is_telling(self) -> bool:
        """Whether there were enough cases to say anything."""
        return self.said_yes >= FEWEST_SEEN or self.found + self.false_yes >= FEWEST_SEEN

    @property
    def is_advisory(self) -> bool:
        """Whether it agrees with people too seldom to count: it is shown, and earns or loses nothing."""
        finds_too_little = self.said_yes >= FEWEST_SEEN and (self.f1 or 0) < LEAST_F1
        says_yes_often = self.found + self.false_yes >= FEWEST_SEEN
        return finds_too_little or (says_yes_often and (self.precision or 0) < LEAST_PRECISION)

    @property
    def sentences(self) -> tuple[str, ...]:
        """How reliable it is, in plain words: counts, no per cents, so that few cases are seen to be few."""
        if not self.is_telling or not self.said_yes:
            return (f"Tried on {self.cases} replies it had never seen: too few cases to say.",)
        finds = f"Of {self.said_yes} that people saw, it found {self.found}"
        finds += f" and was not sure about {self.not_sure_of_seen}." if self.not_sure_of_seen else "."
        if self.precision is None:
            return ("On replies it had never seen, it never said yes.", finds)
        of = (
            f"{self.found} of its {self.found + self.false_yes}"
            if self.false_yes
            else f"all its {self.found}"
        )
        return (f"On replies it had never seen, people agreed with {of} yeses.", finds)


def _per_cent(part: int, whole: int) -> int | None:
    """Return a share in whole per cent, halves up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None
