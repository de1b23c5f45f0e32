"""Files that HR hands on, each opened by the library that reads its kind; they all tell the same."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pypdf


class Team(NamedTuple):
    """What is true of a team: who completed the scenario by which attempt, and who is late with what."""

    title: str
    attempts: Mapping[str, str]
    decided: str
    late: tuple[str, str]
    numbers: frozenset[str]
    numbers_done: frozenset[str]


def all_tell(files: Mapping[str, Path], team: Team) -> None:
    """Hold every file to what is true."""
    rows = _rows(files["csv"].read_text("utf-8-sig"))
    done = {row["name"]: row for row in rows if row["stands"] == "done"}
    assert {name: row["attempt"] for name, row in done.items()} == team.attempts
    assert [name for name, row in done.items() if row["decided by a trainer"] == "yes"] == [team.decided]
    assert [(row["name"], row["scenario"]) for row in rows if row["stands"] == "overdue"] == [team.late]
    assert _under("employee number", rows) == team.numbers

    table = _sheet(files["xlsx"])
    assert len(table) == len(rows)
    assert _under("name", (row for row in table if row["stands"] == "done")) == set(team.attempts)
    assert _under("employee number", table) == team.numbers

    grades = _rows(files["moodle"].read_text("utf-8"))
    assert _under("Name", (row for row in grades if row[team.title] == "100")) == set(team.attempts)
    assert _under("ID number", grades) == team.numbers

    said = json.loads(files["xapi"].read_text("utf-8"))
    assert {one["actor"]["account"]["name"] for one in said} == team.numbers_done
    assert all(one["result"] == {"success": True, "completion": True} for one in said)


def whole_text(path: Path) -> str:
    """Return all the text of a file, packed or attached or not."""
    if path.suffix == ".pdf":
        read = pypdf.PdfReader(path)
        pages = " ".join(" ".join(page.extract_text() for page in read.pages).split())
        return pages + "".join(raw.decode() for each in read.attachments.values() for raw in each)
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as packed:
            return "".join(packed.read(name).decode() for name in packed.namelist())
    return path.read_text("utf-8")


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _sheet(path: Path) -> list[dict[str, str]]:
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    heading, *cells = sheet.iter_rows(values_only=True)
    return [{str(key): str(value) for key, value in zip(heading, row, strict=True)} for row in cells]


def _under(heading: str, rows: Iterable[Mapping[str, str]]) -> set[str]:
    return {row[heading] for row in rows}
