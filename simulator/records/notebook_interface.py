"""NotebookRecords: what people keep for themselves, relationships and moments they let others see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from simulator.domain.people import Person


@dataclass(frozen=True, slots=True)
class Relationship:
    """Somebody, or some organisation, that matters to its owner. Nobody else ever reads it.

    Attributes:
        id: A UUID as text.
        name: Who.
        kind: "customer", "colleague", "organisation" or "other".
        deed: The last thing done for the relationship; "" if none yet.
        done_on: The day it was done; None if none yet.
    """

    id: str
    name: str
    kind: str
    deed: str = ""
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class BestMoment:
    """A reply a trainer would like to show to a room; shown only while its owner agrees.

    Attributes:
        id: A UUID as text.
        attempt_id, turn: The reply, from 1.
        owner: Whose words they are.
        proposed_by: The trainer.
        why: Why it is worth showing.
        agreed_at: UTC; None while the owner has not agreed, or took it back.
        answered_at: UTC; None while the owner has not answered at all.
    """

    id: str
    attempt_id: str
    turn: int
    owner: Person
    proposed_by: Person
    why: str
    agreed_at: datetime | None
    answered_at: datetime | None = None


class NotebookRecords(Protocol):
    """Private lists and consented moments; see ``RecordStore`` for errors."""

    def relationships(self, owner: Person) -> tuple[Relationship, ...]:
        """Return the owner's list, in the order it was written down."""
        ...

    def keep_relationship(self, owner: Person, relationship: Relationship) -> None:
        """Write down a relationship, or change the owner's one with that id.

        Raises:
            RecordsError: The name is blank, it or the deed is too long, or the owner is not on record.
            ValueError: There is no such kind.
        """
        ...

    def erase_relationship(self, owner: Person, relationship_id: str) -> None:
        """Take a relationship from the list; erasing what is not there changes nothing."""
        ...

    def relationship_counts(self, viewer: Person) -> tuple[int, int]:
        """Return how many people keep a list, and how many entries there are; for trainers and HR.

        Raises:
            RecordsError: The viewer is neither.
        """
        ...

    def propose_moment(self, attempt_id: str, turn: int, by: Person, why: str) -> BestMoment:
        """Ask the owner whether a reply may be shown; a second time returns what was asked, and the answer.

        Raises:
            RecordsError: This is no trainer, there is no such attempt whose words they may see, or no such
                turn, or the reason is too long.
        """
        ...

    def answer_moment(self, moment_id: str, owner: Person, *, agrees: bool) -> BestMoment:
        """Agree, decline or take agreement back; only the owner can.

        Raises:
            RecordsError: Nobody asked this person.
        """
        ...

    def moments(self, viewer: Person) -> tuple[BestMoment, ...]:
        """Return the moments proposed to or by this person, newest first."""
        ...
