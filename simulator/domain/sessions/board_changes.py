"""What can happen to a board, and the board that follows; what fits nothing changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from simulator.domain.sessions.board import (
    LONGEST_LINE,
    LONGEST_QUALITY,
    MOST_LINES,
    MOST_QUALITIES,
    MOST_TIMES,
    Board,
    Column,
    DeedLine,
    Quality,
    tidy,
)
from simulator.domain.sessions.session import Json

QUALITIES_NAMED = "qualities-named"
"""Told: qualities, a list of {text, times}, or of {onto, times} for one that is named again.

The number of the happening makes the ids of new ones.
"""
QUALITY_REWORDED = "quality-reworded"
"""Told: quality; text."""
QUALITIES_MERGED = "qualities-merged"
"""Told: into, a quality; merged, a list of others whose lines and counts it takes over."""
QUALITY_MOVED = "quality-moved"
"""Told: quality; to, its new place from 0."""
QUALITY_DROPPED = "quality-dropped"
"""Told: quality."""
LINE_WRITTEN = "line-written"
"""Told: quality; column, "support" or "erode"; text; behaviour, an id or ""."""
LINE_REWORDED = "line-reworded"
"""Told: line; text."""
LINE_TIED = "line-tied"
"""Told: line; behaviour, an id, or "" to untie it."""
LINE_MOVED = "line-moved"
"""Told: line; column; to, its new place there from 0."""
LINE_DROPPED = "line-dropped"
"""Told: line."""
BOARD_TAKEN_UP = "board-taken-up"
"""Another board takes its place, from the last time or a file. Told: qualities, as ``board_told``."""

Told = Mapping[str, Json]


def board_told(board: Board) -> Mapping[str, Json]:
    """Return what BOARD_TAKEN_UP tells."""
    return {
        "qualities": [
            {
                "text": quality.text,
                "times": quality.times,
                "lines": [
                    {"column": line.column.value, "text": line.text, "behaviour": line.behaviour}
                    for line in quality.lines
                ],
            }
            for quality in board.qualities
        ]
    }


def changed(board: Board, what: str, told: Told, number: int) -> Board:
    """Return the board once this has happened to it; the same if it is nothing to a board.

    Args:
        board: As it was.
        what: One of the happenings above.
        told: What it tells.
        number: The happening's number, which makes new ids.
    """
    change = CHANGES.get(what)
    return change(board, told, number) if change else board


def text_of(told: Told, key: str) -> str:
    """Return a text that is told; "" where there is none."""
    value = told.get(key)
    return value if isinstance(value, str) else ""


def number_of(value: Json, otherwise: int) -> int:
    """Return a whole number that is told."""
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise


def mappings(value: Json) -> tuple[Told, ...]:
    """Return the objects of a list that is told."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return ()
    return tuple(one for one in value if isinstance(one, Mapping))


def _named(board: Board, told: Told, number: int) -> Board:
    again: dict[str, int] = {}
    for one in mappings(told.get("qualities")):
        onto = text_of(one, "onto")
        again[onto] = again.get(onto, 0) + max(0, number_of(one.get("times"), 1))
    standing = (
        replace(one, times=min(one.times + again.get(one.id, 0), MOST_TIMES)) for one in board.qualities
    )
    return Board((*standing, *_qualities_from(told, number))[:MOST_QUALITIES])


def _taken_up(_: Board, told: Told, number: int) -> Board:
    return Board(_qualities_from(told, number)[:MOST_QUALITIES])


def _qualities_from(told: Told, number: int) -> tuple[Quality, ...]:
    made: list[Quality] = []
    for index, one in enumerate(mappings(told.get("qualities"))):
        text = tidy(text_of(one, "text"), LONGEST_QUALITY)
        if text and not text_of(one, "onto"):
            id_ = f"q{number}.{index}"
            times = max(1, min(number_of(one.get("times"), 1), MOST_TIMES))
            made.append(Quality(id_, text, times, _lines_from(one, f"l{number}.{index}")))
    return tuple(made)


def _lines_from(told: Told, prefix: str) -> tuple[DeedLine, ...]:
    made = (_line(one, f"{prefix}.{index}") for index, one in enumerate(mappings(told.get("lines"))))
    return tuple(line for line in made if line)[:MOST_LINES]


