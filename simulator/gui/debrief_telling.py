"""From a debrief to what is told: slots filled, names settled, quotes beside their turns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from simulator.domain.access import may_overrule
from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation, Setting
from simulator.domain.decision_words import DECIDES, OWN_VIEW, decision_words
from simulator.domain.evidence import Certainty
from simulator.domain.facts import Facts, fill
from simulator.domain.people import Person
from simulator.domain.rubric import Counts, Criterion
from simulator.domain.scenario import Node, Scenario
from simulator.domain.scorecard import Judgement, ScoredTurn
from simulator.domain.wording import WHY_ADVISORY, Group, counted, group_of, points_gained, verdict_words
from simulator.gui.debrief_delivery import delivery_words
from simulator.gui.widgets.passages import Passage, passages_of
from simulator.gui.widgets.told import Before, Heard, ToldCriterion, ToldTurn
from simulator.records.interface import AttemptState

if TYPE_CHECKING:  # it brings scenario files and scoring with it, which no window waits for
    from simulator.training.practice import Debrief

_LONGEST_SNIPPET = 90
"""Characters."""

_WORD = re.compile(r"[\w']+")


def again_from(debrief: Debrief) -> int | None:
    """Return the turn that was tried again; None if this is no what-if."""
    return debrief.record.what_if.turn if debrief.record.what_if else None


def told_turns(debrief: Debrief, *, is_own: bool = True) -> tuple[ToldTurn, ...]:
    """Return the turns as the transcript shows them; how they came across in time only to their speaker."""
    passages = passages_of(debrief.scorecard.judgements)
    replies = {turn.number: turn.reply for turn in debrief.record.turns}
    people = Setting.of(debrief.scenario, debrief.record.seed).people
    told: list[ToldTurn] = []
    for turn in debrief.scorecard.turns:
        mine = tuple(one for one in passages if one.turn == turn.number)
        told.append(
            ToldTurn(
                turn.number,
                people[turn.speaker][0],
                _line(debrief, turn),
                _captions(debrief, turn),
                turn.reply,
                mine,
                _notes(debrief.scenario, people, replies.get(turn.number), mine),
                turn.thought,
                turn.mood_change,
                _before(debrief, turn.number),
                _mended(replies.get(turn.number)),
                delivery_words(replies[turn.number].delivery) if is_own and turn.number in replies else "",
                "" if is_own else debrief.record.owner.name,
            )
        )
    return tuple(told)


def closing_lines(debrief: Debrief) -> tuple[tuple[str, str], ...]:
    """Return who said what after the last reply."""
    record = debrief.record
    end = Conversation.resume(debrief.scenario, record.seed, record.turns)
    people = end.setting.people
    return (
        tuple((people[line.speaker][0], line.text) for line in end.lines if line.text) if end.is_over else ()
    )


def told_criteria(debrief: Debrief, viewer: Person | None = None) -> tuple[ToldCriterion, ...]:
    """Return the criteria as the list shows them, in the rubric's order.

    Args:
        debrief: What is shown.
        viewer: Who looks at it; None is its owner.
    """
    who = viewer or debrief.record.owner
    facts = Setting.of(debrief.scenario, debrief.record.seed).facts
    reliable = {card.id: " ".join(card.sentences) for card in debrief.cards}
    return tuple(
        _told_to(
            who,
            debrief,
            judgement,
            _told(judgement, facts, reliable.get(f"{debrief.scenario.id}/{judgement.criterion.id}", "")),
        )
        for judgement in debrief.scorecard.judgements
    )


def _told_to(viewer: Person, debrief: Debrief, judgement: Judgement, told: ToldCriterion) -> ToldCriterion:
    """Add what people said of it, and whether the viewer may say something."""
    record, one = debrief.record, judgement.overruled
    may = may_overrule(
        person=viewer,
        owner_id=record.owner.id,
        is_submitted=record.state is AttemptState.SUBMITTED,
        led_by_id=record.led_by_id,
    )
    note = OWN_VIEW if viewer.id == record.owner.id else DECIDES
    return replace(
        told,
        decided=decision_words(one, viewer) if one else "",
        deciding=note if may and debrief.scorecard.ending_id else "",
        may_withdraw=one is not None and one.by.id == viewer.id,
    )


def _told(judgement: Judgement, drawn: Facts, reliability: str) -> ToldCriterion:
    criterion, group = judgement.criterion, group_of(judgement)
    return ToldCriterion(
        id=criterion.id,
        title=fill(criterion.title, drawn),
        side=criterion.side,
        group=group,
        verdict=verdict_words(judgement),
        points=points_gained(judgement),
        snippet=_snippet(judgement, group, fill(judgement.looked_for, drawn)),
        heard=tuple(
            Heard(one.turn, one.quote, one.because, one.certainty is not Certainty.UNSURE)
            for one in judgement.evidence
        ),
        worth=f"{criterion.side.value.capitalize()}: counts nothing"
        if judgement.is_advisory
        else _worth(criterion),
        why=fill(criterion.why, drawn),
        good=fill(criterion.good, drawn),
        poor=fill(criterion.poor, drawn),
        practices=criterion.practices,
        advisory=WHY_ADVISORY if judgement.is_advisory else "",
        reliability=reliability,
    )


def _snippet(judgement: Judgement, group: Group, looked_for: str) -> str:
    taken_back = [one.because for one in judgement.evidence if one.certainty is Certainty.NO]
    if taken_back:
        return taken_back[0]
    quotes = {one.quote for one in judgement.evidence if one.quote}
    if quotes:
        more = f" and {counted(len(quotes) - 1, 'more', 'more')}" if len(quotes) > 1 else ""
        return f"“{_short(max(quotes, key=len))}”{more}"
    if judgement.evidence:
        return judgement.evidence[0].because
    if group in (Group.MISSED, Group.FOR_A_PERSON):
        return f"listened for: {looked_for}" if looked_for else ""
    if group is Group.NO_OPPORTUNITY:
        return "it never came up"
    return "for what you did, not for words" if group in (Group.DID, Group.HURT) else ""


def _short(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_SNIPPET else f"{quote[: _LONGEST_SNIPPET - 1].rstrip()}…"


def _worth(criterion: Criterion) -> str:
    points = counted(criterion.points, "point", "points")
    kind = "loses" if criterion.counts is Counts.AGAINST else "earns"
    times = f", up to {criterion.most_times} times" if criterion.most_times > 1 else ""
    critical = ", and decides the attempt by itself" if criterion.critical else ""
    return f"{criterion.side.value.capitalize()}: {kind} {points}{times}{critical}"


def _line(debrief: Debrief, turn: ScoredTurn) -> str:
    """What was said; what was only done is told as a caption."""
    node = debrief.scenario.nodes.get(turn.node_id)
    if node is None or node.says or not node.does:
        return turn.customer
    return turn.customer.removesuffix(_does(debrief, node)).strip()


def _does(debrief: Debrief, node: Node) -> str:
    return fill(node.does, Setting.of(debrief.scenario, debrief.record.seed).facts)


def _captions(debrief: Debrief, turn: ScoredTurn) -> tuple[str, ...]:
    node = debrief.scenario.nodes.get(turn.node_id)
    if node is None:
        return ()
    facts = Setting.of(debrief.scenario, debrief.record.seed).facts
    sound = (f"♪ {fill(node.sound.caption, facts)}",) if node.sound else ()
    return (*((_does(debrief, node),) if node.does else ()), *sound)


def _notes(
    scenario: Scenario,
    people: Mapping[str, tuple[str, ...]],
    reply: Reply | None,
    passages: tuple[Passage, ...],
) -> tuple[str, ...]:
    if reply is None:
        return ()
    notes: list[str] = []
    if reply.to:
        notes.append(f"to {' and '.join(people[one][0] for one in reply.to if one in people)}")
    deeds = [one.because for one in passages if not one.is_said]
    if reply.gives and scenario.tray:
        titles = {item.id: item.title for item in scenario.tray.items}
        given = titles.get(reply.gives, reply.gives)
        if not any(given in because for because in deeds):  # else it is told as a deed already
            notes.append(f"handed over: {given}")
    if reply.rings is not None and not deeds:
        notes.append(f"answered after {counted(reply.rings, 'ring', 'rings')}")
    if reply.hints:
        notes.append(f"{counted(reply.hints, 'hint', 'hints')} taken")
    return tuple(notes)


def _mended(reply: Reply | None) -> str:
    """Return what was heard, where the trainee changed a word of it; capitals and commas are no words."""
    if reply is None or not reply.heard:
        return ""
    return reply.heard if _words(reply.heard) != _words(reply.text) else ""


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _before(debrief: Debrief, number: int) -> Before | None:
    if debrief.original is None or number != again_from(debrief):
        return None
    for turn in debrief.original.turns:
        if turn.number == number:
            return Before(turn.reply, turn.thought, turn.mood_change)
    return None
