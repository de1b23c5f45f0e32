"""Whether a condition can hold at all at some place of the story, whatever is said.

Words can always be said; what is checked is what depends on the way there: moods, turns,
topics told, words remembered, things to give. The answer may be too hopeful, never too harsh.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from simulator.scenario_files.condition_shape import ConditionShape
from simulator.scenario_files.file_shape import ScenarioShape
from simulator.scenario_files.rubric_shape import CriterionShape
from simulator.scenario_files.situation import LAST_TURN, MOODS, Situation
from simulator.scenario_files.words_shape import Measured


class Can(NamedTuple):
    """Whether something can surely hold, surely not hold, or be left to a person."""

    yes: bool
    no: bool
    unsure: bool = False


_EITHER = Can(yes=True, no=True, unsure=True)
_NEVER = Can(yes=False, no=True)


class Feasibility:
    """Judges conditions of one scenario."""

    def __init__(self, shape: ScenarioShape) -> None:
        self.shape = shape
        self.criteria: Mapping[str, CriterionShape] = {c.id: c for c in shape.rubric.criteria}
        self._asking = set[str]()
        self._judges: dict[int, tuple[_Judge, ...]] = {}

    def of(self, condition: ConditionShape | None, node_id: str, now: Situation) -> Can:
        """Return what a condition can come to at a node."""
        if condition is None:
            return Can(yes=True, no=False)
        judges = self._judges.get(id(condition))
        if judges is None:
            judges = self._judges[id(condition)] = _judges_of(condition)
        if len(judges) == 1:
            return judges[0](self, condition, node_id, now)
        return all_of([judge(self, condition, node_id, now) for judge in judges])

    def of_criterion(self, criterion: CriterionShape, node_id: str, now: Situation) -> Can:
        """Return what a criterion can come to at a node: its opportunity and what is listened for."""
        if criterion.id in self._asking:
            return _EITHER
        self._asking.add(criterion.id)
        try:
            chance = self.of(criterion.opportunity, node_id, now)
            return all_of([chance, self.of(criterion.listen_for, node_id, now)])
        finally:
            self._asking.discard(criterion.id)


def _any(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    return any_of([story.of(part, node_id, now) for part in condition.any or ()])


def _all(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    return all_of([story.of(part, node_id, now) for part in condition.all or ()])


def _not(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    can = story.of(condition.not_, node_id, now)
    return Can(can.no, can.yes, can.unsure)


def _criterion(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    return _met_now(story, condition.criterion, node_id, now)


def _met_now(story: Feasibility, criterion_id: str | None, node_id: str, now: Situation) -> Can:
    criterion = story.criteria.get(criterion_id or "")
    return _EITHER if criterion is None else story.of_criterion(criterion, node_id, now)


def _earned(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    can = _met_now(story, condition.earned, node_id, now)
    return Can(can.yes or condition.earned in now.earned, no=True, unsure=can.unsure)


def _gives(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    tray = story.shape.tray
    return _NEVER if tray is None else _EITHER


def _rings(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    return _EITHER if story.shape.opening and now.turns & 0b10 else _NEVER


def _mood(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    return _within(condition.mood, now.moods, MOODS)


def _turn(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    can = _within(condition.turn, now.turns, LAST_TURN + 1)
    return _EITHER if now.turns >> LAST_TURN else can


def _remembers(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    return Can(condition.remembers in now.remembered, no=True)


def _told(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    return Can(condition.told in now.told, no=True)


def _at(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    is_there = node_id in (condition.at or ())
    return Can(is_there, not is_there)


def _part(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    is_there = story.shape.nodes[node_id].part == condition.part
    return Can(is_there, not is_there)


def _offers(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    card, wanted = story.shape.card, condition.offers
    there = (1 << (len(card.may) + 1)) - 1 if card else 1
    return _within(wanted, there, there.bit_length())


def _card(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    return _EITHER if story.shape.card else _NEVER


def _person(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    return Can(yes=False, no=False, unsure=True)


def _words(story: Feasibility, condition: ConditionShape, node_id: str, now: Situation) -> Can:
    return _EITHER


_Judge = Callable[[Feasibility, ConditionShape, str, Situation], Can]

_JUDGED: Mapping[str, _Judge] = {
    "any": _any,
    "all": _all,
    "not": _not,
    "says": _words,
    "behaviour": _words,
    "means": _words,
    "criterion": _criterion,
    "earned": _earned,
    "to": _words,
    "names": _words,
    "gives": _gives,
    "rings": _rings,
    "seconds": _words,
    "mood": _mood,
    "turn": _turn,
    "remembers": _remembers,
    "told": _told,
    "at": _at,
    "part": _part,
    "offers": _offers,
    "gives_reason": _card,
    "beyond_card": _card,
    "person": _person,
}


def _judges_of(condition: ConditionShape) -> tuple[_Judge, ...]:
    """Return what judges a condition's keys, each once."""
    return tuple(dict.fromkeys(_JUDGED[key] for key in condition.keys() if key in _JUDGED))  # noqa: SIM118


def any_of(parts: list[Can]) -> Can:
    """Return what comes of several of which one is enough."""
    return Can(any(p.yes for p in parts), all(p.no for p in parts), any(p.unsure for p in parts))


def all_of(parts: list[Can]) -> Can:
    """Return what comes of several that must all hold."""
    yes = all(p.yes for p in parts)
    unsure = any(p.unsure for p in parts) and all(p.yes or p.unsure for p in parts)
    return Can(yes, any(p.no for p in parts), unsure)


def _within(wanted: Measured | None, possible: int, size: int) -> Can:
    if wanted is None:
        return _EITHER
    low = -1 if wanted.at_least is None else wanted.at_least
    high = size if wanted.at_most is None else wanted.at_most
    inside = sum(1 << n for n in range(size) if low <= n <= high)
    return Can(bool(possible & inside), bool(possible & ~inside))
