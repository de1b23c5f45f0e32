"""Person and Role: who sits at the screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LONGEST_NAME = 100
"""Characters."""


class Role(StrEnum):
    """What somebody comes to do."""

    TRAINEE = "trainee"
    TRAINER = "trainer"
    HR = "hr"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on record. ``id`` is a UUID as text.

    Raises:
        ValueError: The name is blank or too long.
    """

    id: str
    name: str
    role: Role = Role.TRAINEE

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > LONGEST_NAME:
            raise ValueError(f"a name has 1 to {LONGEST_NAME} characters")
