"""Role play in front of the room: what happens in it, and where it stands. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from simulator.domain.sessions.session import Happening, Json

PLAY_BEGUN = "play-begun"
"""Told: player, a participant id; attempt, its id; of, the attempt it tries again, or ""; turn, the first one
that is played anew, or 0."""
LINE_TYPED = "line-typed"
"""The trainer says something else for the customer. Told: attempt; turn, whose line it is; line, "" for the
scenario's own again."""
CUSTOMER_BY_HAND = "customer-by-hand"
"""Whether the trainer decides how the customer takes each reply. Told: is_on."""
REPLY_WAITS = "reply-waits"
"""A reply stands until the trainer says how the customer takes it. Told: attempt; turn; text, "" once it was
taken back; to, a list of character ids; gives, or ""; rings, or null; is_aloud; criteria, a list
of those marked as met."""
TAKEN_BY_HAND = "taken-by-hand"
"""The trainer said how the customer took a reply. Told: attempt; turn; branch, from 0."""
COMMENTED = "commented"
"""Told: attempt; turn, 0 for the whole; player; text; is_for_trainee."""
LEFT_UNFINISHED = "left-unfinished"
"""The conversation was ended before its ending. Told: attempt."""

LONGEST_COMMENT = 500
"""Characters."""

LONGEST_LINE = 600
"""Characters the trainer may say for the customer in one line."""

SAID_ALOUD = "(said aloud)"
"""Stands for the words of a reply that was spoken in the room and not taken down."""


@dataclass(frozen=True, slots=True)
class TypedLine:
    """What the trainer said for the customer, before the reply of that turn."""

    turn: int
    line: str


@dataclass(frozen=True, slots=True)
class Marks:
    """Which criteria the trainer heard met in the reply of a turn."""

    turn: int
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WaitingReply:
    """A reply that stands until the trainer says how the customer takes it.

    Attributes:
        turn: Its turn, from 1.
        text: The words; `SAID_ALOUD` where nobody took them down.
        to, gives, rings: As in ``Reply``.
        is_aloud: Whether it was spoken in the room.
        criteria: Ids of the criteria marked as met.
    """

    turn: int
    text: str
    to: tuple[str, ...] = ()
    gives: str = ""
    is_aloud: bool = False
    criteria: tuple[str, ...] = ()
    rings: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """Something the trainer wrote down while it was played.

    Attributes:
        at: When; UTC.
        attempt: The attempt.
        turn: The turn the conversation had come to; 0 for the whole.
        player: Participant id of who played.
        text: The words.
        is_for_trainee: Whether the one who played may read it; otherwise only trainers do.
    """

    at: datetime
    attempt: str
    turn: int
    player: str
    text: str
    is_for_trainee: bool


@dataclass(frozen=True, slots=True)
class Play:
    """One attempt in front of the room.

    Attributes:
        player: Participant id of who plays.
        attempt: Its id.
        of: The attempt it tries again; "" if it is none.
        again_from: The first turn that is played anew; 0 if it is no what-if.
        lines, marks: What the trainer said for the customer, and marked; of shared turns as well.
        by_hand: The turns in which the trainer said how the reply was taken.
        waiting: The last reply that waited; it still does if the conversation has not come past its turn.
        is_left: Whether it was ended before its ending.
    """

    player: str
    attempt: str
    of: str = ""
    again_from: int = 0
    lines: tuple[TypedLine, ...] = ()
    marks: tuple[Marks, ...] = ()
    by_hand: tuple[int, ...] = ()
    waiting: WaitingReply | None = None
    is_left: bool = False

    def line_at(self, turn: int) -> str:
        """Return what the trainer said for the customer at a turn; "" where the scenario's line stands."""
        return next((one.line for one in reversed(self.lines) if one.turn == turn), "")

    def waiting_at(self, turn: int) -> WaitingReply | None:
        """Return the reply that waits at a turn, if one does."""
        return self.waiting if self.waiting and self.waiting.turn == turn and self.waiting.text else None

    @property
    def marked(self) -> dict[str, int]:
        """Return the criteria that were marked, each with the first turn it was marked at."""
        latest = {one.turn: one.criteria for one in self.marks}
        return {id_: turn for turn in sorted(latest, reverse=True) for id_ in latest[turn]}


