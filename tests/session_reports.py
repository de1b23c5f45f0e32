"""A report with something in every part of it; what must not be handed out is marked as a canary."""

from datetime import UTC, datetime, timedelta

from simulator.domain.sessions.ballots import Count
from simulator.domain.sessions.board import Board, Column, DeedLine, Quality
from simulator.domain.sessions.board_state import Sightings
from simulator.domain.sessions.commitments import Outcome
from simulator.domain.sessions.discussion import Discussion
from simulator.domain.sessions.report import (
    Quote,
    ReportedComment,
    ReportedCommitment,
    ReportedCriterion,
    ReportedIdea,
    ReportedItem,
    ReportedPlay,
    ReportedRewording,
    ReportedTally,
    ReportedVote,
    SessionReport,
)
from simulator.domain.sessions.session import ActivityKind, PlanItem

NAMES = ("Ann Lindqvist", "Béla Kovács", "Дарья Орлова", "李娜", "فرح الحسيني", "Zoë <i>Smith</i>")
BEGAN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CANARIES = (
    "canary-absent",
    "canary-attempt",
    "canary-because",
    "canary-result",
    "canary-points",
    "canary-quote",
    "canary-decision",
    "canary-comment",
    "canary-vote",
    "canary-speaker",
    "canary-file",
    "canary-promiser",
    "canary-earlier",
    "canary-note",
    "canary-manager",
)


def full_report(times: int = 1) -> SessionReport:
    """Return a report of six people and six activities.

    Args:
        times: How often each of two people plays.
    """
    return SessionReport(
        "one",
        "Tuesday group & friends",
        "Tess",
        BEGAN,
        BEGAN + timedelta(minutes=124),
        NAMES,
        ("canary-absent",),
        (
            ReportedItem(
                _item("i1", ActivityKind.TWO_ROUNDS, "Three minutes, twice", 20),
                1290,
                True,
                discussions=(Discussion("How did you feel?", ("cold (3×)", "invisible")),),
                rounds=(180.0, 180.0),
            ),
            ReportedItem(
                _item("i2", ActivityKind.ROLE_PLAY, "Role play: The barking dog", 40),
                2500,
                True,
                plays=(*(_play(name) for name in NAMES[:2] * times), _missing()),
                votes=(_vote(),),
                rewordings=(ReportedRewording("Promises a time", "Names the hour", "unclear", True),),
                discussions=(Discussion("What did you notice?", ("She became quieter.",)),),
            ),
            ReportedItem(
                _item("i3", ActivityKind.MANAGER_FIRST, "First", 10), 610, True, manager="canary-manager"
            ),
            ReportedItem(
                _item("i4", ActivityKind.SUPPORT_ERODE, "What supports, what erodes", 25),
                1500,
                True,
                board=_board(),
                sightings=Sightings({"commits-to-time": 7}, 12, 6),
            ),
            ReportedItem(
                _item("i5", ActivityKind.MEETING, "Meeting round", 15),
                800,
                True,
                ideas=(
                    ReportedIdea("Asked about the recital", "canary-speaker", 4, "canary-file"),
                    ReportedIdea("Wrote it by hand", "canary-speaker", 1),
                ),
            ),
            ReportedItem(_item("i6", ActivityKind.DISCUSSION, "Closing", 10)),
        ),
        (
            ReportedCommitment("canary-promiser", "Ring back by noon."),
            ReportedCommitment("canary-promiser", "Ask one question more."),
        ),
        (ReportedCommitment("canary-earlier", "Smile first.", Outcome.PARTLY, "Monday group"),),
        ("canary-note",),
        (Discussion("Shall we go on?", ("Yes.",)),),
    )


def _item(id_: str, kind: ActivityKind, title: str, minutes: int) -> PlanItem:
    return PlanItem(id_, kind, title, minutes)


def _play(name: str) -> ReportedPlay:
    quote = Quote(1, "canary-quote", "That asks about their life.")
    return ReportedPlay(
        "canary-attempt",
        name,
        "The barking dog",
        6,
        again_from=3,
        outcome="Perhaps",
        because="canary-because",
        result="canary-result",
        relationship="canary-points",
        task="4 of 8",
        criteria=(
            ReportedCriterion("Notices the dog", "✓", "done", "+2", (quote,), "canary-decision"),
            ReportedCriterion("Promises a time", "✗", "missed", "0 of 2"),
        ),
        comments=(ReportedComment(BEGAN, 2, "canary-comment", False),),
    )


def _missing() -> ReportedPlay:
    return ReportedPlay("gone", NAMES[3], "The barking dog", is_missing=True)


def _vote() -> ReportedVote:
    tallies = (ReportedTally("Promises a time", Count(3, 2, 1), "canary-vote", True),)
    return ReportedVote(NAMES[0], "The barking dog", tallies, "Of one mind about nothing yet.", 6)


def _board() -> Board:
    rings = DeedLine("l1", Column.SUPPORT, "We ring back", "commits-to-time")
    policy = DeedLine("l2", Column.ERODE, "“That’s our policy”")
    return Board((Quality("q1", "Trust", 4, (rings, policy)), Quality("q2", "Respect", 2)))
