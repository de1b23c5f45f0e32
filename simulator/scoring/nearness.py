"""What stands close to certain words: asked in one look, however many words there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from simulator.scoring.spoken_text import SpokenText

Span = tuple[int, int]
"""First and last word, both included."""


class Near:
    """The places no further than so many words, and so many sentences, from any of some spans.

    Args:
        spans: The words that things are near to.
        spoken: Their text.
        within: How many words away still counts; neighbours are 1 away.
        sentences: How many sentences away still counts; 0 is the same sentence.
    """

    def __init__(self, spans: Iterable[Span], spoken: SpokenText, within: int, sentences: int = 0) -> None:
        opens = [0] * (len(spoken) + 1)
        for first, last in spans:
            begins = bisect_left(spoken.sentences, spoken.sentences[first] - sentences)
            beyond = bisect_right(spoken.sentences, spoken.sentences[last] + sentences)
            opens[max(begins, first - within)] += 1
            opens[min(beyond, last + within + 1)] -= 1
        near = (is_open > 0 for is_open in accumulate(opens))
        self._near_before = (0, *accumulate(near))

    def touches(self, first: int, last: int) -> bool:
        """Return whether any of the words ``first`` to ``last`` is near."""
        return self._near_before[last + 1] > self._near_before[first]
