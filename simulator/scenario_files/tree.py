"""YAML text -> a tree in which every key and value knows its line and column.

Only the parser's events are used: no object is ever made from a file's tags, and a
bomb is refused at the first event too many. Scalars stay the words they are; the
shapes decide what they mean, so "yes", "12:30" and "007" arrive as written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from simulator.scenario_files.guard import CONTROL, DEEPEST, MOST_ENTRIES, RefusedFile
from simulator.scenario_files.problems import START, Mark, Problem, problem, quote

Step = str | int
"""A key, or a position in a list."""


@dataclass(slots=True)
class Words:
    """A scalar. ``is_plain`` says that it stands without quotation marks."""

    mark: Mark
    text: str
    is_plain: bool


@dataclass(slots=True)
class Entries:
    """A list."""

    mark: Mark
    items: list[Tree] = field(default_factory=list["Tree"])


@dataclass(slots=True)
class Keys:
    """A mapping; each key with its place. Of equal keys the first is kept."""

    mark: Mark
    items: dict[str, tuple[Mark, Tree]] = field(default_factory=dict[str, tuple[Mark, "Tree"]])


Tree = Words | Entries | Keys

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


def parse(text: str, problems: list[Problem]) -> Tree:
    """Return the tree of a text that passed the guard; keys given twice are added to the problems.

    Raises:
        RefusedFile: It is not YAML, or uses what scenarios may not use.
    """
    builder = _Builder(problems)
    for event in _events(text):
        builder.take(event)
    if builder.root is None:
        raise RefusedFile(problem("SC006"))
    return builder.root


def plain_of(tree: Tree) -> Any:  # noqa: ANN401 - whatever the file says
    """Return the tree as strings, lists and dictionaries; what is left empty is None."""
    if isinstance(tree, Keys):
        return {key: plain_of(value) for key, (_, value) in tree.items.items()}
    if isinstance(tree, Entries):
        return [plain_of(item) for item in tree.items]
    return None if _is_empty(tree) else tree.text


def _is_empty(tree: Tree) -> bool:
    return isinstance(tree, Words) and tree.is_plain and tree.text in _NOTHING


def empty_values(tree: Tree) -> Iterator[Mark]:
    """Yield the places of keys and entries that were left empty."""
    if isinstance(tree, Keys):
        for mark, value in tree.items.values():
            yield from [mark] if _is_empty(value) else empty_values(value)
    elif isinstance(tree, Entries):
        for item in tree.items:
            yield from [item.mark] if _is_empty(item) else empty_values(item)


@dataclass(frozen=True, slots=True)
class Places:
    """Where things stand in a file, by the keys that lead to them."""

    tree: Tree

    def of(self, *path: Step) -> Mark:
        """Return the place of a value, or of the nearest thing around it that is there."""
        return self._find(path)[1]

    def of_key(self, *path: Step) -> Mark:
        """Return the place of a key, or of the nearest thing around it that is there."""
        return self._find(path)[0]

    def _find(self, path: tuple[Step, ...]) -> tuple[Mark, Mark]:
        key, here = self.tree.mark, self.tree
        for step in path:
            if isinstance(here, Keys) and step in here.items:
                key, here = here.items[str(step)]
            elif isinstance(here, Entries) and isinstance(step, int) and 0 <= step < len(here.items):
                here = here.items[step]
                key = here.mark
            else:
                break
        return key, here.mark


def _events(text: str) -> Iterator[Any]:
    """Yield the parser's events; whatever it stumbles over becomes one problem with its place."""
    at = START
    try:
        for event in YAML(typ="safe", pure=True).parse(text):  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
            at = _mark(event.start_mark)
            yield event
    except RefusedFile:
        raise
    except MarkedYAMLError as failure:
        raise RefusedFile(_stumble(failure, at)) from failure
    except YAMLError as failure:
        raise RefusedFile(problem("SC007", at, reason=_said(str(failure)))) from failure
    except Exception as failure:  # the parser is not ours, and hostile text has made it raise anything
        raise RefusedFile(problem("SC007", at, reason="it is not YAML")) from failure


