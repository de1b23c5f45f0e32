"""Heard words as one writes them: names with their capitals, and each word as its scenario spells it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from simulator.speech.interface import Heard, HeardWord, KnownVoice, Listener
from simulator.speech.pronunciations import american

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_I = re.compile(r"I(?:'.+)?")
_OPENS = '.!?:“"([/'
"""After one of these a capital says nothing: a sentence begins."""


def forms_of(sayings: Iterable[str]) -> Mapping[str, str]:
    """Return the words that are not written as they are heard: small letters -> as it is written.

    A name is a word that stands with a capital somewhere inside a sentence and nowhere without one. Where the
    sayings spell as in Britain alone, so does the answer: ``harbor`` -> ``Harbour``. A saying without any
    capital says nothing: patterns are written small.
    """
    capital: dict[str, str] = {}
    small: set[str] = set()
    opening: set[str] = set()
    for saying in sayings:
        if saying.islower():
            continue
        for found in _WORD.finditer(saying):
            word = found.group().replace("’", "'")
            if word[0].islower():
                small.add(word.lower())
            elif _begins(saying, found.start()):
                opening.add(word.lower())
            else:
                capital.setdefault(word.lower(), word)
    names = {low: word for low, word in capital.items() if low not in small}
    spelled = small | opening | capital.keys()
    british = {american(word): names.get(word, word) for word in sorted(spelled)}
    return names | {heard: word for heard, word in british.items() if heard not in spelled}


def names_in(forms: Mapping[str, str]) -> frozenset[str]:
    """Return which of these words are names: all with a capital but for ``I``."""
    return frozenset(word for word, form in forms.items() if form[:1].isupper() and not _I.fullmatch(form))


def _begins(saying: str, start: int) -> bool:
    before = saying[:start].rstrip()
    return not before or before[-1] in _OPENS


def as_written(word: str, forms: Mapping[str, str]) -> str:
    """Return one word as it is written; ``dana's`` is of Dana as well."""
    name, mark, rest = word.partition("'")
    return forms.get(word.lower()) or (forms.get(name.lower(), name) + mark + rest)


def written(heard: Heard, forms: Mapping[str, str]) -> Heard:
    """Return what was heard as one writes it; times, doubts and lengths stay as they are."""
    words = [_with_forms(word, forms) for word in heard.words]
    if words:
        first = words[0]
        words[0] = replace(
            first, text=_capital(first.text), instead=tuple(_capital(other) for other in first.instead)
        )
    return replace(heard, words=tuple(words))


def _with_forms(word: HeardWord, forms: Mapping[str, str]) -> HeardWord:
    return replace(
        word,
        text=_each(word.text, forms),
        instead=tuple(_each(other, forms) for other in word.instead),
    )


def _each(text: str, forms: Mapping[str, str]) -> str:
    return " ".join(as_written(word, forms) for word in text.split(" "))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class WritingListener:
    """A Listener whose words come as one writes them, for those that know none but small letters."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._forms: Mapping[str, str] = {}

    @property
    def name(self) -> str:
        """See Listener."""
        return self._listener.name

    def expect(self, sayings: Sequence[str]) -> None:
        """See Listener."""
        self._forms = forms_of(sayings)
        self._listener.expect(sayings)

    def begin(self) -> None:
        """See Listener."""
        self._listener.begin()

    def take(self, pcm: bytes) -> None:
        """See Listener."""
        self._listener.take(pcm)

    def finish(self) -> Heard:
        """See Listener."""
        return written(self._listener.finish(), self._forms)

    def know(self, voice: KnownVoice | None) -> None:
        """See Listener."""
        self._listener.know(voice)

    def learn(self, said: str) -> KnownVoice | None:
        """See Listener."""
        return self._listener.learn(said)

    def close(self) -> None:
        """See Listener."""
        self._listener.close()
