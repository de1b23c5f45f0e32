"""The kinds of words and numbers a scenario file is made of, and how a slip is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

LONGEST_TEXT = 2_000
"""Characters of anything said or explained."""

LONGEST_TITLE = 120
"""Characters of a title or a name."""

LONGEST_ID = 60
"""Characters of an id."""

MOST_ITEMS = 400
"""Entries of any one list."""

ID_PATTERN = "^[a-z0-9]+([-_][a-z0-9]+)*$"
FACT_PATTERN = "^[a-z][a-z0-9]*([-_][a-z0-9]+)*$"
PRACTICE_PATTERN = "^[A-E]([1-9]|1[0-9])$"
LANGUAGE_PATTERN = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$"

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
"""Names that are devices on Windows, whatever ending they carry."""

_YES, _NO = frozenset({"yes", "true", "on"}), frozenset({"no", "false", "off"})

T = TypeVar("T")


class Shape(BaseModel):
    """A mapping of a scenario file: what it may contain, and nothing else."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def slip(code: str, got: object, **words: object) -> PydanticCustomError:
    """Return the error that becomes the problem of that code, at the place of the value."""
    said: dict[str, Any] = {"got": str(got), **words}
    return PydanticCustomError(code, "{got}", said)  # pyright: ignore[reportArgumentType] - our codes, no literal


def _written_as(pattern: str, code: str, refused: frozenset[str] = frozenset()) -> Callable[[str], str]:
    """Return a check that a word is written like that. The patterns are ours and take linear time."""
    written = re.compile(pattern.removesuffix("$") + r"\Z")

    def check(text: str) -> str:
        if not written.match(text) or text in refused:
            raise slip(code, text)
        return text

    return check


def _one_line(text: Any) -> Any:  # noqa: ANN401 - before it is checked, anything may come
    return " ".join(text.split()) if isinstance(text, str) else text


def one_is_a_list(found: Any) -> Any:  # noqa: ANN401
    """Return a single text as a list of one, so that nobody stumbles over brackets."""
    return [found] if isinstance(found, str) else found


def _yes_or_no(found: Any) -> Any:  # noqa: ANN401
    if not isinstance(found, str):
        return found
    word = found.strip().casefold()
    if word not in _YES | _NO:
        raise slip("SC110", found)
    return word in _YES


def _filled(found: Any) -> Any:  # noqa: ANN401
    if found is None or (isinstance(found, str) and not found.strip()):
        raise slip("SC314", "nothing")
    return found


def _all_different(found: list[str]) -> list[str]:
    for index, text in enumerate(found):
        if text in found[:index]:
            raise slip("SC114", text, index=index)
    return found


def _word(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "maxLength": LONGEST_ID})


def _one_or_more_schema(item: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]})


_Short = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_ID)]
_ID_WORD: dict[str, Any] = {"type": "string", "pattern": ID_PATTERN, "maxLength": LONGEST_ID}
_PATTERN_WORDS: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": 400}

Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT), BeforeValidator(_one_line)]
"""Something said or explained; line breaks become spaces."""

Title = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TITLE), BeforeValidator(_one_line)]
"""A title or a name."""

Id = Annotated[_Short, AfterValidator(_written_as(ID_PATTERN, "SC111", _DEVICES)), _word(ID_PATTERN)]
"""Small letters, digits and hyphens."""

FactName = Annotated[_Short, AfterValidator(_written_as(FACT_PATTERN, "SC111")), _word(FACT_PATTERN)]
"""A fact, or one of its slots."""

FileName = Annotated[_Short, AfterValidator(_written_as(ID_PATTERN, "SC112", _DEVICES)), _word(ID_PATTERN)]
"""The name of a portrait, place or sound; never a path."""

PracticeId = Annotated[
    _Short, AfterValidator(_written_as(PRACTICE_PATTERN, "SC113")), _word(PRACTICE_PATTERN)
]
"""A practice, e.g. A6."""

Language = Annotated[_Short, AfterValidator(_written_as(LANGUAGE_PATTERN, "SC115")), _word(LANGUAGE_PATTERN)]
"""A language code, e.g. en."""

FactWords = Annotated[Title, BeforeValidator(_filled)]
"""What fills a slot; never empty."""

YesNo = Annotated[bool, BeforeValidator(_yes_or_no), WithJsonSchema({"enum": [True, False, "yes", "no"]})]
"""Yes or no, as people write it."""

Several = Annotated[list[T], Field(min_length=1, max_length=MOST_ITEMS)]
"""A list that is not empty."""

Ids = Annotated[
    Several[Id], BeforeValidator(one_is_a_list), AfterValidator(_all_different), _one_or_more_schema(_ID_WORD)
]
"""Ids, each once; one alone needs no brackets."""

Names = Annotated[Several[Title], AfterValidator(_all_different)]
"""Names, each once."""

PracticeIds = Annotated[Several[PracticeId], AfterValidator(_all_different)]
"""Practices, each once."""

Pattern = Annotated[str, StringConstraints(min_length=1, max_length=400), BeforeValidator(_one_line)]
"""A pattern in the language of the author's guide."""

Patterns = Annotated[Several[Pattern], BeforeValidator(one_is_a_list), _one_or_more_schema(_PATTERN_WORDS)]
"""Patterns of which one has to fit; one alone needs no brackets."""

Percent = Annotated[int, Field(ge=0, le=100)]
"""0 to 100."""


class Measured(Shape):
    """A number's bounds, both included."""

    at_least: Annotated[int, Field(ge=0, le=1000)] | None = None
    """The least."""
    at_most: Annotated[int, Field(ge=0, le=1000)] | None = None
    """The most."""
