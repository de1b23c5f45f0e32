"""A criterion's own examples are judged as its author says: the good line meets it, the poor one does not."""

from __future__ import annotations

from simulator.domain.attempt import Reply, clean_reply
from simulator.domain.conversation import Setting
from simulator.domain.evidence import Certainty, Finding
from simulator.domain.facts import fill
from simulator.domain.moment import Line, Moment
from simulator.domain.rubric import Counts, Criterion
from simulator.domain.scenario import Scenario
from simulator.scenario_files.condition_shape import ConditionShape
from simulator.scenario_files.sheet import Sheet, inside

_NOT_IN_WORDS = ("gives", "rings", "seconds", "person", "to", "offers")
"""Keys that look at more than one line's words can show."""


def check_examples(sheet: Sheet, scenario: Scenario) -> None:
    """Report examples that are not judged as they should be."""
    setting = Setting.of(scenario, 0)
    for index, criterion in enumerate(scenario.rubric.criteria):
        does_it, avoids_it = ("good", "poor") if criterion.counts is Counts.FOR else ("poor", "good")
        shown = _judged(criterion, does_it, setting)
        if shown.certainty is Certainty.NO and _is_in_words(sheet.shape.rubric.criteria[index].listen_for):
            sheet.report("SC405", ("rubric", "criteria", index, does_it), key=does_it, got="a no")
        avoided = _judged(criterion, avoids_it, setting)
        if avoided.certainty is Certainty.YES and any(each.quote for each in avoided.evidence):
            got = f'a yes ("{avoided.evidence[0].quote}")'
            sheet.report("SC405", ("rubric", "criteria", index, avoids_it), key=avoids_it, got=got)


def _judged(criterion: Criterion, key: str, setting: Setting) -> Finding:
    """Return what a line is judged outside any conversation, where what cannot be seen holds."""
    text = clean_reply(fill(getattr(criterion, key), setting.facts))
    customer = setting.scenario.customer.id
    moment = Moment(Reply(text), 0, Line(customer, ""), setting.facts, setting.people, customer)
    return criterion.listen_for.find(moment)


def _is_in_words(condition: ConditionShape) -> bool:
    return all(getattr(part, key) is None for _, part in inside(condition, ()) for key in _NOT_IN_WORDS)
