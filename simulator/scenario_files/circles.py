"""Groups of nodes that lead back to each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field


def circles_of(ways: Mapping[str, Set[str]]) -> list[list[str]]:
    """Return the strongly connected groups, each after those it leads to.

    Tarjan's algorithm with a stack of its own: a story of any length cannot exhaust Python's.
    A node that belongs to no circle is a group of its own.
    """
    search = _Search(ways)
    for node in ways:
        if node not in search.order:
            search.from_node(node)
    return search.groups


@dataclass(slots=True)
class _Search:
    ways: Mapping[str, Set[str]]
    order: dict[str, int] = field(default_factory=dict[str, int])
    low: dict[str, int] = field(default_factory=dict[str, int])
    waiting: list[str] = field(default_factory=list[str])
    open: set[str] = field(default_factory=set[str])
    groups: list[list[str]] = field(default_factory=list[list[str]])
    _work: list[tuple[str, Iterator[str]]] = field(default_factory=list[tuple[str, Iterator[str]]])

    def from_node(self, root: str) -> None:
        self._enter(root)
        while self._work:
            node, following = self._work[-1]
            to = next(following, None)
            if to is None:
                self._work.pop()
                self._leave(node)
            elif to not in self.order:
                self._enter(to)
            elif to in self.open:
                self.low[node] = min(self.low[node], self.order[to])

    def _enter(self, node: str) -> None:
        self.order[node] = self.low[node] = len(self.order)
        self.waiting.append(node)
        self.open.add(node)
        self._work.append((node, iter(sorted(self.ways[node]))))

    def _leave(self, node: str) -> None:
        if self._work:
            before = self._work[-1][0]
            self.low[before] = min(self.low[before], self.low[node])
        if self.low[node] == self.order[node]:
            group = [self.waiting.pop()]
            while group[-1] != node:
                group.append(self.waiting.pop())
            self.open.difference_update(group)
            self.groups.append(group)
