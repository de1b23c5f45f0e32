"""The shapes of a scenario's own tests: replies, and what must come of them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from simulator.domain.attempt import LONGEST_REPLY
from simulator.scenario_files.text_or_more import TextOrMore
from simulator.scenario_files.words_shape import Id, Ids, Measured, Several, Shape, Text, Title, slip

LONGEST_SEED = 2**31 - 1


class ReplyShape(TextOrMore):
    """A reply: its words, or its words and what else was done."""

    text: Annotated[str, Field(max_length=LONGEST_REPLY)] | None = None
    """What was said."""
    to: Ids | None = None
    """The characters it was addressed to by click or key."""
    gives: Id | None = None
    """The thing handed over with it."""
    rings: Annotated[int, Field(ge=0, le=100)] | None = None
    """How often the telephone had rung."""
    answer_seconds: Annotated[float, Field(ge=0, le=3600, allow_inf_nan=False)] | None = None
    """How long it took, in seconds."""
    hints: Annotated[int, Field(ge=0, le=100)] = 0
    """How many hints were asked for before it."""

    @model_validator(mode="after")
    def _says_or_gives(self) -> ReplyShape:
        if not (self.text or "").strip() and self.gives is None:
            raise slip("SC117", "nothing")
        return self


class NumberOrBounds(Measured):
    """A number, or the least and most it may be."""

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, found: Any) -> Any:  # noqa: ANN401 - before it is checked, anything may come
        return {"at_least": found, "at_most": found} if isinstance(found, str) else found

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Tell editors of both ways to write it."""
        more = handler.resolve_ref_schema(handler(core))
        return {"description": more.pop("description", ""), "anyOf": [{"type": "number"}, more]}


class ExpectShape(Shape):
    """What must come of a test; what is not named does not matter."""

    ending: Id | None = None
    """The ending that is reached."""
    yes: Ids | None = None
    """Criteria that are met."""
    no: Ids | None = None
    """Criteria that are not met."""
    unsure: Ids | None = None
    """Criteria left to a person."""
    no_opportunity: Ids | None = None
    """Criteria that could not be met."""
    passed: Literal["yes", "no", "unsure"] | None = None
    """Whether it passes."""
    relationship: NumberOrBounds | None = None
    """Per cent of the relationship points."""
    task: NumberOrBounds | None = None
    """Per cent of the task points."""
    mood: NumberOrBounds | None = None
    """The mood at the end."""
    nodes: Several[Id] | None = None
    """The nodes, in the order they are visited."""


class FileTestShape(Shape):
    """A whole conversation, and what must come of it."""

    name: Title
    """What it shows, for example "warm adviser"."""
    seed: Annotated[int, Field(ge=0, le=LONGEST_SEED)] = 0
    """Draws the facts; 0 draws the first alternative of each."""
    replies: Annotated[Several[ReplyShape], Field(max_length=60)]
    """What the trainee says, one after the other."""
    expect: ExpectShape
    """What must come of it."""
    note: Text | None = None
    """For whoever reads the test."""
