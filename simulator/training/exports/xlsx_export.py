"""Completions as an Excel workbook: text stays text, days are days, and the first row stays in sight.

The few parts of a workbook that a table needs are written here; openpyxl takes twenty times as long.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from simulator.domain.errors import SimulatorError
from simulator.training.exports.completion_lines import CompletionLine
from simulator.training.exports.harmless import harmless
from simulator.training.exports.table_columns import HEADINGS, Value, row_of

MOST_ROWS = 1_048_575
"""Rows below the heading that a sheet has room for."""

_WIDTH = 18
"""Characters."""
_DAY_ZERO = date(1899, 12, 30).toordinal()
"""What sheets count their days from."""
_DAY_SECONDS = 86_400
_PLAIN, _TEXT, _DAY, _MOMENT = 0, 1, 2, 3
"""Places in the list of styles."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{_LINKS}">'
    '<sheets><sheet name="Completions" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_LINKS}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_SHEETS}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4">'
    + "".join(
        f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for number in (0, 49, 164, 165)
    )
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>",
}


_SHEET_BEGIN = (
    f'{_HEAD}<worksheet xmlns="{_SHEETS}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    f'<cols><col min="1" max="{len(HEADINGS)}" width="{_WIDTH}" customWidth="1"/></cols><sheetData>'
)


class TooManyRowsError(SimulatorError):
    """A sheet has no room for so many lines."""


class XlsxWriter:
    """One sheet, written row by row into the zip file that a workbook is."""

    def __init__(self, out: BinaryIO) -> None:
        self._book = ZipFile(out, "w", ZIP_DEFLATED, compresslevel=4)
        for name, text in _PARTS.items():
            self._book.writestr(_entry(name), _HEAD + text)
        self._sheet = self._book.open(_entry("xl/worksheets/sheet1.xml"), "w", force_zip64=True)
        self._sheet.write((_SHEET_BEGIN + _row(HEADINGS)).encode())
        self._rows = 0

    def add(self, lines: Iterable[CompletionLine]) -> None:
        """See LineWriter.

        Raises:
            TooManyRowsError: There are more lines than a sheet has rows.
        """
        rows = [_row(row_of(line)) for line in lines]
        self._rows += len(rows)
        if self._rows > MOST_ROWS:
            raise TooManyRowsError(
                f"These are {self._rows:,} lines or more, and an Excel sheet has room for {MOST_ROWS:,}.",
                remedy="Export one team after the other, or as csv.",
            )
        self._sheet.write("".join(rows).encode())

    def end(self) -> None:
        """See LineWriter."""
        last = chr(ord("A") + len(HEADINGS) - 1)
        self._sheet.write(f'</sheetData><autoFilter ref="A1:{last}{self._rows + 1}"/></worksheet>'.encode())
        self.close()

    def close(self) -> None:
        """Let go of the file, whatever is in it."""
        self._sheet.close()
        self._book.close()


def xlsx_of(lines: Iterable[CompletionLine]) -> bytes:
    """Return the file.

    Raises:
        TooManyRowsError: There are more lines than a sheet has rows.
    """
    out = BytesIO()
    writer = XlsxWriter(out)
    try:
        writer.add(lines)
        writer.end()
    finally:
        writer.close()
    return out.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)  # of a day that is always the same, and so is the file
    entry.compress_type = ZIP_DEFLATED
    return entry


def _row(values: Iterable[Value]) -> str:
    return f"<row>{''.join(map(_cell, values))}</row>"


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, str):
        told = escape(harmless(value))
        return f'<c t="inlineStr" s="{_TEXT}"><is><t xml:space="preserve">{told}</t></is></c>'
    if isinstance(value, int):
        return f'<c s="{_PLAIN}"><v>{value}</v></c>'
    return f'<c s="{_MOMENT if isinstance(value, datetime) else _DAY}"><v>{_serial(value)}</v></c>'


def _serial(day: date) -> str:
    """Return a day, or a moment in UTC, as sheets count it; to the second."""
    if not isinstance(day, datetime):
        return str(day.toordinal() - _DAY_ZERO)
    utc = day.astimezone(UTC)
    seconds = utc.hour * 3600 + utc.minute * 60 + utc.second
    return f"{utc.toordinal() - _DAY_ZERO + seconds / _DAY_SECONDS:.10f}"
