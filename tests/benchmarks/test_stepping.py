"""Steps of a conversation in memory, against a bare dict machine that only looks the next node up."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable

import pytest

from simulator.domain.attempt import Choice, Reply
from simulator.domain.conversation import Conversation
from simulator.domain.scenario import Scenario
from tests.scoring.small_world import scenario

TURNS = 10
RUNS = 300
ROUNDS = 15
GOAL = 200_000
"""Steps a second."""

BAR = 60_000
"""What is insisted on: the machine may be shared."""


def through_conversation(story: Scenario, turns: int = TURNS, runs: int = RUNS) -> Callable[[], int]:
    """Follow from the first line to the ending; the reply and its choice are given, as in a replay."""
    begin = Conversation.begin(story)
    reply, choice = Reply("Hello there, what can I do for you?"), Choice(0, ("greets",))

    def run() -> int:
        for _ in range(runs):
            here = begin
            for _ in range(turns):
                here = here.follow(reply, choice)
            assert here.ending is not None
        return runs * turns

    return run


def through_dicts() -> Callable[[], int]:
    table = {f"turn-{n}": [{"to": f"turn-{n + 1}", "mood": 5}] for n in range(1, TURNS + 1)}

    def run() -> int:
        for _ in range(RUNS):
            here, mood, turns = "turn-1", 50, []
            for _ in range(TURNS):
                branch = table[here][0]
                turns.append((here, "Hello there, what can I do for you?"))
                here, mood = branch["to"], max(0, min(100, mood + branch["mood"]))
            assert here == f"turn-{TURNS + 1}"
        return RUNS * TURNS

    return run


def per_second(run: Callable[[], int]) -> float:
    """Steps a second of this process's own time, like ``timeit`` without the collector: others share both."""
    gc.disable()
    began = time.process_time()
    steps = run()
    took = time.process_time() - began
    gc.enable()
    return steps / took


def test_steps_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    ours, bare = through_conversation(scenario(turns=TURNS)), through_dicts()
    pairs = [(per_second(ours), per_second(bare)) for _ in range(ROUNDS)]
    steps, reference = (statistics.median(rates) for rates in zip(*pairs, strict=True))
    best, best_reference = (max(rates) for rates in zip(*pairs, strict=True))
    with capsys.disabled():
        print(
            f"\nfollow {steps:,.0f} steps/s (best {best:,.0f}; goal {GOAL:,}),"
            f" bare dicts {reference:,.0f} (best {best_reference:,.0f}): x {best_reference / best:.1f}"
        )
    assert best > BAR
    assert best_reference / best < 8


def test_a_long_conversation_costs_no_more_a_step(capsys: pytest.CaptureFixture[str]) -> None:
    """What was said is kept in a tuple that grows; at the length of a real conversation nobody notices."""
    rates: dict[int, float] = {}
    for turns in (10, 100):
        run = through_conversation(scenario(turns=turns), turns, 1_000 // turns)
        rates[turns] = max(per_second(run) for _ in range(ROUNDS))
    with capsys.disabled():
        print(f"\n10 turns {rates[10]:,.0f} steps/s, 100 turns {rates[100]:,.0f}")
    assert rates[10] / rates[100] < 3
