"""Filling the outbox: what holds now and was not told is put in, what no longer holds is taken back."""

from __future__ import annotations

from simulator.domain.people import Person
from simulator.records.interface import RecordStore
from simulator.records.outbox_interface import Statement, Telling, Untold
from simulator.training.exports.xapi_statements import (
    completion_statement,
    statement_text,
    voiding_statement,
)

PAGE = 500
"""How many attempts are looked at together, so that others have their turn at the records in between."""


def fill_page(
    store: RecordStore, by: Person, store_url: str, home_page: str, after: int = 0
) -> tuple[int, int | None]:
    """Put what is new into the outbox, a page of it.

    Args:
        store: The records.
        by: HR.
        store_url: The learning record store.
        home_page: The address of the system people have their accounts in.
        after: Where the page before ended.

    Returns:
        How many statements were put in; and where the page ended, None if it was the last.

    Raises:
        RecordsError: This person does not do HR, or the records cannot be written.
    """
    page = store.untold(by, store_url, home_page, after, PAGE)
    count = 0
    if page.found:
        count = store.tell(by, store_url, home_page, [_telling(one, home_page) for one in page.found])
    return count, page.next_place


def fill(store: RecordStore, by: Person, store_url: str, home_page: str) -> int:
    """Put all that is new into the outbox; see ``fill_page``.

    Returns:
        How many statements were put in.

    Raises:
        RecordsError: This person does not do HR, or the records cannot be written.
    """
    count, place = fill_page(store, by, store_url, home_page)
    while place is not None:
        some, place = fill_page(store, by, store_url, home_page, place)
        count += some
    return count


def _telling(one: Untold, home_page: str) -> Telling:
    voiding = _statement(voiding_statement(one.standing, home_page)) if one.may_be_there else None
    statement = None
    if one.completion is not None:
        scenario = (one.scenario_id, one.scenario_title)
        told = completion_statement(one.account, scenario, one.completion, home_page, one.taken_back)
        statement = _statement(told)
    return Telling(
        one.attempt_id,
        one.standing,
        one.may_be_there,
        one.account,
        voiding,
        statement,
        one.completion.evidence if one.completion else "",
    )


def _statement(told: dict[str, object]) -> Statement:
    return Statement(str(told["id"]), statement_text(told))
