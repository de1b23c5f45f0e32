"""A board is what happened to it: nothing is lost by merging or undoing, and no happening breaks it."""

from collections.abc import Mapping
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.sessions.board import LONGEST_QUALITY, MOST_LINES, Board, Column, Quality
from simulator.domain.sessions.board_changes import (
    BOARD_TAKEN_UP,
    CHANGES,
    LINE_DROPPED,
    LINE_MOVED,
    LINE_REWORDED,
    LINE_TIED,
    LINE_WRITTEN,
    QUALITIES_MERGED,
    QUALITIES_NAMED,
    QUALITY_DROPPED,
    QUALITY_MOVED,
    QUALITY_REWORDED,
    board_told,
)
from simulator.domain.sessions.board_state import (
    BOARD_HAPPENINGS,
    CHANGE_REDONE,
    CHANGE_UNDONE,
    QUALITY_CHOSEN,
    SIGHTINGS_COUNTED,
    BoardState,
    board_of,
    wall_of,
)
from simulator.domain.sessions.session import Happening, Json
from simulator.domain.sessions.wall import BoardLine

Told = Mapping[str, Json]
AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def happened(*what: tuple[str, Told]) -> tuple[Happening, ...]:
    return tuple(Happening(n, AT, name, "b", told) for n, (name, told) in enumerate(what, 1))


def named(*texts: str) -> tuple[str, Told]:
    return QUALITIES_NAMED, {"qualities": [{"text": text, "times": 1} for text in texts]}


def written(quality: str, column: str, text: str, behaviour: str = "") -> tuple[str, Told]:
    told = {"quality": quality, "column": column, "text": text, "behaviour": behaviour}
    return LINE_WRITTEN, told


START = (
    named("Trust", "Respect"),
    written("q1.0", "support", "We ring back when we said", "commits-to-time"),
    written("q1.0", "erode", "We promise what we cannot know"),
    written("q1.0", "support", "We own up"),
    written("q1.1", "erode", "We quote the rules", "hides-behind-policy"),
)


def shown(state: BoardState) -> list[tuple[str, list[str], list[str]]]:
    def column(quality: Quality, which: Column) -> list[str]:
        return [line.text for line in quality.column(which)]

    return [(q.text, column(q, Column.SUPPORT), column(q, Column.ERODE)) for q in state.board.qualities]


def test_what_was_named_and_written_stands_there_in_order() -> None:
    assert shown(board_of(happened(*START))) == [
        ("Trust", ["We ring back when we said", "We own up"], ["We promise what we cannot know"]),
        ("Respect", [], ["We quote the rules"]),
    ]


def test_merging_adds_the_counts_and_loses_no_line() -> None:
    state = board_of(happened(*START, (QUALITIES_MERGED, {"into": "q1.1", "merged": ["q1.0", "q1.1"]})))
    assert len(state.board.qualities) == 1
    merged = state.board.qualities[0]
    assert (merged.text, merged.times, len(merged.lines)) == ("Respect", 2, 4)


def test_lines_move_to_the_other_column_and_up_and_down() -> None:
    state = board_of(
        happened(
            *START,
            (LINE_MOVED, {"line": "l3", "column": "support", "to": 1}),
            (LINE_MOVED, {"line": "l2", "column": "support", "to": 99}),
        )
    )
    moved = ["We promise what we cannot know", "We own up", "We ring back when we said"]
    assert shown(state)[0] == ("Trust", moved, [])


def test_words_ties_and_places_can_be_changed_and_dropped() -> None:
    state = board_of(
        happened(
            *START,
            (QUALITY_REWORDED, {"quality": "q1.1", "text": "  Real \n respect "}),
            (QUALITY_MOVED, {"quality": "q1.1", "to": 0}),
            (LINE_REWORDED, {"line": "l5", "text": "We hide behind the rules"}),
            (LINE_TIED, {"line": "l5", "behaviour": ""}),
            (LINE_DROPPED, {"line": "l4"}),
            (QUALITY_REWORDED, {"quality": "q1.1", "text": "  "}),
        )
    )
    assert [row[0] for row in shown(state)] == ["Real respect", "Trust"]
    assert shown(state)[0][2] == ["We hide behind the rules"]
    assert state.board.behaviours == ("commits-to-time",)
    assert "We own up" not in shown(state)[1][1]


def test_undo_and_redo_walk_through_every_change() -> None:
    steps = [board_of(happened(*START[:count])).board for count in range(len(START) + 1)]
    undo, redo = (CHANGE_UNDONE, {}), (CHANGE_REDONE, {})
    for back in range(len(START) + 2):
        undone = board_of(happened(*START, *[undo] * back))
        assert undone.board == steps[max(0, len(START) - back)]
    again = board_of(happened(*START, undo, undo, undo, redo, redo))
    assert again.board == steps[-2]
    other = board_of(happened(*START, undo, named("Kindness"), redo))
    assert not other.later, "what was undone is gone once something else was changed"
    assert [one.text for one in other.board.qualities] == ["Trust", "Respect", "Kindness"]


