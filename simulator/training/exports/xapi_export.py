"""Completions as a file of xAPI statements, as any learning record store takes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, BinaryIO

from simulator.training.exports.completion_lines import CompletionLine
from simulator.training.exports.xapi_statements import (
    HOME_PAGE,
    checked_home_page,
    completion_statement,
    statement_text,
)


class XapiWriter:
    """A JSON list of statements, one a line, as a learning record store takes them.

    Args:
        out: An open file.
        home_page: The address of the system whose accounts people have, e.g. of the employer's directory;
            people are named there by employee number.

    Raises:
        HomePageError: The address is no web address.
    """

    def __init__(self, out: BinaryIO, home_page: str = HOME_PAGE) -> None:
        self._out, self._home_page, self._is_empty = out, checked_home_page(home_page), True

    def add(self, lines: Iterable[CompletionLine]) -> None:
        """See LineWriter; a line without a completion makes no statement."""
        body = ",\n".join(statement_text(one) for one in statements(lines, self._home_page))
        if body:
            begin, self._is_empty = "[\n" if self._is_empty else ",\n", False
            self._out.write(f"{begin}{body}".encode("utf-8", "replace"))

    def end(self) -> None:
        """See LineWriter."""
        self._out.write(b"[]\n" if self._is_empty else b"\n]\n")

    def close(self) -> None:
        """See LineWriter."""


def xapi_of(lines: Iterable[CompletionLine], home_page: str = HOME_PAGE) -> bytes:
    """Return the file.

    Raises:
        HomePageError: The address is no web address.
    """
    out = BytesIO()
    writer = XapiWriter(out, home_page)
    writer.add(lines)
    writer.end()
    return out.getvalue()


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
