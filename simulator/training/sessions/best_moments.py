"""Best moments: replies worth showing to a room, shown unsigned and only while their owners agree."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from simulator.domain.conversation import Conversation
from simulator.domain.people import Person
from simulator.domain.sessions.wall import MomentWall, SaidLine
from simulator.records.interface import (
    AttemptRecord,
    AttemptState,
    RecordsError,
    RecordStore,
    RecordsUnavailableError,
)
from simulator.records.notebook_interface import BestMoment
from simulator.scenario_files.reader import read_known_text
from simulator.training.practice import PracticeError

MOST_ATTEMPTS = 100
"""Among which a trainer chooses."""


@dataclass(frozen=True, slots=True)
class SaidReply:
    """A reply with what the customer had said before it.

    Attributes:
        turn: From 1.
        who: The character who spoke.
        line: What they said.
        reply: What was answered; "" where something was only handed over.
    """

    turn: int
    who: str
    line: str
    reply: str


@dataclass(frozen=True, slots=True)
class ToldMoment:
    """A best moment with its words."""

    moment: BestMoment
    said: SaidReply


@dataclass(frozen=True, slots=True)
class Choosable:
    """An attempt out of which a moment can be chosen."""

    attempt_id: str
    owner_name: str
    scenario_title: str
    replies: tuple[SaidReply, ...]


def replies_in(store: RecordStore, record: AttemptRecord) -> tuple[SaidReply, ...]:
    """Return what was said in an attempt, turn by turn."""
    scenario = read_known_text(store.scenario_text(record.digest), f"kept scenario {record.digest[:8]}")
    here = Conversation.begin(scenario, record.seed)
    said: list[SaidReply] = []
    for turn in record.turns:
        lines = here.lines
        who = scenario.characters[lines[-1].speaker].name if lines else ""
        words = " ".join(line.text for line in lines if line.text)
        said.append(SaidReply(turn.number, who, words, turn.reply.text))
        here = here.follow(turn.reply, turn.choice)
    return tuple(said)


def moments_told(store: RecordStore, viewer: Person) -> tuple[ToldMoment, ...]:
    """Return the moments that were asked of or by somebody, with their words, newest first."""
    told: list[ToldMoment] = []
    for moment in store.moments(viewer):
        said = _said(store, moment, viewer)
        if said is not None:
            told.append(ToldMoment(moment, said))
    return tuple(told)


def moment_wall(store: RecordStore, leader: Person, moment_id: str) -> MomentWall:
    """Return a best moment for the wall, if its owner agrees at this very moment.

    Raises:
        PracticeError: Its owner does not agree, or not any more.
    """
    found = next((one for one in store.moments(leader) if one.id == moment_id), None)
    said = _said(store, found, leader) if found is not None and found.agreed_at is not None else None
    if found is None or said is None:
        raise PracticeError(
            "This moment may not be shown: the person whose words they are does not agree, or not any more.",
            remedy="Choose another, or ask them.",
        )
    return MomentWall(found.why, _lines((said,)))


def choosable(
    store: RecordStore, leader: Person, session_id: str, people: Collection[str]
) -> tuple[Choosable, ...]:
    """Return attempts whose words the leader may see: of this session, and what these people submitted.

    Args:
        store: The records.
        leader: The trainer.
        session_id: The session.
        people: Ids of people on record.
    """
    ids = list(reversed(store.session_attempts(session_id, leader)))
    for person in store.people():
        if person.id in people:
            ids += [one.id for one in store.attempts(person, leader) if one.state is AttemptState.SUBMITTED]
    found: list[Choosable] = []
    for attempt_id in list(dict.fromkeys(ids))[:MOST_ATTEMPTS]:
        record = _attempt(store, attempt_id, leader)
        if record is not None and record.turns:
            replies = tuple(one for one in replies_in(store, record) if one.reply)
            found.append(Choosable(record.id, record.owner.name, record.scenario_title, replies))
    return tuple(found)


def _said(store: RecordStore, moment: BestMoment, viewer: Person) -> SaidReply | None:
    record = _attempt(store, moment.attempt_id, viewer)
    replies = replies_in(store, record) if record is not None else ()
    return next((one for one in replies if one.turn == moment.turn), None)


def _lines(replies: Collection[SaidReply]) -> tuple[SaidLine, ...]:
    return tuple(
        line
        for one in replies
        for line in (SaidLine(one.who, one.line), SaidLine("", one.reply))
        if line.text
    )


def _attempt(store: RecordStore, attempt_id: str, viewer: Person) -> AttemptRecord | None:
    try:
        return store.attempt(attempt_id, viewer)
    except RecordsUnavailableError:
        raise
    except RecordsError:
        return None
