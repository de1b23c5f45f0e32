"""clause_at: the clause of a reply that a word stands in, to be quoted."""

from __future__ import annotations

from simulator.scoring.english_words import listed
from simulator.scoring.spoken_text import SpokenText

LONGEST = 14
"""Words of a clause that is not cut up further."""

_LEAST = 3
"""Words that stay together on either side of a cut."""

_JOINS = listed("but and so because if then though although")
_BEGINS = listed("i we you it that what let can could would is um uh")


def clause_at(spoken: SpokenText, index: int) -> tuple[int, int]:
    """Return the first and last word of the clause that a word stands in, both included.

    Long sentences, and speech without marks, are cut where a pause, a conjunction or a new subject stands.
    """
    first, last = _sentence_at(spoken, index)
    while last - first >= LONGEST:
        cut = _cut(spoken, first, last)
        if cut is None:
            break
        first, last = (first, cut - 1) if index < cut else (cut, last)
    return first, last


def _sentence_at(spoken: SpokenText, index: int) -> tuple[int, int]:
    first = last = index
    while first and spoken.sentences[first - 1] == spoken.sentences[index]:
        first -= 1
    while last + 1 < len(spoken) and spoken.sentences[last + 1] == spoken.sentences[index]:
        last += 1
    return first, last


def _cut(spoken: SpokenText, first: int, last: int) -> int | None:
    """Return the word that begins a new clause: the plainest place, the middle rather than the ends."""
    width = last - first + 1
    places = range(first + _LEAST, last - _LEAST + 2)

    def merit(place: int) -> float:
        return _plainness(spoken, place) - 2.5 * abs(place - (first + last + 1) / 2) / width

    return max((place for place in places if _plainness(spoken, place)), key=merit, default=None)


def _plainness(spoken: SpokenText, place: int) -> int:
    if spoken.pauses[place]:
        return 3
    return 2 if spoken.words[place] in _JOINS else int(spoken.words[place] in _BEGINS)
