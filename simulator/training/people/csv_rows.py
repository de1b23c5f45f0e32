"""Rows of a CSV file as it is found in the wild: whatever its encoding and separator."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from simulator.training.people.people_table import LONGEST_CELL, PeopleFileError

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAMPLE_ROWS = 30
_SAMPLE_CHARACTERS = 200_000
_CHUNK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_UNWRAPPED = re.compile(r'="([^"]*)"')
"""How spreadsheets are told to leave a number as it is."""


@dataclass(frozen=True, slots=True)
class CsvForm:
    """How a file is written.

    Attributes:
        codec: Its encoding, as Python calls it.
        encoding: As people call it.
        separator: Between cells.
        skipped: Lines at the top that only name the separator.
    """

    codec: str
    encoding: str
    separator: str
    skipped: int = 0

    @property
    def words(self) -> str:
        """As it is told."""
        return f"CSV, {self.encoding}, separated by {_SEPARATORS.get(self.separator, repr(self.separator))}"


def csv_form(path: Path) -> CsvForm:
    """Look how a file is written.

    Raises:
        PeopleFileError: It is not a table of text.
        OSError: It cannot be read.
    """
    codec, encoding = _encoding(path)
    with _opened(path, codec) as opened:
        sample = opened.read(_SAMPLE_CHARACTERS)
    if sum(ch < " " and ch not in "\t\r\n\f\v\x1a" for ch in sample) > len(sample) // 200:
        raise PeopleFileError(
            f"{path.name} is no table of text.", remedy="Save the list as .xlsx or as CSV, and choose that."
        )
    named = re.match(r"sep=(.)\r?\n?", sample, re.IGNORECASE)
    if named:
        return CsvForm(codec, encoding, named[1], 1)
    return CsvForm(codec, encoding, _separator(sample))


def csv_rows(path: Path, form: CsvForm) -> Iterator[tuple[int, list[str]]]:
    """Yield line numbers, from 1, and cells.

    Raises:
        PeopleFileError: A cell has no end.
        OSError: It cannot be read.
    """
    with _opened(path, form.codec) as opened:
        for _ in range(form.skipped):
            opened.readline()
        marks = _Marks(opened)
        rows = csv.reader(marks, delimiter=form.separator)
        line = 1
        try:
            for cells in rows:
                spans = rows.line_num - line
                if spans and marks.has_ended and marks.count % 2:
                    raise _endless(path.name, line + form.skipped)
                yield line + form.skipped, [_plain(cell) for cell in cells]
                line = rows.line_num + 1
        except csv.Error as error:
            raise _endless(path.name, line + form.skipped) from error


class _Marks:
    """Lines on their way, their quotation marks counted: where one is open at the end, a row ate the rest."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.count = 0
        self.has_ended = False

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.count += line.count('"')
            yield line
        self.has_ended = True


def _plain(cell: str) -> str:
    if len(cell) > LONGEST_CELL:
        return cell[:LONGEST_CELL]
    if cell.startswith('="') and (whole := _UNWRAPPED.fullmatch(cell)):
        return whole[1]
    return cell


def _endless(name: str, line: int) -> PeopleFileError:
    return PeopleFileError(
        f"{name}: in the row that begins in line {line:,}, a cell has no end.",
        remedy='Most likely a quotation mark (") was opened there and not closed. Correct it, or save the '
        "list as .xlsx.",
    )


def _encoding(path: Path) -> tuple[str, str]:
    with path.open("rb") as opened:
        first = opened.read(4096)
        for bom, codec, name in _BOMS:
            if first.startswith(bom):
                return codec, name
        half = len(first) // 2
        if half and first[1::2].count(0) > half * 0.6:
            return "utf-16-le", "UTF-16"
        if half and first[0::2].count(0) > half * 0.6:
            return "utf-16-be", "UTF-16"
        return ("utf-8", "UTF-8") if _is_utf8(first, opened) else ("cp1252", "Windows-1252")


def _is_utf8(first: bytes, rest: io.BufferedReader) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(first)
        while chunk := rest.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _opened(path: Path, codec: str) -> TextIO:
    return path.open(encoding=codec, errors="replace", newline="")


def _separator(sample: str) -> str:
    """The one by which most rows have the same number of cells, and more than one."""
    return max(_SEPARATORS, key=lambda separator: _fit(sample, separator))


def _fit(sample: str, separator: str) -> tuple[float, int]:
    widths: list[int] = []
    try:
        for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
            if any(cells):
                widths.append(len(cells))
            if len(widths) == _SAMPLE_ROWS:
                break
    except csv.Error:  # told when the rows are read
        pass
    if not widths:
        return (0, 0)
    usual = max(set(widths), key=lambda width: (widths.count(width) * (width > 1), width))
    return (widths.count(usual) / len(widths) if usual > 1 else 0.0, usual)
