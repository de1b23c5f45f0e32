"""Rows of one file that speak of the same person, or of two who cannot be told apart."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

from simulator.training.people.entries import Entry
from simulator.training.people.import_plan import Change
from simulator.training.people.known_people import name_key


@dataclass(frozen=True, slots=True)
class Twice:
    """Why a row is not taken.

    Attributes:
        change: Passed over if it says nothing new, left out if it contradicts another.
        note: The reason, in a sentence.
    """

    change: Change
    note: str


def told_twice(entries: Sequence[Entry]) -> dict[int, Twice]:
    """Return, by line, the rows that are not taken because of other rows of the file."""
    good = [entry for entry in entries if not entry.problem]
    found = _same(good, _number, "Line {} has the same number and says otherwise.")
    found |= _same(
        good, _name_alone, "Line {} has the same name and says otherwise; only numbers tell them apart."
    )
    with_number = {name_key(entry.name): entry.line for entry in good if entry.number}
    for entry in good:
        line = with_number.get(name_key(entry.name))
        if not entry.number and line is not None and entry.line not in found:
            words = f"Line {line:,} has the same name and a number; this row has none."
            found[entry.line] = Twice(Change.REFUSED, words)
    return found


def _number(entry: Entry) -> Hashable:
    return entry.number


def _name_alone(entry: Entry) -> Hashable:
    return "" if entry.number else name_key(entry.name)


def _same(entries: Sequence[Entry], key: Callable[[Entry], Hashable], contradiction: str) -> dict[int, Twice]:
    groups: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        if key(entry):
            groups.setdefault(key(entry), []).append(entry)
    found: dict[int, Twice] = {}
    for group in groups.values():
        first, *others = group
        if all(replace(other, line=first.line) == first for other in others):
            words = f"Line {first.line:,} says the same."
            found |= {other.line: Twice(Change.PASSED_OVER, words) for other in others}
        else:
            for entry in group:
                other = first if entry is not first else others[0]
                found[entry.line] = Twice(Change.REFUSED, contradiction.format(f"{other.line:,}"))
    return found
