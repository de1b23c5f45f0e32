"""Plans that are ready to be taken, and changed: what a session can be made of, in a sensible order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from simulator.domain.sessions.session import ActivityKind, PlanItem


@dataclass(frozen=True, slots=True)
class Step:
    """An activity of a ready plan. ``title`` is "" for what the activity is usually called."""

    kind: ActivityKind
    minutes: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class ReadyPlan:
    """A plan for a purpose.

    Attributes:
        name: What it is called in a menu.
        steps: In order.
    """

    name: str
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        """How long it takes in all."""
        return sum(step.minutes for step in self.steps)


_KIND = ActivityKind
READY_PLANS: Final = (
    ReadyPlan(
        "Two hours: first role plays",
        (
            Step(_KIND.DISCUSSION, 10, "When were you last glad to be a customer?"),
            Step(_KIND.TWO_ROUNDS, 20),
            Step(_KIND.ROLE_PLAY, 30),
            Step(_KIND.BREAK, 10),
            Step(_KIND.ROLE_PLAY, 30),
            Step(_KIND.SUPPORT_ERODE, 15),
            Step(_KIND.DISCUSSION, 5, "What will you do differently tomorrow?"),
        ),
    ),
    ReadyPlan(
        "One hour: how we treat each other",
        (
            Step(_KIND.TWO_ROUNDS, 20),
            Step(_KIND.SUPPORT_ERODE, 25),
            Step(_KIND.RELATIONSHIPS, 10),
            Step(_KIND.DISCUSSION, 5, "What will you do differently tomorrow?"),
        ),
    ),
    ReadyPlan(
        "Three quarters of an hour: one conversation",
        (Step(_KIND.ROLE_PLAY, 35), Step(_KIND.DISCUSSION, 10, "What would you have said?")),
    ),
    ReadyPlan("Half an hour: the team meeting", (Step(_KIND.MEETING, 20), Step(_KIND.RELATIONSHIPS, 10))),
)


def free_id(items: Iterable[PlanItem]) -> str:
    """Return an id that no activity of the plan has."""
    taken = {item.id for item in items}
    number = len(taken) + 1
    while f"a{number}" in taken:
        number += 1
    return f"a{number}"


def moved(items: Sequence[PlanItem], item_id: str, places: int) -> tuple[PlanItem, ...]:
    """Return the plan with an activity that many places later (or earlier); the ends hold it."""
    order = list(items)
    at = next((n for n, item in enumerate(order) if item.id == item_id), None)
    if at is not None:
        item = order.pop(at)
        order.insert(min(max(0, at + places), len(order)), item)
    return tuple(order)


def put(items: Sequence[PlanItem], item_id: str, place: int) -> tuple[PlanItem, ...]:
    """Return the plan with an activity at a place, from 0."""
    at = next((n for n, item in enumerate(items) if item.id == item_id), place)
    return moved(items, item_id, place - at)


def changed(items: Sequence[PlanItem], item: PlanItem) -> tuple[PlanItem, ...]:
    """Return the plan with an activity in place of the one of its id."""
    return tuple(item if one.id == item.id else one for one in items)


def again(items: Sequence[PlanItem]) -> tuple[PlanItem, ...]:
    """Return an earlier plan for a new session."""
    return tuple(replace(item, id=f"a{number}") for number, item in enumerate(items, start=1))
