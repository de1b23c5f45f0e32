"""Who people of other computers are here: from all that was ever told, so in any order the same."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from simulator.domain.employment import told_apart
from simulator.domain.people import LONGEST_NAME
from simulator.records.names import same_name_key

_SPACE = uuid.UUID("5c1f7a34-62a5-5d0b-9c0e-3f6f0b7c5d11")
NO_NUMBER = "no number"
_SHORT = 8


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody as another computer knows them; of two tellings the newer one."""

    id: str
    name: str
    number: str
    told_at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody on record here, or to be put on record. ``number`` is "" if unknown."""

    id: str
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class WhoIsWho:
    """The answer.

    Attributes:
        person_ids: Who each source is here, by id.
        made: Those of them who are on record only because of bundles, by id.
    """

    person_ids: Mapping[str, str]
    made: Mapping[str, Known]


def who_is_who(base: Sequence[Known], sources: Iterable[Source]) -> WhoIsWho:
    """Return who is who.

    By number where both have one, else by name; where a name could be two people here, they are kept
    apart. Nobody of ``base`` is changed.

    Args:
        base: Whom HR, or somebody who signed in, put on record.
        sources: Everybody other computers ever told of.
    """
    told = tuple(sources)
    found = {one.id: place for one in told if (place := _on_record(base, told, one))}
    groups: defaultdict[str, list[Source]] = defaultdict(list)
    left = [one for one in told if one.id not in found]
    for one in left:
        groups[_group(one, left)].append(one)
    made: dict[str, Known] = {}
    for key, members in groups.items():
        id_ = str(uuid.uuid5(_SPACE, key))
        found.update((one.id, id_) for one in members)
        if any(known.id == id_ for known in base):
            continue  # whom a bundle put on record, and HR changed since
        newest = max(members, key=_newer)
        made[id_] = Known(id_, newest.name, max(one.number for one in members))
    return WhoIsWho(found, _told_apart(base, made))


def _newer(one: Source) -> tuple[datetime, str, str]:
    return one.told_at, one.name, one.id


def _on_record(base: Sequence[Known], told: Sequence[Source], one: Source) -> str | None:
    """Return who it is of those on record; None for nobody, or where it could be several."""
    for known in base:
        if known.id == one.id or (one.number and known.number == one.number):
            return known.id
    key = same_name_key(one.name)
    named = [known for known in base if same_name_key(_plain_name(known)) == key]
    if not one.number:
        return named[0].id if len(named) == 1 else None
    numbers = {other.number for other in told if other.number and same_name_key(other.name) == key}
    free = numbers - {known.number for known in base}
    return named[0].id if len(named) == 1 and not named[0].number and free == {one.number} else None


def _plain_name(known: Known) -> str:
    """Return a name without the number that tells it apart."""
    return known.name.removesuffix(told_apart("", known.number)) if known.number else known.name


def _group(one: Source, others: Sequence[Source]) -> str:
    """Return what those who are one person have in common: their number, else their name."""
    key = same_name_key(one.name)
    numbers = {other.number for other in others if other.number and same_name_key(other.name) == key}
    number = one.number or (numbers.pop() if len(numbers) == 1 else "")
    return f"number {number}" if number else f"name {key}"


def _told_apart(base: Sequence[Known], made: Mapping[str, Known]) -> dict[str, Known]:
    """Return the same people under names that nobody else has."""
    taken = {same_name_key(one.name) for one in base}
    wanted = Counter(same_name_key(one.name) for one in made.values())
    names: dict[str, str] = {}
    for one in made.values():
        key = same_name_key(one.name)
        is_free = key not in taken and (wanted[key] == 1 or not one.number)
        names[one.id] = one.name if is_free else _with(one.name, one.number or NO_NUMBER)
    given = Counter(same_name_key(name) for name in names.values())
    for id_, name in names.items():
        key = same_name_key(name)
        if key in taken or given[key] > 1:
            names[id_] = _with(made[id_].name, id_[:_SHORT])
    return {id_: Known(id_, names[id_], one.number) for id_, one in made.items()}


def _with(name: str, mark: str) -> str:
    room = LONGEST_NAME - len(told_apart("", mark))
    return told_apart(name[: max(room, 1)].strip(), mark)[:LONGEST_NAME]
