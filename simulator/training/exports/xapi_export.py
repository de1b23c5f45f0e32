"""Completions as a file of xAPI statements, as any learning record store takes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from simulator.training.exports.completion_lines import CompletionLine
from simulator.training.exports.xapi_statements import (
    HOME_PAGE,
    checked_home_page,
    completion_statement,
    statement_text,
)


def xapi_of(lines: Iterable[CompletionLine], home_page: str = HOME_PAGE) -> bytes:
    """Return the file: a JSON list of statements, one a line, as a learning record store takes them.

    Args:
        lines: What to tell; a line without a completion makes no statement.
        home_page: The address of the system whose accounts people have, e.g. of the employer's directory;
            people are named there by employee number.

    Raises:
        HomePageError: The address is no web address.
    """
    body = ",\n".join(statement_text(one) for one in statements(lines, home_page))
    return (f"[\n{body}\n]\n" if body else "[]\n").encode("utf-8", "replace")


def statements(lines: Iterable[CompletionLine], home_page: str = HOME_PAGE) -> Iterator[dict[str, Any]]:
    """Return a statement for each first and latest completion.

    Raises:
        HomePageError: The address is no web address.
    """
    page = checked_home_page(home_page)
    for line in lines:
        account = line.somebody.number or line.somebody.person.id
        told = {one.attempt_id + one.evidence: one for one in (line.first, line.latest) if one}
        for completion in told.values():
            yield completion_statement(account, (line.scenario_id, line.scenario_title), completion, page)
