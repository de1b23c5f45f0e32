"""How what a listener made of a reply is kept: doubts and delivery as JSON in a column each."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any, cast

from simulator.domain.attempt import Doubt
from simulator.domain.delivery import Delivery

_MEASURES = tuple(field.name for field in fields(Delivery))


def doubts_text(doubts: tuple[Doubt, ...]) -> str | None:
    """Return doubts as they are kept; None for none."""
    if not doubts:
        return None
    return json.dumps([[each.start, each.end, *each.instead] for each in doubts])


def doubts_from(text: str | None) -> tuple[Doubt, ...]:
    """Return doubts that were kept.

    Raises:
        ValueError: The text is damaged.
        TypeError: It is, too.
    """
    if text is None:
        return ()
    found: list[Doubt] = []
    for start, end, *instead in cast("list[list[Any]]", json.loads(text)):
        if type(start) is not int or type(end) is not int or not all(isinstance(way, str) for way in instead):
            raise ValueError(f"{text!r} is no list of doubts")
        found.append(Doubt(start, end, tuple(instead)))
    return tuple(found)


def delivery_text(delivery: Delivery | None) -> str | None:
    """Return a delivery as it is kept; None for none."""
    return json.dumps(asdict(delivery)) if delivery else None


def delivery_from(text: str | None) -> Delivery | None:
    """Return a delivery that was kept; what a newer program added to it is left out.

    Raises:
        ValueError: The text is damaged.
        TypeError: It is, too.
    """
    if text is None:
        return None
    kept = cast("object", json.loads(text))
    if not isinstance(kept, dict):
        raise TypeError(f"{text!r} is no delivery")
    known = cast("dict[str, Any]", kept)
    return Delivery(**{name: known[name] for name in _MEASURES if name in known})
