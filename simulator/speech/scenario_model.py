"""A scenario's sayings made into files the decoder reads: a mixed language model, and how new words sound.

Only the listener's child process imports this.
"""

from __future__ import annotations

import bisect
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from simulator.speech.language_model import (
    GAP,
    STOP,
    Ngrams,
    learned,
    mixed,
    read_general,
    to_the_power,
    with_words,
)
from simulator.speech.pronunciations import OPEN, Phones, pronounce, spoken_words
from simulator.speech.trie_file import write_trie
from simulator.speech.written_words import forms_of

GENERAL, SERVICE, SCENARIO = 0.5, 0.3, 0.2
"""How much of the belief general English gets, what people say to customers, and the scenario's words."""

STOPS = 0.1
"""Power to which a stop's likelihood is raised. The decoder weighs likelihoods by a power of 5.5 and
silences not at all: a stop as likely as counted would never be heard."""

MOST_ENDINGS = 3
"""Words tried for the open beginning of one."""

_VERBS = "could would should do does did is are was were have has had must need"
_NOT = {**{word: f"{word}n't" for word in _VERBS.split()}, "can": "can't", "will": "won't"}
_SHORT = {
    ("i", "am"): "i'm", ("i", "have"): "i've", ("i", "will"): "i'll", ("i", "would"): "i'd",
    ("you", "are"): "you're", ("you", "have"): "you've", ("you", "will"): "you'll", ("you", "would"): "you'd",
    ("we", "are"): "we're", ("we", "have"): "we've", ("we", "will"): "we'll", ("we", "would"): "we'd",
    ("they", "are"): "they're", ("they", "have"): "they've", ("they", "will"): "they'll",
    ("it", "is"): "it's", ("it", "will"): "it'll", ("that", "is"): "that's", ("what", "is"): "what's",
    ("who", "is"): "who's", ("where", "is"): "where's", ("there", "is"): "there's", ("here", "is"): "here's",
    ("he", "is"): "he's", ("she", "is"): "she's", ("let", "us"): "let's", ("how", "is"): "how's",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ScenarioWords:
    """What goes with a scenario's language model.

    Attributes:
        sounds: Word -> how it sounds, for words the decoder's dictionary lacks.
        said: All words of the sayings.
        forms: Those that are not written as they are heard, with how they are.
    """

    sounds: Mapping[str, Phones]
    said: frozenset[str]
    forms: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Sources:
    """What comes with the program, and every scenario's words are mixed with.

    Attributes:
        general: The model of general English.
        service: Sentences said to customers, a line each.
    """

    general: Path
    service: Path


def build(sayings: Iterable[str], sources: Sources, known: Mapping[str, Phones], target: Path) -> None:
    """Write a model as ``target`` (its words, as JSON) and the decoder's trie beside it.

    Args:
        sayings: As `training.sayings` tells them.
        sources: What they are mixed with.
        known: The decoder's dictionary.
        target: Where the words are to be; the trie has its name and ".bin".

    Raises:
        OSError, ValueError: A source cannot be read, or nothing be written.
    """
    sayings = tuple(sayings)
    english = read_general(sources.general)
    service = [line.split() for line in sources.service.read_text(encoding="utf-8").splitlines()]
    rows = tuple(rows_of(sayings, english))
    said = {word for row in rows for word in row if word != GAP}
    new = {word: pronounce(word, known) for word in said if word not in known}
    wordless = {word for word, sounds in new.items() if not sounds}
    english = with_words(english, [*sorted(said - wordless), STOP])
    parts = (
        (english, GENERAL),
        (learned(service, english.words), SERVICE),
        (learned(rows, english.words), SCENARIO),
    )
    write_trie(to_the_power(mixed(parts), STOP, STOPS), target.with_suffix(".bin"))
    words = {
        "sounds": {word: " ".join(new[word]) for word in sorted(new) if new[word]},
        "said": sorted(said - wordless),
        "forms": dict(sorted(forms_of(sayings).items())),
    }
    part = target.with_suffix(".part")
    part.write_text(json.dumps(words), encoding="ascii")
    os.replace(part, target)


def read_words(path: Path) -> ScenarioWords:
    """Return the words that `build` wrote.

    Raises:
        OSError, ValueError, KeyError: There are none.
    """
    kept = json.loads(path.read_text(encoding="ascii"))
    return ScenarioWords(
        {str(word): tuple(str(sounds).split()) for word, sounds in kept["sounds"].items()},
        frozenset(map(str, kept["said"])),
        {str(word): str(form) for word, form in kept["forms"].items()},
    )


def rows_of(sayings: Iterable[str], english: Ngrams) -> Iterator[tuple[str, ...]]:
    """Yield sayings as rows of spoken words: open words with their endings, and as people shorten them."""
    endings = _Endings(english)
    for saying in sayings:
        for row in endings.closed(spoken_words(saying)):
            yield row
            short = shortened(row)
            if short != row:
                yield from (short, short)  # people rarely say "do not"


def shortened(row: Sequence[str]) -> tuple[str, ...]:
    """Return a row with what one runs together in speaking: ``i am`` -> ``i'm``, ``do not`` -> ``don't``."""
    denied = _joined(row, lambda before, word: _NOT.get(before) if word == "not" else None)
    return tuple(_joined(denied, lambda before, word: _SHORT.get((before, word))))


def _joined(row: Sequence[str], together: Callable[[str, str], str | None]) -> list[str]:
    said = list[str]()
    for word in row:
        joined = together(said[-1], word) if said else None
        if joined:
            said[-1] = joined
        else:
            said.append(word)
    return said


class _Endings:
    def __init__(self, english: Ngrams) -> None:
        self._words = sorted(word for word in english.words if "'" not in word)
        self._likely = dict(zip(english.words, english.p1.tolist(), strict=True))

    def closed(self, row: Sequence[str]) -> Iterator[tuple[str, ...]]:
        if not any(word.endswith(OPEN) for word in row):
            yield tuple(row)
            return
        ways = [self._ways(word) for word in row]
        for turn in range(max(map(len, ways))):
            yield tuple(way[turn % len(way)] for way in ways)

    def _ways(self, word: str) -> tuple[str, ...]:
        if not word.endswith(OPEN):
            return (word,)
        first = bisect.bisect_left(self._words, word[:-1])
        last = bisect.bisect_left(self._words, word)  # "~" stands after all letters
        likeliest = sorted(self._words[first:last], key=self._likelihood)
        return tuple(likeliest[-MOST_ENDINGS:]) or (GAP,)

    def _likelihood(self, word: str) -> float:
        return self._likely[word]
