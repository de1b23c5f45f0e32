"""Deciding otherwise: a person overrules a verdict, and the debrief is told anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from simulator.domain.attempt import LONGEST_REPLY, clean_reply
from simulator.domain.decided_scorecard import overruled, standing
from simulator.domain.errors import SimulatorError
from simulator.domain.overruling import Decision, Overruling
from simulator.domain.people import Person
from simulator.domain.scorecard import Judgement, Verdict
from simulator.records.interface import AttemptRecord, RecordStore
from simulator.records.results import Outcome
from simulator.training.practice import Debrief, debrief, judged
from simulator.training.proof import proof_of


class DecidingError(SimulatorError):
    """A decision that cannot be taken as it was given."""


def decide(
    store: RecordStore,
    attempt_id: str,
    by: Person,
    criterion_id: str,
    decision: Decision,
    *,
    reason: str = "",
    quote: str = "",
) -> Debrief:
    """Keep what somebody makes of a criterion, and return the debrief as it stands then.

    Args:
        store: The records.
        attempt_id: The attempt.
        by: Who says so.
        criterion_id: The criterion.
        decision: What they say; WITHDRAWN leaves it to the program again.
        reason: Why; may be empty.
        quote: The words of a reply it rests on; "" for none.

    Raises:
        RecordsError: There is no such attempt that this person may decide about.
        DecidingError: There is no such criterion, or nobody said these words.
    """
    shown = debrief(store, attempt_id, by)
    found = next((one for one in shown.scorecard.judgements if one.criterion.id == criterion_id), None)
    if found is None:
        raise DecidingError(
            f"This conversation has no check called {criterion_id[:60]!r}.",
            remedy="The debrief shows the ones there are.",
        )
    words = clean_reply(quote)[:LONGEST_REPLY]
    store.overrule(
        attempt_id,
        by,
        criterion_id=criterion_id,
        machine=machine_verdict(found),
        decision=decision,
        reason=reason,
        quote=words,
        turn=_turn_of(shown, found, words),
        outcome=outcome_with(store, shown.record, by, criterion_id, decision),
    )
    return debrief(store, attempt_id, by)


def outcome_with(
    store: RecordStore, record: AttemptRecord, by: Person, criterion_id: str, decision: Decision
) -> Outcome | None:
    """Return what an attempt comes to once this is decided; None for somebody's view of their own.

    Args:
        store: The records, in which the decision does not stand yet.
        record: The attempt, with its turns.
        by: Who decides.
        criterion_id: The criterion.
        decision: What they say.
    """
    if by.id == record.owner.id or record.result is None:
        return None
    scenario, card = judged(store, record)
    now = datetime.now(UTC)
    made = Overruling("", record.id, criterion_id, None, Verdict.UNSURE, decision, "", "", by, False, now)
    overrulings = (*store.overrulings(by, record.id), made)
    decided = overruled(card, scenario.rubric, overrulings)
    result = replace(
        record.result,
        passed=decided.passed,
        relationship_points=decided.relationship.points,
        relationship_of=decided.relationship.of,
        task_points=decided.task.points,
        task_of=decided.task.of,
    )
    is_decided = any(not one.is_own_view for one in standing(overrulings).values())
    return Outcome(result, proof_of(decided), is_decided=is_decided)


def machine_verdict(judged: Judgement) -> Verdict:
    """Return what the program had made of it, whoever decided since."""
    return judged.overruled.machine if judged.overruled else judged.verdict


def _turn_of(shown: Debrief, judged: Judgement, words: str) -> int | None:
    """Return the reply a decision is about: the one with these words, else the one the verdict rests on.

    Raises:
        DecidingError: Nobody said these words.
    """
    if not words:
        return judged.evidence[0].turn if judged.evidence else None
    for turn in shown.record.turns:
        if words.casefold() in turn.reply.text.casefold():
            return turn.number
    raise DecidingError(
        f"“{words[:60]}” was not said in this conversation.", remedy="Copy the words from a reply."
    )
