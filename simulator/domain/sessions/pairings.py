"""Pairings: who meets whom, so that everybody meets everybody; and how long each meeting lasts.

Two rows stand face to face, and everybody but the first moves on by one place each time. With an odd number
one place stays empty: whoever stands before it joins the pair beside, a group of three for that once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

Group = tuple[str, ...]
"""Two or three people."""

Grouping = tuple[Group, ...]
"""Everybody, each in one group, in the order of the places they stand at."""

SHORTEST_MEETING_SECONDS = 12.0
"""Long enough for a greeting and an answer; fifteen of them make three minutes."""

LONGEST_MEETING_SECONDS = 60.0
"""Longer, and it is no greeting any more."""

_FEWEST_TO_CHANGE = 4


@dataclass(frozen=True, slots=True)
class Timetable:
    """The meetings of one round.

    Attributes:
        groupings: Who meets whom, one grouping after the other.
        meeting_seconds: How long each lasts.
    """

    groupings: tuple[Grouping, ...]
    meeting_seconds: float

    def index_at(self, seconds: float) -> int:
        """Return which grouping it is after so many seconds of the round; -1 if there is none at all."""
        if not self.groupings:
            return -1
        return max(0, min(int(seconds / self.meeting_seconds + 1e-9), len(self.groupings) - 1))

    def grouping_at(self, seconds: float) -> Grouping:
        """Return who meets whom after so many seconds of the round."""
        index = self.index_at(seconds)
        return self.groupings[index] if index >= 0 else ()

    def seconds_to_change(self, seconds: float) -> float | None:
        """Return how long the meeting goes on; None if no other one follows in this round."""
        index = self.index_at(seconds)
        if not 0 <= index < len(self.groupings) - 1:
            return None
        return max(0.0, (index + 1) * self.meeting_seconds - seconds)


def meetings(people: Sequence[str]) -> tuple[Grouping, ...]:
    """Return groupings in which everybody meets everybody, each time all of them at once.

    Args:
        people: Ids, each once.

    Returns:
        One grouping less than there are people, or as many with an odd number; one for two or three people,
        none for fewer.

    Raises:
        ValueError: Somebody is named twice.
    """
    if len(set(people)) != len(people):
        raise ValueError("nobody can stand in two places")
    return _meetings(tuple(people))


@lru_cache(maxsize=4)
def _meetings(people: tuple[str, ...]) -> tuple[Grouping, ...]:
    """Remembered, because a clock that ticks asks again and again."""
    if len(people) < 2:  # noqa: PLR2004  # a person alone meets nobody
        return ()
    if len(people) < _FEWEST_TO_CHANGE:
        return ((people,),)
    places: list[str | None] = [*people] if len(people) % 2 == 0 else [None, *people]
    found: list[Grouping] = []
    for _ in range(len(places) - 1):
        found.append(_groups(places))
        places = [places[0], places[-1], *places[1:-1]]
    return tuple(found)


def timetable(people: Sequence[str], round_seconds: float, first: int = 0) -> Timetable:
    """Return who meets whom in a round that lasts so long.

    Up to sixteen people, everybody meets everybody in each round of three minutes. With more, the meetings
    would be over before a greeting is, so the round takes half of them, and the next round goes on with the
    other half: up to thirty people, everybody has met everybody after both.

    Args:
        people: Ids, each once.
        round_seconds: How long the round lasts.
        first: Which of all the meetings it begins with; rounds that go on where another stopped say so.

    Returns:
        The timetable; with a single grouping it lasts the whole round.
    """
    every = meetings(people)
    if not every:
        return Timetable((), round_seconds)
    count = meetings_in_a_round(len(every), round_seconds)
    taken = tuple(every[(first + index) % len(every)] for index in range(count))
    return Timetable(taken, round_seconds / count)


def meetings_in_a_round(all_meetings: int, round_seconds: float) -> int:
    """Return how many meetings a round has time for, out of as many as it takes to meet everybody."""
    if all_meetings <= 1:
        return all_meetings
    most = max(1, int(round_seconds / SHORTEST_MEETING_SECONDS))
    if all_meetings > most:
        return min(most, (all_meetings + 1) // 2)
    count = all_meetings
    while round_seconds / count > LONGEST_MEETING_SECONDS and count + all_meetings <= most:
        count += all_meetings
    return count


def pairs_met(groupings: Sequence[Grouping]) -> frozenset[frozenset[str]]:
    """Return who has met whom."""
    groups = chain.from_iterable(groupings)
    return frozenset(
        frozenset((one, other)) for group in groups for one in group for other in group if one != other
    )


def _groups(places: list[str | None]) -> Grouping:
    """Read two rows that stand face to face."""
    half = len(places) // 2
    facing = list(zip(places[:half], reversed(places[half:]), strict=True))
    groups = [tuple(one for one in pair if one is not None) for pair in facing]
    alone = next((index for index, group in enumerate(groups) if len(group) == 1), None)
    if alone is None:
        return tuple(groups)
    beside = alone + 1 if alone + 1 < len(groups) else alone - 1
    groups[beside] = (*groups[beside], *groups[alone])
    del groups[alone]
    return tuple(groups)
