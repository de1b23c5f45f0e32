"""What a listener made of a reply, as people and programs write it in JSON: heard, doubts, delivery."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields
from typing import Any, cast

from simulator.domain.attempt import LONGEST_REPLY, Doubt, Reply, clean_reply
from simulator.domain.delivery import Delivery
from simulator.domain.errors import SimulatorError

MOST_DOUBTS = 1_000
MOST_WAYS = 20
GREATEST_NUMBER = 999_999

_DOUBT_FORM = 'Write {"start": 2, "end": 5, "instead": ["can\'t"]}: the characters of the text, from 0.'
_MEASURES = {field.name: field for field in fields(Delivery)}
_NEEDED = tuple(name for name, field in _MEASURES.items() if field.default is MISSING)
_COUNTS = ("words", "fillers")
_DELIVERY_FORM = (
    f"It needs {', '.join(_NEEDED)}; it may have"
    f" {', '.join(name for name in _MEASURES if name not in _NEEDED)}."
)


class SpokenReplyError(SimulatorError):
    """What is written about how a reply was heard cannot be understood."""


def heard_from(value: object) -> str | None:
    """Return the words as the listener first took them down; null is a typed reply.

    Raises:
        SpokenReplyError: They are no words, or too many.
    """
    if value is None:
        return None
    if not isinstance(value, str):
        raise SpokenReplyError("What was heard must be words in quotes.", remedy="Leave it out if typed.")
    if len(value) > LONGEST_REPLY:
        raise SpokenReplyError(
            f"What was heard has {len(value):,} characters; {LONGEST_REPLY:,} are the most.",
            remedy="Say it shorter.",
        )
    return clean_reply(value)


def doubts_from(value: object, text: str, kept: str) -> tuple[Doubt, ...]:
    """Return the doubts of a text; null is none.

    Args:
        value: A list of objects with ``start``, ``end`` and ``instead``.
        text: The text they count the characters of, as it was written.
        kept: The same text as it is kept.

    Raises:
        SpokenReplyError: They are none, or do not fit the text.
    """
    if value is None or value == []:
        return ()
    if not isinstance(value, list) or len(cast("list[object]", value)) > MOST_DOUBTS:
        raise SpokenReplyError(
            f"The doubts must be a list of {MOST_DOUBTS:,} at the most.", remedy=_DOUBT_FORM
        )
    if text != kept:
        raise SpokenReplyError(
            "The text changes when it is tidied, so that its doubts would stand elsewhere.",
            remedy="Write it in one line, without spaces at its ends.",
        )
    doubts = tuple(_doubt(number, each) for number, each in enumerate(cast("list[object]", value), 1))
    at = 0
    for number, doubt in enumerate(doubts, 1):
        if doubt.start < at or doubt.end > len(text):
            raise SpokenReplyError(
                f"Doubt {number} ({doubt.start} to {doubt.end}) is not in the text after the one before.",
                remedy=f"The text has {len(text)} characters; doubts stand in it in order and apart.",
            )
        at = doubt.end
    return doubts


def _doubt(number: int, value: object) -> Doubt:
    given = dict(cast("Mapping[str, Any]", value)) if isinstance(value, Mapping) else {}
    if set(given) != {"start", "end", "instead"}:
        raise SpokenReplyError(
            f"Doubt {number} is not a start, an end and what it may be instead.", remedy=_DOUBT_FORM
        )
    start, end, instead = given["start"], given["end"], given["instead"]
    if not _is_count(start) or not _is_count(end) or start > end:
        raise SpokenReplyError(
            f"Doubt {number} must start and end at whole numbers, the end not before the start.",
            remedy=_DOUBT_FORM,
        )
    ways = cast("list[object]", instead) if isinstance(instead, list) else []
    if not 1 <= len(ways) <= MOST_WAYS or not all(_is_short(way) for way in ways):
        raise SpokenReplyError(
            f"Doubt {number} needs a list of words it may be instead, {MOST_WAYS} at the most.",
            remedy=_DOUBT_FORM,
        )
    return Doubt(start, end, tuple(cast("list[str]", ways)))


def delivery_from(value: object) -> Delivery | None:
    """Return how a reply came across in time; null is unknown.

    Raises:
        SpokenReplyError: It is no delivery.
    """
    if value is None:
        return None
    given = dict(cast("Mapping[str, Any]", value)) if isinstance(value, Mapping) else {}
    if set(given) - set(_MEASURES) or set(_NEEDED) - set(given):
        raise SpokenReplyError(
            "The delivery lacks something, or has what is not known.", remedy=_DELIVERY_FORM
        )
    for name, number in given.items():
        if number is None and _MEASURES[name].default is None:
            continue
        if not (_is_count(number) if name in _COUNTS else _is_measure(number)):
            raise SpokenReplyError(
                f"{name} of the delivery must be a number from 0, not {str(number)[:60]!r}.",
                remedy=_DELIVERY_FORM,
            )
    return Delivery(**given)


def spoken_json(reply: Reply) -> dict[str, Any]:
    """Return what a listener made of a reply as plain JSON values, the way it is read here."""
    return {
        "heard": reply.heard,
        "doubts": [
            {"start": each.start, "end": each.end, "instead": list(each.instead)} for each in reply.doubts
        ],
        "delivery": asdict(reply.delivery) if reply.delivery else None,
    }


def _is_count(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= GREATEST_NUMBER


def _is_measure(number: object) -> bool:
    if not isinstance(number, int | float) or isinstance(number, bool):
        return False
    return 0 <= number <= GREATEST_NUMBER


def _is_short(way: object) -> bool:
    return isinstance(way, str) and len(way) <= LONGEST_REPLY
