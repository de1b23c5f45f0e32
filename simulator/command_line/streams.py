"""The three streams: UTF-8 whatever the system's language, and no harm where one is closed or full."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import TextIO


def make_ready() -> None:
    """Let all three streams speak UTF-8, and put an empty one where one was closed."""
    # What cannot be written (half of a surrogate pair) is written as JSON writes it; what cannot be
    # read shows as U+FFFD.
    sys.stdin = _ready(sys.stdin, "replace")
    sys.stdout = _ready(sys.stdout, "backslashreplace")
    sys.stderr = _ready(sys.stderr, "backslashreplace")


def _ready(stream: TextIO | None, errors: str) -> TextIO:
    if stream is None:
        return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors=errors)
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors=errors)
    return stream


def say(problem: str, remedy: str = "") -> None:
    """Tell a problem on stderr; where nobody can hear it, do without."""
    with unheard(sys.stderr):
        print(problem, file=sys.stderr)
        if remedy:
            print(remedy, file=sys.stderr)
        sys.stderr.flush()


def give_up(stream: TextIO) -> None:
    """Send what is still written to a stream nowhere, so that ending the program does not fail again."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


@contextmanager
def unheard(stream: TextIO) -> Generator[None]:
    """Give a stream up where it cannot be written, and go on."""
    try:
        yield
    except OSError:
        give_up(stream)
