"""Completions as CSV: UTF-8 with a mark for Excel, ISO dates, a row for each person and scenario."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO, StringIO
from typing import BinaryIO

from simulator.training.exports.completion_lines import CompletionLine
from simulator.training.exports.harmless import harmless
from simulator.training.exports.table_columns import HEADINGS, Value, row_of

_MARK = b"\xef\xbb\xbf"


class CsvWriter:
    """Numbers of employees keep their zeros; formulas are marked with an apostrophe."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        out.write(_MARK + _rows([HEADINGS]))

    def add(self, lines: Iterable[CompletionLine]) -> None:
        """See LineWriter."""
        self._out.write(_rows(map(_told, row_of(line)) for line in lines))

    def end(self) -> None:
        """See LineWriter."""

    def close(self) -> None:
        """See LineWriter."""


def csv_of(lines: Iterable[CompletionLine]) -> bytes:
    """Return the file."""
    out = BytesIO()
    CsvWriter(out).add(lines)
    return out.getvalue()


def _rows(rows: Iterable[Iterable[str]]) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def _told(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return harmless(str(value))
