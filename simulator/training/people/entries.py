"""Entries: what each row of a file says of a person, once somebody said what its columns mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from simulator.records.hr_refusals import tidy_detail
from simulator.records.interface import RecordsError
from simulator.records.names import tidy_name
from simulator.training.people.days import DateOrder, day_of
from simulator.training.people.headings import Field, heading_key
from simulator.training.people.people_table import FileRow, PeopleTable

# fmt: off
_HERE = frozenset((
    "active", "a", "aktiv", "actif", "activo", "current", "employed", "working", "enabled", "yes", "y",
    "true", "1", "ja", "oui", "si", "on",
    "onleave", "leave", "parentalleave", "sickleave", "probation", "hired",
    "newhire", "permanent", "temporary", "fulltime", "parttime",
))
_GONE = frozenset((
    "inactive", "i", "inaktiv", "inactif", "left", "leaver", "gone", "terminated", "terminate", "former",
    "resigned", "retired", "dismissed", "tobedeleted", "deleted", "delete", "suspended", "disabled", "no",
    "n", "false", "0", "nein", "non", "off", "exited", "offboarded", "ausgeschieden",
))
_TITLES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md", "dr"))
# fmt: on


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says of a person.

    Attributes:
        line: Where the row begins in the file, from 1.
        name, number, email, team, manager: As texts; "" where the row says nothing.
        started_on: None where the row says nothing.
        is_active: None where the file does not speak of it.
        problem: Why it cannot be taken, in a sentence; "" if it can.
    """

    line: int
    name: str = ""
    number: str = ""
    email: str = ""
    team: str = ""
    manager: str = ""
    started_on: date | None = None
    is_active: bool | None = None
    problem: str = ""


class EntryReader:
    """Reads rows by what the columns mean."""

    def __init__(
        self, table: PeopleTable, columns: Mapping[Field, str], order: DateOrder | None, today: date
    ) -> None:
        """``order`` is which of two numbers in a day comes first; None if it never matters or is unknown."""
        self._places = {field: table.column(heading) for field, heading in columns.items()}
        self._lists = {
            f for f, h in columns.items() if heading_key(h) in ("orgsourcedids", "agentsourcedids")
        }
        self._order, self._today = order, today

    def entry(self, row: FileRow) -> Entry:
        """Return what a row says; what is wrong with it stands in ``problem``."""
        name = self._name(row)
        try:
            started_on = self._day(row, Field.STARTED_ON, "first day")
            is_active = self._is_active(row)
            if not name:
                return Entry(row.line, problem="The name is missing.")
            if name.startswith("="):
                return Entry(row.line, name[:60], problem="A formula stands in place of the name.")
            return Entry(
                row.line,
                _tidied_name(name),
                self._detail(row, Field.NUMBER, "The employee number"),
                self._detail(row, Field.EMAIL, "The address"),
                self._detail(row, Field.TEAM, "The team"),
                self._detail(row, Field.MANAGER, "The manager"),
                started_on,
                is_active,
            )
        except RecordsError as error:
            return Entry(row.line, name[:60], problem=error.problem)

    def _cell(self, row: FileRow, field: Field) -> str:
        place = self._places.get(field)
        return "" if place is None else row.cells[place]

    def _name(self, row: FileRow) -> str:
        whole = self._cell(row, Field.NAME)
        if whole:
            last, comma, first = whole.partition(",")
            is_turned = comma and "," not in first and first.strip().rstrip(".").casefold() not in _TITLES
            return f"{first.strip()} {last.strip()}".strip() if is_turned else whole
        return f"{self._cell(row, Field.FIRST_NAME)} {self._cell(row, Field.LAST_NAME)}".strip()

    def _detail(self, row: FileRow, field: Field, what: str) -> str:
        text = self._cell(row, field)
        if field in self._lists:
            text = text.partition(",")[0].strip()
        return text if _is_plain(text) else tidy_detail(text, what)

    def _day(self, row: FileRow, field: Field, what: str) -> date | None:
        text = self._cell(row, field)
        if not text:
            return None
        try:
            day = day_of(text, self._order)
        except ValueError:
            raise RecordsError(f"There is no such {what}: {text[:40]}.") from None
        if day is None:
            raise RecordsError(f"The {what} cannot be read: {text[:40]}.")
        return day

    def _is_active(self, row: FileRow) -> bool | None:
        """A day on which somebody left says most, then that they are suspended, then the status."""
        spoken_of = [f for f in (Field.LEFT_ON, Field.SUSPENDED, Field.STATUS) if f in self._places]
        if not spoken_of:
            return None
        left_on = self._day(row, Field.LEFT_ON, "last day")
        if left_on is not None:
            return left_on >= self._today
        is_suspended = self._word(row, Field.SUSPENDED)
        return not is_suspended and self._word(row, Field.STATUS) is not False

    def _word(self, row: FileRow, field: Field) -> bool | None:
        """Whether a yes or a no stands there; None for nothing."""
        text = self._cell(row, field)
        key = re.sub(r"[\W_]+", "", text.casefold())
        if not key or key in _HERE:
            return True if key else None
        if key in _GONE:
            return False
        raise RecordsError(f"Whether they work here cannot be read: {text[:40]}.")


def _tidied_name(text: str) -> str:
    return text if _is_plain(text) and len(text) <= 100 else tidy_name(text)  # noqa: PLR2004  # else it says why


def _is_plain(text: str) -> bool:
    """Whether tidying would change nothing: most texts, and each at little cost."""
    return len(text) <= 100 and text.isascii() and text.isprintable() and "  " not in text  # noqa: PLR2004
