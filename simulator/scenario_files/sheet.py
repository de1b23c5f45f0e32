"""Sheet: a scenario file whose shape is right, while the rest of it is being checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from simulator.scenario_files.condition_shape import ConditionShape
from simulator.scenario_files.file_shape import ScenarioShape
from simulator.scenario_files.problems import Problem, problem
from simulator.scenario_files.tree import Places, Step

Path = tuple[Step, ...]
"""The keys and positions that lead to a place in the file."""


@dataclass(frozen=True)
class Sheet:
    """What the file says, where it says it, and what was found so far."""

    shape: ScenarioShape
    places: Places
    problems: list[Problem] = field(default_factory=list[Problem])

    def report(self, code: str, path: Path, **words: object) -> None:
        """Note a problem at a value."""
        self.problems.append(problem(code, self.places.of(*path), **words))

    def report_key(self, code: str, path: Path, **words: object) -> None:
        """Note a problem at a key."""
        self.problems.append(problem(code, self.places.of_key(*path), **words))

    @property
    def has_errors(self) -> bool:
        """Whether anything found so far refuses the file."""
        return any(each.is_error for each in self.problems)

    @cached_property
    def customer(self) -> str:
        """Id of the main customer."""
        return next(iter(self.shape.characters))

    @cached_property
    def conditions(self) -> tuple[tuple[Path, ConditionShape], ...]:
        """Every condition of the file, those inside others included, with its path."""
        return tuple(found for path, root in _roots(self.shape) for found in inside(root, path))


def _roots(shape: ScenarioShape) -> Iterator[tuple[Path, ConditionShape]]:
    for node_id, node in shape.nodes.items():
        for index, branch in enumerate(node.branches):
            if branch.when is not None:
                yield ("nodes", node_id, "branches", index, "when"), branch.when
    for ending_id, ending in shape.endings.items():
        if ending.when is not None:
            yield ("endings", ending_id, "when"), ending.when
    for index, criterion in enumerate(shape.rubric.criteria):
        yield ("rubric", "criteria", index, "listen_for"), criterion.listen_for
        if criterion.opportunity is not None:
            yield ("rubric", "criteria", index, "opportunity"), criterion.opportunity


def inside(condition: ConditionShape, path: Path) -> Iterator[tuple[Path, ConditionShape]]:
    """Yield a condition and all conditions inside it."""
    yield path, condition
    for key, parts in (("any", condition.any), ("all", condition.all)):
        for index, part in enumerate(parts or ()):
            yield from inside(part, (*path, key, index))
    if condition.not_ is not None:
        yield from inside(condition.not_, (*path, "not"))
