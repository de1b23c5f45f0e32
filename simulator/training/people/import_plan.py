"""ImportPlan: what an import would change, row by row, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from simulator.domain.employment import Employment, told_apart
from simulator.training.people.days import DateOrder
from simulator.training.people.headings import Field


class Change(StrEnum):
    """What would become of a row; the value is how people call it."""

    NEW = "new"
    CHANGED = "changed"
    RETURNED = "back again"
    LEFT = "left"
    UNCHANGED = "unchanged"
    ASKED = "to be answered"
    REFUSED = "left out"
    PASSED_OVER = "passed over"


KEPT = frozenset({Change.NEW, Change.CHANGED, Change.RETURNED, Change.LEFT})
"""What an import writes."""


WORKS_HERE = "works here"

RANKS = (
    *(Change.ASKED, Change.REFUSED, Change.LEFT, Change.RETURNED, Change.CHANGED, Change.NEW),
    *(Change.UNCHANGED, Change.PASSED_OVER),
)
"""In the order in which somebody wants to look at them."""


class NewNumber(StrEnum):
    """What it means that somebody of a known name comes with another number."""

    ASK = "ask"
    SAME_PERSON = "same"
    SOMEBODY_ELSE = "new"


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What somebody said of a file.

    Attributes:
        columns: Which heading says what.
        date_order: Which of two numbers in a day comes first; None to go by what the column tells.
        new_numbers: What another number with a known name means.
        is_everybody: Whether those with a number who are not in the file have left.
    """

    columns: Mapping[Field, str]
    date_order: DateOrder | None = None
    new_numbers: NewNumber = NewNumber.ASK
    is_everybody: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that would be otherwise."""

    what: str
    was: str
    will_be: str

    @property
    def words(self) -> str:
        """As it is told: "team: Tills → Returns"."""
        return f"{self.what}: {self.was or 'none'} → {self.will_be or 'none'}"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A person, and what would become of them.

    Attributes:
        line: The row's line in the file; 0 for somebody who is not in it.
        change: What would become of it.
        name, number: As the file has them.
        wanted: As they would be kept; None where the row cannot be taken.
        before: As they are kept; None for somebody new.
        note: What there is to know, in sentences; for what is left out, why.
    """

    line: int
    change: Change
    name: str
    number: str = ""
    wanted: Employment | None = None
    before: Employment | None = None
    note: str = ""

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What would be otherwise than it is; nothing for somebody new."""
        if self.before is None or self.wanted is None:
            return ()
        return differences(self.before, self.wanted)

    @property
    def words(self) -> str:
        """What would be otherwise, apart from what ``change`` says, and what there is to know."""
        told = (one.words for one in self.differences if one.what != WORKS_HERE)
        return "  ·  ".join(filter(None, (*told, self.note)))


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would change.

    Attributes:
        file: The file's name.
        rows: In the order of the file; who is not in it comes last.
        notes: What was odd about the file, in sentences.
        people: Everybody on record when it was made.
        ambiguous_day: A day that can be two days, while nobody said which; then nothing can be kept.
    """

    file: str
    rows: tuple[PlannedRow, ...]
    notes: tuple[str, ...] = ()
    people: tuple[Employment, ...] = field(default=(), repr=False)
    ambiguous_day: str = ""
    counts: Mapping[Change, int] = field(init=False)

    def __post_init__(self) -> None:
        counted = Counter(row.change for row in self.rows)
        object.__setattr__(self, "counts", {change: counted.get(change, 0) for change in Change})

    @property
    def to_keep(self) -> tuple[Employment, ...]:
        """Who would be written, as they would be kept."""
        return tuple(row.wanted for row in self.rows if row.change in KEPT and row.wanted is not None)

    @property
    def is_ready(self) -> bool:
        """Whether there is anything to write, and nothing has to be answered first."""
        return not self.ambiguous_day and any(self.counts[change] for change in KEPT)


def differences(before: Employment, wanted: Employment) -> tuple[Difference, ...]:
    """Return what is otherwise in the second; a name that only tells people apart is no difference."""
    pairs = (
        ("name", before.person.name, wanted.person.name),
        ("number", before.number, wanted.number),
        ("team", before.team, wanted.team),
        ("email", before.email, wanted.email),
        ("manager", before.manager_number, wanted.manager_number),
        ("first day", _day(before.started_on), _day(wanted.started_on)),
        (WORKS_HERE, _yes(before.is_active), _yes(wanted.is_active)),
    )
    return tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])


def base_name(somebody: Employment) -> str:
    """Return a name without the number that may tell it apart."""
    apart = told_apart("", somebody.number)
    name = somebody.person.name
    return name.removesuffix(apart) if somebody.number else name


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
