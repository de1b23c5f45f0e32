"""An attempt as its owner reads it: what the customer said, what they said, and what it came to."""

from __future__ import annotations

from functools import lru_cache

from simulator.domain.attempt import Turn
from simulator.domain.conversation import Conversation
from simulator.domain.errors import SimulatorError
from simulator.domain.scenario import Scenario
from simulator.records.interface import AttemptRecord
from simulator.scenario_files.reader import read_known_text


def transcript(record: AttemptRecord, scenario_text: str) -> str:
    """Return an attempt in words; where its scenario cannot be read any more, one's own words alone.

    Args:
        record: The attempt, with its turns.
        scenario_text: The text it was played in; "" if it is not there.
    """
    lines = [
        f"{record.scenario_title}  ·  attempt {record.number}",
        f"{record.started_at:%Y-%m-%d %H:%M} UTC  ·  {record.state.value}",
    ]
    result = record.result
    if result is not None:
        lines += [
            f"Relationship {result.relationship_points} of {result.relationship_of}, "
            f"task {result.task_points} of {result.task_of}",
            f"“{result.because}”",
        ]
    try:
        told = _both_sides(_scenario(record.digest, scenario_text), record)
    except (SimulatorError, ValueError):
        told = [_own(turn) for turn in record.turns]
    return "\r\n".join([*lines, "", "\r\n\r\n".join(told), ""])


def _both_sides(scenario: Scenario, record: AttemptRecord) -> list[str]:
    told: list[str] = []
    for number in range(len(record.turns) + 1):
        here = Conversation.resume(scenario, record.seed, record.turns[:number])
        for line in here.lines:
            if line.does:
                told.append(f"({line.does})")
            if line.text:
                told.append(f"{scenario.characters[line.speaker].name}: {line.text}")
        if number < len(record.turns):
            told.append(_own(record.turns[number]))
    return told


def _own(turn: Turn) -> str:
    gives = f" [gives {turn.reply.gives}]" if turn.reply.gives else ""
    return f"You: {turn.reply.text}{gives}"


@lru_cache(maxsize=32)
def _scenario(digest: str, text: str) -> Scenario:
    return read_known_text(text, f"kept scenario {digest[:8]}")
