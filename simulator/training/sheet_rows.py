"""SheetRows: which people of a completion sheet are shown, in which order, as their cells come in."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from simulator.domain.completion import Stand
from simulator.domain.employment import Employment
from simulator.training.completion_sheet import CODES, DECIDED, NOT_ASKED, PEOPLE_A_PAGE, STANDS

_DONE = CODES[Stand.DONE]
_LATE = (CODES[Stand.OVERDUE], CODES[Stand.DUE_AGAIN])
_SOON = CODES[Stand.COMING_DUE]


class Shown(StrEnum):
    """Who is shown."""

    ALL = "all"
    LATE = "late"
    SOON = "soon"
    WAITING = "waiting"
    DONE = "done"


class Order(StrEnum):
    """In which order."""

    NAME = "name"
    TEAM = "team"
    LATEST_FIRST = "most overdue first"


class SheetRows:
    """A byte a cell for everybody, filled page by page, and what is counted of it."""

    def __init__(self, people: Sequence[Employment] = ()) -> None:
        self.people = people
        self.rows: list[bytes | None] = [None] * len(people)
        self.counts: dict[Stand, int] = dict.fromkeys(CODES, 0)
        self.people_asked = self.people_done = self.people_late = self.decided = 0
        self.read = 0
        self._next = 0
        self._texts = [f"{one.person.name} {one.number} {one.team}".casefold() for one in people]

    @property
    def is_whole(self) -> bool:
        """Whether everybody has been read."""
        return self.read == len(self.people)

    def stand_at(self, place: int, scenario: int) -> Stand | None:
        """Return how far somebody is with a scenario, by their places; None for not asked.

        Raises:
            LookupError: It is not read yet.
        """
        row = self.rows[place]
        if row is None:
            raise LookupError(place)
        return STANDS[row[scenario]]

    def is_decided_at(self, place: int, scenario: int) -> bool:
        """Whether it is done by a trainer's decision; False while it is not read yet."""
        row = self.rows[place]
        return row is not None and row[scenario] == DECIDED

    def take(self, places: Sequence[int], rows: Sequence[bytes]) -> None:
        """Keep what was read of some people; a second time changes nothing."""
        for place, row in zip(places, rows, strict=True):
            if self.rows[place] is not None:
                continue
            self.rows[place] = row
            self.read += 1
            for stand, code in CODES.items():
                self.counts[stand] += _done(row) if code == _DONE else row.count(code)
            self.decided += row.count(DECIDED)
            asked = len(row) - row.count(NOT_ASKED)
            self.people_asked += bool(asked)
            self.people_done += bool(asked) and _done(row) == asked
            self.people_late += any(code in row for code in _LATE)

    def wanted(self, in_sight: Sequence[int]) -> tuple[int, ...]:
        """Return whom to read next: those in sight first, then everybody in turn; nobody once all is read."""
        seen = [place for place in in_sight if self.rows[place] is None][:PEOPLE_A_PAGE]
        if seen:
            return tuple(seen)
        while self._next < len(self.rows) and self.rows[self._next] is not None:
            self._next += 1
        following = range(self._next, min(self._next + PEOPLE_A_PAGE, len(self.rows)))
        return tuple(place for place in following if self.rows[place] is None)

    def chosen(
        self,
        *,
        words: str = "",
        team: str | None = None,
        shown: Shown = Shown.ALL,
        order: Order = Order.NAME,
    ) -> list[int]:
        """Return the places of those to be shown; who is not read yet is shown only among all.

        Args:
            words: Each stands in their name, number or team.
            team: Only this team; None for all.
            shown: By how far they are.
            order: In which order; people come by name.
        """
        wanted = words.casefold().split()
        places = [
            place
            for place, text in enumerate(self._texts)
            if all(word in text for word in wanted)
            and (team is None or self.people[place].team == team)
            and self._is_shown(place, shown)
        ]
        if order is Order.TEAM:
            places.sort(key=lambda place: self.people[place].team.casefold())
        elif order is Order.LATEST_FIRST:
            places.sort(key=self._lateness)
        return places

    def _is_shown(self, place: int, shown: Shown) -> bool:
        row = self.rows[place]
        if shown is Shown.ALL:
            return True
        if row is None:
            return False
        asked = len(row) - row.count(NOT_ASKED)
        match shown:
            case Shown.LATE:
                return any(code in row for code in _LATE)
            case Shown.SOON:
                return _SOON in row
            case Shown.DONE:
                return asked > 0 and _done(row) == asked
            case _:
                return _done(row) < asked

    def _lateness(self, place: int) -> tuple[int, int, int]:
        row = self.rows[place]
        if row is None:
            return 1, 0, 0
        return 0, -sum(row.count(code) for code in _LATE), -row.count(_SOON)


def _done(row: bytes) -> int:
    return row.count(_DONE) + row.count(DECIDED)