def _line(told: Told, id_: str) -> DeedLine | None:
    text, column = tidy(text_of(told, "text"), LONGEST_LINE), _column_of(told)
    if not text or column is None:
        return None
    return DeedLine(id_, column, text, text_of(told, "behaviour"))


def _column_of(told: Told) -> Column | None:
    found = text_of(told, "column")
    return Column(found) if found in tuple(Column) else None


def _quality_reworded(board: Board, told: Told, _: int) -> Board:
    text = tidy(text_of(told, "text"), LONGEST_QUALITY)
    return _with_quality(board, told, lambda quality: replace(quality, text=text or quality.text))


def _merged(board: Board, told: Told, _: int) -> Board:
    into, listed = board.quality(text_of(told, "into")), told.get("merged")
    named = listed if isinstance(listed, list | tuple) else ()
    others = [one for one in board.qualities if one.id in named and one is not into]
    if into is None or not others:
        return board
    times = min(sum((one.times for one in others), into.times), MOST_TIMES)
    lines = tuple(line for one in (into, *others) for line in one.lines)
    whole = replace(into, times=times, lines=lines)
    kept = (one for one in board.qualities if one not in others)
    return Board(tuple(whole if one is into else one for one in kept))


def _quality_moved(board: Board, told: Told, _: int) -> Board:
    quality = board.quality(text_of(told, "quality"))
    if quality is None:
        return board
    rest = [one for one in board.qualities if one is not quality]
    to = number_of(told.get("to"), len(rest))
    rest.insert(max(0, to), quality)
    return Board(tuple(rest))


def _quality_dropped(board: Board, told: Told, _: int) -> Board:
    gone = text_of(told, "quality")
    return Board(tuple(one for one in board.qualities if one.id != gone))


def _line_written(board: Board, told: Told, number: int) -> Board:
    line = _line(told, f"l{number}")

    def add(quality: Quality) -> Quality:
        if line is None or len(quality.lines) >= MOST_LINES:
            return quality
        return replace(quality, lines=(*quality.lines, line))

    return _with_quality(board, told, add)


def _line_reworded(board: Board, told: Told, _: int) -> Board:
    text = tidy(text_of(told, "text"), LONGEST_LINE)
    return _with_line(board, told, lambda line: replace(line, text=text or line.text))


def _line_tied(board: Board, told: Told, _: int) -> Board:
    return _with_line(board, told, lambda line: replace(line, behaviour=text_of(told, "behaviour")))


def _line_moved(board: Board, told: Told, _: int) -> Board:
    line, column = board.line(text_of(told, "line")), _column_of(told)
    quality = board.quality_of(line.id) if line else None
    if line is None or quality is None or column is None:
        return board
    rest = [one for one in quality.column(column) if one.id != line.id]
    rest.insert(max(0, number_of(told.get("to"), len(rest))), replace(line, column=column))
    others = [one for one in quality.column(column.other) if one.id != line.id]
    lines = (*rest, *others) if column is Column.SUPPORT else (*others, *rest)
    return _put(board, replace(quality, lines=lines))


def _line_dropped(board: Board, told: Told, _: int) -> Board:
    return _with_line(board, told, lambda _: None)


def _with_quality(board: Board, told: Told, change: Callable[[Quality], Quality]) -> Board:
    quality = board.quality(text_of(told, "quality"))
    return _put(board, change(quality)) if quality else board


def _with_line(board: Board, told: Told, change: Callable[[DeedLine], DeedLine | None]) -> Board:
    line_id = text_of(told, "line")
    quality = board.quality_of(line_id)
    if quality is None:
        return board
    lines = (change(line) if line.id == line_id else line for line in quality.lines)
    return _put(board, replace(quality, lines=tuple(line for line in lines if line)))


def _put(board: Board, quality: Quality) -> Board:
    return Board(tuple(quality if one.id == quality.id else one for one in board.qualities))


CHANGES: Mapping[str, Callable[[Board, Told, int], Board]] = {
    QUALITIES_NAMED: _named,
    QUALITY_REWORDED: _quality_reworded,
    QUALITIES_MERGED: _merged,
    QUALITY_MOVED: _quality_moved,
    QUALITY_DROPPED: _quality_dropped,
    LINE_WRITTEN: _line_written,
    LINE_REWORDED: _line_reworded,
    LINE_TIED: _line_tied,
    LINE_MOVED: _line_moved,
    LINE_DROPPED: _line_dropped,
    BOARD_TAKEN_UP: _taken_up,
}
