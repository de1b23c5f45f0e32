"""Role play in front of the room: the player's own attempt, led by the trainer, kept turn by turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from simulator.domain.attempt import Choice, Reply
from simulator.domain.conversation import Conversation
from simulator.domain.evidence import Certainty
from simulator.domain.facts import fill
from simulator.domain.overruling import Decision
from simulator.domain.people import Person
from simulator.domain.rubric import Criterion
from simulator.domain.scenario import Branch
from simulator.domain.sessions.session import Participant
from simulator.records.interface import AttemptState, RecordStore
from simulator.scenario_files.library import ScenarioSource
from simulator.training.deciding import outcome_with
from simulator.training.practice import (
    Debrief,
    Practice,
    branch_off,
    debrief,
    keep_turn,
    start,
    where_it_stands,
)


@dataclass(frozen=True, slots=True)
class WayOn:
    """One way in which the customer may take a reply.

    Attributes:
        branch: Its index in the node, from 0.
        thought: What the customer thinks of such a reply; may be empty.
        looks_for: What such a reply has in it; "" for any other.
        says: What the customer says then.
        mood: What it does to the mood.
        is_usual: Whether the program would take it.
    """

    branch: int
    thought: str
    looks_for: str
    says: str
    mood: int
    is_usual: bool


def begin(
    store: RecordStore,
    session_id: str,
    leader: Person,
    source: ScenarioSource,
    player: Participant,
    seed: int | None = None,
) -> Practice:
    """Begin the player's attempt in front of the room; it is theirs, and the leader may go on with it."""
    practice = start(store, source, person_of(store, player), seed)
    store.link_attempt(practice.record.id, session_id, leader)
    return practice


def person_of(store: RecordStore, player: Participant) -> Person:
    """Return who somebody on the roster is on record, taking them on record if need be."""
    known = (one for one in store.people() if one.id == player.person_id)
    return next(known, None) or store.person(player.name)


def take_up(store: RecordStore, attempt_id: str, leader: Person) -> Practice:
    """Return an attempt as far as it has come, finished or not.

    Raises:
        RecordsError: There is no such attempt that the leader may see.
    """
    return where_it_stands(store, store.attempt(attempt_id, leader))


def go_back(store: RecordStore, session_id: str, leader: Person, attempt_id: str, turn: int) -> Practice:
    """Play a turn anew, and all that follows it; what was played before stays on record.

    Args:
        store: The records.
        session_id: The session.
        leader: Its trainer.
        attempt_id: The attempt that is branched off from.
        turn: The first turn that is played anew, from 1.

    Raises:
        PracticeError: The attempt has no such turn.
    """
    original = store.attempt(attempt_id, leader)
    practice = branch_off(store, original, turn, original.owner)
    store.link_attempt(practice.record.id, session_id, leader)
    return practice


def offered_here(conversation: Conversation) -> tuple[Criterion, ...]:
    """Return the criteria that a reply could meet now, in the rubric's order.

    Raises:
        ValueError: The conversation is over.
    """
    moment = conversation.moment(Reply("…"))
    return tuple(
        one
        for one in conversation.setting.scenario.rubric.criteria
        if one.opportunity is None or one.opportunity.find(moment).certainty is not Certainty.NO
    )


def ways_on(conversation: Conversation, reply: Reply, marked: Sequence[str] = ()) -> tuple[WayOn, ...]:
    """Return the ways in which the customer may take a reply, with the one the program would take.

    Args:
        conversation: Where it stands.
        reply: What was said.
        marked: Ids of the criteria that the trainer heard met in it.

    Raises:
        ValueError: The conversation is over.
    """
    node, usual = conversation.node, _choice(conversation, reply, marked).branch
    branches = node.branches if node else ()
    return tuple(
        WayOn(
            branch=index,
            thought=fill(branch.thought, conversation.setting.facts),
            looks_for=_looks_for(conversation, branch),
            says=_said_next(conversation, reply, index),
            mood=branch.mood,
            is_usual=index == usual,
        )
        for index, branch in enumerate(branches)
    )


def answer_by_hand(
    store: RecordStore, practice: Practice, reply: Reply, branch: int, marked: Sequence[str] = ()
) -> Practice:
    """Take a reply as the trainer says the customer takes it; it is on disk when this returns.

    Args:
        store: The records.
        practice: Where it stands.
        reply: What was said.
        branch: The way on, from 0.
        marked: Ids of the criteria that the trainer heard met in it.

    Raises:
        RecordsError: It could not be kept; the practice stands where it stood.
        ValueError: There is no such way on.
    """
    choice = replace(_choice(practice.conversation, reply, marked), branch=branch)
    return keep_turn(store, practice, practice.conversation.follow(reply, choice))


def settled(store: RecordStore, attempt_id: str, leader: Person, marked: Mapping[str, int]) -> Debrief:
    """Return the debrief of an attempt, with what the trainer marked standing as their decisions.

    Each mark is written down once, however often this is asked; a decision taken since stays above it.

    Args:
        store: The records.
        attempt_id: The attempt.
        leader: The trainer.
        marked: Criterion ids, each with the turn it was marked at.
    """
    shown = debrief(store, attempt_id, leader)
    if shown.record.state is AttemptState.UNDER_WAY or not marked:
        return shown
    decided = {one.criterion_id for one in store.overrulings(leader, attempt_id) if one.by.id == leader.id}
    waiting = [one for one in shown.scorecard.judgements if one.criterion.id in marked.keys() - decided]
    for judged in waiting:
        turn = marked[judged.criterion.id]
        store.overrule(
            attempt_id,
            leader,
            criterion_id=judged.criterion.id,
            machine=judged.overruled.machine if judged.overruled else judged.verdict,
            decision=Decision.YES,
            reason=f"Heard in the room, turn {turn}.",
            turn=turn,
            outcome=outcome_with(store, shown.record, leader, judged.criterion.id, Decision.YES),
        )
    return debrief(store, attempt_id, leader) if waiting else shown


def _choice(conversation: Conversation, reply: Reply, marked: Sequence[str]) -> Choice:
    """Return how the customer would take it, were everything met that was marked."""
    heard = conversation.choose(reply)
    if not set(marked) - set(heard.earned):
        return heard
    earned = tuple(sorted({*heard.earned, *marked}))
    moment = conversation.moment(reply)
    now = replace(moment, earned=moment.earned.union(earned))
    branches = conversation.node.branches if conversation.node else ()
    for index, branch in enumerate(branches):
        if branch.when is None or branch.when.find(now).certainty is Certainty.YES:
            return Choice(index, earned)
    return Choice(heard.branch, earned)


def _looks_for(conversation: Conversation, branch: Branch) -> str:
    wanted = branch.when.looks_for() if branch.when else ()
    return fill(wanted[0], conversation.setting.facts) if wanted else ""


def _said_next(conversation: Conversation, reply: Reply, branch: int) -> str:
    following = conversation.follow(reply, Choice(branch))
    return " ".join(line.text for line in following.lines if line.text)
