"""Whatever a scenario names must exist: nodes, endings, characters, criteria, topics, things."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from simulator.domain.scenario import END
from simulator.scenario_files.condition_shape import ConditionShape
from simulator.scenario_files.problems import did_you_mean, quote
from simulator.scenario_files.sheet import Path, Sheet
from simulator.scoring.behaviours.catalogue import LANGUAGES
from simulator.scoring.meaning.learned import questions

_ANY_GIFT = ("any", "beyond")


def check_references(sheet: Sheet, behaviours: Collection[str]) -> None:
    """Report every name that leads nowhere."""
    _check_names(sheet)
    _check_story(sheet)
    _check_rubric(sheet)
    _check_tests(sheet)
    for path, condition in sheet.conditions:
        _check_condition(sheet, path, condition, behaviours)


def _check(sheet: Sheet, code: str, path: Path, got: str | None, known: Iterable[str]) -> None:
    choices = tuple(known)
    if got is not None and got not in choices:
        sheet.report(code, path, got=quote(got), suggestion=did_you_mean(got, choices))


def _check_names(sheet: Sheet) -> None:
    shape = sheet.shape
    for group, ids in (("nodes", shape.nodes), ("endings", shape.endings)):
        if END in ids:
            sheet.report_key("SC311", (group, END))
    for ending_id in shape.endings:
        if ending_id in shape.nodes:
            sheet.report_key("SC310", ("endings", ending_id), got=ending_id)
    seen = set[str]()
    for index, criterion in enumerate(shape.rubric.criteria):
        if criterion.id in seen:
            sheet.report("SC114", ("rubric", "criteria", index, "id"), got=criterion.id)
        seen.add(criterion.id)


def _check_story(sheet: Sheet) -> None:
    shape = sheet.shape
    targets = (END, *shape.nodes, *shape.endings)
    _check(sheet, "SC209", ("start",), shape.start, shape.nodes)
    for node_id, node in shape.nodes.items():
        _check(sheet, "SC206", ("nodes", node_id, "speaker"), node.speaker, shape.characters)
        for index, branch in enumerate(node.branches):
            _check(sheet, "SC301", ("nodes", node_id, "branches", index, "to"), branch.to, targets)
    for ending_id, ending in shape.endings.items():
        _check(sheet, "SC206", ("endings", ending_id, "speaker"), ending.speaker, shape.characters)


def _check_rubric(sheet: Sheet) -> None:
    ids = criteria_ids(sheet)
    for index, criterion in enumerate(sheet.shape.rubric.criteria):
        if criterion.order is None:
            continue
        for key in ("before", "after"):
            other: str | None = getattr(criterion.order, key)
            path: Path = ("rubric", "criteria", index, "order", key)
            _check(sheet, "SC204", path, other, ids)
            if other == criterion.id:
                sheet.report("SC403", path)


def criteria_ids(sheet: Sheet) -> tuple[str, ...]:
    """Return the ids of the criteria, in order."""
    return tuple(criterion.id for criterion in sheet.shape.rubric.criteria)


def _check_tests(sheet: Sheet) -> None:
    shape, ids = sheet.shape, criteria_ids(sheet)
    names = list[str]()
    for index, test in enumerate(shape.tests):
        here: Path = ("tests", index)
        if test.name in names:
            sheet.report("SC114", (*here, "name"), got=test.name)
        names.append(test.name)
        expect = test.expect
        _check(sheet, "SC301", (*here, "expect", "ending"), expect.ending, shape.endings)
        for position, node_id in enumerate(expect.nodes or ()):
            _check(sheet, "SC209", (*here, "expect", "nodes", position), node_id, shape.nodes)
        _check_verdicts(sheet, here, ids)
        for number, reply in enumerate(test.replies):
            path = (*here, "replies", number)
            for position, character in enumerate(reply.to or ()):
                _check(sheet, "SC206", (*path, "to", position), character, shape.characters)
            _check_gift(sheet, path, reply.gives, ())


def _check_verdicts(sheet: Sheet, here: Path, ids: Collection[str]) -> None:
    expect, said = sheet.shape.tests[int(here[1])].expect, dict[str, str]()
    for key in ("yes", "no", "unsure", "no_opportunity"):
        for position, criterion in enumerate(getattr(expect, key) or ()):
            path = (*here, "expect", key, position)
            _check(sheet, "SC204", path, criterion, ids)
            if said.setdefault(criterion, key) != key:
                sheet.report("SC507", path, got=criterion, one=said[criterion], other=key)


def _check_gift(sheet: Sheet, path: Path, gives: str | None, also: Collection[str]) -> None:
    if gives is None:
        return
    tray = sheet.shape.tray
    if tray is None:
        sheet.report_key("SC213", (*path, "gives"), key="gives", needs="a tray")
    else:
        _check(sheet, "SC207", (*path, "gives"), gives, (*also, *tray.items))


def _check_condition(
    sheet: Sheet, path: Path, condition: ConditionShape, behaviours: Collection[str]
) -> None:
    shape, ids = sheet.shape, criteria_ids(sheet)
    _check(sheet, "SC203", (*path, "behaviour"), condition.behaviour, behaviours)
    _check(sheet, "SC215", (*path, "means"), condition.means, sorted(questions(shape.language.split("-")[0])))
    _check(sheet, "SC204", (*path, "criterion"), condition.criterion, ids)
    _check(sheet, "SC204", (*path, "earned"), condition.earned, ids)
    _check(sheet, "SC206", (*path, "to"), condition.to, shape.characters)
    _check(sheet, "SC206", (*path, "names"), condition.names, shape.characters)
    _check(sheet, "SC208", (*path, "told"), condition.told, _topics(sheet))
    _check(sheet, "SC210", (*path, "remembers"), condition.remembers, _remembered(sheet))
    for position, node_id in enumerate(condition.at or ()):
        _check(sheet, "SC209", (*path, "at", position), node_id, shape.nodes)
    _check_gift(sheet, path, condition.gives, _ANY_GIFT)
    _check_needs(sheet, path, condition)


def _check_needs(sheet: Sheet, path: Path, condition: ConditionShape) -> None:
    shape = sheet.shape
    forbidden = bool(shape.card and shape.card.may_not)
    has_catalogue = shape.language.split("-")[0] in LANGUAGES
    needs = (
        ("behaviour", has_catalogue, "a language with a behaviour catalogue"),
        ("rings", shape.opening is not None, "an opening, where a telephone rings"),
        ("offers", shape.card is not None, "a policy card"),
        ("gives_reason", shape.card is not None, "a policy card"),
        ("beyond_card", forbidden, "a policy card with may_not"),
    )
    for key, is_there, what in needs:
        if getattr(condition, key) is not None and not is_there:
            sheet.report_key("SC213", (*path, key), key=key, needs=what)


def _topics(sheet: Sheet) -> dict[str, None]:
    return dict.fromkeys(topic for node in sheet.shape.nodes.values() for topic in node.tells or ())


def _remembered(sheet: Sheet) -> dict[str, None]:
    branches = (branch for node in sheet.shape.nodes.values() for branch in node.branches)
    return dict.fromkeys(word for branch in branches for word in branch.remember or ())
