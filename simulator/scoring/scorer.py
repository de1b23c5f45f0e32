"""score(scenario, attempt) -> Scorecard: pure and repeatable, in whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from simulator.domain.attempt import Attempt, Turn
from simulator.domain.conversation import Conversation
from simulator.domain.evidence import Certainty
from simulator.domain.facts import Facts, fill
from simulator.domain.moment import Moment
from simulator.domain.rubric import Counts, Criterion, Side
from simulator.domain.said_before import EarlierReply
from simulator.domain.scenario import Scenario
from simulator.domain.scorecard import Judgement, Scorecard, ScoredTurn, Verdict
from simulator.domain.totals import fails, passes, total_of
from simulator.scoring.cramming import crammed_replies_doubted
from simulator.scoring.earnestness.earnestness import reservations_about
from simulator.scoring.exam.cards import advisory_in
from simulator.scoring.occasions import Heard, heard_of, in_due_order, looked_for_by
from simulator.scoring.passages import explained, telling
from simulator.scoring.sincerity import worn_lines_marked


def score(
    scenario: Scenario,
    attempt: Attempt,
    *,
    said_before: Sequence[EarlierReply] = (),
    is_as_written: bool = False,
) -> Scorecard:
    """Judge an attempt, finished or not.

    The customer takes the replies as they are kept in the attempt, whatever this
    version of the program would hear in them; verdicts and points are judged afresh.

    Args:
        scenario: What was played.
        attempt: Its turns.
        said_before: What the same trainee said to other customers before; a stock line counts less.
        is_as_written: Whether every criterion counts as its author wrote it, by wording alone and however
            seldom it agrees with people; otherwise meaning is asked too, and criteria under the floor of
            their exam are advisory.

    Raises:
        ValueError: The attempt does not belong to this scenario.
    """
    here = Conversation.begin(scenario, attempt.seed)
    moments: list[Moment] = []
    turns: list[ScoredTurn] = []
    for turn in attempt.turns:
        if here.node is None or here.node.id != turn.node_id:
            raise ValueError(f"turn {turn.number} was not said at {here.node and here.node.id!r}")
        moments.append(replace(here.moment(turn.reply), asks_meaning=not is_as_written))
        before, here = here, here.follow(turn.reply, turn.choice)
        turns.append(_scored_turn(turn, moments[-1], before, here))
    facts = here.setting.facts
    advisory = frozenset[str]() if is_as_written else advisory_in(scenario)
    judgements = tuple(
        each.as_advice if each.criterion.id in advisory else each
        for each in _judgements(scenario, moments, facts, said_before)
    )
    hints = sum(turn.reply.hints for turn in attempt.turns)
    relationship = total_of(judgements, Side.RELATIONSHIP, hints * scenario.rubric.hint_cost)
    task = total_of(judgements, Side.TASK, 0)
    return Scorecard(
        scenario_id=scenario.id,
        digest=scenario.digest,
        seed=attempt.seed,
        ending_id=here.ending.id if here.ending else None,
        comes_back=here.ending.comes_back if here.ending else None,
        mood=here.mood,
        passed=passes(scenario.rubric, relationship, task, judgements) if here.ending else False,
        relationship=relationship,
        task=task,
        judgements=judgements,
        turns=tuple(turns),
        failed_critical=tuple(each.criterion.id for each in judgements if fails(each)),
        hints=hints,
    )


def _scored_turn(turn: Turn, moment: Moment, before: Conversation, after: Conversation) -> ScoredTurn:
    opening, branch = before.setting.scenario.opening, after.came_by
    thoughts = [fill(branch.thought, moment.facts)] if branch and branch.thought else []
    if opening and turn.number == 1 and (turn.reply.rings or 0) > opening.answer_by_ring:
        thoughts.insert(0, fill(opening.late_thought, moment.facts))
    return ScoredTurn(
        number=turn.number,
        node_id=turn.node_id,
        customer=moment.line.text or moment.line.does,
        speaker=moment.line.speaker,
        reply=turn.reply.text,
        mood=after.mood,
        mood_change=after.mood - before.mood,
        thought=" ".join(filter(None, thoughts)),
    )


def _judgements(
    scenario: Scenario, moments: Sequence[Moment], facts: Facts, said_before: Sequence[EarlierReply]
) -> tuple[Judgement, ...]:
    criteria, held_back = scenario.rubric.criteria, reservations_about(scenario, moments)
    heard = crammed_replies_doubted(
        {criterion: heard_of(criterion, moments, held_back) for criterion in criteria}
    )
    heard = worn_lines_marked(heard, criteria, moments, said_before)
    return tuple(_judged(criterion, in_due_order(criterion, heard), facts) for criterion in criteria)


def _judged(criterion: Criterion, heard: Heard, facts: Facts) -> Judgement:
    """Count the occasions: the sure ones decide, the others only where there is no sure one."""
    sure = [each for each in heard.occasions if each.certainty is Certainty.YES]
    perhaps = [each for each in heard.occasions if each.certainty is Certainty.UNSURE]
    looked_for = looked_for_by(criterion, facts)
    each_time = criterion.points if criterion.counts is Counts.FOR else -criterion.points
    points = sum(sorted((each.worth(each_time) for each in sure), reverse=True)[: criterion.most_times])
    possible = points if sure else each_time * min(len(perhaps), criterion.most_times)
    times = min(heard.offered, criterion.most_times) if criterion.counts is Counts.FOR else 0
    return Judgement(
        criterion=criterion,
        verdict=_verdict(heard, is_sure=bool(sure), is_perhaps=bool(perhaps)),
        points=points,
        low=min(points, possible),
        high=max(points, possible),
        of=criterion.points * times,
        evidence=tuple(
            explained(evidence, looked_for)
            for passages in [each.evidence for each in sure or perhaps] or [heard.taken_back]
            for evidence in telling(passages)
        ),
        looked_for=looked_for,
    )


def _verdict(heard: Heard, *, is_sure: bool, is_perhaps: bool) -> Verdict:
    if is_sure:
        return Verdict.YES
    if is_perhaps:
        return Verdict.UNSURE
    return Verdict.NO if heard.offered else Verdict.NO_OPPORTUNITY
