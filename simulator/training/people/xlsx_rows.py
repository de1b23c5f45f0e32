"""Rows of an Excel workbook: looked at from outside first, so that a hostile one does no harm."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from simulator.training.people.headings import is_known_heading
from simulator.training.people.people_table import LONGEST_CELL, PeopleFileError

_MOST_PARTS = 2_000
_MOST_BYTES = 400_000_000
"""Of all parts, unpacked."""
_MOST_TEXT_BYTES = 120_000_000
"""Of the texts that cells share, which are held in memory."""
_MOST_TIMES = 200
"""How many times as large a part may become by unpacking."""
_SMALL_BYTES = 2_000_000
_LOOKED_AT_BYTES = 65_536
_LOOKED_AT_ROWS = 20
_ZEROS = re.compile(r'"?0+"?')


def check_workbook(path: Path) -> None:
    """Look whether a workbook can be opened without harm.

    Raises:
        PeopleFileError: It is broken, or unpacks to far more than a list of people needs.
        OSError: It cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
                raise _too_much(path.name)
            if not any(part.filename == "[Content_Types].xml" for part in parts):
                raise PeopleFileError(
                    f"{path.name} is no Excel workbook.", remedy="Save the list as .xlsx or as CSV."
                )
            for part in parts:
                _check_part(path.name, packed, part)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise broken(path.name) from error


def _check_part(name: str, packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    is_swollen = part.file_size > _SMALL_BYTES and part.file_size > _MOST_TIMES * max(1, part.compress_size)
    is_text = part.filename.lower().endswith("sharedstrings.xml") and part.file_size > _MOST_TEXT_BYTES
    if is_swollen or is_text:
        raise _too_much(name)
    if part.filename.lower().endswith((".xml", ".rels")):
        with packed.open(part) as opened:
            begins = opened.read(_LOOKED_AT_BYTES).replace(b"\0", b"")
        has_begun = re.search(rb"<[A-Za-z]", begins) is not None
        if b"<!DOCTYPE" in begins or b"<!ENTITY" in begins or (begins and not has_begun):
            raise PeopleFileError(
                f"{name} declares things no workbook needs, and was not opened.",
                remedy="Open it in a spreadsheet program and save it anew, as .xlsx or as CSV.",
            )


@contextmanager
def workbook_rows(path: Path) -> Generator[tuple[str, Iterable[tuple[int, list[str]]]]]:
    """Open a workbook; give the sheet with the people, in words, and its rows as cells of text.

    Formulas count as what they last came to; nothing is computed and nothing they point to is opened.

    Raises:
        PeopleFileError: It is broken.
        OSError: It cannot be read.
    """
    check_workbook(path)
    from openpyxl import load_workbook  # late: half a second

    try:
        book: Any = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises whatever a broken file leads it to
        raise broken(path.name) from error
    try:
        sheet = _sheet(book, path.name)
        more = f", of {len(book.sheetnames)}" if len(book.sheetnames) > 1 else ""
        yield f"Excel workbook, sheet “{sheet.title}”{more}", _rows(sheet, path.name)
    finally:
        book.close()


def broken(name: str) -> PeopleFileError:
    """Return the answer for a workbook that cannot be read."""
    return PeopleFileError(
        f"{name} is broken, or not an Excel workbook.",
        remedy="Open it in a spreadsheet program and save it anew, as .xlsx or as CSV.",
    )


def _sheet(book: Any, name: str) -> Any:  # noqa: ANN401  # openpyxl says nothing of its types
    """The visible sheet whose first rows name most of what is known of people; else the first."""
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
    if not visible:
        raise PeopleFileError(f"{name} has no sheets.", remedy="Choose the file with the people in it.")

    def known(sheet: Any) -> int:  # noqa: ANN401
        best = 0
        for place, (_, cells) in enumerate(_rows(sheet, name)):
            best = max(best, sum(is_known_heading(cell) for cell in cells))
            if place == _LOOKED_AT_ROWS:
                break
        return best

    return max(visible, key=known) if len(visible) > 1 else visible[0]


def _rows(sheet: Any, name: str) -> Iterable[tuple[int, list[str]]]:  # noqa: ANN401
    sheet.reset_dimensions()  # some programs write a size that is not so
    try:
        for line, cells in enumerate(sheet.iter_rows(), start=1):
            yield line, [_text(cell) for cell in cells]
    except PeopleFileError:
        raise
    except Exception as error:  # as above: broken parts come to light while they are read
        raise broken(name) from error


def _text(cell: Any) -> str:  # noqa: ANN401
    """A cell as a person reads it; leading zeros that only its format shows are kept."""
    value = cell.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number_text(value, str(cell.number_format or ""))
    if isinstance(value, date):
        return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
    return "" if value is None or isinstance(value, time | timedelta) else str(value)[:LONGEST_CELL]


def _number_text(value: float, shown_as: str) -> str:
    if value != int(value) if abs(value) < 1e300 else True:  # noqa: PLR2004  # no infinities
        return str(value)
    whole = str(int(value))
    zeros = shown_as.strip('"')
    return whole.zfill(len(zeros)) if _ZEROS.fullmatch(shown_as) else whole


def _too_much(name: str) -> PeopleFileError:
    return PeopleFileError(
        f"{name} unpacks to far more than a list of people needs, and was not opened.",
        remedy="Save the sheet with the people as CSV, and choose that.",
    )
