"""Editing one person: what was typed is checked field by field, and kept if nobody else was quicker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from simulator.domain.employment import Employment, told_apart
from simulator.domain.errors import SimulatorError
from simulator.domain.people import Person
from simulator.records.hr_refusals import LONGEST_DETAIL
from simulator.records.interface import RecordsError, RecordStore
from simulator.records.names import same_name_key, tidy_name
from simulator.training.people.days import day_of, is_ambiguous
from simulator.training.people.person_sheet import by_number

FIELDS = ("name", "number", "email", "team", "manager", "started", "is_active")


class EditedElsewhereError(SimulatorError):
    """Somebody else changed the same person meanwhile."""


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """What stands in the fields; the manager is a number, a name, or both (``manager_words``)."""

    name: str = ""
    number: str = ""
    email: str = ""
    team: str = ""
    manager: str = ""
    started: str = ""
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class Checked:
    """What an entry comes to.

    Attributes:
        employment: What would be kept; None if something is wrong.
        problems: What is wrong, in words, by field.
        notes: What there is to know, by field, although nothing is wrong.
    """

    employment: Employment | None
    problems: dict[str, str]
    notes: dict[str, str]


def entry_of(one: Employment, everybody: tuple[Employment, ...]) -> PersonEntry:
    """Return somebody as the fields show them."""
    manager = by_number(everybody).get(one.manager_number)
    return PersonEntry(
        one.person.name,
        one.number,
        one.email,
        one.team,
        manager_words(manager) if manager else one.manager_number,
        one.started_on.isoformat() if one.started_on else "",
        one.is_active,
    )


def manager_words(one: Employment) -> str:
    """Return how a manager is written: "Ann Smith · 0017"."""
    return f"{one.person.name} · {one.number}"


def checked(entry: PersonEntry, before: Employment | None, everybody: tuple[Employment, ...]) -> Checked:
    """Check what was typed against everybody on record.

    Args:
        entry: What stands in the fields.
        before: Whom it is about, as they are kept; None for somebody new.
        everybody: Everybody on record.
    """
    problems, notes = dict[str, str](), dict[str, str]()
    others = tuple(one for one in everybody if before is None or one.person.id != before.person.id)
    name = _name(entry, others, problems, notes)
    number, email, team = (" ".join(text.split()) for text in (entry.number, entry.email, entry.team))
    for field, text in (("number", number), ("email", email), ("team", team)):
        if len(text) > LONGEST_DETAIL:
            problems[field] = f"{len(text):,} characters; {LONGEST_DETAIL} are the most."
    taken = by_number(others).get(number)
    if taken is not None:
        problems["number"] = f"{taken.person.name} has this number."
    if email and ("@" not in email.strip("@") or " " in email):
        problems["email"] = "That is no e-mail address."
    manager_number = _manager(entry.manager, number, before, everybody, problems)
    started_on = _day(entry.started, problems)
    if before is not None and entry.is_active and not before.is_active:
        notes["is_active"] = (
            "Back again: look at the first day too. What is due so many days after it counts from there."
        )
    if problems:
        return Checked(None, problems, notes)
    person = replace(before.person, name=name) if before else Person("", name)
    made = Employment(person, number, email, team, manager_number, started_on, entry.is_active)
    return Checked(made, problems, notes)


def save_person(store: RecordStore, by: Person, made: Employment, before: Employment | None) -> Employment:
    """Keep somebody as they were changed, or somebody new; return them as they are kept. Audited.

    Raises:
        RecordsError: This person does not do HR, or two people could not be told apart.
        EditedElsewhereError: They are not as they were when the page was read.
    """
    if before is not None and _found(store.employments(by), before) != before:
        raise EditedElsewhereError(
            f"{before.person.name} was changed elsewhere meanwhile.",
            remedy="Look at the page again; what you typed was not written.",
        )
    known = {one.person.id for one in store.employments(by)}
    store.keep_employments(by, (made,))
    kept = _found(store.employments(by), made, known)
    if before is None:
        store.note_in_audit(by, "person added", kept.person.name)
    elif fields := changed_fields(before, kept):
        store.note_in_audit(by, "person changed", f"{kept.person.name}: {', '.join(fields)}")
    return kept


def changed_fields(before: Employment, after: Employment) -> tuple[str, ...]:
    """Return what is different, in words."""
    pairs = (
        ("name", before.person.name, after.person.name),
        ("number", before.number, after.number),
        ("e-mail", before.email, after.email),
        ("team", before.team, after.team),
        ("manager", before.manager_number, after.manager_number),
        ("start date", before.started_on, after.started_on),
    )
    found = [word for word, was, is_now in pairs if was != is_now]
    if before.is_active is not after.is_active:
        found.append("works here again" if after.is_active else "has left")
    return tuple(found)


def _found(everybody: Iterable[Employment], wanted: Employment, known: set[str] | None = None) -> Employment:
    """Return somebody by id; somebody new by being new."""
    for one in everybody:
        is_new = not wanted.person.id and known is not None and one.person.id not in known
        if one.person.id == wanted.person.id or is_new:
            return one
    return wanted


def _name(
    entry: PersonEntry, others: Sequence[Employment], problems: dict[str, str], notes: dict[str, str]
) -> str:
    try:
        name = tidy_name(entry.name)
    except RecordsError as error:
        problems["name"] = error.problem
        return ""
    if any(same_name_key(one.person.name) == same_name_key(name) for one in others):
        number = " ".join(entry.number.split())
        if number:
            notes["name"] = f"Somebody else is called so; this one becomes “{told_apart(name, number)}”."
        else:
            problems["name"] = "Somebody else is called so. Give this one’s number: it tells them apart."
    return name


def _manager(
    text: str,
    own: str,
    before: Employment | None,
    everybody: tuple[Employment, ...],
    problems: dict[str, str],
) -> str:
    """Return the number of the manager that was typed, by number or by name."""
    typed = " ".join(text.split())
    if not typed or (before is not None and typed == before.manager_number):
        return typed
    numbers = by_number(everybody)
    found = numbers.get(typed) or numbers.get(typed.rpartition(" · ")[2])
    if found is None:
        named = [one for one in everybody if same_name_key(one.person.name) == same_name_key(typed)]
        found = named[0] if named else None
    if found is None:
        problems["manager"] = "Nobody on record has that name or number."
    elif not found.number:
        problems["manager"] = f"{found.person.name} has no number yet; managers are kept by it."
    elif found.number == own and before is not None and found.person.id == before.person.id:
        problems["manager"] = "Nobody is their own manager."
    return found.number if found else ""


def _day(text: str, problems: dict[str, str]) -> date | None:
    typed = text.strip()
    if not typed:
        return None
    if is_ambiguous(typed):
        problems["started"] = "That can be two days. Write the year first: 2026-04-03."
        return None
    try:
        day = day_of(typed, None)
    except ValueError:
        problems["started"] = "There is no such day."
        return None
    if day is None:
        problems["started"] = "Write it with the year first: 2026-04-03."
    return day
