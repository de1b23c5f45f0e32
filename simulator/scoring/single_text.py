"""judge_text: every criterion and every behaviour on one text, outside any conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.domain.attempt import Doubt, Reply, clean_reply
from simulator.domain.evidence import NOTHING, Certainty, Finding
from simulator.domain.facts import draw
from simulator.domain.hearings import chance_in_all, find_in_all
from simulator.domain.moment import Line, Moment
from simulator.domain.rubric import Criterion
from simulator.domain.scenario import Scenario
from simulator.domain.scorecard import Verdict
from simulator.scoring.behaviours.catalogue import behaviour_ids
from simulator.scoring.matchers.behaviour import ShowsBehaviour
from simulator.scoring.occasions import looked_for_by
from simulator.scoring.passages import explained
from simulator.scoring.placing import place_of

_VERDICTS = {Certainty.YES: Verdict.YES, Certainty.UNSURE: Verdict.UNSURE, Certainty.NO: Verdict.NO}


@dataclass(frozen=True, slots=True)
class TextFinding:
    """What was made of one question.

    Attributes:
        verdict: Yes, no or not sure.
        quote: The first words it rests on; "" if there are none.
        because: Why they count, or what was listened for.
    """

    verdict: Verdict
    quote: str
    because: str


@dataclass(frozen=True, slots=True)
class TextJudgement:
    """A text, judged: criterion id -> finding, and behaviour id -> finding."""

    criteria: Mapping[str, TextFinding]
    behaviours: Mapping[str, TextFinding]


def judge_text(
    scenario: Scenario | None,
    text: str,
    to: tuple[str, ...] = (),
    customer: str | None = None,
    doubts: tuple[Doubt, ...] = (),
) -> TextJudgement:
    """Judge one text. What cannot be known from it holds: nobody is blamed for what cannot be seen.

    Args:
        scenario: Whose criteria are asked; None asks for behaviours only.
        text: What the trainee said.
        to: Ids of the characters it was addressed to.
        customer: The customer's line just before, if known; it tells where in the scenario it was said.
        doubts: The passages of the text, once cleaned, that were not heard clearly.

    Raises:
        ValueError: The text is too long, or the doubts do not fit it.
    """
    said = clean_reply(text)
    if not said:
        return _silence(scenario)
    reply = Reply(said, to=to, doubts=doubts)
    moment = moment_of(scenario, reply, customer)
    criteria = scenario.rubric.criteria if scenario else ()
    return TextJudgement(
        {each.id: _told(_asked(each, moment), looked_for_by(each, moment.facts)) for each in criteria},
        {id_: _behaviour(id_, moment) for id_ in behaviour_ids()},
    )


def moment_of(scenario: Scenario | None, reply: Reply, customer: str | None) -> Moment:
    """Return one reply in its place, as far as the customer's line before it tells."""
    if scenario is None:
        return Moment(reply, 0, Line("", customer or ""), {}, {}, "", asks_meaning=True)
    facts = draw(scenario.facts, 0)
    people = {each.id: (each.name, *each.called) for each in scenario.characters.values()}
    place = place_of(scenario, facts, customer)
    return Moment(
        reply,
        0,
        Line(place.speaker, customer or ""),
        facts,
        people,
        scenario.customer.id,
        node_id=place.node_id,
        part=place.part,
        told=place.told,
        asks_meaning=True,
    )


def _asked(criterion: Criterion, moment: Moment) -> Finding:
    finding = find_in_all(criterion.listen_for, moment)
    if criterion.opportunity is None or finding.certainty is Certainty.NO:
        return finding
    chance = chance_in_all(criterion.opportunity, moment)
    return Finding(min(chance, finding.certainty), finding.evidence) if chance else NOTHING


def _behaviour(behaviour_id: str, moment: Moment) -> TextFinding:
    condition = ShowsBehaviour(behaviour_id)
    return _told(find_in_all(condition, moment), condition.looks_for()[0])


def _told(finding: Finding, looked_for: str) -> TextFinding:
    verdict = _VERDICTS[finding.certainty]
    if verdict is Verdict.NO:
        return TextFinding(verdict, "", f"We listened for {looked_for}." if looked_for else "")
    first = next((each for each in finding.evidence if each.quote), None)
    return TextFinding(
        verdict, first.quote if first else "", explained(first, looked_for).because if first else ""
    )


def _silence(scenario: Scenario | None) -> TextJudgement:
    """Nothing was said, so nothing was met."""
    nothing = TextFinding(Verdict.NO, "", "Nothing was said.")
    criteria = scenario.rubric.criteria if scenario else ()
    return TextJudgement({each.id: nothing for each in criteria}, dict.fromkeys(behaviour_ids(), nothing))
