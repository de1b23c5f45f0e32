"""A board as a table that Excel and friends open, and that comes back as the same board."""

from __future__ import annotations

import csv
import io

from simulator.domain.sessions.board import MOST_TIMES, Board, Column
from simulator.domain.sessions.board_changes import Told
from simulator.domain.sessions.board_state import Sightings
from simulator.domain.sessions.session import Json

_HEADING = ("quality", "named by", "column", "line", "behaviour", "seen")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a table program may take for a formula at the beginning of a cell, and our mark against it."""


def table_of(board: Board, sightings: Sightings) -> str:
    """Return a board as CSV: a row for each line, and one for a quality without any."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEADING)
    for quality in board.qualities:
        for line in quality.lines:
            seen = sightings.of(line)
            told = (line.column.value, line.text, line.behaviour, "" if seen is None else str(seen))
            writer.writerow(map(_safe, (quality.text, str(quality.times), *told)))
        if not quality.lines:
            writer.writerow((_safe(quality.text), quality.times, "", "", "", ""))
    return out.getvalue()


def is_board(text: str) -> bool:
    """Whether a text is a board that was exported."""
    return _mark_of(text) != ""


def board_in(text: str) -> Told:
    """Return an exported board as BOARD_TAKEN_UP tells it; qualities in a row of rows are one.

    Raises:
        ValueError: It is none.
    """
    mark = _mark_of(text)
    if not mark:
        raise ValueError("this table is no board")
    qualities: list[dict[str, Json]] = []
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark)
    next(reader)
    for row in reader:
        quality, times, column, line, behaviour = map(_plain, (*row, "", "", "", "", "")[:5])
        if not quality:
            continue
        if not qualities or qualities[-1]["text"] != quality or not column:
            qualities.append({"text": quality, "times": _times(times), "lines": []})
        lines = qualities[-1]["lines"]
        if line and column in tuple(Column) and isinstance(lines, list):
            lines.append({"column": column, "text": line, "behaviour": behaviour})
    return {"qualities": qualities}


def _mark_of(text: str) -> str:
    """Return what stands between the cells: table programs of many countries save semicolons."""
    heading = text.lstrip("\ufeff").split("\n", 1)[0].strip().casefold().replace('"', "")
    return next((mark for mark in (",", ";", "\t") if heading.split(mark) == list(_HEADING)), "")


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def _times(cell: str) -> int:
    return max(1, min(int(cell), MOST_TIMES)) if cell.isascii() and cell.isdecimal() and len(cell) < 9 else 1  # noqa: PLR2004
