"""score(scenario, attempt) -> Scorecard: pure and repeatable, in whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from simulator.domain.attempt import Attempt, Turn
from simulator.domain.conversation import Conversation
from simulator.domain.evidence import Certainty
from simulator.domain.facts import Facts, fill
from simulator.domain.moment import Moment
from simulator.domain.rubric import Counts, Criterion, Rubric, Side
from simulator.domain.scenario import Scenario
from simulator.domain.scorecard import Judgement, Scorecard, ScoredTurn, SideTotal, Verdict
from simulator.scoring.earnestness.cramming import crammed_replies_doubted
from simulator.scoring.earnestness.earnestness import reservations_about
from simulator.scoring.exam.cards import advisory_in
from simulator.scoring.occasions import Heard, heard_of, in_due_order, looked_for_by
from simulator.scoring.passages import explained, telling


def score(scenario: Scenario, attempt: Attempt, *, is_as_written: bool = False) -> Scorecard:
    """Judge an attempt, finished or not.

    The customer takes the replies as they are kept in the attempt, whatever this
    version of the program would hear in them; verdicts and points are judged afresh.

    Args:
        scenario: What was played.
        attempt: Its turns.
        is_as_written: Whether every criterion counts as its author wrote it, however seldom it
            agrees with people; otherwise those under the floor of their exam are advisory.

    Raises:
        ValueError: The attempt does not belong to this scenario.
    """
    here = Conversation.begin(scenario, attempt.seed)
    moments: list[Moment] = []
    turns: list[ScoredTurn] = []
    for turn in attempt.turns:
        if here.node is None or here.node.id != turn.node_id:
            raise ValueError(f"turn {turn.number} was not said at {here.node and here.node.id!r}")
        moments.append(here.moment(turn.reply))
        before, here = here, here.follow(turn.reply, turn.choice)
        turns.append(_scored_turn(turn, moments[-1], before, here))
    facts = here.setting.facts
    advisory = frozenset[str]() if is_as_written else advisory_in(scenario)
    judgements = tuple(
        each.as_advice if each.criterion.id in advisory else each
        for each in _judgements(scenario, moments, facts)
    )
    hints = sum(turn.reply.hints for turn in attempt.turns)
    relationship = _total(judgements, Side.RELATIONSHIP, hints * scenario.rubric.hint_cost)
    task = _total(judgements, Side.TASK, 0)
    return Scorecard(
        scenario_id=scenario.id,
        digest=scenario.digest,
        seed=attempt.seed,
        ending_id=here.ending.id if here.ending else None,
        comes_back=here.ending.comes_back if here.ending else None,
        mood=here.mood,
        passed=_passed(scenario.rubric, relationship, task, judgements) if here.ending else False,
        relationship=relationship,
        task=task,
        judgements=judgements,
        turns=tuple(turns),
        failed_critical=tuple(each.criterion.id for each in judgements if _fails(each)),
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


def _judgements(scenario: Scenario, moments: Sequence[Moment], facts: Facts) -> tuple[Judgement, ...]:
    criteria, held_back = scenario.rubric.criteria, reservations_about(scenario, moments)
    heard = crammed_replies_doubted(
        {criterion: heard_of(criterion, moments, held_back) for criterion in criteria}
    )
    return tuple(_judged(criterion, in_due_order(criterion, heard), facts) for criterion in criteria)


def _judged(criterion: Criterion, heard: Heard, facts: Facts) -> Judgement:
    """Count the occasions: the sure ones decide, the others only where there is no sure one."""
    sure = [each for each in heard.occasions if each.certainty is Certainty.YES]
    perhaps = [each for each in heard.occasions if each.certainty is Certainty.UNSURE]
    looked_for = looked_for_by(criterion, facts)
    each_time = criterion.points if criterion.counts is Counts.FOR else -criterion.points
    points = each_time * min(len(sure), criterion.most_times)
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


def _total(judgements: Iterable[Judgement], side: Side, cost: int) -> SideTotal:
    mine = [judgement for judgement in judgements if judgement.criterion.side is side]
    points, low, high = (
        max(0, sum(numbers) - cost)
        for numbers in (
            [each.points for each in mine],
            [each.low for each in mine],
            [each.high for each in mine],
        )
    )
    return SideTotal(side, points, sum(each.of for each in mine), low, high)


def _fails(judgement: Judgement) -> bool:
    """Whether a critical criterion fails the attempt for sure."""
    failing = Verdict.NO if judgement.criterion.counts is Counts.FOR else Verdict.YES
    return _may_fail(judgement) and judgement.verdict is failing


def _may_fail(judgement: Judgement) -> bool:
    return judgement.criterion.critical and not judgement.is_advisory


def _passed(
    rubric: Rubric, relationship: SideTotal, task: SideTotal, judgements: Iterable[Judgement]
) -> bool | None:
    """Return whether a finished attempt passes; None while it hangs on something that is not sure."""
    bars = ((relationship, rubric.pass_relationship), (task, rubric.pass_task))
    if any(map(_fails, judgements)) or not all(total.high * 100 >= bar * total.of for total, bar in bars):
        return False
    hangs = any(_may_fail(each) and each.verdict is Verdict.UNSURE for each in judgements)
    is_sure = not hangs and all(total.low * 100 >= bar * total.of for total, bar in bars)
    return True if is_sure else None