def _stumble(failure: Any, at: Mark) -> Problem:  # noqa: ANN401 - ruamel's errors carry no types
    mark = failure.problem_mark or failure.context_mark
    reason = str(failure.problem or failure.context or "it is not YAML")
    return problem("SC007", _mark(mark) if mark else at, reason=_said(reason))


def _mark(mark: Any) -> Mark:  # noqa: ANN401 - ruamel's marks carry no types
    return Mark(max(0, int(mark.line)) + 1, max(0, int(mark.column)) + 1)


_PLAINLY = {
    "mapping values are not allowed here": "there is a colon where none may stand",
    "could not find expected ':'": "a colon is missing after a key",
    "found unexpected end of stream": "a quotation mark is opened and never closed",
    "found character '\\t' that cannot start any token": "there is a tab; indent with spaces",
    "found undefined alias": "there is an alias (*) nobody defined",
}


def _said(reason: str) -> str:
    """Return the parser's reason in plain words where we know better ones."""
    first = quote(reason.splitlines()[0].strip()) if reason.strip() else "it is not YAML"
    if first.startswith("expected <block end>"):
        return "the indentation does not fit the lines above"
    if first.startswith("expected ',' or"):
        return "a comma or a closing bracket is missing"
    return _PLAINLY.get(first, first)


class _Builder:
    """Puts the tree together event by event, with a stack of its own instead of recursion."""

    def __init__(self, problems: list[Problem]) -> None:
        self.root: Tree | None = None
        self._problems = problems
        self._open: list[Entries | Keys] = []
        self._keys: list[Words | None] = []
        self._entries = 0
        self._documents = 0

    def take(self, event: Any) -> None:  # noqa: ANN401 - ruamel's events carry no types
        kind, mark = type(event).__name__, _mark(event.start_mark)
        if kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                raise RefusedFile(problem("SC011", mark))
        elif kind == "ScalarEvent":
            self._refuse_decoration(event, mark)
            self._put(self._words(event, mark))
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._refuse_decoration(event, mark)
            opened = Keys(mark) if kind == "MappingStartEvent" else Entries(mark)
            self._put(opened)
            self._go_in(opened, mark)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._open.pop()
            self._keys.pop()
        elif kind == "AliasEvent":
            raise RefusedFile(problem("SC009", mark))

    def _refuse_decoration(self, event: Any, mark: Mark) -> None:  # noqa: ANN401
        self._entries += 1
        if self._entries > MOST_ENTRIES:
            raise RefusedFile(
                problem("SC003", mark, what="it has too many entries", most=f"{MOST_ENTRIES} entries")
            )
        if event.anchor is not None:
            raise RefusedFile(problem("SC009", mark))
        if event.ctag is not None and str(event.ctag):
            raise RefusedFile(problem("SC010", mark))

    def _words(self, event: Any, mark: Mark) -> Words:  # noqa: ANN401
        text = str(event.value)
        control = CONTROL.search(text)
        if control:
            self._problems.append(problem("SC005", mark, what=f"U+{ord(control.group()):04X}"))
            text = CONTROL.sub("", text)
        return Words(mark, text, event.style is None)

    def _go_in(self, opened: Entries | Keys, mark: Mark) -> None:
        if len(self._open) >= DEEPEST:
            raise RefusedFile(problem("SC008", mark, most=DEEPEST))
        self._open.append(opened)
        self._keys.append(None)

    def _put(self, new: Tree) -> None:
        if not self._open:
            self.root = new
            return
        inside, key = self._open[-1], self._keys[-1]
        if isinstance(inside, Entries):
            inside.items.append(new)
        elif key is None:
            if not isinstance(new, Words):
                raise RefusedFile(problem("SC015", new.mark, what="it is a list or has keys of its own"))
            self._keys[-1] = new
        else:
            self._keys[-1] = None
            self._add(inside, key, new)

    def _add(self, inside: Keys, key: Words, value: Tree) -> None:
        first = inside.items.get(key.text)
        if first is not None:
            self._problems.append(problem("SC012", key.mark, key=quote(key.text), line=first[0].line))
        elif not key.text.strip():
            self._problems.append(problem("SC015", key.mark, what="it is empty"))
        else:
            inside.items[key.text] = (key.mark, value)