def test_choosing_and_counting_are_no_changes_to_undo() -> None:
    state = board_of(happened(*START, (QUALITY_CHOSEN, {"quality": "q1.0"}), (CHANGE_UNDONE, {})))
    assert state.chosen == "q1.0"
    assert shown(state)[1] == ("Respect", [], [])
    gone = board_of(
        happened(*START, (QUALITY_CHOSEN, {"quality": "q1.0"}), (QUALITY_DROPPED, {"quality": "q1.0"}))
    )
    assert gone.chosen == ""
    assert wall_of(gone).chosen == -1


def counted(people: int) -> tuple[str, Told]:
    return SIGHTINGS_COUNTED, {"replies": {"commits-to-time": 7}, "attempts": 9, "people": people}


def test_the_room_sees_counts_only_where_they_are_nobodys_own() -> None:
    chosen = (QUALITY_CHOSEN, {"quality": "q1.0"})
    for people, seen in ((2, None), (3, 7)):
        wall = wall_of(board_of(happened(*START, chosen, counted(people))))
        assert wall.support == (BoardLine("We ring back when we said", seen), BoardLine("We own up"))
    wall = wall_of(board_of(happened(*START, (QUALITY_CHOSEN, {"quality": "q1.1"}), counted(3))))
    assert wall.erode == (BoardLine("We quote the rules", 0),)


def test_the_room_reads_along_while_something_is_typed() -> None:
    collecting = board_of(happened(*START))
    assert wall_of(collecting, "Kin").qualities == ("Trust", "Respect", "Kin")
    assert wall_of(collecting, "Kin").is_last_typed
    chosen = board_of(happened(*START, (QUALITY_CHOSEN, {"quality": "q1.1"})))
    wall = wall_of(chosen, "We gru", Column.ERODE)
    assert wall.erode[-1] == BoardLine("We gru", is_typed=True)
    assert not wall.support


def test_a_board_taken_up_elsewhere_is_the_same_board() -> None:
    board = board_of(happened(*START)).board
    again = board_of(happened(*START[:1], (BOARD_TAKEN_UP, board_told(board)))).board
    assert board_told(again) == board_told(board)


def test_too_much_is_left_out_and_the_rest_stands() -> None:
    lines = [written("q1.0", "support", f"Line {n}") for n in range(MOST_LINES + 5)]
    board = board_of(happened(named("x" * 500, " ", "Respect"), *lines)).board
    assert [len(one.text) for one in board.qualities] == [LONGEST_QUALITY, 7]
    assert board.line_count == MOST_LINES


ids = st.sampled_from(["q1.0", "q1.1", "q2.0", "l2", "l3", "l5", "q99.0", ""])
texts = st.text(max_size=12)
anything = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=3,
)
tolds = st.fixed_dictionaries(
    {},
    optional={
        "quality": ids | anything,
        "line": ids | anything,
        "into": ids,
        "merged": st.lists(ids, max_size=3) | anything,
        "to": st.integers(-3, 9) | anything,
        "column": st.sampled_from(["support", "erode"]) | anything,
        "text": texts | anything,
        "behaviour": texts | anything,
        "qualities": st.lists(st.fixed_dictionaries({"text": texts, "times": st.integers(-2, 5)}), max_size=3)
        | anything,
        "replies": anything,
        "attempts": anything,
    },
)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(BOARD_HAPPENINGS), tolds), max_size=14))
def test_whatever_happens_ids_stay_unique_and_undoing_all_gives_an_empty_board(
    what: list[tuple[str, Told]],
) -> None:
    state = board_of(happened(*START, *what))
    every = [one.id for q in state.board.qualities for one in (q, *q.lines)]
    assert len(every) == len(set(every))
    assert all(q.text and all(line.text for line in q.lines) for q in state.board.qualities)
    wall = wall_of(state)
    assert wall.chosen == -1 or wall.qualities[wall.chosen] == state.board.quality(state.chosen).text  # type: ignore[union-attr]
    back = board_of(happened(*START, *what, *[(CHANGE_UNDONE, {})] * (len(START) + len(what))))
    assert back.board == Board()


@settings(max_examples=20)
@given(st.lists(st.tuples(st.sampled_from(list(CHANGES)), tolds), max_size=8))
def test_a_change_is_undone_in_one_step(what: list[tuple[str, Told]]) -> None:
    before = board_of(happened(*START))
    after = board_of(happened(*START, *what))
    steps = len(after.earlier) - len(before.earlier)
    assert board_of(happened(*START, *what, *[(CHANGE_UNDONE, {})] * steps)).board == before.board
