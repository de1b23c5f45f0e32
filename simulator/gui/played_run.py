"""What was said in an attempt, line by line, as it was heard on the stage, for whoever listens again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.domain.conversation import Conversation
from simulator.domain.scenario import Scenario, VoiceWish
from simulator.gui.speaking.line_player import Part

if TYPE_CHECKING:
    from simulator.training.practice import Debrief

YOU = "you"
"""Who reads the trainee's words where there is no recording of them."""


@dataclass(frozen=True, slots=True)
class PlayedTurn:
    """One turn.

    Attributes:
        number: From 1.
        speaker: The name of whoever spoke.
        lines: What was said to the trainee, each part in its own voice.
        seen: What could only be seen; may be empty.
        reply: The trainee's words; may be empty.
        thought: The customer's thought; may be empty.
        mood: The mood after it, 0 to 100.
        mood_change: What the reply did to it.
    """

    number: int
    speaker: str
    lines: tuple[Part, ...]
    seen: str
    reply: str
    thought: str
    mood: int
    mood_change: int


@dataclass(frozen=True, slots=True)
class PlayedRun:
    """A finished attempt.

    Attributes:
        mood: The mood at the start, 0 to 100.
        turns: In order.
        closing: What was said after the last reply, and by whom.
    """

    mood: int
    turns: tuple[PlayedTurn, ...]
    closing: tuple[tuple[str, Part], ...]


def played_run(debrief: Debrief) -> PlayedRun:
    """Return what was said, from the kept turns: nothing is judged anew."""
    here = Conversation.begin(debrief.scenario, debrief.record.seed)
    people = here.setting.people
    turns: list[PlayedTurn] = []
    for kept, told in zip(debrief.record.turns, debrief.scorecard.turns, strict=True):
        said = here.lines
        turns.append(
            PlayedTurn(
                kept.number,
                people[told.speaker][0],
                tuple(Part(line.text, line.speaker) for line in said if line.text),
                " ".join(line.does for line in said if line.does),
                kept.reply.text,
                told.thought,
                told.mood,
                told.mood_change,
            )
        )
        here = here.follow(kept.reply, kept.choice)
    last = here.lines if here.is_over else ()
    closing = tuple((people[line.speaker][0], Part(line.text, line.speaker)) for line in last if line.text)
    return PlayedRun(debrief.scenario.mood, tuple(turns), closing)


def voices_of(scenario: Scenario) -> Mapping[str, VoiceWish]:
    """Return who is to be heard and how, and somebody to read the trainee's words."""
    return {one.id: one.voice for one in scenario.characters.values()} | {YOU: VoiceWish()}


def your_words(turn: PlayedTurn, recording: Path | None) -> tuple[Part, ...]:
    """Return a reply to be heard: as it was spoken if that was kept, else in a voice; none for no words."""
    return (Part(turn.reply, YOU, recording),) if turn.reply else ()
