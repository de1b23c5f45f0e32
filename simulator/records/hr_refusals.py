"""What cannot be done with people's records, in words; every store refuses with the same sentences."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from simulator.domain.access import (
    may_assign,
    may_change_people,
    may_hand_over,
    may_read_audit,
    may_read_people,
    may_set_retention,
    may_take_everything,
)
from simulator.domain.attempt import clean_reply
from simulator.domain.people import Person
from simulator.records.interface import RecordsError

LONGEST_DETAIL = 200
"""Characters of a number, an address, a team or a title."""

LONGEST_ABOUT = 500
"""Characters of what the audit says."""


def check_reads_people(viewer: Person) -> None:
    """Refuse people's records to everybody but trainers and HR.

    Raises:
        RecordsError: This person is neither.
    """
    if not may_read_people(viewer):
        raise not_for(viewer, "Only trainers and HR see everybody on record.")


def check_changes_people(person: Person) -> None:
    """Refuse changes of people's records to everybody but HR.

    Raises:
        RecordsError: This person does not do HR.
    """
    if not may_change_people(person):
        raise not_for(person, "Only HR changes who is on record.")


def check_assigns(person: Person) -> None:
    """Refuse assigning to everybody but trainers and HR.

    Raises:
        RecordsError: This person is neither.
    """
    if not may_assign(person):
        raise not_for(person, "Only trainers and HR ask others to complete something.")


def check_keeps_practice(person: Person, *, is_anybody_in_charge: bool) -> None:
    """Refuse a say in how long practice is kept, where somebody is in charge and this is nobody of them.

    Raises:
        RecordsError: This person has none.
    """
    if not may_set_retention(person, is_anybody_in_charge=is_anybody_in_charge):
        raise not_for(person, "Trainers and HR say how long practice is kept.")


def check_reads_audit(viewer: Person) -> None:
    """Refuse the audit to everybody but HR.

    Raises:
        RecordsError: This person does not do HR.
    """
    if not may_read_audit(viewer):
        raise not_for(viewer, "Only HR reads who did what.")


def check_hands_over(person: Person) -> None:
    """Refuse sending completions to other systems to everybody but HR.

    Raises:
        RecordsError: This person does not do HR.
    """
    if not may_hand_over(person):
        raise not_for(person, "Only HR sends completions to a learning record store.")


def check_takes_everything(person: Person, owner_id: str) -> None:
    """Refuse all that is kept about somebody to everybody but themselves and HR.

    Raises:
        RecordsError: This person is neither.
    """
    if not may_take_everything(person, owner_id):
        raise not_for(person, "What is kept about somebody is for themselves, and for HR in part.")


def may_not_erase(person: Person) -> RecordsError:
    """Return the answer for erasing people without doing HR."""
    return not_for(person, "Only HR erases people.")


def last_in_charge(name: str) -> RecordsError:
    """Return the answer for erasing the last trainer or HR while others are on record."""
    return RecordsError(
        f"{name} is the only one here who is a trainer or does HR.",
        remedy="Give somebody else such a role first, or erase the others before.",
    )


def two_of_one_name(name: str) -> RecordsError:
    """Return the answer for two people whom nothing tells apart."""
    return RecordsError(
        f"Somebody else is called {name} here.",
        remedy="Give this one's employee number: people of one name are told apart by it.",
    )


def check_numbers(numbers: Iterable[str]) -> None:
    """Refuse an employee number that two people have.

    Raises:
        RecordsError: Two have the same.
    """
    for number, count in Counter(numbers).items():
        if number and count > 1:
            raise RecordsError(
                f"{count} people have the employee number {number}.",
                remedy="Correct one of them; nothing was changed.",
            )


def tidy_detail(text: str, what: str) -> str:
    """Return a number, an address, a team or a title as it is kept.

    Raises:
        RecordsError: It is too long.
    """
    tidy = " ".join(clean_reply(unicodedata.normalize("NFC", text)).split())
    if len(tidy) > LONGEST_DETAIL:
        raise RecordsError(
            f"{what} has {len(tidy):,} characters; {LONGEST_DETAIL} are the most.", remedy="Shorten it."
        )
    return tidy


def tidy_about(text: str) -> str:
    """Return what the audit says, in one line and not without end."""
    tidy = " ".join(clean_reply(unicodedata.normalize("NFC", text)).split())
    return tidy if len(tidy) <= LONGEST_ABOUT else f"{tidy[: LONGEST_ABOUT - 1]}…"


def not_for(person: Person, rule: str) -> RecordsError:
    """Return that a rule leaves somebody out, and as what they are here."""
    return RecordsError(
        f"{rule} {person.name} is here as {_ROLES[person.role.value]}.",
        remedy="Ask somebody in that role, or have the role given to you.",
    )


_ROLES = {"trainee": "a trainee", "trainer": "a trainer", "hr": "HR"}
