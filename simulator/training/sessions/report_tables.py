"""A report for other programs: attendance as a table, and the whole of it as JSON."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from datetime import datetime
from typing import Any

from simulator.domain.sessions.report import SessionReport

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a table program may take for a formula at the beginning of a cell, and our mark against it."""


def attendance_table(report: SessionReport) -> str:
    """Return who was there as CSV: a row for each person on the roster that the report names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("session", "date", "name", "attendance"))
    day = report.started_at.astimezone().date().isoformat()
    for names, word in ((report.present, "present"), (report.absent, "absent")):
        for name in names:
            writer.writerow((_safe(report.title), day, _safe(name), word))
    return out.getvalue()


def report_json(report: SessionReport) -> dict[str, Any]:
    """Return a report as JSON has it: times in ISO 8601, what is unknown as null."""
    return {key: _plain(value) for key, value in asdict(report).items()}


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever a report is made of
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]  # pyright: ignore[reportUnknownVariableType]
    return value


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
