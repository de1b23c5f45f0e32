"""Where the patterns of a scenario file stand: by criterion first, then anywhere in the file."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario_files.guard import RefusedFile, check_text
from simulator.scenario_files.tree import Entries, Keys, Tree, Words, parse


class PatternLines:
    """The lines of a file's texts, for pointing at a pattern that its author wrote.

    Args:
        text: The file's text; one that cannot be read has no lines to point at.
    """

    def __init__(self, text: str) -> None:
        self._by_criterion: dict[tuple[str, str], int] = {}
        self._anywhere: dict[str, int] = {}
        try:
            tree = parse(check_text(text), [])
        except RefusedFile:
            return
        for words in _texts(tree):
            self._anywhere.setdefault(words.text, words.mark.line)
        for criterion in _criteria(tree):
            id_ = criterion.items.get("id")
            if id_ is not None and isinstance(id_[1], Words):
                for words in _texts(criterion):
                    self._by_criterion.setdefault((id_[1].text, words.text), words.mark.line)

    def line(self, criterion_id: str, pattern: str) -> int:
        """Return the line of a pattern, from 1; 0 where it is not in the file."""
        return self._by_criterion.get((criterion_id, pattern)) or self._anywhere.get(pattern, 0)


def _criteria(tree: Tree) -> Iterator[Keys]:
    here: Tree | None = tree
    for step in ("rubric", "criteria"):
        here = here.items[step][1] if isinstance(here, Keys) and step in here.items else None
    if isinstance(here, Entries):
        yield from (item for item in here.items if isinstance(item, Keys))


def _texts(tree: Tree) -> Iterator[Words]:
    if isinstance(tree, Words):
        yield tree
    elif isinstance(tree, Entries):
        for item in tree.items:
            yield from _texts(item)
    else:
        for _, value in tree.items.values():
            yield from _texts(value)
