"""MicrophoneBeside: what a session needs of a microphone beside a reply box, whoever provides it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from simulator.domain.scenario import Scenario
from simulator.gui.spoken_reply import SpokenReply


class MicrophoneBeside(Protocol):
    """Takes down what is said into its box; no sound is kept."""

    spoken: SpokenReply | None
    """What was heard for this reply; None while it is typed."""

    def tell_before_listening(self, slot: Callable[[], None]) -> None:
        """Have this called each time it is about to listen."""
        ...

    @property
    def is_listening(self) -> bool:
        """Whether it listens."""
        ...

    def enter(self, scenario: Scenario) -> None:
        """Come to a line of a scenario: nothing has been said to it yet."""
        ...

    def hold(self) -> None:
        """Listen no more for now; what was said is taken down."""
        ...

    def close(self) -> None:
        """Shut the microphone and let go of the listener."""
        ...
