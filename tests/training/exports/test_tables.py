"""Tables are reopened by what reads them: numbers keep their zeros, formulas are text, days are days."""

import csv
import io
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.completion import Stand
from simulator.training.exports.csv_export import csv_of
from simulator.training.exports.exporters import EXPORTERS, exported
from simulator.training.exports.harmless import LONGEST_CELL, harmless
from simulator.training.exports.moodle_export import moodle_of
from simulator.training.exports.table_columns import HEADINGS
from simulator.training.exports.xlsx_export import TooManyRowsError, xlsx_of
from tests.thoroughness import times
from tests.training.exports.lines import line, somebody

ATTACKS = ("=1+1", "+41 79", "-2", "@SUM(A1)", "\t=1", " =1", "＝1", '=HYPERLINK("http://x","y")')


def rows_of(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_for_each_line() -> None:
    row, other = rows_of(csv_of([line(), line(scenario="late", stand=None, latest=None, first=None)]))
    assert tuple(row) == HEADINGS
    assert row["employee number"] == "00417"
    assert (row["name"], row["team"]) == ("Åsa Öberg", "Night, “shift”")
    assert row["latest completed (UTC)"] == "2026-05-02T23:59:59+00:00"
    assert (row["due on"], row["decided by a trainer"]) == ("2026-04-01", "yes")
    assert (other["stands"], other["latest completed (UTC)"], other["attempt"]) == ("not assigned", "", "")


def test_csv_is_marked_as_utf_8_for_excel() -> None:
    assert csv_of([]).startswith(b"\xef\xbb\xbf")


def test_a_workbook_keeps_zeros_days_and_text() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_of([line()]))).active
    assert sheet is not None
    heading, row = list(sheet.iter_rows())
    assert tuple(cell.value for cell in heading) == HEADINGS
    told = dict(zip(HEADINGS, row, strict=True))
    assert (told["employee number"].value, told["employee number"].data_type) == ("00417", "s")
    assert told["due on"].value == datetime(2026, 4, 1)  # noqa: DTZ001  # sheets know no time zones
    assert told["due on"].data_type == "d"
    assert told["latest completed (UTC)"].value == datetime(2026, 5, 2, 23, 59, 59)  # noqa: DTZ001
    assert (told["attempts submitted"].value, sheet.freeze_panes) == (3, "A2")


@pytest.mark.parametrize("name", ATTACKS)
def test_formulas_are_harmless_everywhere(name: str) -> None:
    lines = [line(somebody(name=name, number=name))]
    for read in (rows_of(csv_of(lines)), rows_of(moodle_of(lines))):
        for cell in read[0].values():
            assert not cell.lstrip(" \t").startswith(("=", "+", "-", "@", "＝"))
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_of(lines))).active
    assert sheet is not None
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@settings(max_examples=times(50, usual=20))
@given(st.text(alphabet=st.characters(codec=None), max_size=50))
def test_any_name_can_be_written_and_read(name: str) -> None:
    lines = [line(somebody(number=f"x{name}"))]
    wanted = harmless(f"x{name}")
    assert rows_of(csv_of(lines))[0]["employee number"] == wanted
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_of(lines))).active
    assert sheet is not None
    assert sheet["A2"].value == wanted.replace("\r\n", "\n").replace("\r", "\n")


def test_no_cell_is_longer_than_excel_takes() -> None:
    assert len(harmless("=" * 100_000)) == LONGEST_CELL


def test_a_sheet_that_is_full_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.training.exports.xlsx_export.MOST_ROWS", 1)
    with pytest.raises(TooManyRowsError, match="2 lines"):
        xlsx_of([line(), line()])


def test_moodle_has_a_row_a_person_and_a_column_a_scenario() -> None:
    bo = somebody("Bo", "7", "p-2")
    raw = moodle_of(
        [line(), line(scenario="late", latest=None), line(bo, "late"), line(bo, "third", stand=Stand.OPEN)]
    )
    assert not raw.startswith(b"\xef\xbb\xbf")
    asa, other = rows_of(raw)
    assert (asa["ID number"], asa["The barking-dog"], asa["The late"]) == ("00417", "100", "")
    assert (other["Name"], other["The barking-dog"], other["The late"]) == ("Bo", "", "100")


@pytest.mark.parametrize("format_name", EXPORTERS)
def test_nobody_at_all_is_a_file_too(format_name: str) -> None:
    assert exported(format_name, [])


@pytest.mark.parametrize("format_name", EXPORTERS)
def test_the_same_lines_make_the_same_file(format_name: str) -> None:
    lines = [line(), line(due_on=date(2026, 1, 1), scenario="late")]
    assert exported(format_name, lines) == exported(format_name, lines)
