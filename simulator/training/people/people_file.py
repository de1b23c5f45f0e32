"""Reading a file of people: CSV or an Excel workbook, told by what is in it and not by its name."""

from __future__ import annotations

from pathlib import Path

from simulator.training.people.csv_rows import csv_form, csv_rows
from simulator.training.people.people_table import MustStop, PeopleFileError, PeopleTable, Progress, table_of
from simulator.training.people.xlsx_rows import workbook_rows

LARGEST_BYTES = 200_000_000
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = b"PK\x03\x04"


def read_people_file(
    path: Path, *, progress: Progress | None = None, must_stop: MustStop | None = None
) -> PeopleTable:
    """Return the table in a file. Nothing in it is computed, run or fetched.

    Args:
        path: The file.
        progress: Told now and then how many rows were read.
        must_stop: Asked now and then whether nobody wants it any more.

    Raises:
        PeopleFileError: It cannot be read, and why; nothing else is raised for a broken or hostile file.
        ImportStoppedError: ``must_stop`` said so.
    """
    progress, must_stop = progress or _unheard, must_stop or _never
    try:
        begins = _begins(path)
        if begins.startswith(_OLD_WORKBOOK):
            raise PeopleFileError(
                f"{path.name} is an old Excel file, or protected by a password.",
                remedy="Save it as .xlsx without a password, or as CSV.",
            )
        if begins.startswith(_PACKED):
            with workbook_rows(path) as (form, rows):
                return table_of(path.name, form, rows, progress=progress, must_stop=must_stop)
        form = csv_form(path)
        rows = csv_rows(path, form)
        return table_of(path.name, form.words, rows, progress=progress, must_stop=must_stop)
    except OSError as error:
        why = error.strerror or "it cannot be read"
        raise PeopleFileError(f"{path} cannot be read: {why}.", remedy="Choose another file.") from error


def _begins(path: Path) -> bytes:
    if path.is_dir():
        raise PeopleFileError(f"{path.name} is a folder.", remedy="Choose a file.")
    size = path.stat().st_size
    if size > LARGEST_BYTES:
        raise PeopleFileError(
            f"{path.name} has {size // 1_000_000:,} MB; {LARGEST_BYTES // 1_000_000} are the most.",
            remedy="Split it, and import the parts.",
        )
    with path.open("rb") as opened:
        return opened.read(8)


def _unheard(_: int) -> None:
    return


def _never() -> bool:
    return False
