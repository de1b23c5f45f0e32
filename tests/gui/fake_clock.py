"""A clock that stands still until a test moves its hands."""

from __future__ import annotations


class FakeClock:
    """Calling it gives seconds; ``go`` lets them pass."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def go(self, seconds: float) -> None:
        self.seconds += seconds
