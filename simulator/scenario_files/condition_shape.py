"""ConditionShape: what a condition may look at. One optional field a key; all given must hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from simulator.scenario_files.words_shape import Id, Ids, Measured, Patterns, Several, Shape, YesNo, slip

MODIFIERS = {
    "perhaps": "says",
    "but_not": "says",
    "question": "says",
    "about": "behaviour",
    "within": "told",
}
"""Keys that say more about another key -> that key."""


class ConditionShape(Shape):
    """Something to look for in a reply. Several keys in one condition must all hold."""

    any: Several[ConditionShape] | None = None
    """One of these is enough."""
    all: Several[ConditionShape] | None = None
    """All of these must hold."""
    not_: ConditionShape | None = Field(default=None, alias="not")
    """This must not hold."""
    says: Patterns | None = None
    """The reply says one of these patterns."""
    perhaps: Patterns | None = None
    """With says: patterns that leave it to a person."""
    but_not: Patterns | None = None
    """With says: a sentence with one of these patterns does not count."""
    question: YesNo | None = None
    """With says: only in a question."""
    behaviour: Id | None = None
    """The reply shows this behaviour of the catalogue."""
    about: Patterns | None = None
    """With behaviour: and the same sentence has one of these patterns."""
    means: Id | None = None
    """The reply means this, in whatever words; only where the sentence model is installed."""
    criterion: Id | None = None
    """This reply meets that criterion."""
    earned: Id | None = None
    """That criterion was met by this reply or an earlier one."""
    to: Id | None = None
    """The reply is addressed to this character."""
    names: Id | None = None
    """The reply calls this character by a name."""
    gives: Id | None = None
    """Something is handed over: any, beyond (more than allowed), or one item of the tray."""
    rings: Measured | None = None
    """How often the telephone rang before it was answered."""
    seconds: Measured | None = None
    """How long the reply took, in seconds."""
    mood: Measured | None = None
    """The customer's mood, 0 to 100."""
    turn: Measured | None = None
    """The number of the reply, from 1."""
    remembers: Id | None = None
    """An earlier branch asked to remember this word."""
    told: Id | None = None
    """The customer has told this topic."""
    within: Annotated[int, Field(ge=1, le=100)] | None = None
    """With told: at most so many turns ago."""
    at: Ids | None = None
    """The customer is at one of these nodes."""
    part: Literal["opening", "middle", "close"] | None = None
    """The conversation is in this part."""
    offers: Measured | None = None
    """So many different things of the policy card's "may" are offered."""
    gives_reason: YesNo | None = None
    """The policy card's reason is given."""
    beyond_card: YesNo | None = None
    """Something of the policy card's "may_not" is promised."""
    person: YesNo | None = None
    """Only a person can judge it."""

    @model_validator(mode="after")
    def _needs_something(self) -> ConditionShape:
        given = self.keys()
        if not given:
            raise slip("SC212", "nothing")
        for key in given:
            needs = MODIFIERS.get(key)
            if needs and needs not in given and not (key == "perhaps" and "behaviour" in given):
                raise PydanticCustomError("SC202", "{key}", {"key": key, "needs": needs})
            if self.value(key) is False and key != "question":
                raise PydanticCustomError("SC214", "{key}", {"key": key})
        return self

    def value(self, key: str) -> object:
        """Return what stands under a key of the file."""
        return getattr(self, "not_" if key == "not" else key)

    def keys(self) -> tuple[str, ...]:
        """Return the keys that are given, as they stand in the file."""
        given = self.model_fields_set
        return tuple(key for name, key in _KEYS.items() if name in given)


_KEYS = {name: field.alias or name for name, field in ConditionShape.model_fields.items()}
"""Name of a field -> its key in the file."""


def keys_of_conditions() -> frozenset[str]:
    """Return every key a condition may have, without those that only say more about another."""
    return frozenset(key for key in _KEYS.values() if key not in MODIFIERS)
