"""LineWriter: what every format of completions can do: take lines, a portion at a time, and end the file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from simulator.training.exports.completion_lines import CompletionLine


class LineWriter(Protocol):
    """Writes lines into a file that is open; a million lines take no more room than one portion of them."""

    def add(self, lines: Iterable[CompletionLine]) -> None:
        """Write some lines.

        Raises:
            SimulatorError: The format has no room for them.
        """
        ...

    def end(self) -> None:
        """Write what stands at the end; the file stays open."""
        ...

    def close(self) -> None:
        """Let go of the file, also when it is not ended; it stays open."""
        ...
