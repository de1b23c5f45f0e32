"""SessionReport: what a session came to, for the trainer, and with nobody's results for everybody else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from simulator.domain.sessions.ballots import Count
from simulator.domain.sessions.board import Board
from simulator.domain.sessions.board_state import Sightings
from simulator.domain.sessions.commitments import Outcome
from simulator.domain.sessions.discussion import Discussion
from simulator.domain.sessions.session import PlanItem


class Edition(StrEnum):
    """Whom a report is for."""

    TRAINER = "trainer"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a reply that a verdict rests on. ``turn`` counts from 1."""

    turn: int
    text: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class ReportedCriterion:
    """What became of one criterion of one attempt.

    Attributes:
        title: As the scenario has it.
        sign, verdict: In one character and in a word or two.
        points: What it brought, in words; "" if it counts nothing.
        quotes: The evidence.
        decided: Who decided otherwise and why, as sentences; "" if nobody did.
    """

    title: str
    sign: str
    verdict: str
    points: str
    quotes: tuple[Quote, ...] = ()
    decided: str = ""


@dataclass(frozen=True, slots=True)
class ReportedComment:
    """What the trainer noted of an attempt. ``turn`` is 0 for the whole."""

    at: datetime
    turn: int
    text: str
    is_for_trainee: bool


@dataclass(frozen=True, slots=True)
class ReportedPlay:
    """One attempt in front of the room.

    Attributes:
        attempt: Its id.
        player: The name.
        scenario_title: What was played.
        turns: How many replies there were.
        again_from: The turn that was tried again; 0 if it is no what-if.
        outcome: Whether the customer comes back, in a word; "" if it was not finished.
        because: The customer's own reason.
        result: Passed or not, and why; "" if not finished.
        relationship, task: Points out of points; "" if not finished.
        criteria: Judged, with evidence; empty if not finished.
        comments: What the trainer noted.
        is_missing: Whether it is not on record any more.
    """

    attempt: str
    player: str
    scenario_title: str
    turns: int = 0
    again_from: int = 0
    outcome: str = ""
    because: str = ""
    result: str = ""
    relationship: str = ""
    task: str = ""
    criteria: tuple[ReportedCriterion, ...] = ()
    comments: tuple[ReportedComment, ...] = ()
    is_missing: bool = False

    @property
    def is_finished(self) -> bool:
        """Whether it reached its ending."""
        return bool(self.outcome)


@dataclass(frozen=True, slots=True)
class ReportedTally:
    """How a room voted on one criterion; ``words`` says it in a few."""

    ask: str
    count: Count
    words: str
    is_in_doubt: bool = False


@dataclass(frozen=True, slots=True)
class ReportedVote:
    """One vote of the room.

    Attributes:
        player: Whose attempt was judged.
        scenario_title: What was played.
        tallies: Criterion by criterion.
        agreement: How far the room agreed, in a sentence or two.
        voters: How many votes were in.
    """

    player: str
    scenario_title: str
    tallies: tuple[ReportedTally, ...]
    agreement: str
    voters: int


@dataclass(frozen=True, slots=True)
class ReportedRewording:
    """A criterion in the room's own words."""

    before: str
    wording: str
    reason: str
    is_saved: bool


@dataclass(frozen=True, slots=True)
class ReportedIdea:
    """What somebody told in a meeting round; ``speaker`` is a name, or ""."""

    text: str
    speaker: str
    plus_ones: int
    file: str = ""


@dataclass(frozen=True, slots=True)
class ReportedCommitment:
    """What somebody means to do, or meant to; ``name`` is "" where it is unsigned."""

    name: str
    text: str
    outcome: Outcome | None = None
    session_title: str = ""


@dataclass(frozen=True, slots=True)
class ReportedItem:
    """One activity.

    Attributes:
        item: As planned.
        seconds: How long it took, without pauses.
        is_begun: Whether it was begun at all.
        plays, votes, rewordings: What was played, and what the room said of it.
        discussions: Questions with their answers, unsigned.
        board, sightings: Qualities, and how often their lines were seen.
        ideas: What was told in a round.
        rounds: How many seconds each timed round lasted.
        hands: How many had finished writing, by a show of hands.
        manager: Who went first; "" for nobody.
    """

    item: PlanItem
    seconds: float = 0.0
    is_begun: bool = False
    plays: tuple[ReportedPlay, ...] = ()
    votes: tuple[ReportedVote, ...] = ()
    rewordings: tuple[ReportedRewording, ...] = ()
    discussions: tuple[Discussion, ...] = ()
    board: Board = field(default_factory=Board)
    sightings: Sightings = field(default_factory=Sightings)
    ideas: tuple[ReportedIdea, ...] = ()
    rounds: tuple[float, ...] = ()
    hands: int = 0
    manager: str = ""

    @property
    def minutes(self) -> int:
        """How long it took, to the nearest minute; at least 1 once it was begun."""
        return max(1, round(self.seconds / 60)) if self.is_begun else 0


@dataclass(frozen=True, slots=True)
class SessionReport:
    """What a session came to.

    Attributes:
        session_id, title: Which session.
        leader: The trainer's name.
        started_at, ended_at: UTC; the end is None while it is under way.
        present, absent: Names, in the order of the roster.
        items: The activities, in the order of the plan.
        commitments: What people mean to do, in the order they said so.
        earlier: What became of what they meant to do before.
        notes: The trainer's, in order.
        discussions: Those outside any activity.
        edition: Whom it is for.
    """

    session_id: str
    title: str
    leader: str
    started_at: datetime
    ended_at: datetime | None
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    items: tuple[ReportedItem, ...] = ()
    commitments: tuple[ReportedCommitment, ...] = ()
    earlier: tuple[ReportedCommitment, ...] = ()
    notes: tuple[str, ...] = ()
    discussions: tuple[Discussion, ...] = ()
    edition: Edition = Edition.TRAINER

    @property
    def planned_minutes(self) -> int:
        """What the plan came to."""
        return sum(one.item.minutes for one in self.items)

    @property
    def minutes(self) -> int:
        """What the activities took."""
        return sum(one.minutes for one in self.items)

    @property
    def plays(self) -> tuple[ReportedPlay, ...]:
        """All attempts of the session."""
        return tuple(play for one in self.items for play in one.plays)


def for_everybody(report: SessionReport) -> SessionReport:
    """Return the edition to hand out: what the room did together, and nobody's results.

    Left out are attempts with all that was said of them, votes (they are about somebody's attempt), who
    was absent, who told or promised what, what became of earlier promises, and the trainer's notes.
    """
    promised = (replace(one, name="") for one in report.commitments)
    return replace(
        report,
        absent=(),
        items=tuple(_shared(one) for one in report.items),
        commitments=tuple(sorted(promised, key=lambda one: one.text.casefold())),
        earlier=(),
        notes=(),
        edition=Edition.EVERYBODY,
    )


def _shared(one: ReportedItem) -> ReportedItem:
    return replace(
        one,
        plays=(),
        votes=(),
        ideas=tuple(replace(idea, speaker="", file="") for idea in one.ideas),
        sightings=one.sightings if one.sightings.is_for_the_room else Sightings(),
        hands=0,
        manager="",
    )
