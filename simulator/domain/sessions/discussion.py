"""Discussions: a question for the room, and the answers taken down unsigned, as they came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from simulator.domain.sessions.session import Happening
from simulator.domain.sessions.state import DISCUSSING

QUESTION_PUT = "question-put"
"""The question of a discussion that is an activity of its own. Told: question."""
ANSWER_NOTED = "answer-noted"
"""Somebody said something to the question; nobody writes down who. Told: text."""
ANSWER_STRUCK = "answer-struck"
"""An answer is taken off the wall. Told: place, counted from 0 among those that stand."""

LONGEST_QUESTION = 300
LONGEST_ANSWER = 300
"""Characters."""


@dataclass(frozen=True, slots=True)
class Discussion:
    """What was asked, and what was said to it."""

    question: str
    answers: tuple[str, ...] = ()


def discussions_of(happenings: Iterable[Happening]) -> tuple[Discussion, ...]:
    """Return the discussions that were held, in order; answers without a question belong to none."""
    held: list[Discussion] = []
    for happening in happenings:
        if happening.what in (QUESTION_PUT, DISCUSSING):
            held.append(Discussion(_text(happening, "question")))
        elif held:
            held[-1] = _after(held[-1], happening)
    return tuple(held)


def discussion_now(happenings: Iterable[Happening]) -> Discussion:
    """Return the last discussion; an empty one if nothing was asked."""
    held = discussions_of(happenings)
    return held[-1] if held else Discussion("")


def _after(discussion: Discussion, happening: Happening) -> Discussion:
    if happening.what == ANSWER_NOTED and _text(happening, "text"):
        return replace(discussion, answers=(*discussion.answers, _text(happening, "text")))
    place = happening.told.get("place")
    if happening.what == ANSWER_STRUCK and isinstance(place, int) and 0 <= place < len(discussion.answers):
        kept = (*discussion.answers[:place], *discussion.answers[place + 1 :])
        return replace(discussion, answers=kept)
    return discussion


def _text(happening: Happening, name: str) -> str:
    value = happening.told.get(name)
    return value.strip() if isinstance(value, str) else ""
