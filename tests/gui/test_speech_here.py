"""A listener is tried with a moment of silence, and let go of whatever happens."""

from collections.abc import Sequence

import pytest

from simulator.gui.speech_here import try_listener
from simulator.speech.interface import Heard, HearsAllAlike, ListenerUnavailableError


class FakeListener(HearsAllAlike):
    def __init__(self, refuses_at: str = "") -> None:
        self.refuses_at, self.asked = refuses_at, list[str]()

    @property
    def name(self) -> str:
        return "fake"

    def _do(self, what: str) -> None:
        self.asked.append(what)
        if what == self.refuses_at:
            raise ListenerUnavailableError("No model.", remedy="Choose another folder.")

    def expect(self, sayings: Sequence[str]) -> None:
        self._do("expect")

    def begin(self) -> None:
        self._do("begin")

    def take(self, pcm: bytes) -> None:
        assert pcm
        self._do("take")

    def finish(self) -> Heard:
        self._do("finish")
        return Heard((), 0.1, "fake")

    def close(self) -> None:
        self.asked.append("close")


def test_one_that_works_has_taken_sound_and_is_closed() -> None:
    listener = FakeListener()
    try_listener(listener)
    assert listener.asked == ["expect", "begin", "take", "finish", "close"]


@pytest.mark.parametrize("step", ["expect", "begin", "take", "finish"])
def test_one_that_fails_says_why_and_is_closed(step: str) -> None:
    listener = FakeListener(step)
    with pytest.raises(ListenerUnavailableError, match="No model"):
        try_listener(listener)
    assert listener.asked[-1] == "close"
