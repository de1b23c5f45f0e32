"""A board comes back from its table as it was, and no table program runs what somebody wrote on it."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.sessions.board import (
    LONGEST_LINE,
    LONGEST_QUALITY,
    Board,
    Column,
    DeedLine,
    Quality,
    tidy,
)
from simulator.domain.sessions.board_changes import BOARD_TAKEN_UP, board_told, changed
from simulator.domain.sessions.board_state import Sightings
from simulator.scoring.behaviours.catalogue import catalogue
from simulator.training.sessions.board_csv import board_in, is_board, table_of
from simulator.training.sessions.board_starts import DEEDS, QUALITIES, starts, starts_beside
from tests.thoroughness import times

words = st.text(min_size=1, max_size=40) | st.sampled_from(
    ["=1+1", "'=1", "''", "-2", "@x", 'a,b;"c"', "+\t"]
)
qualities = words.map(lambda text: tidy(text, LONGEST_QUALITY)).filter(bool)
lines = st.builds(
    DeedLine,
    id=st.just(""),
    column=st.sampled_from(Column),
    text=words.map(lambda text: tidy(text, LONGEST_LINE)).filter(bool),
    behaviour=st.sampled_from(["", "admits", "argues"]),
)
boards = st.lists(
    st.builds(
        Quality,
        id=st.just(""),
        text=qualities,
        times=st.integers(1, 300),
        lines=st.lists(lines, max_size=4).map(tuple),
    ),
    max_size=5,
    unique_by=lambda quality: quality.text,
).map(lambda made: Board(tuple(made)))


@settings(max_examples=times(40, usual=15))
@given(boards, st.sampled_from(["\ufeff", ""]))
def test_out_and_in_again_is_the_same_board(board: Board, mark: str) -> None:
    table = mark + table_of(board, Sightings({"admits": 3}, 4, 3))
    assert is_board(table)
    again = changed(Board(), BOARD_TAKEN_UP, board_in(table), 1)
    assert board_told(again) == board_told(board)
    assert table_of(again, Sightings({"admits": 3}, 4, 3)) == table.lstrip("\ufeff")


@settings(max_examples=times(40, usual=15))
@given(boards)
def test_no_cell_is_a_formula(board: Board) -> None:
    for row in csv.reader(io.StringIO(table_of(board, Sightings()), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_counts_stand_beside_tied_lines_only() -> None:
    board = Board(
        (
            Quality("q", "Trust", 3, (DeedLine("a", Column.SUPPORT, "We own up", "admits"),)),
            Quality("r", "Respect"),
        )
    )
    assert table_of(board, Sightings({"admits": 4}, 5, 3)).splitlines()[1:] == [
        "Trust,3,support,We own up,admits,4",
        "Respect,1,,,,",
    ]
    assert table_of(board, Sightings()).splitlines()[1] == "Trust,3,support,We own up,admits,"


def test_another_programs_semicolons_are_read_and_other_tables_are_no_board() -> None:
    table = '"Quality";"Named by";"Column";"Line";"Behaviour";"Seen"\r\n'
    table += 'Trust;x;erode;"We; well";;\r\n;;;;;\r\nKind\r\n'
    told = board_in(table)
    assert told == {
        "qualities": [
            {
                "text": "Trust",
                "times": 1,
                "lines": [{"column": "erode", "text": "We; well", "behaviour": ""}],
            },
            {"text": "Kind", "times": 1, "lines": []},
        ]
    }
    assert not is_board("name,quality\nAnna,trust")
    with pytest.raises(ValueError, match="no board"):
        board_in("trust, respect")


def test_every_behaviour_of_the_catalogue_is_proposed_in_our_words_and_thought_of_somewhere() -> None:
    assert set(DEEDS) == set(catalogue().behaviours)
    assert len(set(DEEDS.values())) == len(DEEDS)
    thought_of = {one.behaviour for quality in QUALITIES for one in starts_beside(quality)[:7]}
    assert thought_of == set(DEEDS)
    for quality in QUALITIES:
        assert {one.column for one in starts_beside(quality)[:7]} == set(Column)
        assert set(starts_beside(quality)) == set(starts())
