"""Problem and ScenarioFileError: what is wrong with a scenario file, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from simulator.domain.errors import SimulatorError
from simulator.scenario_files.rules import RULES, Severity

LONGEST_QUOTE = 60
"""Characters of an author's text repeated in a sentence."""

LONGEST_WORDS = 480
"""Characters of anything filled into a sentence."""


class Mark(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int
    column: int


START = Mark(1, 1)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a scenario file.

    Attributes:
        code: Its rule in ``RULES``, e.g. "SC301".
        message: What is wrong.
        remedy: What to do about it.
        line, column: Where, from 1.
    """

    code: str
    message: str
    remedy: str
    line: int
    column: int

    @property
    def severity(self) -> Severity:
        """Whether it refuses the file."""
        return RULES[self.code].severity

    @property
    def is_error(self) -> bool:
        """Whether it refuses the file."""
        return self.severity is Severity.ERROR

    def rendered(self, path: Path | str) -> str:
        """Return ``file:line:column: CODE message - remedy``, as editors know how to follow it."""
        dash = f" \N{EM DASH} {self.remedy}" if self.remedy else ""
        return f"{path}:{self.line}:{self.column}: {self.code} {self.message}{dash}"


class ScenarioFileError(SimulatorError):
    """A scenario file cannot be used.

    Attributes:
        path: The file as it was named.
        problems: Everything found, warnings too, in the order of the file.
    """

    def __init__(self, path: Path | str, problems: Iterable[Problem]) -> None:
        self.path = str(path)
        self.problems = tuple(problems)
        count = sum(problem.is_error for problem in self.problems)
        listed = "\n".join(each.rendered(path) for each in self.problems)
        super().__init__(
            f"{path} has {count} {'problem' if count == 1 else 'problems'}.\n{listed}",
            remedy="Correct what is listed and open it again.",
        )


def problem(code: str, mark: Mark = START, **words: object) -> Problem:
    """Return a problem of that rule, its sentences filled with the words.

    Raises:
        KeyError: There is no such rule, or one of its words is missing.
    """
    rule = RULES[code]
    quoted = {name: _short(str(word)) for name, word in words.items()}
    message = rule.message.format(**quoted)
    remedy = rule.remedy.format(**quoted)
    return Problem(code, message, remedy.strip(), mark.line, mark.column)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems each once, in the order of the file."""
    return tuple(sorted(set(problems), key=lambda each: (each.line, each.column, each.code, each.message)))


def did_you_mean(got: str, known: Iterable[str]) -> str:
    """Return ``Did you mean "x"?`` with a space after it, or nothing if nothing comes close."""
    from difflib import get_close_matches

    close = get_close_matches(got[:LONGEST_QUOTE], tuple(known), n=1, cutoff=0.6)
    return f'Did you mean "{close[0]}"? ' if close else ""


def listed(words: Iterable[str]) -> str:
    """Return the words in a row, or "nothing"."""
    return ", ".join(words) or "nothing"


def _short(words: str) -> str:
    """Return words as a sentence may hold them: printable, on one line, and not without end."""
    flat = "".join(ch if ch.isprintable() else " " for ch in words)
    return flat if len(flat) <= LONGEST_WORDS else flat[: LONGEST_WORDS - 1] + "\N{HORIZONTAL ELLIPSIS}"


def quote(words: str) -> str:
    """Return the beginning of an author's text, short enough for a sentence."""
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "\N{HORIZONTAL ELLIPSIS}"
