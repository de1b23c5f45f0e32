"""The outbox in memory, for ``fakes.MemoryStore``; held to the same contract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from simulator.domain.employment import Employment
from simulator.domain.people import Person
from simulator.records import hr_refusals
from simulator.records.counting import completion_of
from simulator.records.interface import AttemptState
from simulator.records.outbox_interface import (
    OutboxCounts,
    OutboxEntry,
    Queued,
    SendingState,
    Settlement,
    Statement,
    Telling,
    Untold,
    UntoldPage,
)
from tests.memory_hr import MemoryHr


@dataclass(frozen=True, slots=True)
class Kept:
    store_url: str
    attempt_id: str
    statement: Statement
    told: tuple[str, str, str]
    is_voiding: bool
    is_standing: bool
    state: SendingState = SendingState.PENDING
    tries: int = 0
    next_at: datetime | None = None
    answer: str = ""
    changed_at: datetime = datetime(2026, 1, 1, tzinfo=UTC)

    @property
    def may_be_there(self) -> bool:
        return self.state is SendingState.SENT or (self.state is SendingState.PENDING and self.tries > 0)


class MemoryOutbox(MemoryHr):
    def __init__(self) -> None:
        super().__init__()
        self._outbox: list[Kept] = []

    def untold(
        self, viewer: Person, store_url: str, home_page: str, after: int = 0, most: int = 500
    ) -> UntoldPage:
        self._check()
        hr_refusals.check_hands_over(viewer)
        found = list[Untold]()
        for place, record in enumerate(self._attempts.values(), 1):
            if record.state is not AttemptState.SUBMITTED or place <= after or len(found) == most:
                continue
            completion = completion_of(self._countable(record))
            somebody = self._employments.get(record.owner.id, Employment(record.owner))
            account = somebody.number or record.owner.id
            earlier = [one for one in self._of(store_url) if one.attempt_id == record.id]
            earlier = [one for one in earlier if not one.is_voiding]
            standing = next((one for one in earlier if one.is_standing), None)
            now = completion and (completion.evidence, account, home_page)
            if now == (standing and standing.told):
                continue
            is_there = standing is not None and standing.may_be_there
            gone = [one.statement.id for one in earlier if is_there or not one.is_standing]
            found.append(
                Untold(
                    place,
                    record.id,
                    record.scenario_id,
                    record.scenario_title,
                    account,
                    completion,
                    standing.statement.id if standing else "",
                    is_there,
                    gone[-1] if gone else "",
                )
            )
        return UntoldPage(tuple(found), found[-1].place if len(found) == most else None)

    def tell(self, by: Person, store_url: str, home_page: str, tellings: Sequence[Telling]) -> int:
        self._may_write(by)
        before = {one.statement.id for one in self._of(store_url)}
        for one in tellings:
            if one.attempt_id in self._attempts:
                self._retell(one, store_url, home_page)
        return len({one.statement.id for one in self._of(store_url)} - before)

    def _retell(self, one: Telling, store_url: str, home_page: str) -> None:
        of_attempt = [each for each in self._of(store_url) if each.attempt_id == one.attempt_id]
        standing = next((each for each in of_attempt if each.is_standing), None)
        is_there = standing is not None and standing.may_be_there
        if (standing.statement.id if standing else "", is_there) != (one.standing, one.may_be_there):
            return
        told = (one.evidence, one.account, home_page)
        if standing is not None:
            place = self._outbox.index(standing)
            self._outbox[place : place + 1] = [replace(standing, is_standing=False)] if is_there else []
        if is_there and one.voiding:
            kept = Kept(store_url, one.attempt_id, one.voiding, told, is_voiding=True, is_standing=False)
            self._outbox.append(kept)
        if one.statement:
            kept = Kept(store_url, one.attempt_id, one.statement, told, is_voiding=False, is_standing=True)
            self._outbox.append(kept)

    def take_due(
        self, by: Person, store_url: str, now: datetime | None, most: int, after: str = ""
    ) -> tuple[Queued, ...]:
        self._may_write(by)
        of_store = self._of(store_url)
        ids = [one.statement.id for one in of_store]
        start = ids.index(after) + 1 if after in ids else 0
        waiting = [one for one in of_store if one.state is SendingState.PENDING]
        if now is not None and any(one.next_at and one.next_at > now for one in waiting):
            return ()
        due = [one for one in of_store[start:] if one.state is SendingState.PENDING][:most]
        for one in due:
            self._put(one, tries=one.tries + 1)
        return tuple(Queued(one.statement, one.tries + 1) for one in due)

    def settle(self, by: Person, store_url: str, settlement: Settlement) -> None:
        self._may_write(by)
        now = datetime.now(UTC)
        for one in self._of(store_url):
            id_, is_pending = one.statement.id, one.state is SendingState.PENDING
            if id_ in settlement.sent and one.state is not SendingState.SENT:
                self._put(one, state=SendingState.SENT, next_at=None, answer="", changed_at=now)
            elif id_ in settlement.refused and is_pending:
                answer = settlement.refused[id_]
                self._put(one, state=SendingState.REFUSED, next_at=None, answer=answer, changed_at=now)
            elif id_ in settlement.later and is_pending:
                self._put(one, next_at=settlement.next_at, answer=settlement.answer, changed_at=now)

    def put_back(self, by: Person, store_url: str) -> int:
        self._may_write(by)
        refused = [one for one in self._of(store_url) if one.state is SendingState.REFUSED]
        for one in refused:
            self._put(one, state=SendingState.PENDING, next_at=None, changed_at=datetime.now(UTC))
        return len(refused)

    def outbox_counts(self, viewer: Person, store_url: str) -> OutboxCounts:
        self._check()
        hr_refusals.check_hands_over(viewer)
        by_state = {
            state: [one for one in self._of(store_url) if one.state is state] for state in SendingState
        }
        pending, sent, refused = by_state.values()
        answered = sorted((one for one in pending if one.answer), key=lambda one: one.changed_at)
        return OutboxCounts(
            len(pending),
            len(sent),
            len(refused),
            max((one.next_at for one in pending if one.next_at), default=None),
            max((one.changed_at for one in sent), default=None),
            answered[-1].answer if answered else "",
        )

    def outbox(
        self, viewer: Person, store_url: str, state: SendingState, most: int = 200
    ) -> tuple[OutboxEntry, ...]:
        self._check()
        hr_refusals.check_hands_over(viewer)
        found = [one for one in reversed(self._of(store_url)) if one.state is state]
        found.sort(key=lambda one: one.changed_at, reverse=True)
        return tuple(
            OutboxEntry(
                one.statement.id,
                one.attempt_id,
                self._attempts[one.attempt_id].owner.name,
                self._attempts[one.attempt_id].scenario_title,
                one.is_voiding,
                one.state,
                one.tries,
                one.next_at,
                one.answer,
                one.changed_at,
            )
            for one in found[:most]
        )

    def _of(self, store_url: str) -> list[Kept]:
        """Return the statements of a store; those of what was erased went with it."""
        self._outbox = [one for one in self._outbox if one.attempt_id in self._attempts]
        return [one for one in self._outbox if one.store_url == store_url]

    def _put(self, one: Kept, **changed: object) -> None:
        self._outbox[self._outbox.index(one)] = replace(one, **changed)  # type: ignore[arg-type]

    def _may_write(self, by: Person) -> None:
        self._check()
        hr_refusals.check_hands_over(by)
        hr_refusals.check_hands_over(self._on_record(by))
