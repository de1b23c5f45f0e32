"""Whatever becomes of a scenario file on its way, reading it ends in a scenario or in located problems."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.scenario_files.guard import RefusedFile, decode
from simulator.scenario_files.reader import CheckedFile, check_scenario_text
from tests.thoroughness import times

FOLDER = Path(__file__).parent
BASES = tuple(
    (FOLDER / name).read_text(encoding="utf-8") for name in ("small.yaml", "smallest.yaml", "smallest.yaml")
)
COUNT = times(2_000, usual=400)

SLOWEST_SECONDS = 2.0
"""For one file on a busy machine; a usual one takes 0.02 s."""

NASTY = (
    *"[]{}:,#&*!|>'\"%@`?-\t\0\x07\x85\u2028\ufeff\U0010ffff",
    *("- ", ": ", "\n", "\n\n", "---\n", "...\n", "? ", "<<: ", "!!python/object ", "&a ", "*a", "null", "~"),
    *(
        "yes",
        "[" * 80,
        "{" * 80,
        "9" * 400,
        "-1",
        "1e999",
        "nan",
        "0x1F",
        "+15",
        "../",
        "\\\\host\\x",
        "{town}",
    ),
    *(
        "{",
        "}",
        "(a+)+$",
        "((((((((",
        "|||",
        "[]",
        "^$",
        "...",
        "#number",
        "@lost",
        "@@",
        "\u202e",
        "\U0001f600",
    ),
    *("\xe9" * 300, "end", "end: end", "format_version: 2\n", "  ", "a" * 5000),
)


def _byte(text: str, chance: random.Random) -> str:
    content = bytearray(text.encode())
    for _ in range(chance.randint(1, 4)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return _read(bytes(content))


def _cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[:start] if chance.random() < 0.5 else text[:start] + text[start + chance.randint(1, 60) :]


def _insert(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[:start] + chance.choice(NASTY) + text[start:]


def _lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[first]
        case 1:
            lines.insert(second, lines[first])
        case 2:
            lines[first], lines[second] = lines[second], lines[first]
        case _:
            lines[first] = " " * chance.randint(1, 3) + lines[first]
    return "\n".join(lines)


def _key(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    keyed = [n for n, line in enumerate(lines) if ":" in line]
    number = chance.choice(keyed)
    key, colon, value = lines[number].partition(":")
    indent = key[: len(key) - len(key.lstrip(" -"))]
    words = ("says", "when", "to", "mood", "branches", "x", "criteria", "any", "not", *NASTY)
    lines[number] = indent + chance.choice(words) + colon + value
    return "\n".join(lines)


def _value(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    keyed = [n for n, line in enumerate(lines) if ": " in line]
    number = chance.choice(keyed)
    key, colon, _ = lines[number].partition(": ")
    lines[number] = key + colon + chance.choice(("", "x", "[]", "{}", "[x, [y]]", "{a: {b: c}}", *NASTY))
    return "\n".join(lines)


def _word(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    words[chance.randrange(len(words))] = words[chance.randrange(len(words))]
    return " ".join(words)


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    _byte,
    _cut,
    _insert,
    _lines,
    _key,
    _value,
    _word,
)


def _read(content: bytes) -> str:
    try:
        return decode(content)
    except RefusedFile:
        return content.decode("latin-1")


def _mutant(number: int) -> str:
    chance = random.Random(number)
    text = BASES[number % len(BASES)]
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        text = chance.choice(MUTATIONS)(text, chance) or "\n"
    return text


def _assert_located(checked: CheckedFile, text: str) -> None:
    assert (checked.scenario is None) <= checked.has_errors
    lines = text.count("\n") + 2
    for problem in checked.problems:
        assert 1 <= problem.line <= lines, problem
        assert problem.column >= 1, problem
        assert problem.message
        assert "{" not in problem.code


@pytest.mark.parametrize("batch", range(10))
def test_no_mutant_gets_past_the_reader_as_anything_but_problems(batch: int) -> None:
    refused = 0
    for number in range(batch, COUNT, 10):
        text = _mutant(number)
        started = time.perf_counter()
        checked = check_scenario_text(text, Path(f"mutant-{number}.yaml"))
        assert time.perf_counter() - started < SLOWEST_SECONDS, number
        _assert_located(checked, text)
        refused += checked.has_errors
    assert refused
