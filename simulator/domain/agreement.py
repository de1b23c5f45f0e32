"""How far judges agree beyond chance: Cohen's kappa for two, Krippendorff's alpha for any number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import permutations

FEWEST_TOLD = 5
"""Cases from which a coefficient is put into words; one case alone swings it from end to end."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A coefficient, or why there is none.

    Attributes:
        value: 1 is full agreement, 0 what chance alone would give, below 0 less than that; None if undefined.
        reason: Why it is undefined, as a sentence; "" if it is not.
        cases: How many cases it rests on.
    """

    value: float | None
    reason: str
    cases: int

    @property
    def words(self) -> str:
        """The coefficient for people, e.g. "They agree far beyond chance (0.74)."."""
        if self.value is None:
            return self.reason
        if self.cases < FEWEST_TOLD:
            return f"Too few cases to say how far they agree ({self.value:.2f})."
        told = next(words for least, words in _WORDS if self.value >= least)
        return f"They agree {told} ({self.value:.2f})."


_WORDS = (
    (0.995, "completely"),
    (0.8, "almost always"),
    (0.6, "far beyond chance"),
    (0.4, "clearly beyond chance"),
    (0.2, "a little beyond chance"),
    (-0.2, "about as often as chance would have it"),
    (float("-inf"), "less than chance would have it"),
)
"""The steps of Landis and Koch (1977), in plainer words: from where, and what it is called."""

NO_CASES = "There is nothing yet that both judged."
ONE_ANSWER = "Everybody gave the same answer in every case, so there is no chance to compare it with."


def cohens_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> Agreement:
    """Return Cohen's kappa of two judges.

    Args:
        pairs: What the first and the second said, case by case.
    """
    number = len(pairs)
    if not number:
        return Agreement(None, NO_CASES, 0)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(first[answer] * second[answer] for answer in first)
    if expected == number * number:
        return Agreement(None, ONE_ANSWER, number)
    agreed = sum(one == other for one, other in pairs) * number
    return Agreement((agreed - expected) / (number * number - expected), "", number)


def krippendorffs_alpha(cases: Sequence[Sequence[Hashable | None]]) -> Agreement:
    """Return Krippendorff's alpha for answers without an order.

    Args:
        cases: What each judge said of each case; None where a judge said nothing. Cases with fewer than
            two answers tell nothing and are left out.
    """
    told = [[answer for answer in case if answer is not None] for case in cases]
    pairable = [answers for answers in told if len(answers) > 1]
    if not pairable:
        return Agreement(None, NO_CASES, 0)
    each = Counter(answer for answers in pairable for answer in answers)
    total = sum(each.values())
    if len(each) == 1:
        return Agreement(None, ONE_ANSWER, len(pairable))
    observed = sum(
        sum(one != other for one, other in permutations(answers, 2)) / (len(answers) - 1)
        for answers in pairable
    )
    expected = sum(many * (total - many) for many in each.values()) / (total - 1)
    return Agreement(1 - observed / expected, "", len(pairable))
