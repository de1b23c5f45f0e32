"""Marks: the counts of an exam while it is sat, one answer at a time; then they become cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from simulator.domain.exam import ExamCard
from simulator.domain.scorecard import Verdict


@dataclass(slots=True)
class Marks:
    """What one behaviour or criterion, or all of a kind together, has come to so far.

    Attributes:
        found, false_yes: Yeses to which people agree, and to which they do not.
        missed, said_no_rightly: Noes for sure where people see it, and where they do not.
        not_sure_of_seen, not_sure_of_others: The same for "not sure".
    """

    found: int = 0
    false_yes: int = 0
    missed: int = 0
    said_no_rightly: int = 0
    not_sure_of_seen: int = 0
    not_sure_of_others: int = 0

    def add(self, verdict: str, *, is_seen: bool) -> None:
        """Count one answer; ``is_seen`` is what people say."""
        if verdict == Verdict.YES:
            self.found += is_seen
            self.false_yes += not is_seen
        elif verdict == Verdict.UNSURE:
            self.not_sure_of_seen += is_seen
            self.not_sure_of_others += not is_seen
        else:
            self.missed += is_seen
            self.said_no_rightly += not is_seen

    def __iadd__(self, other: Self) -> Self:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    @property
    def counts(self) -> tuple[int, ...]:
        """The six numbers, in the order of the attributes: all that a card needs."""
        return tuple(int(getattr(self, name)) for name in self.__slots__)

    def card(self, id_: str, date: str = "", digest: str = "") -> ExamCard:
        """Return the card of these counts."""
        seen = self.found + self.missed + self.not_sure_of_seen
        sure = self.found + self.false_yes + self.missed + self.said_no_rightly
        not_sure = self.not_sure_of_seen + self.not_sure_of_others
        return ExamCard(
            id=id_,
            cases=sure + not_sure,
            said_yes=seen,
            found=self.found,
            false_yes=self.false_yes,
            not_sure=not_sure,
            sure=sure,
            sure_wrong=self.false_yes + self.missed,
            date=date,
            digest=digest,
        )


@dataclass(slots=True)
class MarkSheet:
    """The marks of one detector on one part of the exam.

    Attributes:
        criteria: "scenario/criterion" -> marks.
        behaviours: Behaviour -> marks.
    """

    criteria: dict[str, Marks] = field(default_factory=dict[str, Marks])
    behaviours: dict[str, Marks] = field(default_factory=dict[str, Marks])

    @property
    def all_criteria(self) -> Marks:
        """All criteria in one."""
        return _together(self.criteria.values())

    @property
    def all_behaviours(self) -> Marks:
        """All behaviours in one."""
        return _together(self.behaviours.values())

    @property
    def all_of_both(self) -> Mapping[str, Marks]:
        """All marks by id; criteria carry their scenario, so that no two are alike."""
        return {**self.behaviours, **self.criteria}


def _together(each: Iterable[Marks]) -> Marks:
    total = Marks()
    for one in each:
        total += one
    return total
