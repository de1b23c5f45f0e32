"""OutboxRecords: what a learning record store is told of completions, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from simulator.domain.completion import Completion
from simulator.domain.people import Person


class SendingState(StrEnum):
    """How far a statement has come."""

    PENDING = "pending"
    SENT = "sent"
    REFUSED = "refused"


class Statement(NamedTuple):
    """A statement that can be sent.

    Attributes:
        id: Its UUID as text.
        text: The whole of it, as JSON.
    """

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Untold:
    """A submitted attempt of which what was told, if anything, is not what holds now.

    Attributes:
        place: Where it stands among all.
        attempt_id, scenario_id, scenario_title: Which attempt at what.
        account: Whose it is: the employee number, or the person's id where there is none.
        completion: What is to be told; None if it does not count as completed any more.
        standing: The id of the statement that was to tell of it until now; "" if there is none.
        may_be_there: Whether that one may be in the store, so that it must be taken back there.
        taken_back: The id of the last statement of it that was, or is now to be, taken back; "" if none.
    """

    place: int
    attempt_id: str
    scenario_id: str
    scenario_title: str
    account: str
    completion: Completion | None
    standing: str = ""
    may_be_there: bool = False
    taken_back: str = ""


class UntoldPage(NamedTuple):
    """Some of the attempts of which something new is to be told.

    Attributes:
        found: Those there are, in the order of their places; a page may have none and not be the last.
        next_place: After which place the next page begins; None if this is the last.
    """

    found: tuple[Untold, ...]
    next_place: int | None


@dataclass(frozen=True, slots=True)
class Telling:
    """What is put into the outbox for an attempt.

    Attributes:
        attempt_id, standing, may_be_there: As they were read; where that has changed, nothing is put in.
        account: Whom the statement names.
        voiding: Takes back the statement that no longer holds; None if the store never had it.
        statement: What holds now; None if there is nothing to tell.
        evidence: The digest of the scorecard it tells of; "" without a statement.
    """

    attempt_id: str
    standing: str
    may_be_there: bool
    account: str
    voiding: Statement | None
    statement: Statement | None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Queued:
    """A statement that waits.

    Attributes:
        statement: What is to be sent.
        tries: How often it has been taken out to be sent, this time included.
    """

    statement: Statement
    tries: int


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of statements that were taken out.

    Attributes:
        sent: The ids of those the store has.
        refused: What it answered, in words, by the id of each it will not have.
        later: The ids of those to be tried again.
        next_at: Not before then; UTC. None for at any time.
        answer: Why those are to be tried again, in words.
    """

    sent: Sequence[str] = ()
    refused: Mapping[str, str] = field(default_factory=dict[str, str])
    later: Sequence[str] = ()
    next_at: datetime | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """One statement, for lists.

    Attributes:
        statement_id: Its UUID as text.
        attempt_id, person_name, scenario_title: What it tells of.
        is_voiding: Whether it takes another one back.
        state: How far it has come.
        tries: How often it was tried.
        next_at: Not to be tried again before; UTC. None for at any time.
        answer: What the store answered last, in words; "" if nothing yet.
        changed_at: UTC.
    """

    statement_id: str
    attempt_id: str
    person_name: str
    scenario_title: str
    is_voiding: bool
    state: SendingState
    tries: int
    next_at: datetime | None
    answer: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """How many statements a store has, or is to have.

    Attributes:
        pending, sent, refused: How many.
        next_at: When those that wait are to be tried again; UTC. None if nothing waits, or at any time.
        sent_at: When the last one was sent; UTC. None if none was.
        answer: Why those that wait were not taken at the last try, in words; "" if they were not tried.
    """

    pending: int = 0
    sent: int = 0
    refused: int = 0
    next_at: datetime | None = None
    sent_at: datetime | None = None
    answer: str = ""


class OutboxRecords(Protocol):
    """What is sent to learning record stores, each under its address; for HR. See ``RecordStore`` for errors.

    Erasing a person, or an attempt, takes along what waits, or was sent, of it.
    """

    def untold(
        self, viewer: Person, store_url: str, home_page: str, after: int = 0, most: int = 500
    ) -> UntoldPage:
        """Return attempts of which the store is to be told something new; a page is read in no time.

        Args:
            viewer: HR.
            store_url: The store's address.
            home_page: The address of the system people have their accounts in.
            after: Only those that stand after this place.
            most: How many at the most.
        """
        ...

    def tell(self, by: Person, store_url: str, home_page: str, tellings: Sequence[Telling]) -> int:
        """Put statements in, all or none; those that are there, or no longer to be told, change nothing.

        Returns:
            How many statements now wait that did not before.
        """
        ...

    def take_due(
        self, by: Person, store_url: str, now: datetime | None, most: int, after: str = ""
    ) -> tuple[Queued, ...]:
        """Return statements to be sent, oldest first, and count it as a try of each.

        They go on waiting until it is settled what became of them, so that none is lost.

        Args:
            by: HR.
            store_url: The store's address.
            now: Nothing is due while the store is to be left alone beyond that; None for all that waits.
            most: How many at the most.
            after: The id of a statement; only what was put in after it.
        """
        ...

    def settle(self, by: Person, store_url: str, settlement: Settlement) -> None:
        """Keep what became of statements. What the store has, it has: a later refusal changes nothing."""
        ...

    def put_back(self, by: Person, store_url: str) -> int:
        """Let everything that was refused wait again, to be tried at any time; return how many."""
        ...

    def outbox_counts(self, viewer: Person, store_url: str) -> OutboxCounts:
        """Return how many statements of a store there are."""
        ...

    def outbox(
        self, viewer: Person, store_url: str, state: SendingState, most: int = 200
    ) -> tuple[OutboxEntry, ...]:
        """Return what waits, was sent or refused, the last changed first."""
        ...
