"""Shapes that may be written as a plain text when there is nothing more to say."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, WithJsonSchema, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from simulator.scenario_files.words_shape import FACT_PATTERN, FactName, FactWords, Shape, Title, YesNo

PLAIN = "value"
"""The key under which a fact without slots of its own is kept."""


class TextOrMore(Shape):
    """A mapping that may be written as one text: the text of its first key."""

    text_key: ClassVar[str] = "text"

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, found: Any) -> Any:  # noqa: ANN401 - before it is checked, anything may come
        return {cls.text_key: found} if isinstance(found, str) else found

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Tell editors of both ways to write it."""
        more = handler.resolve_ref_schema(handler(core))
        text: dict[str, Any] = {"type": "string", "minLength": 1}
        return {"description": more.pop("description", ""), "anyOf": [text, more]}


class TrayItemShape(TextOrMore):
    """A thing to hand over: its title, or its title and whether it may be given."""

    text_key: ClassVar[str] = "title"

    title: Title
    """What it is."""
    allowed: YesNo = True
    """No: not the trainee's to give."""


def _as_slots(found: object) -> object:
    return found if type(found) is dict else {PLAIN: found}  # pyright: ignore[reportUnknownVariableType]


Alternative = Annotated[
    Annotated[dict[FactName, FactWords], Field(min_length=1, max_length=20)],
    BeforeValidator(_as_slots),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "propertyNames": {"pattern": FACT_PATTERN},
                    "additionalProperties": {"type": "string", "minLength": 1},
                    "minProperties": 1,
                },
            ]
        }
    ),
]
"""One alternative of a fact: its words, or several slots with their words."""
