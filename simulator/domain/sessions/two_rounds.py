"""Two rounds: greeting as if nobody mattered, then like friends long missed; and what the room says to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from simulator.domain.sessions.pairings import Timetable, timetable
from simulator.domain.sessions.session import Happening, Json

STEP_REACHED = "two-rounds-step"
"""Told: step, a Step."""
PLACED = "round-placed"
"""Told: people, the participant ids of those who meet, in the order they stand."""
ROUND_BEGUN = "round-begun"
"""Told: round, 1 or 2; first, which of all meetings it begins with. Begun again, it counts from 0."""
ROUND_CLOCK = "round-clock"
"""Told: round; seconds of it that have passed; is_running. Now and then, and at each start and stop."""
ROUND_OVER = "round-over"
"""Told: round; seconds it lasted."""
QUESTION_ASKED = "two-rounds-asked"
"""Told: question, an Asked."""
SAID = "two-rounds-said"
"""Told: question, an Asked; round, 1, 2 or 0 for both; text. Nobody's name."""
TAKEN_BACK = "two-rounds-taken-back"
"""Told: number, the happening in which it was said."""

ROUND_SECONDS: Final = 180.0
LONGEST_ANSWER: Final = 240
"""Characters; what can be read on a wall."""


class Step(StrEnum):
    """Where the exercise is."""

    FIRST = "first"
    SECOND = "second"
    TALK = "talk"
    COMMIT = "commit"

    @property
    def round_number(self) -> int:
        """The round this step is; 0 for none."""
        return {Step.FIRST: 1, Step.SECOND: 2}.get(self, 0)


class Asked(StrEnum):
    """What the room is asked afterwards."""

    FELT = "felt"
    BEHAVED = "behaved"
    USE = "use"

    @property
    def is_of_rounds(self) -> bool:
        """Whether it is answered for each round by itself."""
        return self is not Asked.USE


@dataclass(frozen=True, slots=True)
class Round:
    """A round that has begun.

    Attributes:
        number: 1 or 2.
        first: Which of all meetings it began with.
        seconds: How much of it has passed, as last told.
        is_over: Whether it ended.
    """

    number: int
    first: int = 0
    seconds: float = 0.0
    is_over: bool = False

    @property
    def seconds_left(self) -> float:
        """What is left of it."""
        return max(0.0, ROUND_SECONDS - self.seconds)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said to a question; unsigned.

    Attributes:
        number: The happening in which it was said.
        question: What was asked.
        round_number: Which round it is about; 0 for both.
        text: The words.
    """

    number: int
    question: Asked
    round_number: int
    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word and how often it was said."""

    text: str
    times: int


@dataclass(frozen=True, slots=True)
class TwoRounds:
    """Where the exercise stands.

    Attributes:
        step: Which page of it.
        people: Participant ids of those who meet; () before anybody was placed.
        rounds: The rounds that began, by number.
        question: What the room is asked.
        said: What it said, in order.
    """

    step: Step = Step.FIRST
    people: tuple[str, ...] = ()
    rounds: tuple[Round, ...] = ()
    question: Asked = Asked.FELT
    said: tuple[Said, ...] = ()

    def round(self, number: int) -> Round | None:
        """Return a round; None before it began."""
        return next((one for one in self.rounds if one.number == number), None)

    def meetings_of(self, number: int, people: tuple[str, ...]) -> Timetable:
        """Return who meets whom in a round, for those people."""
        begun = self.round(number)
        first = begun.first if begun else first_meeting(number, people)
        return timetable(people, ROUND_SECONDS, first)

    def answers(self, question: Asked, round_number: int | None = None) -> tuple[Said, ...]:
        """Return what was said to a question; about one round only if it is named."""
        return tuple(
            one for one in self.said if one.question is question and round_number in (None, one.round_number)
        )

    def words(self, question: Asked, round_number: int) -> tuple[Word, ...]:
        """Return what was said about a round, the same words counted once; most often said first."""
        counted: dict[str, Word] = {}
        for one in self.answers(question, round_number):
            key = _same_word_key(one.text)
            before = counted.get(key, Word(one.text, 0))
            counted[key] = Word(before.text, before.times + 1)
        return tuple(sorted(counted.values(), key=lambda word: -word.times))


