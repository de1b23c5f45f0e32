"""Heard words as they are shown: ``i'm`` -> ``I'm``, sentences with a capital and a mark at their end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from simulator.speech.sentence_marks import COMMA
from simulator.speech.written_words import as_written

NO_FORMS: Mapping[str, str] = MappingProxyType({})


def shown(
    words: Sequence[str],
    marks: Sequence[str] = (),
    forms: Mapping[str, str] = NO_FORMS,
    *,
    begins: bool = False,
) -> str:
    """Return words as one writes them.

    Args:
        words: In small letters.
        marks: What stands behind each; nothing does where it is left out.
        forms: Words that are not written as they are heard, with how they are.
        begins: Whether a sentence begins with the first.
    """
    return " ".join(_written(words, (*marks, *[""] * (len(words) - len(marks))), forms, begins=begins))


def way_shown(
    way: str,
    words: Sequence[str],
    marks: Sequence[str],
    forms: Mapping[str, str] = NO_FORMS,
    *,
    begins: bool = False,
) -> str:
    """Return what words may have been instead, with the marks between those that it shares with them.

    Args:
        way: What they may have been, in small letters.
        words: What was heard.
        marks: What stands behind each of them.
        forms: Words that are not written as they are heard, with how they are.
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
    return shown(instead, found, forms, begins=begins)


def ends_sentence(mark: str) -> bool:
    """Return whether the next word begins another sentence."""
    return mark not in ("", COMMA)


def _written(
    words: Sequence[str], marks: Sequence[str], forms: Mapping[str, str], *, begins: bool
) -> Iterator[str]:
    for word, mark in zip(words, marks, strict=True):
        form = as_written(word, forms)
        is_capital = begins or word.split("'")[0] == "i"
        yield (form[:1].upper() + form[1:] if is_capital else form) + mark
        begins = ends_sentence(mark)
