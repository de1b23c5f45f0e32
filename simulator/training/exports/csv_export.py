"""Completions as CSV: UTF-8 with a mark for Excel, ISO dates, a row for each person and scenario."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import datetime
from io import StringIO

from simulator.training.exports.completion_lines import CompletionLine
from simulator.training.exports.harmless import harmless
from simulator.training.exports.table_columns import HEADINGS, Value, row_of


def csv_of(lines: Iterable[CompletionLine]) -> bytes:
    """Return the file. Numbers of employees keep their zeros; formulas are marked with an apostrophe."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows(map(_told, row_of(line)) for line in lines)
    return out.getvalue().encode("utf-8-sig")


def _told(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return harmless(str(value))
