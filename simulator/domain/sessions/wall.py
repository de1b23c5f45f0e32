"""Walls: all that the room's window may show, as values. What is not in one of these cannot be on the wall.

A wall never carries a person's result, history, note or vote: names stand only for whose turn it is.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TitleWall:
    """A few large words: before the start, between activities, in a break, at the end.

    Attributes:
        title, subtitle: The words.
        quotation: A quotation card; "" for none.
        seconds_left: Of a break; None without a timer.
    """

    title: str
    subtitle: str = ""
    quotation: str = ""
    seconds_left: int | None = None


@dataclass(frozen=True, slots=True)
class StageWall:
    """The conversation: who speaks, what was said, whose turn it is.

    Attributes:
        who: The character who speaks.
        portrait, place: Names of the pictures.
        mood: 0 to 100, for the face.
        line: What the character says.
        sound: The caption of a sound; "" for none.
        whose_turn: The player's name; "" once the conversation is over.
        reply: What the player has just said; "" while they think.
        is_ringing: A telephone that nobody has answered yet.
        seconds_left: Of the activity; None without a timer. Negative: over time.
        by_hand: Whether the trainer speaks for the customer.
        does: What can be seen of the character, as a sentence; "" for nothing.
    """

    who: str
    portrait: str
    place: str
    mood: int
    line: str
    sound: str = ""
    whose_turn: str = ""
    reply: str = ""
    is_ringing: bool = False
    seconds_left: int | None = None
    by_hand: bool = False
    does: str = ""


@dataclass(frozen=True, slots=True)
class Utterance:
    """How the line on a StageWall is being said at this moment; no wall of its own.

    Attributes:
        mouth: How loud it is, 0 to 1; 0 for a shut mouth.
        said: How many characters of the line were said so far; None for all of them.
    """

    mouth: float = 0.0
    said: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionWall:
    """A question for discussion, and what the room says to it, unsigned.

    Attributes:
        question: The question.
        answers: In the order they came.
        seconds_left: None without a timer.
    """

    question: str
    answers: tuple[str, ...] = ()
    seconds_left: int | None = None


@dataclass(frozen=True, slots=True)
class RoundWall:
    """A timed round in pairs.

    Attributes:
        title: What the round is called.
        cues: How to behave, a line each.
        seconds_left: Of the round; never negative.
        is_running: Whether the timer runs.
        groups: Who meets whom: names, two or three to a group.
        note: What stands beside the timer, e.g. when the groups change.
        is_change: Whether the groups have just changed.
    """

    title: str
    cues: tuple[str, ...]
    seconds_left: int
    is_running: bool
    groups: tuple[tuple[str, ...], ...] = ()
    note: str = ""
    is_change: bool = False


@dataclass(frozen=True, slots=True)
class SaidWord:
    """A word the room said, and how often."""

    text: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class ComparisonWall:
    """What the room says about two rounds, side by side and unsigned.

    Attributes:
        question: What is asked.
        first_title, second_title: What the rounds were called.
        first, second: What is said about each, most often said first.
    """

    question: str
    first_title: str
    second_title: str
    first: tuple[SaidWord, ...] = ()
    second: tuple[SaidWord, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardLine:
    """Something we do.

    Attributes:
        text: As somebody said it.
        seen: In how many replies of the team it was seen; None if it is tied to nothing,
            or too few people played for it to be nobody's own.
        is_typed: Whether it is being typed just now.
    """

    text: str
    seen: int | None = None
    is_typed: bool = False


@dataclass(frozen=True, slots=True)
class BoardWall:
    """One quality, what we do that supports it, and what erodes it.

    Attributes:
        qualities: All qualities collected.
        chosen: Index of the one that is talked about; -1 while they are collected.
        support, erode: The two columns of the chosen one.
        named: How many people named each quality; empty if that is not known.
        is_last_typed: Whether the last quality is being typed just now.
    """

    qualities: tuple[str, ...]
    chosen: int = -1
    support: tuple[BoardLine, ...] = ()
    erode: tuple[BoardLine, ...] = ()
    named: tuple[int, ...] = ()
    is_last_typed: bool = False


@dataclass(frozen=True, slots=True)
class IdeaLine:
    """An idea in twenty words, and how many would take it up."""

    text: str
    plus_ones: int = 0


@dataclass(frozen=True, slots=True)
class MeetingWall:
    """A round in which everybody tells how they built a relationship.

    Attributes:
        speaker: Whose turn it is; "" when the round is over.
        idea: The words as they are taken down.
        ideas: What was told before, unsigned.
        seconds_left: Of this speaker; None without a timer.
    """

    speaker: str
    idea: str = ""
    ideas: tuple[IdeaLine, ...] = ()
    seconds_left: int | None = None


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A line of a conversation; ``who`` is the character, or "" for the one who answered."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class MomentWall:
    """A best moment, replayed because its owner agreed; unsigned.

    Attributes:
        title: Why it is shown.
        lines: What was said.
    """

    title: str
    lines: tuple[SaidLine, ...]


@dataclass(frozen=True, slots=True)
class JoinCard:
    """How phones join: the address, the word to type there, and the address as rows of dark modules."""

    address: str
    code_word: str
    modules: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class BallotWall:
    """The room judges: what is asked, and how many have answered; never how, until it is revealed.

    Attributes:
        criteria: The criteria, as the room is asked them.
        votes_in: How many ballots are in.
        voters: How many are expected.
        join: How phones join; None while the page for phones is off.
    """

    criteria: tuple[str, ...]
    votes_in: int
    voters: int
    join: JoinCard | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What the room said about one criterion, all at once.

    Attributes:
        criterion: As it was asked.
        yes, no, unsure: How many said so.
        agreement: In words, e.g. "5 of 6 say yes".
        is_in_doubt: Whether it is one of those to be worded better.
    """

    criterion: str
    yes: int
    no: int
    unsure: int
    agreement: str
    is_in_doubt: bool = False


@dataclass(frozen=True, slots=True)
class AgreementWall:
    """The votes revealed together.

    Attributes:
        tallies: One for each criterion.
        told: How far the room agrees, in words.
        before: The same of the vote before the rewording; "" in the first.
    """

    tallies: tuple[Tally, ...]
    told: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class RewordingWall:
    """A criterion opened for rewording."""

    criterion: str
    wording: str


Wall = (
    TitleWall
    | StageWall
    | QuestionWall
    | RoundWall
    | ComparisonWall
    | BoardWall
    | MeetingWall
    | MomentWall
    | BallotWall
    | AgreementWall
    | RewordingWall
)
