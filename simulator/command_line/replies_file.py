"""Files of replies: one a line, every line that cannot be used named, and what did not fit told."""

from __future__ import annotations

import io
import sys
from collections.abc import Generator
from pathlib import Path

from simulator.domain.attempt import Reply
from simulator.domain.errors import SimulatorError
from simulator.domain.scenario import Scenario
from simulator.training.written_replies import WrittenReplyError, read_line

LARGEST_FILE = 2_000_000
"""Bytes of a file of replies."""


class RepliesFileError(SimulatorError):
    """A file of replies cannot be used."""


def read_replies(name: str, scenario: Scenario) -> list[Reply]:
    """Return the replies of a file, one a line; ``-`` is stdin.

    Raises:
        RepliesFileError: It cannot be read, or some lines cannot be used: all of them are named.
    """
    problems: list[str] = []
    replies: list[Reply] = []
    for number, line in _lines(name):
        try:
            replies.append(read_line(line, scenario))
        except WrittenReplyError as wrong:
            problems.append(f"{name}:{number}: {wrong}")
    if problems:
        raise RepliesFileError("\n".join(problems), remedy="Mend these lines; nothing was played.")
    return replies


def not_over(said: int) -> str:
    """Return that a conversation broke off after some replies."""
    if not said:
        return "There was no reply to say: the conversation is scored as far as it went."
    return f"The conversation was not over after {_replies(said)}: it is scored as far as it went."


def over_early(said: int, written: int) -> str:
    """Return that a conversation was over before all replies were said."""
    left = written - said
    rest = f"last {left} were" if left > 1 else "last one was"
    return f"The conversation was over after {_replies(said)}: the {rest} not said."


def _replies(number: int) -> str:
    return "1 reply" if number == 1 else f"{number} replies"


def _lines(name: str) -> Generator[tuple[int, str]]:
    try:
        raw = sys.stdin.buffer.read(LARGEST_FILE + 1) if name == "-" else _read(Path(name))
        if len(raw) > LARGEST_FILE:
            raise RepliesFileError(
                f"{name} is larger than {LARGEST_FILE:,} bytes.", remedy="Is it the right file?"
            )
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise RepliesFileError(
            f"{name[:100]!r} cannot be read: {error.strerror}.", remedy="Look at the path of --replies."
        ) from error
    except UnicodeDecodeError as error:
        raise RepliesFileError(
            f"{name} is not UTF-8 text (byte {error.start + 1}).", remedy="Save it as UTF-8 and try again."
        ) from error
    # A line ends where an editor ends it; str.splitlines would end some in the middle of a reply.
    for number, line in enumerate(io.StringIO(text, newline=None), 1):
        if line.strip():
            yield number, line
        else:
            print(f"{name}:{number}: an empty line; passed over.", file=sys.stderr)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)
