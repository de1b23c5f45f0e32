"""What the answers of a learning record store mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any, cast

from simulator.training.pushing.exchange import Answer
from simulator.training.pushing.patience import asked_seconds

_LONGEST_REASON = 300
_REDIRECTED, _ASKED_TOO_MUCH, _BROKEN = range(300, 400), 429, range(500, 600)
_NOT_LET_IN = (401, 403, 407)
_WORDS = ("message", "msg", "error", "detail", "errors", "description", "warnings")
"""Where the makers of stores put what they say."""
_AGAIN = (408, 425, _ASKED_TOO_MUCH)


class Meaning(Enum):
    """What is to be done with the statements of a request."""

    TAKEN = auto()
    CONFLICT = auto()
    TOO_LARGE = auto()
    WRONG = auto()
    STOP = auto()


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why nothing more is sent now.

    Attributes:
        words: What happened.
        remedy: What to do; "" if only time helps.
        needs_somebody: Whether it will be so until somebody changes something.
        asked_seconds: How long the store asked to be left alone; None if it did not say.
    """

    words: str
    remedy: str = ""
    needs_somebody: bool = False
    asked_seconds: float | None = None


def meaning_of(answer: Answer) -> Meaning:
    """Return what an answer to statements means."""
    known = {
        200: Meaning.TAKEN,
        204: Meaning.TAKEN,
        400: Meaning.WRONG,
        409: Meaning.CONFLICT,
        413: Meaning.TOO_LARGE,
        422: Meaning.WRONG,
    }
    return known.get(answer.status, Meaning.STOP)


def trouble_of(answer: Answer, now: datetime) -> Trouble:
    """Return why an answer is none that lets us go on.

    Args:
        answer: What the store said.
        now: UTC.
    """
    status = answer.status
    asked = asked_seconds(answer.headers.get("retry-after"), now)
    if status in _NOT_LET_IN:
        return Trouble(
            f"The store does not let us in ({status}).",
            "Check the user and the password, and that they may write statements.",
            needs_somebody=True,
        )
    if status in _REDIRECTED:
        return Trouble(
            f"The store says it is elsewhere: {answer.headers.get('location', 'nowhere')[:200]}",
            "If that is where it should be, give that address.",
            needs_somebody=True,
        )
    if status == _ASKED_TOO_MUCH:
        return Trouble("The store asks to be sent less at a time (429).", asked_seconds=asked)
    if status in _BROKEN or status in _AGAIN:
        return Trouble(f"The store cannot take anything just now ({status}).", asked_seconds=asked)
    if status in (200, 204):
        return Trouble(
            "What answered is no learning record store.",
            "A network one has to sign in to answers like that, and so does a wrong address.",
        )
    return Trouble(
        f"There is no learning record store at this address ({status}).",
        "Check the address of the endpoint; it often ends in /xapi.",
        needs_somebody=True,
    )


def taken_ids(answer: Answer) -> frozenset[str] | None:
    """Return the ids that the store says it took; None if no learning record store talks like that."""
    told = answer.json()
    ids = cast("list[object]", told) if isinstance(told, list) else None
    if ids is None or not all(isinstance(one, str) for one in ids):
        return None
    return frozenset(str(one).casefold() for one in ids)


def listed_statements(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the statements in an answer: one asked for by its id or, from some stores, a list of it."""
    return cast("list[dict[str, Any]]", told["statements"]) if "statements" in told else [told]


def spoken_versions(answer: Answer) -> tuple[str, ...]:
    """Return the editions of xAPI that a store says it speaks, when asked about itself; () if it does not."""
    told = answer.json()
    spoken = cast("dict[str, object]", told).get("version") if isinstance(told, dict) else None
    return tuple(map(str, cast("list[object]", spoken))) if isinstance(spoken, list) else ()


def reason_of(answer: Answer) -> str:
    """Return what the store says is wrong, as plain words in one line."""
    told = answer.json()
    said = _said(told) if told is not None else _plain(answer.body.decode("utf-8", "replace"))
    line = " ".join(said.split())[:_LONGEST_REASON]
    return f"The store answered {answer.status}: {line}" if line else f"The store answered {answer.status}."


def _said(told: Any) -> str:  # noqa: ANN401  # whatever JSON holds
    """Return the words in an answer: every maker has another place for them."""
    if isinstance(told, dict):
        by_key = cast("dict[str, Any]", told)
        return next((_said(by_key[key]) for key in _WORDS if by_key.get(key)), "")
    if isinstance(told, list):
        return "; ".join(filter(None, map(_said, cast("list[Any]", told))))
    return str(told)


def _plain(text: str) -> str:
    """Return a page's words without its marks."""
    without = re.sub(r"(?is)<(script|style|head)\b.*?</\1\s*>", " ", text[:20_000])
    return re.sub(r"<[^>]*>?", " ", without)
