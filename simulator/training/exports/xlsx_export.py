"""Completions as an Excel workbook: text stays text, days are days, and the first row stays in sight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from simulator.domain.errors import SimulatorError
from simulator.training.exports.completion_lines import CompletionLine
from simulator.training.exports.harmless import harmless
from simulator.training.exports.table_columns import HEADINGS, Value, row_of

MOST_ROWS = 1_048_575
"""Rows below the heading that a sheet has room for."""

_WIDTH = 18
"""Characters."""


class TooManyRowsError(SimulatorError):
    """A sheet has no room for so many lines."""


def xlsx_of(lines: Sequence[CompletionLine]) -> bytes:
    """Return the file.

    Raises:
        TooManyRowsError: There are more lines than a sheet has rows.
    """
    if len(lines) > MOST_ROWS:
        raise TooManyRowsError(
            f"These are {len(lines):,} lines, and an Excel sheet has room for {MOST_ROWS:,}.",
            remedy="Export one team after the other, or as csv.",
        )
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("Completions")
    sheet.freeze_panes = "A2"
    last = get_column_letter(len(HEADINGS))
    sheet.auto_filter.ref = f"A1:{last}{len(lines) + 1}"
    for place in range(1, len(HEADINGS) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTH

    sheet.append([_cell(sheet, heading) for heading in HEADINGS])
    for line in lines:
        sheet.append([_cell(sheet, value) for value in row_of(line)])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, value: Value) -> Any:  # noqa: ANN401  # openpyxl has no types
    from openpyxl.cell import WriteOnlyCell

    told: Any = _told(value)
    made = WriteOnlyCell(sheet, told)
    if isinstance(told, str):
        made.data_type = "s"  # never a formula, whatever it begins with
        made.number_format = "@"
    return made


def _told(value: Value) -> Value:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None, microsecond=0)  # a sheet knows no time zones
    return harmless(value) if isinstance(value, str) else value
