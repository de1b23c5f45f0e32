"""Ways of saying what a pattern listens for, the likeliest English first."""

from __future__ import annotations

import itertools
import math
import random
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator

from simulator.scoring.normal_words import words_in
from simulator.scoring.phrases.meaning import WordSets, resolved
from simulator.scoring.phrases.syntax import Choice, Edge, Gap, Sequence, Word

_TRIES = 150
_FILLERS = ("", "", "", "it", "the", "that", "you", "to", "a", "your", "this", "is", "me", "for", "all", "of")
_KINDS = {"number": ("two", "five", "ten"), "name": ("Priya", "Keisha", "Bogdan")}
_STOP = "."
_SENTENCE = re.compile(r"[.!?,;:]+(?:\s|$)")
_LONGEST_END = 4
_OPEN_WORDS = frozenset(
    {
        *("the", "a", "an", "my", "your", "our", "their", "his", "its", "this", "these", "no", "some", "any"),
        *(
            "of",
            "to",
            "for",
            "with",
            "on",
            "in",
            "at",
            "by",
            "from",
            "into",
            "about",
            "than",
            "as",
            "so",
            "if",
        ),
        *(
            "and",
            "or",
            "but",
            "because",
            "that",
            "which",
            "who",
            "what",
            "i",
            "we",
            "they",
            "he",
            "she",
            "it",
        ),
        *("is", "are", "was", "were", "be", "been", "am", "will", "would", "can", "could", "may", "have"),
        *("has", "had", "did", "does", "do", "not", "very", "really", "two", "five", "ten", "you"),
    }
)
_UNSEEN = 4.0


class Fluency:
    """How likely words are to follow each other, counted in texts people wrote."""

    def __init__(self, texts: Collection[str]) -> None:
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._words: Counter[str] = Counter()
        for text in texts:
            words = [_STOP, *words_in(text), _STOP]
            self._words.update(words)
            self._pairs.update(itertools.pairwise(words))
        self._total = sum(self._words.values()) + len(self._words)
        self._sorted = sorted(self._words)
        self._goes_on: dict[tuple[str, ...], Counter[str]] = {}
        for text in texts:
            for sentence in _SENTENCE.split(text):
                self._remember(sentence.split())

    def _remember(self, words: list[str]) -> None:
        for place in range(max(1, len(words) - _LONGEST_END), len(words)):
            rest = " ".join(words[place:])
            for before in (words[place - 1 : place], words[max(place - 2, 0) : place]):
                self._goes_on.setdefault(tuple(word.lower() for word in before), Counter())[rest] += 1

    def ends(self, text: str) -> tuple[str, ...]:
        """Return a text that breaks off with the ends people gave such a sentence; else only itself."""
        words = text.rstrip(".").lower().split()
        if words[-1] not in _OPEN_WORDS:
            return (text,)
        ends = self._goes_on.get(tuple(words[-2:])) or self._goes_on.get(tuple(words[-1:])) or Counter[str]()
        likely = sorted(ends, key=lambda end: (-ends[end], len(end), end))[:6]
        return (*(f"{text.rstrip('.')} {end}." for end in likely), text)

    def of(self, words: list[str]) -> float:
        """Return the average log likelihood of each word after the one before it."""
        flat = [_STOP, *(part for word in words for part in (words_in(word) or [_STOP])), _STOP]
        pairs = list(itertools.pairwise(flat))
        return sum(self._after(first, second) for first, second in pairs) / len(pairs)

    def _after(self, first: str, second: str) -> float:
        alone = (self._words[second] + 0.1) / self._total
        return math.log((self._pairs[first, second] + _UNSEEN * alone) / (self._words[first] + _UNSEEN))

    def endings(self, beginning: str) -> list[str]:
        """Return known words with a beginning; the beginning itself if there are none."""
        start = bisect_left(self._sorted, beginning)
        found = list[str]()
        for word in self._sorted[start:]:
            if not word.startswith(beginning):
                break
            found.append(word)
        return found or [beginning]


def ways_to_say(pattern: str, sets: WordSets, fluency: Fluency, most: int) -> tuple[str, ...]:
    """Return texts in which a pattern's words stand, the likeliest first; the same ones every time."""
    parts = resolved(pattern, sets, {})
    chosen = random.Random(pattern)
    said: dict[str, float] = {}
    for _ in range(_TRIES):
        words = list(_said(parts, chosen, fluency))
        text = _written(words)
        if text and text not in said:
            said[text] = fluency.of(words)
    return tuple(sorted(said, key=lambda text: (-said[text], text))[:most])


def _said(parts: Sequence, chosen: random.Random, fluency: Fluency) -> Iterator[str]:
    for part in parts:
        match part:
            case Word():
                yield _word(part, chosen, fluency)
            case Choice(ways):
                yield from _said(chosen.choice(ways), chosen, fluency)
            case Gap():
                if filler := chosen.choice(_FILLERS):
                    yield filler
            case Edge():
                yield _STOP
            case _:
                pass


def _word(part: Word, chosen: random.Random, fluency: Fluency) -> str:
    begun = (word for each in sorted(part.beginnings) for word in fluency.endings(each)[:12])
    named = (word for kind in sorted(part.kinds) for word in _KINDS.get(kind, ()))
    ways = (*sorted(part.words), *begun, *named)
    return chosen.choice(ways) if ways else ""


def _written(words: list[str]) -> str:
    sentences: list[list[str]] = [[]]
    for word in words:
        if word == _STOP:
            sentences.append([])
        elif word:
            sentences[-1].append("I" if word == "i" else word)
    return " ".join(_sentence(each) for each in sentences if each)


def _sentence(words: list[str]) -> str:
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}."
