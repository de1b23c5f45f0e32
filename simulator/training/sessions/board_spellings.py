"""What is one quality although it is spelt in several ways: by its letters, or perhaps by their likeness."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from simulator.domain.sessions.board import LONGEST_QUALITY, Quality, tidy

_BEGINNINGS = re.compile(r"^(?:(?:being|having|showing|feeling|a|an|the|to be|mutual|good) )+")
_LIKE = 0.82
"""Share of letters in common from which two may be one; "respct" and "respect" have 0.92."""
_SHORTEST_LIKE = 5
"""Letters; shorter words are too easily alike."""
_MOST_COMPARED = 200
"""Qualities; each is compared with all before it."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """Mentions that name one quality.

    Attributes:
        text: The spelling it stands under.
        times: How often it was named.
        spellings: Every spelling found, the most frequent first.
        onto: Id of the quality on the board it adds to; "" for a new one.
        like: The text of an earlier gathering, or quality, that this may be a slip of; "" for none.
    """

    text: str
    times: int
    spellings: tuple[str, ...]
    onto: str = ""
    like: str = ""


def spelling_key(text: str) -> str:
    """Return what two spellings of one quality have in common: no case, marks, hyphens or words around."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
    plain = plain.replace("'", "").replace("’", "")
    letters = "".join(ch if unicodedata.category(ch)[0] in "LMN" else " " for ch in plain)
    words = " ".join(letters.split())
    return _BEGINNINGS.sub("", words) or words


def gathered(mentions: Iterable[str], board: Sequence[Quality] = ()) -> tuple[Gathering, ...]:
    """Return the qualities that were named, each once, in the order they were named first.

    Args:
        mentions: Every mention, as it was spelt.
        board: What is on the board already.
    """
    by_key: dict[str, Counter[str]] = {}
    for mention in mentions:
        text = tidy(mention, LONGEST_QUALITY)
        if key := spelling_key(text):
            by_key.setdefault(key, Counter())[text] += 1
    standing = {spelling_key(quality.text): quality for quality in board}
    seen: dict[str, str] = {key: quality.text for key, quality in standing.items()}
    found: list[Gathering] = []
    for key, spelt in by_key.items():
        quality, spellings = standing.get(key), tuple(text for text, _ in spelt.most_common())
        text = quality.text if quality else _best_of(spellings)
        like = "" if quality or len(seen) > _MOST_COMPARED else _like(key, seen)
        seen[key] = text
        found.append(Gathering(text, spelt.total(), spellings, quality.id if quality else "", like))
    return tuple(found)


def _best_of(spellings: Sequence[str]) -> str:
    """Return the most frequent spelling, with a capital where its script has any."""
    text = spellings[0]
    return text[:1].upper() + (text[1:].lower() if text.isupper() and len(text) > 3 else text[1:])  # noqa: PLR2004


def _like(key: str, seen: dict[str, str]) -> str:
    if len(key) < _SHORTEST_LIKE:
        return ""
    close = ((_likeness(key, other), text) for other, text in seen.items() if len(other) >= _SHORTEST_LIKE)
    best = max(close, default=(0.0, ""))
    return best[1] if best[0] >= _LIKE else ""


def _likeness(one: str, other: str) -> float:
    # By length first: no two words whose lengths differ that much can be that alike.
    if 2 * min(len(one), len(other)) / (len(one) + len(other)) < _LIKE:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
