"""What people find hard: how many of a group missed each criterion, told of groups of five or more only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from simulator.domain.scorecard import Verdict
from simulator.records.hr_interface import Submission

LEAST_PEOPLE = 5
"""Of fewer nothing is told: one could guess who it was."""


@dataclass(frozen=True, slots=True)
class HardCriterion:
    """How one criterion went, in everybody's latest submitted attempt.

    Attributes:
        criterion_id: Which.
        met, not_met: How many people's verdict was yes, or no; for what hurts, yes is the bad one.
    """

    criterion_id: str
    met: int
    not_met: int


@dataclass(frozen=True, slots=True)
class HardScenario:
    """How one scenario went.

    Attributes:
        scenario_id, title: Which.
        people: How many submitted it.
        passed: How many of them passed with their latest attempt.
        criteria: Those that five or more people had an opportunity for.
    """

    scenario_id: str
    title: str
    people: int
    passed: int
    criteria: tuple[HardCriterion, ...]

    @property
    def is_told(self) -> bool:
        """Whether anything but the number of people may be told."""
        return self.people >= LEAST_PEOPLE


@dataclass(frozen=True, slots=True)
class _Latest:
    at: datetime
    title: str
    passed: bool
    verdicts: dict[str, Verdict]


class HardCounts:
    """Takes submissions in any order and in any number of portions; keeps each person's latest of each."""

    def __init__(self) -> None:
        self._latest: dict[str, dict[str, _Latest]] = {}

    def add(self, submissions: Iterable[Submission]) -> None:
        """Count these too."""
        for one in submissions:
            people = self._latest.setdefault(one.scenario_id, {})
            before = people.get(one.person_id)
            if before is None or one.submitted_at >= before.at:
                people[one.person_id] = _Latest(
                    one.submitted_at,
                    one.scenario_title,
                    one.result.passed is True,
                    dict(one.proof.verdicts),
                )

    def scenarios(self) -> tuple[HardScenario, ...]:
        """Return what may be told, the scenario fewest people passed first; small groups last, by number."""
        told = [self._scenario(id_, list(people.values())) for id_, people in self._latest.items()]
        return tuple(sorted(told, key=_hardness))

    @staticmethod
    def _scenario(scenario_id: str, latest: list[_Latest]) -> HardScenario:
        title = max(latest, key=_when).title
        if len(latest) < LEAST_PEOPLE:
            return HardScenario(scenario_id, title, len(latest), 0, ())
        criteria: list[HardCriterion] = []
        for criterion_id in dict.fromkeys(id_ for one in latest for id_ in one.verdicts):
            verdicts = [one.verdicts.get(criterion_id) for one in latest]
            met, not_met = verdicts.count(Verdict.YES), verdicts.count(Verdict.NO)
            if met + not_met >= LEAST_PEOPLE:
                criteria.append(HardCriterion(criterion_id, met, not_met))
        passed = sum(one.passed for one in latest)
        return HardScenario(scenario_id, title, len(latest), passed, tuple(criteria))


def _when(one: _Latest) -> datetime:
    return one.at


def _hardness(one: HardScenario) -> tuple[bool, float, str]:
    return not one.is_told, one.passed / one.people, one.title.casefold()
