"""Delivering: a batch of statements goes to a store, and it is known what became of each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, cast

from simulator.records.outbox_interface import Statement
from simulator.training.pushing.answers import (
    Meaning,
    Trouble,
    listed_statements,
    meaning_of,
    reason_of,
    spoken_versions,
    taken_ids,
    trouble_of,
)
from simulator.training.pushing.exchange import Answer, Exchange, UnansweredError
from simulator.training.pushing.sameness import are_same

Part = Sequence[Statement]


@dataclass(slots=True)
class Delivery:
    """What became of a batch; what is neither sent nor refused still waits.

    Attributes:
        sent: The ids of those the store has.
        refused: What it answered, by the id of each it will not have.
        trouble: Why the rest was not sent; None if nothing is left, or it was stopped by somebody.
        largest: How many statements the store took at once at the most; None if it never minded.
    """

    sent: list[str] = field(default_factory=list[str])
    refused: dict[str, str] = field(default_factory=dict[str, str])
    trouble: Trouble | None = None
    largest: int | None = None


class _StoppedError(Exception):
    """The rest is not sent now."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.words)
        self.trouble = trouble


class Courier:
    """Brings statements to one store, and asks it what it has. Blocking.

    Args:
        exchange: The way to the store.
        version: The edition of xAPI spoken with it.
        now: UTC.
    """

    def __init__(
        self, exchange: Exchange, version: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._exchange, self._version, self._now = exchange, version, now
        self._spoken: tuple[str, ...] | None = None

    def deliver(self, statements: Sequence[Statement], is_stopped: Callable[[], bool]) -> Delivery:
        """Send statements, in order; what is wrong with one keeps back no other.

        Args:
            statements: What to send.
            is_stopped: Asked before each request whether somebody wants it to end.
        """
        delivery = Delivery()
        waiting: deque[Part] = deque([tuple(statements)] if statements else [])
        try:
            while waiting and not is_stopped():
                waiting.extendleft(reversed(self._send(waiting.popleft(), delivery)))
        except _StoppedError as stop:
            delivery.trouble = stop.trouble
        except UnansweredError as error:
            delivery.trouble = Trouble(error.problem)
        return delivery

    def look(self) -> Trouble | None:
        """Return why nothing could be sent to the store now; None if it lets us in. Changes nothing there."""
        try:
            self._check_version()
            answer = self._exchange.ask("GET", "/statements", query={"limit": "1"})
        except _StoppedError as stop:
            return stop.trouble
        except UnansweredError as error:
            return Trouble(error.problem)
        told = answer.json()
        if answer.status == HTTPStatus.OK and isinstance(told, dict) and "statements" in told:
            return None
        return trouble_of(answer, self._now())

    def _send(self, part: Part, delivery: Delivery) -> tuple[Part, ...]:
        """Send some at once; return the parts in which they are to be sent anew."""
        body = f"[{','.join(one.text for one in part)}]".encode("utf-8", "replace")
        answer = self._exchange.ask("POST", "/statements", body=body)
        meaning = meaning_of(answer)
        if meaning is Meaning.STOP:
            raise _StoppedError(trouble_of(answer, self._now()))
        if meaning is Meaning.TAKEN:
            self._count(part, answer, delivery)
            if delivery.largest is not None:
                delivery.largest = max(delivery.largest, len(part))
            return ()
        if meaning is Meaning.WRONG:
            self._check_version()  # a store that speaks another edition finds fault with every statement
        if len(part) > 1:
            half = len(part) // 2
            if meaning is Meaning.TOO_LARGE:
                delivery.largest = delivery.largest or 1
            return part[:half], part[half:]
        one = part[0]
        if meaning is Meaning.CONFLICT:
            self._compare(one, delivery)
        else:
            delivery.refused[one.id] = reason_of(answer)
        return ()

    def _count(self, part: Part, answer: Answer, delivery: Delivery) -> None:
        """Count as sent what the store says it took; what it does not name, it is asked for."""
        named = (
            frozenset(one.id for one in part) if answer.status == HTTPStatus.NO_CONTENT else taken_ids(answer)
        )
        if named is None:
            raise _StoppedError(trouble_of(answer, self._now()))
        for one in part:
            if one.id in named or are_same(one.text, self._there(one.id)):
                delivery.sent.append(one.id)
        if len(set(delivery.sent).intersection(one.id for one in part)) < len(part):
            raise _StoppedError(Trouble("The store did not say that it took all that was sent."))

    def _compare(self, one: Statement, delivery: Delivery) -> None:
        there = self._there(one.id)
        if there is None:
            raise _StoppedError(Trouble("The store says it has a statement, and does not find it."))
        if are_same(one.text, there):
            delivery.sent.append(one.id)
        else:
            delivery.refused[one.id] = "The store has another statement under this one’s id (409)."

    def _there(self, statement_id: str) -> dict[str, Any] | None:
        """Return what the store has under an id, also if it was taken back; None for nothing."""
        for by in ("statementId", "voidedStatementId"):
            answer = self._exchange.ask("GET", "/statements", query={by: statement_id})
            if answer.status == HTTPStatus.OK:
                told = answer.json()
                if not isinstance(told, dict):
                    raise _StoppedError(trouble_of(answer, self._now()))
                found = listed_statements(cast("dict[str, Any]", told))
                if found:
                    return found[0]
            elif answer.status != HTTPStatus.NOT_FOUND:
                raise _StoppedError(trouble_of(answer, self._now()))
        return None

    def _check_version(self) -> None:
        """Stop if the store says that it does not speak our edition; one that says nothing may."""
        if self._spoken is None:
            answer = self._exchange.ask("GET", "/about")
            self._spoken = spoken_versions(answer) if answer.status == HTTPStatus.OK else ()
        ours = self._version.rpartition(".")[0]
        if self._spoken and not any(f"{one}.".startswith(f"{ours}.") for one in self._spoken):
            raise _StoppedError(
                Trouble(
                    f"The store speaks xAPI {', '.join(self._spoken)[:80]}, and not {self._version}.",
                    "Choose the edition that it speaks.",
                    needs_somebody=True,
                )
            )
