"""KnownPeople: who is on record, found by what a file says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from simulator.domain.employment import Employment
from simulator.records.names import same_name_key
from simulator.training.people.entries import Entry
from simulator.training.people.import_plan import NewNumber, base_name


@dataclass(frozen=True, slots=True)
class Match:
    """Who a row is about.

    Attributes:
        person: Who on record; None for somebody new.
        note: What there is to know about it.
        is_asked: Whether somebody has to say if it is this person.
        problem: Why nobody can say who it is.
    """

    person: Employment | None = None
    note: str = ""
    is_asked: bool = False
    problem: str = ""


def name_key(name: str) -> str:
    """Return what spellings of a name have in common."""
    return name.casefold() if name.isascii() else same_name_key(name)


class KnownPeople:
    """Finds people by number first, then by name; where either could be wrong, it says so."""

    def __init__(
        self, people: Iterable[Employment], new_numbers: NewNumber, in_file: Iterable[Entry]
    ) -> None:
        self.everybody = tuple(people)
        self._new_numbers = new_numbers
        good = list(in_file)
        numbered = [entry for entry in good if entry.number]
        self._names_in_file = {name_key(entry.name) for entry in good}
        self._numbers_in_file = {entry.number for entry in numbered}
        self._by_number = {one.number: one for one in self.everybody if one.number}
        self._newcomers = Counter(name_key(e.name) for e in numbered if e.number not in self._by_number)
        self._by_stripped: dict[str, list[Employment]] = {}
        self._by_name: dict[str, list[Employment]] = {}
        for one in self.everybody:
            if one.number:
                self._by_stripped.setdefault(one.number.lstrip("0"), []).append(one)
            self._by_name.setdefault(name_key(base_name(one)), []).append(one)

    def has_number(self, number: str) -> bool:
        """Whether somebody on record has a number."""
        return number in self._by_number

    def named(self, name: str) -> tuple[Employment, ...]:
        """Return everybody of a name."""
        return tuple(self._by_name.get(name_key(name), ()))

    def match(self, entry: Entry) -> Match:
        """Return who a row is about."""
        if not entry.number:
            return self._by_name_alone(entry)
        known = self._by_number.get(entry.number)
        if known is not None:
            return self._of_this_number(entry, known)
        return self._without_zeros(entry) or self._of_another_number(entry)

    def _by_name_alone(self, entry: Entry) -> Match:
        found = self.named(entry.name)
        if len(found) > 1:
            return Match(problem=f"{len(found)} people here are called {entry.name}; the row has no number.")
        return Match(found[0] if found else None)

    def _of_this_number(self, entry: Entry, known: Employment) -> Match:
        """A number can be given to somebody else; then the name, the address and the first day differ."""
        same = name_key(base_name(known)) == name_key(entry.name)
        is_elsewhere = name_key(base_name(known)) in self._names_in_file
        if same or (_is_alike(entry, known) and not is_elsewhere):
            return Match(known)
        return Match(
            problem=f"Number {entry.number} is {known.person.name}'s here. "
            "Correct the number, or bring the address or the first day along if the name has changed."
        )

    def _without_zeros(self, entry: Entry) -> Match | None:
        """Spreadsheets take zeros from the front of numbers."""
        alike = [
            one for one in self._by_stripped.get(entry.number.lstrip("0"), ()) if self._is_called(one, entry)
        ]
        if len(alike) != 1 or alike[0].number in self._numbers_in_file:
            return None
        return Match(alike[0], note=f"The file says {entry.number}; a spreadsheet may have taken the zeros.")

    def _of_another_number(self, entry: Entry) -> Match:
        found = self.named(entry.name)
        are_several = self._newcomers[name_key(entry.name)] > 1
        if len(found) == 1 and not found[0].number:
            return Match() if are_several else Match(found[0], note="Is here already, and gets this number.")
        could_be = [one for one in found if one.number and one.number not in self._numbers_in_file]
        by_address = [one for one in could_be if _is_same_address(entry, one)]
        if len(by_address) == 1 and not are_several:
            return Match(by_address[0], note="Known by the address; the number has changed.")
        if not could_be or self._new_numbers is NewNumber.SOMEBODY_ELSE:
            return Match()
        if len(could_be) > 1 or are_several:
            others = ", ".join(sorted(one.number for one in could_be)[:3])
            return Match(problem=f"There are several of this name: which of them was {others}?")
        return self._one_other(could_be[0])

    def _one_other(self, one: Employment) -> Match:
        gone = "" if one.is_active else " and left"
        is_asked = self._new_numbers is NewNumber.ASK
        note = f"Was {one.number}{gone}, or somebody else?" if is_asked else ""
        return Match(one, is_asked=is_asked, note=note)

    def _is_called(self, one: Employment, entry: Entry) -> bool:
        return name_key(base_name(one)) == name_key(entry.name)


def _is_alike(entry: Entry, known: Employment) -> bool:
    """Whether a changed name is likelier than another person."""
    is_same_day = entry.started_on is not None and entry.started_on == known.started_on
    shared = set(name_key(entry.name).split()) & set(name_key(base_name(known)).split())
    return bool(shared) or is_same_day or _is_same_address(entry, known)


def _is_same_address(entry: Entry, known: Employment) -> bool:
    return bool(entry.email) and entry.email.casefold() == known.email.casefold()
