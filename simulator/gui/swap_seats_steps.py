"""The steps of a swapped seat: what the customer said, heard and made of it, in the order of the run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from simulator.gui.played_run import PlayedRun, PlayedTurn, your_words
from simulator.gui.speaking.line_player import Part

NO_WORDS = "(no words)"


class Kind(Enum):
    """Whose words a step is."""

    SAID = "said"
    """The customer's, aloud."""
    HEARD = "heard"
    """The trainee's, as the customer heard them."""
    THOUGHT = "thought"
    """The customer's, to themselves; here the mood moves."""
    END = "end"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened.

    Attributes:
        kind: Whose words it is.
        turn: The turn, from 1; one more than there were for the customer's last words and the end.
        name: Who speaks, where it is the customer's side.
        text: The words.
        parts: What is to be heard of it.
        mood: The mood from here on, 0 to 100.
        mood_change: What it did to the mood.
        seen: What could be seen besides; may be empty.
    """

    kind: Kind
    turn: int
    name: str
    text: str
    parts: tuple[Part, ...]
    mood: int
    mood_change: int = 0
    seen: str = ""


def steps_of(run: PlayedRun, recordings: Mapping[int, Path], because: str) -> tuple[Step, ...]:
    """Return the steps of a whole run.

    Args:
        run: What was said.
        recordings: The trainee's own sound, by turn; a reply without is read by a voice.
        because: The customer's last word on it all.
    """
    steps: list[Step] = []
    mood = run.mood
    for turn in run.turns:
        steps += _turn(turn, mood, recordings.get(turn.number))
        mood = turn.mood
    after = len(run.turns) + 1
    steps += [Step(Kind.SAID, after, name, part.text, (part,), mood) for name, part in run.closing]
    steps.append(Step(Kind.END, after, "", because, (), mood))
    return tuple(steps)


def silent(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the same parts to be read, each as long as one would speak."""
    return tuple(replace(part, is_silent=True, file=None) for part in parts)


def turning_point(steps: tuple[Step, ...]) -> Step | None:
    """Return the step at which the mood fell most; None if it never fell."""
    falls = [step for step in steps if step.mood_change < 0]
    return min(falls, key=lambda step: step.mood_change, default=None)


def _turn(turn: PlayedTurn, mood: int, recording: Path | None) -> list[Step]:
    said = " ".join(part.text for part in turn.lines)
    only_seen = (Part(turn.seen, is_silent=True),)
    heard = your_words(turn, recording) or (Part(NO_WORDS, is_silent=True),)
    thought = Part(turn.thought or NO_WORDS, is_silent=True)
    return [
        Step(Kind.SAID, turn.number, turn.speaker, said, turn.lines or only_seen, mood, seen=turn.seen),
        Step(Kind.HEARD, turn.number, "", turn.reply or NO_WORDS, heard, mood),
        Step(Kind.THOUGHT, turn.number, turn.speaker, turn.thought, (thought,), turn.mood, turn.mood_change),
    ]
