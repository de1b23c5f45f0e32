"""Push: one run of sending, in steps; the records are asked in some of them, the store in others."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from simulator.domain.people import Person
from simulator.domain.wording import counted
from simulator.records.interface import RecordStore
from simulator.records.outbox_interface import Queued, Settlement
from simulator.training.pushing.answers import Trouble
from simulator.training.pushing.delivering import Courier, Delivery
from simulator.training.pushing.filling import fill_page
from simulator.training.pushing.patience import LONGEST_SECONDS, wait_seconds

BATCH = 50
"""Statements sent together: few enough that it can be stopped soon, and that every store takes them."""

QUICK_TRIES, LONGEST_QUICK_SECONDS = 3, 20.0
"""How often a run tries again by itself without getting on, and how long it waits for that at the most."""


class Push:
    """What is sent in one run, and what came of it.

    Whatever has been taken out waits in the records until ``settle`` has returned: a run that is killed loses
    nothing, and what it sent has the same ids when it is sent again.

    Attributes:
        sent, refused: How many statements so far.
        trouble: Why it went no further; None if it did.

    Args:
        store_url: The learning record store.
        home_page: The address of the system people have their accounts in.
        when_due: Whether a store that is to be left alone is left alone; else it is tried at once.
        limit: How many statements are sent at the most; None for all.
        now: UTC.
        chance: Returns a number from 0 to 1.
    """

    def __init__(
        self,
        store_url: str,
        home_page: str,
        *,
        when_due: bool = False,
        limit: int | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._url, self._home_page, self._when_due = store_url, home_page, when_due
        self._left, self._now, self._chance = limit, now, chance
        self._most, self._after = BATCH, ""
        self._place: int | None = 0
        self._is_noted = False
        self.sent = self.refused = 0
        self.trouble: Trouble | None = None

    @property
    def is_filled(self) -> bool:
        """Whether all that is new is in the outbox."""
        return self._place is None

    def fill_next(self, store: RecordStore, by: Person) -> bool:
        """Put a page of what is new into the outbox; return whether there may be more.

        Raises:
            RecordsError: This person does not do HR, or the records cannot be written.
        """
        if self._place is not None:
            _, self._place = fill_page(store, by, self._url, self._home_page, self._place)
        return self._place is not None

    def take(self, store: RecordStore, by: Person) -> tuple[Queued, ...]:
        """Return what is to be sent next; nothing once the run is over. The audit is told before the first.

        Raises:
            RecordsError: As above.
        """
        most = self._most if self._left is None else min(self._most, self._left)
        if most < 1:
            return ()
        now = self._now() if self._when_due else None
        queued = store.take_due(by, self._url, now, most, self._after)
        if queued and not self._is_noted:
            pending = store.outbox_counts(by, self._url).pending
            told = counted(pending, "statement", "statements")
            store.note_in_audit(by, "exported", f"completions to {self._url}: {told} waiting")
            self._is_noted = True
        return queued

    def settle(
        self, store: RecordStore, by: Person, queued: Sequence[Queued], delivery: Delivery
    ) -> Sequence[Queued]:
        """Keep what became of what was taken out; return what of it still waits.

        Raises:
            RecordsError: As above; it can be called again.
        """
        sent, refused = set(delivery.sent), delivery.refused
        left = [one for one in queued if one.statement.id not in sent and one.statement.id not in refused]
        self.trouble = delivery.trouble
        later, next_at = (), None
        if delivery.trouble is not None:
            later = [one.statement.id for one in left]
            tries = max((one.tries for one in left), default=1)
            next_at = self._now() + timedelta(seconds=self._wait(delivery.trouble, tries))
        answer = delivery.trouble.words if delivery.trouble else ""
        store.settle(by, self._url, Settlement(delivery.sent, refused, later, next_at, answer))
        self.sent += len(sent)
        self.refused += len(refused)
        if self._left is not None:
            self._left -= len(sent) + len(refused)
        if not left:
            self._after = queued[-1].statement.id
        if delivery.largest is not None:
            self._most = max(1, min(self._most, delivery.largest))
        return left

    def _wait(self, trouble: Trouble, tries: int) -> float:
        if trouble.needs_somebody:
            return LONGEST_SECONDS  # by itself it does not get better, and accounts are locked for less
        return wait_seconds(tries, trouble.asked_seconds, self._chance)


def push_all(
    push: Push,
    store: RecordStore,
    by: Person,
    courier: Courier,
    *,
    is_stopped: Callable[[], bool],
    sleep: Callable[[float], None],
    told: Callable[[Push], None] = lambda _: None,
    chance: Callable[[], float] = random.random,
) -> None:
    """Send what waits until nothing does, something stands in the way, or somebody stops it. Blocking.

    Args:
        push: The run.
        store: The records.
        by: HR.
        courier: The way to the learning record store.
        is_stopped: Whether somebody wants it to end.
        sleep: Waits, in seconds.
        told: Called after each batch.
        chance: Returns a number from 0 to 1.

    Raises:
        RecordsError: This person does not do HR, or the records cannot be written.
    """
    while not is_stopped() and push.fill_next(store, by):
        pass
    tries = 0
    while not is_stopped() and (queued := push.take(store, by)):
        delivery = courier.deliver([one.statement for one in queued], is_stopped)
        left = push.settle(store, by, queued, delivery)
        told(push)
        if delivery.trouble is None and not left:
            tries = 0
            continue
        tries = 1 if len(left) < len(queued) else tries + 1
        wait = _quick_wait(delivery.trouble, tries, chance)
        if wait is None:
            return
        sleep(wait)


def _quick_wait(trouble: Trouble | None, tries: int, chance: Callable[[], float]) -> float | None:
    """Return how long to wait within the run, in seconds; None to leave it for another one."""
    if trouble is None or trouble.needs_somebody or tries > QUICK_TRIES:
        return None
    wait = 2.0 ** (tries - 1) * (0.5 + 0.5 * chance())
    wait = wait if trouble.asked_seconds is None else max(trouble.asked_seconds, wait)
    return wait if wait <= LONGEST_QUICK_SECONDS else None
