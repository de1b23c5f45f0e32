"""A round is as long as it is, whatever the computer does meanwhile."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from simulator.gui.sessions.round_clock import GAP_SECONDS, RoundClock, wakeful_now
from tests.gui.fake_clock import FakeClock


class Heard:
    """What the clock has said."""

    def __init__(self, clock: RoundClock) -> None:
        self.said: list[str] = []
        clock.over.connect(lambda: self.said.append("over"))
        clock.slept.connect(lambda: self.said.append("slept"))


def pass_seconds(hands: FakeClock, clock: RoundClock, seconds: float, step: float = 0.05) -> None:
    """Let time pass as ticks show it."""
    end = hands.seconds + seconds
    while hands.seconds < end - 1e-9:
        hands.go(min(step, end - hands.seconds))
        clock.tick()


def test_three_minutes_are_180_seconds_through_pauses() -> None:
    hands = FakeClock()
    clock = RoundClock(hands)
    heard = Heard(clock)
    clock.go_on()
    began = hands.seconds
    paused = 0.0
    for run, pause in ((17.3, 40.0), (0.4, 3600.0), (61.05, 4.9)):
        pass_seconds(hands, clock, run)
        clock.hold()
        hands.go(pause)
        clock.tick()
        paused += pause
        clock.go_on()
    while not heard.said:
        pass_seconds(hands, clock, 0.05)
    assert hands.seconds - began - paused == pytest.approx(180.0, abs=0.2)
    assert heard.said == ["over"]
    assert (clock.seconds, clock.is_running, clock.is_over) == (180.0, False, True)


@given(runs=st.lists(st.tuples(st.floats(0, GAP_SECONDS), st.floats(0, 1e6)), max_size=30))
def test_only_time_that_was_not_paused_counts(runs: list[tuple[float, float]]) -> None:
    hands = FakeClock()
    clock = RoundClock(hands)
    for run, pause in runs:
        clock.go_on()
        hands.go(run)
        clock.hold()
        hands.go(pause)
    assert clock.seconds == pytest.approx(min(180.0, sum(run for run, _ in runs)), abs=1e-3)


def test_a_sleeping_computer_holds_the_round_where_it_was() -> None:
    hands = FakeClock()
    clock = RoundClock(hands)
    heard = Heard(clock)
    clock.go_on()
    pass_seconds(hands, clock, 30.0)
    hands.go(7200.0)
    clock.tick()
    assert heard.said == ["slept"]
    assert not clock.is_running
    assert clock.seconds == pytest.approx(30.0)
    clock.go_on()
    pass_seconds(hands, clock, 10.0)
    assert clock.seconds == pytest.approx(40.0)


def test_whoever_looks_before_the_first_tick_after_sleep_is_not_cheated() -> None:
    hands = FakeClock()
    clock = RoundClock(hands)
    clock.go_on()
    pass_seconds(hands, clock, 30.0)
    hands.go(7200.0)
    assert clock.seconds == pytest.approx(30.0)
    clock.hold()
    assert clock.seconds == pytest.approx(30.0)


def test_a_busy_computer_loses_nothing() -> None:
    hands = FakeClock()
    clock = RoundClock(hands)
    clock.go_on()
    pass_seconds(hands, clock, 30.0, step=4.0)
    assert clock.is_running
    assert clock.seconds == pytest.approx(30.0)


def test_a_short_round_in_real_time(qtbot: QtBot) -> None:
    clock = RoundClock(length_seconds=0.6)
    began = time.perf_counter()
    with qtbot.waitSignal(clock.over, timeout=10_000):
        clock.go_on()
        qtbot.waitUntil(lambda: clock.seconds > 0.2)
        clock.hold()
        held = time.perf_counter()
        qtbot.wait(50)
        began += time.perf_counter() - held
        clock.go_on()
    assert time.perf_counter() - began == pytest.approx(0.6, abs=0.2)


def test_the_clock_of_the_computer_goes_on(qtbot: QtBot) -> None:
    before, also_before = wakeful_now(), time.monotonic()
    qtbot.wait(20)
    assert wakeful_now() - before == pytest.approx(time.monotonic() - also_before, abs=0.05)
