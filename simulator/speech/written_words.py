"""Heard words as one writes them: names with their capitals, and the first word of a reply with one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from simulator.speech.interface import Heard, HeardWord, KnownVoice, Listener

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPENS = '.!?:“"([/'
"""After one of these a capital says nothing: a sentence begins."""


def capitals_of(sayings: Iterable[str]) -> Mapping[str, str]:
    """Return the words that are names: small letters -> as it is written.

    A name is a word that stands with a capital somewhere inside a sentence and nowhere without one. A saying
    without any capital says nothing: patterns are written small.
    """
    written: dict[str, str] = {}
    small: set[str] = set()
    for saying in sayings:
        if saying.islower():
            continue
        for found in _WORD.finditer(saying):
            word = found.group().replace("’", "'")
            if word[0].islower():
                small.add(word.lower())
            elif not _begins(saying, found.start()):
                written.setdefault(word.lower(), word)
    return {low: word for low, word in written.items() if low not in small}


def _begins(saying: str, start: int) -> bool:
    before = saying[:start].rstrip()
    return not before or before[-1] in _OPENS


def written(heard: Heard, capitals: Mapping[str, str]) -> Heard:
    """Return what was heard with the capitals one writes; times, doubts and lengths stay as they are."""
    words = [_with_capitals(word, capitals) for word in heard.words]
    if words:
        first = words[0]
        words[0] = replace(
            first, text=_capital(first.text), instead=tuple(_capital(other) for other in first.instead)
        )
    return replace(heard, words=tuple(words))


def _with_capitals(word: HeardWord, capitals: Mapping[str, str]) -> HeardWord:
    return replace(
        word,
        text=_each(word.text, capitals),
        instead=tuple(_each(other, capitals) for other in word.instead),
    )


def _each(text: str, capitals: Mapping[str, str]) -> str:
    return " ".join(_named(word, capitals) for word in text.split(" "))


def _named(word: str, capitals: Mapping[str, str]) -> str:
    """``dana's`` is of Dana as well."""
    name, mark, rest = word.partition("'")
    return capitals.get(word.lower()) or (capitals.get(name.lower(), name) + mark + rest)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class WritingListener:
    """A Listener whose words come as one writes them, for those that know none but small letters."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._capitals: Mapping[str, str] = {}

    @property
    def name(self) -> str:
        """See Listener."""
        return self._listener.name

    def expect(self, sayings: Sequence[str]) -> None:
        """See Listener."""
        self._capitals = capitals_of(sayings)
        self._listener.expect(sayings)

    def begin(self) -> None:
        """See Listener."""
        self._listener.begin()

    def take(self, pcm: bytes) -> None:
        """See Listener."""
        self._listener.take(pcm)

    def finish(self) -> Heard:
        """See Listener."""
        return written(self._listener.finish(), self._capitals)

    def know(self, voice: KnownVoice | None) -> None:
        """See Listener."""
        self._listener.know(voice)

    def learn(self, said: str) -> KnownVoice | None:
        """See Listener."""
        return self._listener.learn(said)

    def close(self) -> None:
        """See Listener."""
        self._listener.close()
