"""Rosters: names typed or pasted from anywhere become participants, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from simulator.domain.people import LONGEST_NAME, Person
from simulator.domain.sessions.session import LARGEST_ROSTER, Participant
from simulator.records.interface import RecordsError
from simulator.records.names import same_name_key, tidy_name

_BETWEEN = re.compile("[\r\n\v\f\x85\u2028\u2029;\t]+")
"""Names stand one a line; semicolons and tabs are how mail programs and tables part them."""
_NUMBERED = re.compile(r"^\s*(?:[-*•·‣–—]\s*|\(?\d{1,3}[.):]\s+)")
"""What lists put before a name."""
_ADDRESS = re.compile(r"\s*<[^<>]*@[^<>]*>\s*$")
"""An e-mail address after a name."""


@dataclass(frozen=True, slots=True)
class NamesRead:
    """What was read from a text.

    Attributes:
        names: The new names, tidy, in their order.
        doubled: Names that were there already, on the roster or earlier in the text.
        too_long: The beginnings of names that have too many characters.
        too_many: How many names are left out because the roster is full.
    """

    names: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    too_long: tuple[str, ...] = ()
    too_many: int = 0


def names_in(text: str, roster: Sequence[Participant] = ()) -> NamesRead:
    """Return the names in a text that are not on the roster yet.

    Args:
        text: Names in any script, one a line, or parted by semicolons or tabs, as they are pasted from
            lists and mails: bullets, numbers and e-mail addresses beside a name are passed over.
        roster: Who is on it already.
    """
    known = {name_key(one.name) for one in roster}
    names: list[str] = []
    doubled: list[str] = []
    too_long: list[str] = []
    for piece in _BETWEEN.split(text.replace("\ufeff", "")):
        written = _ADDRESS.sub("", _NUMBERED.sub("", piece))
        try:
            name = tidy_name(written)
        except RecordsError:
            if len(written.strip()) > LONGEST_NAME:
                too_long.append(" ".join(written.split())[:30])
            continue
        if name_key(name) in known:
            doubled.append(name)
        else:
            known.add(name_key(name))
            names.append(name)
    room = max(0, LARGEST_ROSTER - len(roster))
    return NamesRead(tuple(names[:room]), tuple(doubled), tuple(too_long), len(names[room:]))


def with_names(
    roster: Sequence[Participant], names: Iterable[str], known: Iterable[Person] = ()
) -> tuple[Participant, ...]:
    """Return the roster with these names added, present; people on record are recognised by their names."""
    by_name = {name_key(person.name): person for person in known}
    longer = list(roster)
    number = max((int(one.id[1:]) for one in roster if one.id[1:].isdecimal()), default=0)
    for name in names:
        number += 1
        person = by_name.get(name_key(name))
        longer.append(
            Participant(f"p{number}", person.name if person else name, person.id if person else None)
        )
    return tuple(longer)


def with_presence(
    roster: Sequence[Participant], participant_id: str, *, is_present: bool
) -> tuple[Participant, ...]:
    """Return the roster with somebody marked present or absent."""
    return tuple(replace(one, is_present=is_present) if one.id == participant_id else one for one in roster)


def without(roster: Sequence[Participant], participant_id: str) -> tuple[Participant, ...]:
    """Return the roster without somebody."""
    return tuple(one for one in roster if one.id != participant_id)


def again(roster: Sequence[Participant]) -> tuple[Participant, ...]:
    """Return an earlier roster for a new session: everybody present until somebody says otherwise."""
    return tuple(replace(one, id=f"p{number}", is_present=True) for number, one in enumerate(roster, start=1))


def name_key(name: str) -> str:
    """Return what two spellings of one name have in common."""
    return same_name_key(" ".join(name.split()))
