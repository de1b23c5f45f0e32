"""A stopwatch leaves out the time it was held."""

from hypothesis import given
from hypothesis import strategies as st

from simulator.gui.widgets.stopwatch import Stopwatch
from tests.gui.fake_clock import FakeClock


def test_counts_from_its_start() -> None:
    clock = FakeClock()
    watch = Stopwatch(clock)
    assert watch.seconds == 0
    watch.restart()
    clock.go(2.5)
    assert watch.seconds == 2.5


def test_going_on_twice_or_holding_twice_changes_nothing() -> None:
    clock = FakeClock()
    watch = Stopwatch(clock)
    watch.go_on()
    clock.go(1)
    watch.go_on()
    clock.go(1)
    watch.hold()
    watch.hold()
    assert watch.seconds == 2
    assert not watch.is_running


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1000)), max_size=30))
def test_only_running_time_counts(steps: list[tuple[bool, float]]) -> None:
    clock = FakeClock()
    watch = Stopwatch(clock)
    counted = 0.0
    for runs, seconds in steps:
        (watch.go_on if runs else watch.hold)()
        clock.go(seconds)
        counted += seconds if runs else 0.0
    assert abs(watch.seconds - counted) < 1e-6
