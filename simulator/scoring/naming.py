"""Who is called by name in a reply, and who it is said to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from simulator.domain.moment import Moment
from simulator.scoring.english_words import listed
from simulator.scoring.normal_words import words_in
from simulator.scoring.spoken_scopes import around
from simulator.scoring.spoken_text import SpokenText, spoken_text

People = tuple[tuple[str, tuple[str, ...]], ...]
"""Character id -> full name and the other names the character answers to."""

_TITLES = listed("mr mrs ms miss mister missus madam madame signor signora dr")
_TALKS_ABOUT_BEFORE = listed(
    """a about am at by colleague did do does for from had has if in is of on or our than that the their this
    to told was when where which who with your give let tell bring show called under her his my"""
)
_CALLS_AFTER = frozenset(
    (
        ("about", "that"),
        ("for", "that"),
        ("come", "in"),
        ("come", "on"),
        ("hang", "on"),
        ("hold", "on"),
        ("about", "this"),
        ("for", "this"),
    )
)
"""Words before a name after which it is an address all the same: "sorry about that Dana"."""
_MAJESTY = "your"
"""Whoever is called "your majesty" is never talked about so."""

_TALKS_ABOUT_AFTER = listed(
    """is was has had does did will would wants wanted likes liked says said looks looked seems turns needs
    loves and speaking called rang phoned"""
)


@dataclass(frozen=True, slots=True)
class Call:
    """A name in a text.

    Attributes:
        character: Whose name it is.
        first, last: The words, both included.
        is_address: Whether it calls them; False where it talks about them.
        is_own_name: Whether it is (part of) the real name, not "sir" or "sweetheart".
    """

    character: str
    first: int
    last: int
    is_address: bool
    is_own_name: bool


def calls_in(moment: Moment) -> tuple[Call, ...]:
    """Return the names in a reply, in order."""
    return calls_of(moment.reply.text, tuple(moment.people.items()))


def addressees_of(moment: Moment) -> frozenset[str]:
    """Return who a reply is said to.

    Whoever was chosen, and whoever is called by name; if that is nobody, the one
    who spoke last.
    """
    called = {call.character for call in calls_in(moment) if call.is_address}
    return frozenset(called.union(moment.reply.to) or {moment.line.speaker})


@lru_cache(maxsize=512)
def calls_of(text: str, people: People) -> tuple[Call, ...]:
    """Return the names of these people in a text, in order."""
    spoken, names = spoken_text(text), _names_of(people)
    found: list[Call] = []
    index = 0
    while index < len(spoken):
        name = _longest_at(spoken, index, names)
        if name is None:
            index += 1
            continue
        words, character, is_own_name = name
        first = index - 1 if index and spoken.words[index - 1] in _TITLES else index
        last = index + len(words) - 1
        is_address = not spoken.quoted[first] and _is_address(spoken, first, last)
        found.append(Call(character, first, last, is_address, is_own_name))
        index = last + 1
    return tuple(found)


_Name = tuple[tuple[str, ...], str, bool]


@lru_cache(maxsize=64)
def _names_of(people: People) -> dict[str, tuple[_Name, ...]]:
    """Return the names by their first word, the longest first."""
    by_word: dict[str, set[_Name]] = {}
    for character, names in people:
        own = [word for word in words_in(names[0]) if word not in _TITLES] if names else []
        for name in (*names, *own):
            words = tuple(word for word in words_in(name) if word not in _TITLES) or words_in(name)
            if words:
                by_word.setdefault(words[0], set()).add((words, character, bool(set(words) & set(own))))
    return {word: tuple(sorted(names, key=lambda n: (-len(n[0]), n))) for word, names in by_word.items()}


def _longest_at(spoken: SpokenText, index: int, names: dict[str, tuple[_Name, ...]]) -> _Name | None:
    for name in names.get(spoken.words[index], ()):
        words = name[0]
        if spoken.words[index : index + len(words)] == words:
            return name
    return None


def _is_address(spoken: SpokenText, first: int, last: int) -> bool:
    """Whether a name calls somebody: it is neither the subject nor the object of what is said."""
    if spoken.words[first] == _MAJESTY:
        return True
    before, _ = around(spoken.words, spoken.pauses, spoken.sentences, first)
    _, after = around(spoken.words, spoken.pauses, spoken.sentences, last)
    if after in _TALKS_ABOUT_AFTER:
        return False
    calls = first > 1 and (spoken.words[first - 2], before) in _CALLS_AFTER
    return calls or before not in _TALKS_ABOUT_BEFORE
