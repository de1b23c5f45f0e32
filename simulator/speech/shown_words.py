"""Heard words as they are shown: ``i'm`` -> ``I'm``, sentences with a capital and a stop."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

_STOP = "."


def shown(
    words: Sequence[str], stops: Sequence[bool] = (), names: Collection[str] = (), *, begins: bool = False
) -> str:
    """Return words as one writes them.

    Args:
        words: In small letters.
        stops: Whether a sentence ends with each; none does where it is left out.
        names: Words that have a capital wherever they stand.
        begins: Whether a sentence begins with the first.
    """
    return " ".join(_written(words, (*stops, *[False] * (len(words) - len(stops))), names, begins=begins))


def way_shown(
    way: str,
    words: Sequence[str],
    stops: Sequence[bool],
    names: Collection[str] = (),
    *,
    begins: bool = False,
) -> str:
    """Return what words may have been instead, with the stops between those that it shares with them.

    Args:
        way: What they may have been, in small letters.
        words: What was heard.
        stops: Whether a sentence ends with each of them.
        names: Words that have a capital wherever they stand.
        begins: Whether a sentence begins with the first.
    """
    instead = way.split()
    found = [False] * len(instead)
    for place, stop in enumerate(stops[: len(words) - 1], 1):
        after = len(instead) - (len(words) - place)
        if not stop:
            continue
        if instead[:place] == list(words[:place]) and place < len(instead):
            found[place - 1] = True
        elif after > 0 and instead[after:] == list(words[place:]):
            found[after - 1] = True
    return shown(instead, found, names, begins=begins)


def _written(
    words: Sequence[str], stops: Sequence[bool], names: Collection[str], *, begins: bool
) -> Iterator[str]:
    for word, stop in zip(words, stops, strict=True):
        bare = word.split("'")[0]
        is_capital = begins or bare == "i" or bare in names
        yield (word[:1].upper() + word[1:] if is_capital else word) + (_STOP if stop else "")
        begins = stop
