"""Every criterion can be met, in more than one way, and its own examples show how."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.scenario_files.condition_shape import ConditionShape
from simulator.scenario_files.problems import listed
from simulator.scenario_files.rubric_shape import CriterionShape
from simulator.scenario_files.sheet import Path, Sheet, inside
from simulator.scenario_files.story_graph import StoryGraph
from simulator.scoring.phrases.syntax import PatternError, Word, parse_pattern

EXACT_WORDS = 5
"""So many fixed words in a row are one exact sentence."""

SIDES = ("relationship", "task")


def check_rubric(sheet: Sheet) -> None:
    """Report criteria that wait for each other, want one exact sentence, and sides without points."""
    _check_circles(sheet)
    for index, criterion in enumerate(sheet.shape.rubric.criteria):
        path: Path = ("rubric", "criteria", index, "listen_for")
        if _is_one_sentence(criterion.listen_for):
            sheet.report("SC402", path)
    earning = {c.side for c in sheet.shape.rubric.criteria if c.counts == "for" and c.points > 0}
    for side in SIDES:
        if side not in earning:
            sheet.report_key("SC404", ("rubric", "criteria"), side=side)


def check_earnable(sheet: Sheet, graph: StoryGraph) -> None:
    """Report criteria that no path can earn."""
    for index, criterion in enumerate(sheet.shape.rubric.criteria):
        if criterion.id in graph.earnable:
            continue
        reason = (
            "it can never hold where it is listened for"
            if criterion.opportunity is None
            else "its opportunity never comes together with what is listened for"
        )
        sheet.report("SC401", ("rubric", "criteria", index, "id"), reason=reason)


def _check_circles(sheet: Sheet) -> None:
    """Report criteria whose conditions lead back to themselves."""
    criteria = sheet.shape.rubric.criteria
    waits = {c.id: set(_named(c)) for c in criteria}
    told = set[frozenset[str]]()
    for index, criterion in enumerate(criteria):
        circle = _way_back(criterion.id, waits)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            sheet.report("SC205", ("rubric", "criteria", index, "id"), circle=listed([*circle, circle[0]]))


def _named(criterion: CriterionShape) -> Iterator[str]:
    for root in (criterion.listen_for, criterion.opportunity):
        for _, condition in inside(root, ()) if root else ():
            yield from (name for name in (condition.criterion,) if name)


def _way_back(start: str, waits: dict[str, set[str]]) -> list[str]:
    """Return the shortest way from a criterion back to itself, or nothing."""
    came_from = dict[str, str]()
    here = [start]
    while here:
        following = list[str]()
        for name in here:
            for to in sorted(waits.get(name, ())):
                if to == start:
                    return _trail(name, came_from)
                if to not in came_from:
                    came_from[to] = name
                    following.append(to)
        here = following
    return []


def _trail(last: str, came_from: dict[str, str]) -> list[str]:
    trail = [last]
    while trail[-1] in came_from:
        trail.append(came_from[trail[-1]])
    return trail[::-1]


def _is_one_sentence(condition: ConditionShape) -> bool:
    """Whether nothing but one row of fixed words would do."""
    if condition.any is not None and len(condition.any) == 1:
        return _is_one_sentence(condition.any[0])
    if any(_is_one_sentence(part) for part in condition.all or ()):
        return True
    says = condition.says
    return says is not None and len(says) == 1 and not condition.perhaps and _is_fixed(says[0])


def _is_fixed(pattern: str) -> bool:
    try:
        parts = parse_pattern(pattern)
    except PatternError:
        return False
    words = [part for part in parts if isinstance(part, Word)]
    fixed = all(len(w.words) == 1 and not w.beginnings and not w.kinds for w in words)
    only_words = all(isinstance(part, Word) or type(part).__name__ == "Edge" for part in parts)
    return fixed and only_words and len(words) >= EXACT_WORDS
