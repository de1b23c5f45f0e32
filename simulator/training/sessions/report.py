"""report_of(...): what a session came to, read from what happened in it and from its attempts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from simulator.domain.people import Person
from simulator.domain.sessions.ballot_agreement import agreement_words, count_words, in_doubt
from simulator.domain.sessions.ballots import Ballot, ballots_of, rewordings_of
from simulator.domain.sessions.board_state import board_of
from simulator.domain.sessions.commitments import commitments_of, outcomes_in
from simulator.domain.sessions.discussion import Discussion, discussions_of
from simulator.domain.sessions.manager_first import manager_first_of
from simulator.domain.sessions.meeting import meeting_of
from simulator.domain.sessions.private_lists import hands_of
from simulator.domain.sessions.report import (
    ReportedCommitment,
    ReportedIdea,
    ReportedItem,
    ReportedPlay,
    ReportedRewording,
    ReportedTally,
    ReportedVote,
    SessionReport,
)
from simulator.domain.sessions.role_play import role_play_of
from simulator.domain.sessions.session import ActivityKind, Happening, PlanItem
from simulator.domain.sessions.state import NOTED, PLANNED, SessionState, state_of
from simulator.domain.sessions.time_spent import seconds_of_items
from simulator.domain.sessions.two_rounds import Asked, TwoRounds, two_rounds_of
from simulator.records.interface import RecordStore
from simulator.training.sessions.commitments import earlier_commitments
from simulator.training.sessions.report_plays import played

ASKED = {
    Asked.FELT: "How did you feel?",
    Asked.BEHAVED: "How did you behave?",
    Asked.USE: "What of this will you use with the people you serve?",
}
ROUNDS = {1: "as if people don’t matter", 2: "like long-lost friends"}
SOMEBODY = "Somebody"
"""Stands for a name that is on the roster no more."""


def report_of(store: RecordStore, session_id: str, viewer: Person) -> SessionReport:
    """Return the trainer's report of a session, ended or not.

    Args:
        store: The records.
        session_id: The session.
        viewer: Its leader.

    Raises:
        RecordsError: There is no such session that the viewer may see.
    """
    session = store.session(session_id, viewer)
    state = state_of(session)
    seconds = seconds_of_items(session)
    begun = {one.item for one in session.happenings if one.item}
    return SessionReport(
        session.id,
        session.title,
        session.leader.name,
        session.started_at,
        session.ended_at,
        present=tuple(one.name for one in state.present),
        absent=tuple(one.name for one in session.roster if not one.is_present),
        items=tuple(
            _item(store, viewer, state, item, seconds.get(item.id, 0.0), is_begun=item.id in begun)
            for item in _every_item(state, begun)
        ),
        commitments=tuple(
            ReportedCommitment(state.name_of(one.participant) or SOMEBODY, one.text)
            for one in commitments_of(session.happenings)
        ),
        earlier=_earlier(store, viewer, state),
        notes=tuple(
            text
            for one in session.happenings
            if one.what == NOTED and isinstance(text := one.told.get("text"), str) and text.strip()
        ),
        discussions=_discussions(one for one in session.happenings if not one.item),
    )


def _every_item(state: SessionState, begun: Set[str]) -> tuple[PlanItem, ...]:
    """Return the activities of the plan, and after them those that were done and taken out of it later."""
    found = {item.id: item for item in state.plan}
    for one in state.session.happenings:
        if one.what == PLANNED:
            for item in state_of(replace(state.session, happenings=(one,))).plan:
                if item.id in begun:
                    found.setdefault(item.id, item)
    return tuple(found.values())


def _item(
    store: RecordStore,
    viewer: Person,
    state: SessionState,
    item: PlanItem,
    seconds: float,
    *,
    is_begun: bool,
) -> ReportedItem:
    happened = state.of_item(item.id)
    plays = tuple(played(store, viewer, state, role_play_of(happened), item))
    ballots = ballots_of(happened)
    rounds = two_rounds_of(happened)
    board = board_of(happened)
    return ReportedItem(
        item,
        seconds,
        is_begun,
        plays,
        tuple(_vote(one, plays) for one in ballots if one.votes_in),
        _rewordings(happened, ballots),
        (*_discussions(happened), *_said(rounds)),
        board.board,
        board.sightings,
        tuple(
            ReportedIdea(one.text, state.name_of(one.speaker), one.plus_ones, one.file)
            for one in meeting_of(happened).ideas
        ),
        tuple(one.seconds for one in rounds.rounds),
        hands_of(happened),
        state.name_of(manager_first_of(happened).manager) if item.kind is ActivityKind.MANAGER_FIRST else "",
    )


def _vote(ballot: Ballot, plays: Sequence[ReportedPlay]) -> ReportedVote:
    doubted = in_doubt(ballot)
    player = next((one.player for one in plays if one.attempt == ballot.attempt_id), "")
    tallies = tuple(
        ReportedTally(one.ask, count, count_words(count), one.criterion_id in doubted)
        for one in ballot.questions
        for count in (ballot.count(one.criterion_id),)
    )
    return ReportedVote(player, ballot.scenario_title, tallies, agreement_words(ballot), ballot.votes_in)


def _rewordings(happened: Iterable[Happening], ballots: Sequence[Ballot]) -> tuple[ReportedRewording, ...]:
    asked = {
        one.criterion_id: one.ask for ballot in reversed(ballots) for one in ballot.questions
    }  # the first words a criterion was asked in
    return tuple(
        ReportedRewording(asked.get(one.criterion_id, ""), one.wording, one.reason, one.is_saved)
        for one in rewordings_of(happened)
    )


def _discussions(happened: Iterable[Happening]) -> tuple[Discussion, ...]:
    return tuple(one for one in discussions_of(happened) if one.question or one.answers)


def _said(rounds: TwoRounds) -> tuple[Discussion, ...]:
    """Return what was asked after two timed rounds, each question once for each round it was about."""
    found: list[Discussion] = []
    for question, words in ASKED.items():
        for number in (1, 2, 0):
            answers = tuple(
                f"{one.text} ({one.times}×)" if one.times > 1 else one.text
                for one in rounds.words(question, number)
            )
            if answers:
                about = f" ({ROUNDS[number]})" if number else ""
                found.append(Discussion(f"{words}{about}", answers))
    return tuple(found)


def _earlier(store: RecordStore, viewer: Person, state: SessionState) -> tuple[ReportedCommitment, ...]:
    """Return what became of earlier commitments, of those who were asked in this session."""
    asked = outcomes_in(state.session.happenings)
    if not asked:
        return ()
    found = earlier_commitments(store, viewer, state.session.id, state.session.roster)
    return tuple(
        ReportedCommitment(state.name_of(person), one.commitment.text, one.outcome, one.session_title)
        for person, one in found.items()
        if (one.session_id, one.commitment.number) in asked and one.outcome
    )
