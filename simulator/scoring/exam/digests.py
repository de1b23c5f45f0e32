"""Digests: of the detector, of a question and of its cases, so that no card speaks for another than sat."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import cast

from simulator.domain.rubric import Criterion
from simulator.domain.scenario import Scenario
from simulator.scoring.behaviours.catalogue import catalogue
from simulator.scoring.exam.labelled_replies import LabelledReply

DIGITS = 16
"""Hexadecimal digits of a digest: enough to tell two texts apart, short enough to be read in a file."""

_CODE = (".py", ".toml", ".txt", ".json")
_KINDS = (*_CODE, ".npz", ".npy")
_NO_DETECTOR = frozenset({"exam", "explaining", "__pycache__", "scorer.py"})
"""Parts of ``simulator.scoring`` that judge no single text: what a card is, an account, adding up points."""

_SET = re.compile(r"@([a-z][a-z0-9_-]*)")
"""A word set in a pattern."""

_MOST_KNOWN = 512
_known: dict[int, tuple[Criterion, str]] = {}
"""Digests by the criterion itself: each score asks again, and reading its patterns takes a millisecond."""

WordSets = tuple[tuple[str, tuple[str, ...]], ...]


@cache
def detector_digest() -> str:
    """Return the digest of everything that can change a verdict: code, patterns and weights."""
    found = hashlib.sha256()
    for name, raw in sorted(_parts(resources.files("simulator.scoring"), "")):
        found.update(f"{name} {len(raw)}\n".encode())
        found.update(raw)
    return found.hexdigest()[:DIGITS]


def _parts(folder: Traversable, under: str) -> Iterable[tuple[str, bytes]]:
    for part in folder.iterdir():
        name = f"{under}{part.name}"
        if part.name in _NO_DETECTOR:
            continue
        if part.is_dir():
            yield from _parts(part, f"{name}/")
        elif name.endswith(_CODE):
            yield name, part.read_bytes().replace(b"\r\n", b"\n")  # as git may have written it
        elif name.endswith(_KINDS):
            yield name, part.read_bytes()


def question_digest(criterion: Criterion) -> str:
    """Return the digest of what a criterion listens for, and where: its wording and points do not matter."""
    known = _known.get(id(criterion))
    if known is not None and known[0] is criterion:
        return known[1]
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    digest = _digest([_plain(criterion.listen_for), _plain(criterion.opportunity)])
    _known[id(criterion)] = (criterion, digest)
    return digest


def behaviour_digest(behaviour_id: str) -> str:
    """Return the digest of a behaviour's entry in the catalogue."""
    return _digest(_plain(catalogue().entry(behaviour_id)))


def setting_digest(scenario: Scenario) -> str:
    """Return the digest of what else a single text is judged by: people, facts, and what is said where."""
    people = [(one.id, one.name, one.called) for one in scenario.characters.values()]
    places = [
        (one.id, one.speaker, one.says, one.does, one.part, one.tells) for one in scenario.nodes.values()
    ]
    return _digest(_plain((people, places, scenario.facts, scenario.customer.id)))


def card_digest(question: str, setting: str, cases: Iterable[LabelledReply], named: str, kind: str) -> str:
    """Return the digest a card carries.

    Args:
        question: The digest of the criterion or behaviour.
        setting: The digest of the scenario's setting; "" for a behaviour.
        cases: The replies it was asked about.
        named: The criterion or behaviour as the labels name it.
        kind: "criteria" or "behaviours".
    """
    asked = [(one.text, one.to, one.customer, _label(one, named, kind)) for one in cases]
    return _digest([detector_digest(), question, setting, _digest(asked)])


def _label(reply: LabelledReply, named: str, kind: str) -> str:
    labels = reply.criteria if kind == "criteria" else reply.behaviours
    return "yes" if named in labels.yes else "unsure" if named in labels.unsure else "no"


def _digest(value: object) -> str:
    written = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()[:DIGITS]


def _plain(value: object) -> object:
    """Return a value as JSON can write it: the same for equal values, on every machine."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *_fields(value)]
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or isinstance(value, str | int | float):
        return value
    return _plain_several(value)


def _plain_several(value: object) -> object:
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value)
        return [[str(key), _plain(pairs[key])] for key in sorted(pairs, key=str)]
    if isinstance(value, frozenset | set):
        return sorted(str(one) for one in cast("frozenset[object]", value))
    if isinstance(value, Iterable):
        return [_plain(one) for one in cast("Iterable[object]", value)]
    return type(value).__qualname__


def _fields(value: object) -> list[object]:
    """Return a condition's fields with their names; of the scenario's word sets, those it uses."""
    found: dict[str, object] = {
        one.name: getattr(value, one.name)
        for one in dataclasses.fields(cast("type", value))
        if one.init and one.compare
    }
    sets = found.pop("words", None)
    told: list[object] = [[name, _plain(one)] for name, one in found.items()]
    if isinstance(sets, tuple):
        told.append(["words", _plain(_used(cast("WordSets", sets), str(told)))])
    return told


def _used(sets: WordSets, patterns: str) -> WordSets:
    """Return the sets that patterns name, and those that stand in these."""
    known, used = dict(sets), set[str]()
    waiting = _SET.findall(patterns)
    while waiting:
        name = waiting.pop()
        if name in known and name not in used:
            used.add(name)
            waiting += _SET.findall(" ".join(known[name]))
    return tuple((name, known[name]) for name in sorted(used))