def first_meeting(number: int, people: tuple[str, ...]) -> int:
    """Return which of all the meetings a round begins with: the second goes on where the first stops."""
    return 0 if number == 1 else len(timetable(people, ROUND_SECONDS).groupings)


def two_rounds_of(happenings: Iterable[Happening]) -> TwoRounds:
    """Return where the exercise stands after what happened in it; other happenings change nothing."""
    stands = TwoRounds()
    for happening in happenings:
        stands = _moved(stands, happening)
    return stands


def separate_answers(typed: str, question: Asked) -> tuple[str, ...]:
    """Return the answers in what was typed: words are parted by commas and lines, sentences by lines only."""
    parted = typed.replace(";", ",").replace("，", ",").replace("、", ",").replace("،", ",")
    lines = parted.replace(",", "\n") if question.is_of_rounds else typed
    tidy = (" ".join(line.split())[:LONGEST_ANSWER] for line in lines.splitlines())
    return tuple(line for line in tidy if line)


def _same_word_key(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .!?…-–—\"'“”‘’")


def _moved(stands: TwoRounds, happening: Happening) -> TwoRounds:
    moves = _MOVES.get(happening.what)
    return moves(stands, happening) if moves else stands


def _at_step(stands: TwoRounds, happening: Happening) -> TwoRounds:
    step = next((one for one in Step if one == happening.told.get("step")), stands.step)
    return replace(stands, step=step)


def _placed(stands: TwoRounds, happening: Happening) -> TwoRounds:
    people = happening.told.get("people")
    ids = (one for one in people if isinstance(one, str)) if isinstance(people, list | tuple) else ()
    return replace(stands, people=tuple(dict.fromkeys(ids)))


def _run(stands: TwoRounds, happening: Happening) -> TwoRounds:
    told, number = happening.told, _round_number(happening.told.get("round"))
    if not number:
        return stands
    if happening.what == ROUND_BEGUN:
        first = told.get("first")
        run = Round(number, first if isinstance(first, int) else 0)
    else:
        before = stands.round(number) or Round(number)
        seconds = _seconds(told.get("seconds"), before.seconds)
        run = replace(before, seconds=seconds, is_over=before.is_over or happening.what == ROUND_OVER)
    others = (one for one in stands.rounds if one.number != number)
    return replace(stands, rounds=tuple(sorted((*others, run), key=lambda one: one.number)))


def _put(stands: TwoRounds, happening: Happening) -> TwoRounds:
    return replace(stands, question=_asked(happening.told.get("question")) or stands.question)


def _heard(stands: TwoRounds, happening: Happening) -> TwoRounds:
    text, question = happening.told.get("text"), _asked(happening.told.get("question"))
    if question is None or not isinstance(text, str) or not text.strip():
        return stands
    said = Said(happening.number, question, _round_number(happening.told.get("round")), text)
    return replace(stands, said=(*stands.said, said))


def _taken_back(stands: TwoRounds, happening: Happening) -> TwoRounds:
    number = happening.told.get("number")
    return replace(stands, said=tuple(one for one in stands.said if one.number != number))


_MOVES: Mapping[str, Callable[[TwoRounds, Happening], TwoRounds]] = {
    STEP_REACHED: _at_step,
    PLACED: _placed,
    ROUND_BEGUN: _run,
    ROUND_CLOCK: _run,
    ROUND_OVER: _run,
    QUESTION_ASKED: _put,
    SAID: _heard,
    TAKEN_BACK: _taken_back,
}


def _round_number(told: Json) -> int:
    return int(told) if told in (1, 2) and not isinstance(told, bool) else 0


def _seconds(told: Json, before: float) -> float:
    if isinstance(told, bool) or not isinstance(told, int | float):
        return before
    return min(max(0.0, float(told)), ROUND_SECONDS)


def _asked(told: Json) -> Asked | None:
    return next((one for one in Asked if one == told), None)
