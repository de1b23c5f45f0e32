"""BoardState: where the work on a board stands: the board, what can be undone, what is on the wall."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from simulator.domain.sessions.board import Board, Column, DeedLine, Quality
from simulator.domain.sessions.board_changes import CHANGES, Told, changed, number_of, text_of
from simulator.domain.sessions.session import Happening, Json
from simulator.domain.sessions.wall import BoardLine, BoardWall

QUALITY_CHOSEN = "quality-chosen"
"""Which quality the room talks about. Told: quality, "" for all of them."""
CHANGE_UNDONE = "board-change-undone"
CHANGE_REDONE = "board-change-redone"
SIGHTINGS_COUNTED = "board-sightings-counted"
"""How often the team showed each behaviour. Told: replies, {behaviour: count}; attempts; people."""

BOARD_HAPPENINGS = (*CHANGES, QUALITY_CHOSEN, CHANGE_UNDONE, CHANGE_REDONE, SIGHTINGS_COUNTED)
"""All that ``board_of`` reads."""

FEWEST_PEOPLE = 3
"""Counts from fewer people would be somebody's own result; the room does not see them."""

_MOST_UNDONE = 200


@dataclass(frozen=True, slots=True)
class Sightings:
    """How often behaviours were seen.

    Attributes:
        replies: Behaviour -> in how many replies it was seen; those never seen may be left out.
        attempts: How many attempts were looked at.
        people: How many people played them.
    """

    replies: Mapping[str, int] = field(default_factory=dict[str, int])
    attempts: int = 0
    people: int = 0

    @property
    def is_for_the_room(self) -> bool:
        """Whether they come from enough people to be nobody's own."""
        return self.people >= FEWEST_PEOPLE

    def of(self, line: DeedLine) -> int | None:
        """Return how often a line was seen; None if it is tied to nothing, or nothing was counted."""
        if not line.behaviour or not self.attempts:
            return None
        return self.replies.get(line.behaviour, 0)

    @property
    def told(self) -> Mapping[str, Json]:
        """What SIGHTINGS_COUNTED tells."""
        return {"replies": dict(self.replies), "attempts": self.attempts, "people": self.people}


@dataclass(frozen=True, slots=True)
class BoardState:
    """Where the work on a board stands.

    Attributes:
        board: The board.
        chosen: Id of the quality the room talks about; "" while they are collected.
        sightings: As counted last.
        earlier, later: Boards one can go back and forward to, the nearest last.
    """

    board: Board = field(default_factory=Board)
    chosen: str = ""
    sightings: Sightings = field(default_factory=Sightings)
    earlier: tuple[Board, ...] = ()
    later: tuple[Board, ...] = ()

    @property
    def quality(self) -> Quality | None:
        """The quality the room talks about."""
        return self.board.quality(self.chosen)


def board_of(happenings: Iterable[Happening]) -> BoardState:
    """Return where the work on a board stands after all that happened in its activity."""
    state = BoardState()
    for happening in happenings:
        state = board_after(state, happening)
    return state


def board_after(state: BoardState, happening: Happening) -> BoardState:
    """Return where it stands once this has happened too; the same if it is nothing to a board."""
    what, told = happening.what, happening.told
    if what in CHANGES:
        board = changed(state.board, what, told, happening.number)
        if board == state.board:
            return state
        earlier = (*state.earlier, state.board)[-_MOST_UNDONE:]
        return _settled(replace(state, board=board, earlier=earlier, later=()))
    if what == QUALITY_CHOSEN:
        return _settled(replace(state, chosen=text_of(told, "quality")))
    if what == CHANGE_UNDONE and state.earlier:
        later = (*state.later, state.board)
        return _settled(replace(state, board=state.earlier[-1], earlier=state.earlier[:-1], later=later))
    if what == CHANGE_REDONE and state.later:
        earlier = (*state.earlier, state.board)
        return _settled(replace(state, board=state.later[-1], earlier=earlier, later=state.later[:-1]))
    return replace(state, sightings=_counted(told)) if what == SIGHTINGS_COUNTED else state


def wall_of(state: BoardState, draft: str = "", column: Column | None = None) -> BoardWall:
    """Return what the room sees of a board.

    Args:
        state: Where it stands.
        draft: What is being typed now; "" for nothing.
        column: Where it is typed; None for a quality.
    """
    qualities = state.board.qualities
    texts, named = [one.text for one in qualities], [one.times for one in qualities]
    quality = state.quality
    if quality is None:
        if draft and column is None:
            texts.append(draft)
            named.append(0)
        return BoardWall(tuple(texts), named=tuple(named), is_last_typed=len(texts) > len(qualities))
    return BoardWall(
        tuple(texts),
        qualities.index(quality),
        _wall_lines(state, quality, Column.SUPPORT, draft if column is Column.SUPPORT else ""),
        _wall_lines(state, quality, Column.ERODE, draft if column is Column.ERODE else ""),
        tuple(named),
    )


def _wall_lines(state: BoardState, quality: Quality, column: Column, draft: str) -> tuple[BoardLine, ...]:
    counts = state.sightings if state.sightings.is_for_the_room else Sightings()
    lines = tuple(BoardLine(line.text, counts.of(line)) for line in quality.column(column))
    return (*lines, BoardLine(draft, is_typed=True)) if draft else lines


def _settled(state: BoardState) -> BoardState:
    """Let go of a quality that is no longer there."""
    return state if state.quality or not state.chosen else replace(state, chosen="")


def _counted(told: Told) -> Sightings:
    replies = told.get("replies")
    found = replies.items() if isinstance(replies, Mapping) else ()
    counts = {behaviour: number_of(count, 0) for behaviour, count in found}
    return Sightings(counts, number_of(told.get("attempts"), 0), number_of(told.get("people"), 0))
