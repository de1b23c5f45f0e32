"""Employment: what an employer's own records say of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from simulator.domain.people import Person


@dataclass(frozen=True, slots=True)
class Employment:
    """A person as HR keeps them. Nothing of what they said in practice is here.

    Attributes:
        person: Name and role.
        number: The employee number exactly as the employer writes it, leading zeros and all; "" if unknown.
            It tells two people of one name apart.
        email: "" if unknown.
        team: The team's name; "" for none.
        manager_number: The manager's employee number; "" for none. It may name somebody not on record.
        started_on: Their first day; None if unknown.
        is_active: Whether they still work there; who left keeps their history and is asked for nothing.
    """

    person: Person
    number: str = ""
    email: str = ""
    team: str = ""
    manager_number: str = ""
    started_on: date | None = None
    is_active: bool = True


def told_apart(name: str, number: str) -> str:
    """Return what somebody is called whose name is another's: "Ann Smith (00417)"."""
    return f"{name} ({number})"
