"""Replies that people have labelled, from JSON Lines; whatever is wrong is said with its file and line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from simulator.domain.attempt import LONGEST_REPLY, clean_reply
from simulator.domain.errors import SimulatorError

FORM = (
    'Write one reply a line: {"text": "…", "scenario": "…", "customer": "…", '
    '"criteria": {"yes": [], "unsure": []}, "behaviours": {"yes": [], "unsure": []}}.'
)
LARGEST_FILE = 50_000_000
"""Bytes."""

CRITERIA, BEHAVIOURS = "criteria", "behaviours"

Lines = Mapping[str, Mapping[str, str]]
"""Scenario -> letter -> the customer's line before the reply."""


class LabelledRepliesError(SimulatorError):
    """Labelled replies that cannot be used."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What people say of one reply; everything else is a no.

    Attributes:
        yes: Ids they are sure of.
        unsure: Ids about which careful people would differ.
    """

    yes: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()

    @property
    def named(self) -> frozenset[str]:
        """All ids that are named at all."""
        return self.yes | self.unsure


@dataclass(frozen=True, slots=True)
class LabelledReply:
    """One reply with what people say of it.

    Attributes:
        text: What was said.
        to: To whom, by id or name; "" if it was not said.
        customer: The customer's line just before; "" if not known.
        scenario: Id or path of the scenario; "" for a reply outside any: behaviours only.
        criteria, behaviours: The labels.
        where: File and line, for messages.
    """

    text: str
    to: str
    customer: str
    scenario: str
    criteria: Labels
    behaviours: Labels
    where: str


def read_labelled_replies(path: Path, lines: Lines | None = None) -> tuple[LabelledReply, ...]:
    """Return the replies of a file.

    Args:
        path: A file of JSON Lines; empty lines are passed over.
        lines: What a reply's ``line`` stands for; without it, a reply carries its ``customer``.

    Raises:
        LabelledRepliesError: The file cannot be read, or a line of it is no labelled reply.
    """
    found = [
        _reply(raw, f"{path}:{number}", lines or {})
        for number, raw in enumerate(_text(path).split("\n"), 1)
        if raw.strip()
    ]
    if not found:
        raise LabelledRepliesError(f"There is no reply in {path}.", remedy=FORM)
    return tuple(found)


def read_lines(path: Path) -> Lines:
    """Return the customers' lines that letters stand for; none if there is no such file.

    Raises:
        LabelledRepliesError: The file is no such table.
    """
    if not path.is_file():
        return {}
    given = _json(_text(path), str(path))
    lists = cast("dict[str, Any]", given) if isinstance(given, dict) else {}
    if not lists or not all(isinstance(one, dict) for one in lists.values()):
        raise LabelledRepliesError(
            f"{path} is no table of customers' lines.", remedy='Write {"scenario": {"a": "what was said"}}.'
        )
    return cast("Lines", lists)


def named_in(replies: Iterable[LabelledReply]) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return, for each scenario, the criteria and behaviours that people were asked about.

    What no label of a scenario's replies ever names was not looked for, and is not examined.
    """
    named: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for one in replies:
        criteria, behaviours = named.get(one.scenario, (frozenset[str](), frozenset[str]()))
        named[one.scenario] = (criteria | one.criteria.named, behaviours | one.behaviours.named)
    return named


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "no file has such a name"
        raise LabelledRepliesError(
            f"{path} cannot be read: {why or error}.", remedy="Name a file of labelled replies."
        ) from error
    if len(raw) > LARGEST_FILE:
        raise LabelledRepliesError(
            f"{path} is larger than {LARGEST_FILE:,} bytes.", remedy="Give it in parts."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise LabelledRepliesError(
            f"{path}:{line}: this is not UTF-8.", remedy="Save it as UTF-8."
        ) from error


def _json(raw: str, where: str) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else "it cannot be taken in"
        raise LabelledRepliesError(f"{where}: this is not JSON ({why}).", remedy=FORM) from error


def _reply(raw: str, where: str, lines: Lines) -> LabelledReply:
    given = _json(raw, where)
    if not isinstance(given, dict):
        raise LabelledRepliesError(f"{where}: this is not an object.", remedy=FORM)
    row = cast("dict[str, Any]", given)
    text = _words(row, "text", where)
    if len(clean_reply(text)) > LONGEST_REPLY:
        raise LabelledRepliesError(
            f"{where}: the text is too long; {LONGEST_REPLY:,} characters are the most.", remedy=FORM
        )
    scenario = _words(row, "scenario", where)
    return LabelledReply(
        text=text,
        to=_words(row, "to", where),
        customer=_words(row, "customer", where) or _customer(row, scenario, where, lines),
        scenario=scenario,
        criteria=_labels(row, CRITERIA, where),
        behaviours=_labels(row, BEHAVIOURS, where),
        where=where,
    )


def _words(row: Mapping[str, Any], key: str, where: str) -> str:
    value = row.get(key) or ""
    if not isinstance(value, str):
        raise LabelledRepliesError(f"{where}: {key!r} is not words.", remedy=FORM)
    return value


def _customer(row: Mapping[str, Any], scenario: str, where: str, lines: Lines) -> str:
    letter = _words(row, "line", where)
    if letter and lines and letter not in lines.get(scenario, {}):
        raise LabelledRepliesError(
            f"{where}: {scenario or 'a reply without a scenario'} has no line {letter[:20]!r}.",
            remedy="Add it to lines.json, or give the customer's words as customer.",
        )
    return lines[scenario][letter] if letter and lines else ""


def _labels(row: Mapping[str, Any], kind: str, where: str) -> Labels:
    given: object = row.get(kind) or {}
    if not isinstance(given, dict):
        raise LabelledRepliesError(f"{where}: {kind!r} is not an object.", remedy=FORM)
    lists = cast("dict[str, Any]", given)
    yes, unsure = (_ids(lists.get(key) or [], f"{where}: {kind!r}") for key in ("yes", "unsure"))
    if both := sorted(yes & unsure):
        raise LabelledRepliesError(
            f"{where}: {both[0]!r} is both yes and unsure.", remedy="Leave it in one of them."
        )
    return Labels(yes, unsure)


def _ids(given: object, where: str) -> frozenset[str]:
    ids = cast("list[object]", given) if isinstance(given, list) else [None]
    if not all(isinstance(one, str) for one in ids):
        raise LabelledRepliesError(f"{where} is not a list of ids.", remedy=FORM)
    return frozenset(cast("list[str]", ids))
