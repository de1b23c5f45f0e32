"""Rewording a criterion in a scenario file: its title in other words, and above it when and why."""

from __future__ import annotations

import json
import re
from datetime import date

from simulator.scenario_files.amending import AmendingError, criterion_keys
from simulator.scenario_files.tree import Keys, Words

_LONGEST_LINE = 100
_LONGEST_WAS = 160


def title_of(text: str, criterion_id: str) -> str:
    """Return a criterion's title as a file's text has it.

    Raises:
        AmendingError: The file has no such criterion.
    """
    found = _title(criterion_keys(text, criterion_id))
    return found.text if found else ""


def with_title(text: str, criterion_id: str, title: str, reason: str, day: date) -> str:
    """Return a file's text in which a criterion is asked in other words.

    Args:
        text: The file.
        criterion_id: The criterion.
        title: The new words.
        reason: Why; kept as a comment with the day and the words there were.
        day: When.

    Raises:
        AmendingError: The file has no such criterion, or its title is not on a line of its own.
    """
    criterion = criterion_keys(text, criterion_id)
    was = _title(criterion)
    lines = text.splitlines(keepends=True)
    at = criterion.items["title"][0].line - 1 if was else 0
    line = re.fullmatch(r"(\s*)(- +)?title:.*(\r?\n)?", lines[at]) if was else None
    if was is None or line is None:
        raise AmendingError(
            f"The title of {criterion_id!r} is not on a line of its own.", remedy="Write it in by hand."
        )
    indent, dash, end = line[1], line[2] or "", line[3] or "\n"
    while at + 1 < len(lines) and _is_continued(lines[at + 1], len(indent) + len(dash)):
        del lines[at + 1]
    comments = _comments(f"{day.isoformat()}: was “{was.text[:_LONGEST_WAS]}”. {reason}")
    lines[at] = f"{indent}{dash}title: {json.dumps(title, ensure_ascii=False)}{end}"
    lines[at:at] = [f"{indent}# {each}{end}" for each in comments]
    return "".join(lines)


def _title(criterion: Keys) -> Words | None:
    found = criterion.items.get("title")
    return found[1] if found is not None and isinstance(found[1], Words) else None


def _is_continued(line: str, indent: int) -> bool:
    """Whether a line belongs to the title above it: it is deeper, and no key."""
    return bool(line.strip()) and len(line) - len(line.lstrip(" ")) > indent


def _comments(words: str) -> list[str]:
    """Return words as lines of a comment; whatever would end a line is a space."""
    rows: list[str] = []
    for word in "".join(letter if letter.isprintable() else " " for letter in words).split():
        if rows and len(rows[-1]) + len(word) < _LONGEST_LINE:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows
