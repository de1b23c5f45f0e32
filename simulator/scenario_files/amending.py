"""Amending a scenario file as its author would by hand: a pattern more, a test more, an own copy."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from simulator.domain.errors import SimulatorError
from simulator.scenario_files.guard import check_text
from simulator.scenario_files.tree import Entries, Keys, Tree, Words, parse
from simulator.scoring.normal_words import words_in
from simulator.scoring.phrases.phrases import check_pattern
from simulator.scoring.phrases.syntax import PatternError

OWN = "-own"
"""What is added to a scenario's id in somebody's own copy, so that the two can be told apart."""

_OWN_TITLE = " (own copy)"


class AmendingError(SimulatorError):
    """A file that cannot be amended this way."""


def pattern_of(quote: str) -> str:
    """Return quoted words as a pattern that hears them however they are written.

    Raises:
        AmendingError: There is nothing to listen for in them.
    """
    pattern = " ".join(words_in(quote))
    try:
        check_pattern(pattern, {}, {})
    except PatternError as error:
        raise AmendingError(
            f"“{quote[:60]}” cannot be listened for: {error.message}", remedy="Quote other words."
        ) from error
    return pattern


def pattern_snippet(pattern: str, *, is_wanted: bool) -> str:
    """Return what to write at a criterion's ``listen_for``, with its own condition after the dots."""
    said = _quoted(pattern)
    if is_wanted:
        return f"listen_for:\n  any:\n    - says: [{said}]\n    - ...\n"
    return f"listen_for:\n  all:\n    - not: {{says: [{said}]}}\n    - ...\n"


def test_snippet(name: str, replies: Sequence[Mapping[str, object]], seed: int, expect: str, id_: str) -> str:
    """Return a test of a file's ``tests``.

    Args:
        name: What it is called.
        replies: Each reply as the keys a test's reply may have.
        seed: Draws the facts.
        expect: "yes", "no" or "unsure".
        id_: The criterion.
    """
    lines = [f"- name: {_quoted(name)}", *([f"  seed: {seed}"] if seed else []), "  replies:"]
    lines += [f"    - {_reply(reply)}" for reply in replies]
    return "\n".join([*lines, "  expect:", f"    {expect}: [{id_}]", ""])


def with_pattern(text: str, criterion_id: str, pattern: str, *, is_wanted: bool) -> str:
    """Return a file's text in which a criterion also hears a pattern, or does not count it.

    Raises:
        AmendingError: The file has no such criterion.
    """
    criterion = criterion_keys(text, criterion_id)
    mark = criterion.items["listen_for"][0]
    lines = text.splitlines(keepends=True)
    first, indent = mark.line - 1, " " * (mark.column - 1)
    last = first + 1
    while last < len(lines) and (not lines[last].strip() or _indent(lines[last]) > len(indent)):
        last += 1
    while not lines[last - 1].strip():
        last -= 1
    told = pattern_snippet(pattern, is_wanted=is_wanted).splitlines()[:-1]
    here = lines[first].split("listen_for:", 1)[1].strip()
    inner = [here + "\n"] if here else lines[first + 1 : last]
    amended = [f"{indent}{line}\n" for line in told]
    amended += _as_item(inner, len(indent) + 4)
    return "".join([*lines[:first], *amended, *lines[last:]])


def with_test(text: str, snippet: str) -> str:
    """Return a file's text with a test more, before those it has."""
    tree = parse(check_text(text), [])
    lines = text.splitlines(keepends=True)
    tests = tree.items.get("tests") if isinstance(tree, Keys) else None
    if tests is None or not isinstance(tests[1], Entries) or not tests[1].items:
        indented = "".join(f"  {line}\n" for line in snippet.splitlines())
        return f"{text.rstrip()}\n\ntests:\n{indented}"
    column = max(0, tests[1].items[0].mark.column - 3)
    told = [f"{' ' * column}{line}\n" for line in snippet.splitlines()]
    at = tests[0].line
    return "".join([*lines[:at], *told, *lines[at:]])


def as_own_copy(text: str) -> str:
    """Return the text of a scenario under an id and a title of its own; an own copy stays as it is."""
    tree = parse(check_text(text), [])
    amended = text
    for key, ending in (("id", OWN), ("title", _OWN_TITLE)):
        found: Tree | None = tree.items[key][1] if isinstance(tree, Keys) and key in tree.items else None
        if isinstance(found, Words) and not found.text.endswith(ending):
            line = re.compile(rf"^{key}:.*$", re.MULTILINE)
            value = found.text + ending
            written = value if key == "id" else _quoted(value)
            amended = line.sub(f"{key}: {written}".replace("\\", r"\\"), amended, count=1)
    return amended


def criterion_keys(text: str, criterion_id: str) -> Keys:
    """Return a criterion as it stands in a file's text, with the lines of its keys.

    Raises:
        AmendingError: The file has no such criterion.
    """
    here: Tree | None = parse(check_text(text), [])
    for step in ("rubric", "criteria"):
        here = here.items[step][1] if isinstance(here, Keys) and step in here.items else None
    for item in here.items if isinstance(here, Entries) else ():
        if isinstance(item, Keys) and "listen_for" in item.items:
            id_ = item.items.get("id")
            if id_ is not None and isinstance(id_[1], Words) and id_[1].text == criterion_id:
                return item
    raise AmendingError(
        f"This scenario has no criterion {criterion_id!r} any more.", remedy="Look at its rubric."
    )


def _as_item(lines: Sequence[str], indent: int) -> list[str]:
    """Return a block of lines as one item of a list, at an indent."""
    least = min((_indent(line) for line in lines if line.strip()), default=0)
    told = [line[least:] if line.strip() else line for line in lines]
    dash, space = " " * indent + "- ", " " * (indent + 2)
    first = next(index for index, line in enumerate(told) if line.strip() and line.strip()[0] != "#")
    return [
        (dash if index == first else space) + line if line.strip() else line
        for index, line in enumerate(told)
    ]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _reply(reply: Mapping[str, object]) -> str:
    if set(reply) == {"text"}:
        return _quoted(str(reply["text"]))
    return "{" + ", ".join(f"{key}: {_value(value)}" for key, value in reply.items()) + "}"


def _value(value: object) -> str:
    return _quoted(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
