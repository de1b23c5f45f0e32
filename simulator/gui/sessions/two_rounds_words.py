"""What the two rounds are called, how one behaves in each, and what is asked afterwards."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from simulator.domain.sessions.commitments import Outcome
from simulator.domain.sessions.two_rounds import Asked, Step


class RoundWords(NamedTuple):
    """A round as it is told.

    Attributes:
        title: What it is called.
        cues: How one behaves in it, a short line each.
        after: What the room is told when it is over.
    """

    title: str
    cues: tuple[str, ...]
    after: tuple[str, ...]


def round_words(number: int) -> RoundWords:
    """Return the words of a round, 1 or 2."""
    if number == 1:
        return RoundWords(
            _tr("As if people don’t matter"),
            (
                _tr("Greet each other, and mean nothing."),
                _tr("Look past them. Say little."),
                _tr("Anything else interests you more."),
            ),
            (_tr("Stop. Stay where you are."), _tr("Notice how that was.")),
        )
    return RoundWords(
        _tr("Like long-lost friends"),
        (
            _tr("You have missed them for years."),
            _tr("Say their name. Show you are glad."),
            _tr("Ask, and wait for the answer."),
        ),
        (_tr("Stop. Look round the room."), _tr("Notice what has changed.")),
    )


def question_words(question: Asked) -> str:
    """Return a question as the room is asked it."""
    return {
        Asked.FELT: _tr("How did you feel?"),
        Asked.BEHAVED: _tr("How did you behave?"),
        Asked.USE: _tr("What of this will you use with the people you serve?"),
    }[question]


def commitment_question() -> str:
    """Return what everybody is asked at the end."""
    return _tr("What is the one thing you will do differently from now on?")


def step_words(step: Step) -> str:
    """Return a step's name on its button."""
    return {
        Step.FIRST: _tr("1  Indifferent"),
        Step.SECOND: _tr("2  Friends"),
        Step.TALK: _tr("3  Talk"),
        Step.COMMIT: _tr("4  Commit"),
    }[step]


def outcome_words(outcome: Outcome | None) -> str:
    """Return what became of a commitment."""
    if outcome is None:
        return _tr("Not asked yet")
    return {
        Outcome.KEPT: _tr("Kept"),
        Outcome.PARTLY: _tr("Partly"),
        Outcome.NOT_YET: _tr("Not yet"),
    }[outcome]


def _tr(words: str) -> str:
    return QCoreApplication.translate("TwoRounds", words)
