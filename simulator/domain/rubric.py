"""Condition, Criterion, Rubric: the checklist an attempt is judged by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from simulator.domain.evidence import Finding
from simulator.domain.moment import Moment


class Condition(Protocol):
    """Something that holds, does not hold, or cannot be told at one moment."""

    def find(self, moment: Moment) -> Finding:
        """Return how sure it is, with the passages that say so, in the order they were said."""
        ...

    def looks_for(self) -> tuple[str, ...]:
        """Say what would count, each as the end of the sentence "We listened for ..."."""
        ...


class Side(StrEnum):
    """What a criterion is about. The two are never added together."""

    RELATIONSHIP = "relationship"
    TASK = "task"


class Counts(StrEnum):
    """Whether meeting a criterion earns points or loses them."""

    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Order:
    """That one thing comes before, or after, another; words of one reply count in the order they stand.

    Attributes:
        before: Id of a criterion that must not be met earlier; None if it does not matter.
        after: Id of a criterion that must be met earlier; None if it does not matter.
    """

    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One yes/no line of the rubric.

    Attributes:
        id: The criterion's id, unique in its scenario.
        title: A few words, e.g. "Notices the dog".
        side: Relationship or task.
        counts: For or against.
        points: What it earns or loses, once or each time; whole, from 0 (shown, never counted).
        practices: Ids of the practices it serves.
        why: Why it matters, for the trainee.
        looked_for: What was listened for, said to the trainee when nothing was found.
        good: A line that meets it.
        poor: A line that does not (for an "against" criterion: one that avoids it is ``good``).
        listen_for: The condition, asked of each reply.
        opportunity: Where it can be met at all; None is everywhere. No such moment: no opportunity.
        order: Before or after which other criterion; None if it does not matter.
        critical: Missing it (or, counting against, meeting it) fails the attempt whatever the points.
        most_times: How many occasions count; 1 is once per conversation.
    """

    id: str
    title: str
    side: Side
    counts: Counts
    points: int
    practices: tuple[str, ...]
    why: str
    looked_for: str
    good: str
    poor: str
    listen_for: Condition
    opportunity: Condition | None = None
    order: Order | None = None
    critical: bool = False
    most_times: int = 1


@dataclass(frozen=True, slots=True)
class Rubric:
    """The criteria of one scenario, in the order they are shown, and the two bars.

    Attributes:
        criteria: All criteria.
        pass_relationship: Per cent of the relationship points that pass; 0 to 100.
        pass_task: Per cent of the task points that pass; 0 to 100.
        hint_cost: Points one hint takes from the relationship side.
    """

    criteria: tuple[Criterion, ...]
    pass_relationship: int
    pass_task: int
    hint_cost: int = 1
