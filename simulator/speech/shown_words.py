"""Heard words as they are shown: ``i'm`` -> ``I'm``, sentences with a capital and a mark at their end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from simulator.speech.sentence_marks import COMMA


def shown(
    words: Sequence[str], marks: Sequence[str] = (), names: Collection[str] = (), *, begins: bool = False
) -> str:
    """Return words as one writes them.

    Args:
        words: In small letters.
        marks: What stands behind each; nothing does where it is left out.
        names: Words that have a capital wherever they stand.
        begins: Whether a sentence begins with the first.
    """
    return " ".join(_written(words, (*marks, *[""] * (len(words) - len(marks))), names, begins=begins))


def way_shown(
    way: str,
    words: Sequence[str],
    marks: Sequence[str],
    names: Collection[str] = (),
    *,
    begins: bool = False,
) -> str:
    """Return what words may have been instead, with the marks between those that it shares with them.

    Args:
        way: What they may have been, in small letters.
        words: What was heard.
        marks: What stands behind each of them.
        names: Words that have a capital wherever they stand.
        begins: Whether a sentence begins with the first.
    """
    instead = way.split()
    found = [""] * len(instead)
    for place, mark in enumerate(marks[: len(words) - 1], 1):
        after = len(instead) - (len(words) - place)
        if not mark:
            continue
        if instead[:place] == list(words[:place]) and place < len(instead):
            found[place - 1] = mark
        elif after > 0 and instead[after:] == list(words[place:]):
            found[after - 1] = mark
    return shown(instead, found, names, begins=begins)


def ends_sentence(mark: str) -> bool:
    """Return whether the next word begins another sentence."""
    return mark not in ("", COMMA)


def _written(
    words: Sequence[str], marks: Sequence[str], names: Collection[str], *, begins: bool
) -> Iterator[str]:
    for word, mark in zip(words, marks, strict=True):
        bare = word.split("'")[0]
        is_capital = begins or bare == "i" or bare in names
        yield (word[:1].upper() + word[1:] if is_capital else word) + mark
        begins = ends_sentence(mark)
