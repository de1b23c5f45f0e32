"""Which words of a reply are somebody else's: runs that stand word for word in another text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

Run = tuple[str, ...]


def runs_of(words: Sequence[str], length: int) -> set[Run]:
    """Return every run of so many words."""
    return {tuple(words[first : first + length]) for first in range(len(words) - length + 1)}


def runs_in(texts: Iterable[Sequence[str]], length: int) -> frozenset[Run]:
    """Return every run of so many words in any of the texts."""
    return frozenset(run for words in texts for run in runs_of(words, length))


def copied(words: Sequence[str], runs: Collection[Run], length: int) -> list[bool]:
    """Return for each word whether it stands in a run that is copied."""
    marks = [False] * len(words)
    for first in range(len(words) - length + 1):
        if tuple(words[first : first + length]) in runs:
            marks[first : first + length] = [True] * length
    return marks


def is_mostly(marks: Sequence[bool], per_cent: int) -> bool:
    """Whether so many per cent of the marks are set."""
    return bool(marks) and 100 * sum(marks) >= per_cent * len(marks)
