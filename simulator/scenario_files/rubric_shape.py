"""The shapes of the rubric and its criteria."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from simulator.scenario_files.condition_shape import ConditionShape
from simulator.scenario_files.words_shape import (
    Id,
    Percent,
    PracticeIds,
    Several,
    Shape,
    Text,
    Title,
    YesNo,
    slip,
)


class PassShape(Shape):
    """The two bars; both must be reached."""

    relationship: Percent
    """Per cent of the relationship points."""
    task: Percent
    """Per cent of the task points."""


class OrderShape(Shape):
    """That one criterion comes before or after another."""

    before: Id | None = None
    """A criterion that must not be met earlier."""
    after: Id | None = None
    """A criterion that must be met earlier."""

    @model_validator(mode="after")
    def _one_of_them(self) -> OrderShape:
        if self.before is None and self.after is None:
            raise slip("SC406", "nothing")
        return self


class CriterionShape(Shape):
    """One yes/no line of the rubric."""

    id: Id
    """The criterion's id."""
    title: Title
    """A few words, for example "Notices the dog"."""
    side: Literal["relationship", "task"]
    """What it is about; the two are never added together."""
    counts: Literal["for", "against"] = "for"
    """Whether meeting it earns points or loses them."""
    points: Annotated[int, Field(ge=0, le=20)]
    """What it earns or loses."""
    critical: YesNo = False
    """Yes: missing it fails the attempt whatever the points (counting against: meeting it)."""
    practices: PracticeIds
    """The practices it serves, for example [A6]."""
    why: Text
    """Why it matters, for the trainee."""
    looked_for: Text
    """What was listened for, as the end of the sentence "We listened for ..."."""
    good: Text
    """A line that does well."""
    poor: Text
    """A line that does not."""
    listen_for: ConditionShape
    """What to look for in each reply."""
    opportunity: ConditionShape | None = None
    """Where it can be met at all; everywhere if left out."""
    order: OrderShape | None = None
    """Before or after which other criterion."""
    most_times: Annotated[int, Field(ge=1, le=10)] = 1
    """How many occasions count."""


class RubricShape(Shape):
    """The checklist the conversation is judged by."""

    pass_: PassShape = Field(alias="pass")
    """What it takes to pass."""
    hint_cost: Annotated[int, Field(ge=0, le=10)] = 1
    """Points one hint takes from the relationship side."""
    criteria: Several[CriterionShape]
    """The criteria, in the order they are shown."""