@dataclass(frozen=True, slots=True)
class RolePlay:
    """Where the role play of one activity stands.

    Attributes:
        plays: All attempts, what-ifs among them, in the order they were begun.
        comments: All comments, in order.
        is_by_hand: Whether the trainer decides how the customer takes each reply.
    """

    plays: tuple[Play, ...] = ()
    comments: tuple[Comment, ...] = ()
    is_by_hand: bool = False

    @property
    def latest(self) -> Play | None:
        """The attempt under way, or the last one."""
        return self.plays[-1] if self.plays else None

    def play(self, attempt: str) -> Play | None:
        """Return the play of an attempt."""
        return next((one for one in self.plays if one.attempt == attempt), None)


def role_play_of(happenings: Iterable[Happening]) -> RolePlay:
    """Return where a role play stands.

    Args:
        happenings: Those of one activity, in order; others among them are passed over.
    """
    found = RolePlay()
    for one in happenings:
        found = _moved(found, one)
    return found


def _moved(now: RolePlay, happening: Happening) -> RolePlay:
    told = happening.told
    match happening.what:
        case "play-begun":
            return replace(now, plays=(*now.plays, _begun(now, told)))
        case "customer-by-hand":
            return replace(now, is_by_hand=told.get("is_on") is True)
        case "commented":
            return replace(now, comments=(*now.comments, comment_in(happening)))
        case _:
            attempt = _text(told, "attempt")
            plays = tuple(
                _played(one, happening.what, told) if one.attempt == attempt else one for one in now.plays
            )
            return replace(now, plays=plays)


def comment_in(happening: Happening) -> Comment:
    """Return the comment that a COMMENTED tells."""
    told = happening.told
    return Comment(
        happening.at,
        _text(told, "attempt"),
        _number(told, "turn"),
        _text(told, "player"),
        _text(told, "text"),
        told.get("is_for_trainee") is True,
    )


def _begun(now: RolePlay, told: Mapping[str, Json]) -> Play:
    """A what-if shares the turns before it, and what was typed and marked in them."""
    play = Play(_text(told, "player"), _text(told, "attempt"), _text(told, "of"), _number(told, "turn"))
    original = now.play(play.of) if play.of else None
    if original is None:
        return play
    return replace(
        play,
        lines=tuple(one for one in original.lines if one.turn <= play.again_from),
        marks=tuple(one for one in original.marks if one.turn < play.again_from),
        by_hand=tuple(turn for turn in original.by_hand if turn < play.again_from),
    )


def _played(play: Play, what: str, told: Mapping[str, Json]) -> Play:
    turn = _number(told, "turn")
    match what:
        case "line-typed":
            return replace(play, lines=(*play.lines, TypedLine(turn, _text(told, "line"))))
        case "reply-waits":
            waiting = WaitingReply(
                turn,
                _text(told, "text"),
                _texts(told, "to"),
                _text(told, "gives"),
                told.get("is_aloud") is True,
                _texts(told, "criteria"),
                _number(told, "rings") or None,
            )
            return replace(play, waiting=waiting, marks=(*play.marks, Marks(turn, waiting.criteria)))
        case "taken-by-hand":
            return replace(play, by_hand=(*play.by_hand, turn))
        case "left-unfinished":
            return replace(play, is_left=True)
        case _:
            return play


def _text(told: Mapping[str, Json], key: str) -> str:
    value = told.get(key)
    return value if isinstance(value, str) else ""


def _number(told: Mapping[str, Json], key: str) -> int:
    value = told.get(key)
    return value if isinstance(value, int) else 0


def _texts(told: Mapping[str, Json], key: str) -> tuple[str, ...]:
    value = told.get(key)
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list | tuple) else ()
