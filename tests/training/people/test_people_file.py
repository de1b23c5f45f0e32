"""Files of people as they are found in the wild, and such as somebody made to do harm."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from simulator.training.people.days import DateOrder, day_of, is_ambiguous, order_of
from simulator.training.people.headings import Field, guessed_columns, preset_for
from simulator.training.people.people_file import read_people_file
from simulator.training.people.people_table import ImportStoppedError, PeopleFileError, PeopleTable

HEADINGS = "Number{0}Name{0}Team\n"
ROWS = '007{0}Zoë Müller{0}"Tills\nand more"\n008{0}Ann Smith{0}"A ""B"" C"\n'
CELLS = (("007", "Zoë Müller", "Tills\nand more"), ("008", "Ann Smith", 'A "B" C'))


def read(tmp_path: Path, content: bytes | str, name: str = "people.csv") -> PeopleTable:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_people_file(path)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_csv_is_read_whatever_its_encoding_and_separator(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    text = (HEADINGS + ROWS).format(separator)
    table = read(tmp_path, text.replace("\n", "\r\n").encode(encoding))
    assert table.headings == ("Number", "Name", "Team")
    assert tuple(tuple(c.replace("\r\n", "\n") for c in row.cells) for row in table.rows) == CELLS
    assert [row.line for row in table.rows] == [2, 4]


def test_a_comma_in_a_name_does_not_win_over_semicolons(tmp_path: Path) -> None:
    table = read(tmp_path, "No;Name;Team\n1;Smith, Ann;Tills, upstairs\n2;Jones, Bob;Tills, upstairs\n")
    assert table.rows[0].cells == ("1", "Smith, Ann", "Tills, upstairs")


def test_lines_that_say_what_the_file_is_are_passed_over(tmp_path: Path) -> None:
    table = read(tmp_path, "sep=;\nStaff report\n\nEmployee No;Full name\n01;Ann\n\n02;Bob\n")
    assert table.headings == ("Employee No", "Full name")
    assert [(row.line, row.cells) for row in table.rows] == [(5, ("01", "Ann")), (7, ("02", "Bob"))]
    assert table.notes


def test_zeros_that_a_spreadsheet_was_told_to_keep_are_kept(tmp_path: Path) -> None:
    table = read(tmp_path, 'No,Name\n="00417",Ann\n')
    assert table.rows[0].cells == ("00417", "Ann")


def test_a_workbook_is_read_as_a_person_sees_it(tmp_path: Path) -> None:
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.append(["Nothing of interest"])
    sheet = book.create_sheet("Staff")
    sheet.append(["Employee No", "Full name", "Start date", "Active"])
    sheet.append([417, "Ann Smith", datetime(2024, 4, 3), True])  # noqa: DTZ001  # as Excel has it
    sheet["A2"].number_format = "00000"
    sheet.append(["00418", "Bob", date(2023, 5, 4), False])
    sheet.append([419.0, "Eve", None, None])
    book.save(tmp_path / "people.xlsx")
    table = read_people_file(tmp_path / "people.xlsx")
    assert "Staff" in table.form
    assert [row.cells for row in table.rows] == [
        ("00417", "Ann Smith", "2024-04-03", "true"),
        ("00418", "Bob", "2023-05-04", "false"),
        ("419", "Eve", "", ""),
    ]


def packed(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "nothing"),
        (b"\n\n \n", "nothing"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old Excel"),
        (b"PK\x03\x04 and no more", "broken"),
        (b"%PDF-1.7\x00\x01\x02\x03\x04\x05\x06\x07" * 50, "no table"),
        (packed({"mimetype": b"application/vnd.oasis"}), "no Excel"),
        (packed({"[Content_Types].xml": b"<a/>", "xl/s.xml": b" " * 30_000_000}), "unpacks"),
        (packed({"[Content_Types].xml": ENTITIES}), "declares"),
        (packed({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<b"}), "broken"),
        (b'No,Name\n1,"Ann\n' + b"2,Bob\n" * 40_000, "no end"),
        (b'No,Name\n1,"Ann\n2,Bob\n', "no end"),
        (b"No,Name\n1," + b"A" * 10_000_000, "no end"),
        (b"a," * 1_000, "columns"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",  # a packed file's bytes tell the time of day
)
def test_what_cannot_be_read_is_said_in_words(tmp_path: Path, content: bytes, told: str) -> None:
    with pytest.raises(PeopleFileError, match=told) as refused:
        read(tmp_path, content)
    assert refused.value.remedy


def test_missing_files_and_folders_are_said(tmp_path: Path) -> None:
    with pytest.raises(PeopleFileError, match="cannot be read"):
        read_people_file(tmp_path / "nowhere.csv")
    with pytest.raises(PeopleFileError, match="folder"):
        read_people_file(tmp_path)


def test_reading_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("No,Name\n" + "".join(f"{n},Name {n}\n" for n in range(20_000)), encoding="utf-8")
    told: list[int] = []
    assert len(read_people_file(path, progress=told.append).rows) == 20_000
    assert told == sorted(told)
    assert len(told) > 5
    with pytest.raises(ImportStoppedError):
        read_people_file(path, must_stop=lambda: True)


@given(st.binary(max_size=400))
def test_no_bytes_do_anything_but_be_read_or_be_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "people.csv"
    path.write_bytes(content)
    try:
        table = read_people_file(path)
    except PeopleFileError:
        return
    assert all(len(row.cells) == len(table.headings) for row in table.rows)
    assert len(set(table.headings)) == len(table.headings)


@pytest.mark.parametrize(
    ("headings", "preset", "means"),
    [
        (
            ("username", "firstname", "lastname", "email", "idnumber", "department", "suspended"),
            "moodle",
            {Field.NUMBER: "idnumber", Field.TEAM: "department", Field.SUSPENDED: "suspended"},
        ),
        (
            ("sourcedId", "status", "orgSourcedIds", "givenName", "familyName", "agentSourcedIds"),
            "oneroster",
            {Field.NUMBER: "sourcedId", Field.MANAGER: "agentSourcedIds", Field.STATUS: "status"},
        ),
        (
            ("Employee No.", "Full Name", "Dept", "Line Manager ID", "Hire_Date", "Termination date"),
            "hris",
            {Field.NAME: "Full Name", Field.MANAGER: "Line Manager ID", Field.LEFT_ON: "Termination date"},
        ),
    ],
)
def test_kinds_of_files_are_known_by_their_headings(
    headings: tuple[str, ...], preset: str, means: dict[Field, str]
) -> None:
    found = preset_for(headings)
    assert found.id == preset
    guessed = guessed_columns(headings, found)
    assert means.items() <= guessed.items()
    assert len(set(guessed.values())) == len(guessed)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-04-03", date(2024, 4, 3)),
        ("2024-04-03T00:00:00Z", date(2024, 4, 3)),
        ("20240403", date(2024, 4, 3)),
        ("3.4.2024", date(2024, 4, 3)),
        ("03.04.24", date(2024, 4, 3)),
        ("13/04/2024", date(2024, 4, 13)),
        ("04/13/2024", date(2024, 4, 13)),
        ("05/05/2024", date(2024, 5, 5)),
        ("45385", date(2024, 4, 3)),
        ("3 April 2024", date(2024, 4, 3)),
        ("Apr 3, 2024", date(2024, 4, 3)),
        ("03/04/2024", None),
        ("yesterday", None),
    ],
)
def test_days_are_read_in_every_way_they_are_written(text: str, day: date | None) -> None:
    assert day_of(text, None) == day


def test_two_orders_are_two_days_until_somebody_says_which() -> None:
    assert is_ambiguous("03/04/2024")
    assert day_of("03/04/2024", DateOrder.DAY_FIRST) == date(2024, 4, 3)
    assert day_of("03/04/2024", DateOrder.MONTH_FIRST) == date(2024, 3, 4)
    assert order_of(["03/04/2024", "25/04/2024"]) is DateOrder.DAY_FIRST
    assert order_of(["03/04/2024", "04/25/2024"]) is DateOrder.MONTH_FIRST
    assert order_of(["25/04/2024", "04/25/2024"]) is None
    with pytest.raises(ValueError, match="day"):
        day_of("2024-02-30", None)
