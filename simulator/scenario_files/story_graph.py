"""Which nodes, branches and endings can be reached, and what can be true there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from simulator.domain.scenario import END
from simulator.scenario_files.circles import circles_of
from simulator.scenario_files.feasibility import Feasibility
from simulator.scenario_files.file_shape import BranchShape, ScenarioShape
from simulator.scenario_files.situation import LAST_TURN, Situation, later_turns, shifted_moods


@dataclass(slots=True)
class StoryGraph:
    """What exploring a story found.

    Attributes:
        situations: What can be true at each node that can be reached.
        branches: The branches that can be taken, as (node id, index).
        endings: The endings that can be reached.
        earnable: Criteria that can be met somewhere, a person's decision included.
        shortest: After how many replies a conversation can end; 0 if it never can.
    """

    situations: dict[str, Situation] = field(default_factory=dict[str, Situation])
    branches: set[tuple[str, int]] = field(default_factory=set[tuple[str, int]])
    endings: set[str] = field(default_factory=set[str])
    earnable: set[str] = field(default_factory=set[str])
    shortest: int = 0


def explored(shape: ScenarioShape) -> StoryGraph:
    """Return what can happen in a story whose references are right."""
    return _Explorer(shape).explored()


class _Explorer:
    """Walks on until nothing new can be true anywhere; every step only adds, so it ends."""

    def __init__(self, shape: ScenarioShape) -> None:
        self._shape = shape
        self._can = Feasibility(shape)
        self._graph = StoryGraph()
        self._waiting = deque[str]()
        self._late = shape.opening.late.mood if shape.opening else 0

    def explored(self) -> StoryGraph:
        self._arrive(self._shape.start, Situation(1 << self._shape.mood, 0b10))
        while self._waiting:
            self._leave(self._waiting.popleft())
        return self._graph

    def _arrive(self, node_id: str, new: Situation) -> None:
        told = new.told | set(self._shape.nodes[node_id].tells or ())
        here = self._graph.situations.setdefault(node_id, Situation())
        if here.take_in(replace(new, told=told)) and node_id not in self._waiting:
            self._waiting.append(node_id)

    def _leave(self, node_id: str) -> None:
        now = self._graph.situations[node_id]
        met = set[str]()
        for criterion in self._shape.rubric.criteria:
            can = self._can.of_criterion(criterion, node_id, now)
            met |= {criterion.id} if can.yes else set[str]()
            self._graph.earnable |= {criterion.id} if can.yes or can.unsure else set[str]()
        for index, branch in enumerate(self._shape.nodes[node_id].branches):
            can = self._can.of(branch.when, node_id, now)
            if can.yes:
                self._graph.branches.add((node_id, index))
                self._follow(node_id, branch, now, met)
            if not can.no:
                break

    def _follow(self, node_id: str, branch: BranchShape, now: Situation, met: set[str]) -> None:
        moods = shifted_moods(now.moods, branch.mood)
        if self._late and now.turns & 0b10:
            moods |= shifted_moods(moods, self._late)
        after = Situation(
            moods,
            later_turns(now.turns),
            set(now.told),
            now.remembered | set(branch.remember or ()),
            now.earned | met,
        )
        if branch.to in self._shape.nodes:
            self._arrive(branch.to, after)
            return
        self._note_length(node_id, branch, now)
        if branch.to == END:
            self._graph.endings.update(self._fitting_endings(node_id, replace(after, turns=now.turns)))
        else:
            self._graph.endings.add(branch.to)

    def _note_length(self, node_id: str, branch: BranchShape, now: Situation) -> None:
        """Note the first turn in which the conversation can end this way."""
        best = self._graph.shortest or LAST_TURN + 1
        for turn in range(1, best):
            here = replace(now, turns=1 << turn)
            if now.turns & here.turns and self._can.of(branch.when, node_id, here).yes:
                self._graph.shortest = turn
                return

    def _fitting_endings(self, node_id: str, after: Situation) -> Iterator[str]:
        for ending_id, ending in self._shape.endings.items():
            can = self._can.of(ending.when, node_id, after)
            if can.yes:
                yield ending_id
            if not can.no:
                return


def ways_on(shape: ScenarioShape, graph: StoryGraph) -> dict[str, set[str]]:
    """Return node -> the nodes its branches can lead to."""
    ways = {node_id: set[str]() for node_id in graph.situations}
    for node_id, index in graph.branches:
        to = shape.nodes[node_id].branches[index].to
        if to in shape.nodes:
            ways[node_id].add(to)
    return ways


def _leaving(shape: ScenarioShape, graph: StoryGraph) -> set[str]:
    """Return the nodes of which a branch ends the conversation."""
    nodes = shape.nodes
    return {node for node, index in graph.branches if nodes[node].branches[index].to not in nodes}


def can_end(shape: ScenarioShape, graph: StoryGraph) -> set[str]:
    """Return the nodes from which an ending can be reached."""
    ending = _leaving(shape, graph)
    ways = ways_on(shape, graph)
    while True:
        more = {node for node, following in ways.items() if node not in ending and following & ending}
        if not more:
            return ending
        ending |= more


def longest(shape: ScenarioShape, graph: StoryGraph) -> int:
    """Return how many replies a conversation takes at most when no node comes twice.

    Nodes that lead back to each other count once each, so this is a little too high where they do.
    """
    ways = ways_on(shape, graph)
    groups = circles_of(ways)
    group_of = {node: number for number, group in enumerate(groups) for node in group}
    best = dict[int, int]()
    for number, group in enumerate(groups):  # each group stands after those it leads to
        onward = {group_of[to] for node in group for to in ways[node]} - {number}
        best[number] = len(group) + max((best[to] for to in onward), default=0)
    return best.get(group_of.get(shape.start, -1), 0)
