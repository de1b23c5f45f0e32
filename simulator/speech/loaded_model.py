"""LoadedModel: what a model of other people does for us once it is loaded."""

from __future__ import annotations

from typing import Protocol

TimedWord = tuple[str, float, float, float]
"""A word, its beginning and end in seconds, and how sure the model is, 0 to 1."""


class LoadedModel(Protocol):
    """A model that is loaded."""

    def begin(self) -> None:
        """Begin a reply."""
        ...

    def take(self, pcm: bytes) -> None:
        """Take the next piece of sound."""
        ...

    def finish(self) -> list[TimedWord]:
        """End the reply and return its words."""
        ...
