"""Facts: what differs from one attempt to the next, drawn by the attempt's seed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

Facts = Mapping[str, str]
"""Slot name -> the words that fill it, e.g. ``{"dog.name": "Biscuit", "town": "Dover"}``."""

FactChoices = Mapping[str, tuple[Facts, ...]]
"""Fact name -> its alternatives; each alternative fills one or more slots together."""

_SLOT = re.compile(r"\{([a-z][a-z0-9_.-]*)\}")


def draw(choices: FactChoices, seed: int) -> dict[str, str]:
    """Return one alternative of every fact; the same seed always draws the same.

    Each fact is drawn for itself (a digest of seed and name), so adding a fact
    to a scenario changes none of the others. Seed 0 draws the first of each:
    the facts as the author tells the story.
    """
    facts: dict[str, str] = {}
    for name, alternatives in choices.items():
        digest = hashlib.sha256(f"{seed}:{name}".encode()).digest()
        index = int.from_bytes(digest[:8], "big") % len(alternatives) if seed else 0
        facts.update(alternatives[index])
    return facts


def slots_in(text: str) -> tuple[str, ...]:
    """Return the names of the slots in a text, in order: ``"{dog.name} barks"`` -> ``("dog.name",)``."""
    return tuple(_SLOT.findall(text))


def fill(text: str, facts: Facts) -> str:
    """Return the text with every slot filled.

    Raises:
        KeyError: A slot has no fact; the scenario checker refuses such files.
    """
    if "{" not in text:
        return text
    return _SLOT.sub(lambda slot: facts[slot.group(1)], text)
