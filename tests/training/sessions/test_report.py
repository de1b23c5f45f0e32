"""What a session came to is read from what happened in it and from its attempts."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from simulator.domain.attempt import Reply
from simulator.domain.overruling import Decision
from simulator.domain.people import Role
from simulator.domain.sessions.ballots import (
    BALLOT_OPENED,
    CRITERION_REWORDED,
    PAPER_COUNTED,
    VOTES_REVEALED,
    Count,
    Question,
    opened_told,
    paper_told,
)
from simulator.domain.sessions.commitments import COMMITTED, FOLLOWED_UP, Outcome
from simulator.domain.sessions.discussion import ANSWER_NOTED
from simulator.domain.sessions.meeting import IDEA_TAKEN_DOWN, PLUS_ONES
from simulator.domain.sessions.report import SessionReport
from simulator.domain.sessions.role_play import COMMENTED, LEFT_UNFINISHED, PLAY_BEGUN
from simulator.domain.sessions.session import ActivityKind, Participant, PlanItem
from simulator.domain.sessions.state import DISCUSSING, ITEM_BEGUN, ITEM_ENDED, NOTED, PLANNED, plan_told
from simulator.domain.sessions.two_rounds import ROUND_BEGUN, ROUND_OVER, SAID
from simulator.domain.wording import points_out_of
from simulator.records.interface import RecordsError
from simulator.scenario_files.library import read_source
from simulator.training import practice
from simulator.training.deciding import decide
from simulator.training.sessions.report import report_of
from tests.fakes import MemoryStore

SMALL = Path(__file__).resolve().parents[2] / "scenario_files" / "small.yaml"
PLAN = (
    PlanItem("i1", ActivityKind.ROLE_PLAY, "Role play", 40),
    PlanItem("i2", ActivityKind.TWO_ROUNDS, "Two rounds", 20),
    PlanItem("i3", ActivityKind.MEETING, "Round", 20),
    PlanItem("i4", ActivityKind.BREAK, "Break", 10),
)
SAYS = ("What does it look like?", "Let me see.", "One moment.", "Right.", "I am looking.", "Goodbye.")


class Sitting:
    """Kim leads; Ann and Ben are here, Cleo is not."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.kim = self.store.give_role("Kim", Role.TRAINER, by=None, passphrase="long enough")
        self.session_id = self.begin("Monday")
        self.happen(PLANNED, plan_told(PLAN), "")

    def begin(self, title: str) -> str:
        self.number = 0
        people = (
            Participant("r1", "Ann"),
            Participant("r2", "Ben"),
            Participant("r3", "Cleo", is_present=False),
        )
        return self.store.start_session(self.kim, title=title, roster=people).id

    def happen(self, what: str, told: object, item: str) -> None:
        self.number += 1
        self.store.add_happening(self.session_id, self.kim, self.number, what, item=item, told=told)  # type: ignore[arg-type]

    def play(self, says: tuple[str, ...] = SAYS) -> str:
        here = practice.start(self.store, read_source(str(SMALL)), self.store.person("Ann"), seed=0)
        self.store.link_attempt(here.record.id, self.session_id, self.kim)
        self.happen(PLAY_BEGUN, {"player": "r1", "attempt": here.record.id, "of": "", "turn": 0}, "i1")
        for said in says:
            here = practice.answer(self.store, here, Reply(said))
            if here.conversation.is_over:
                break
        return here.record.id

    def report(self) -> SessionReport:
        return report_of(self.store, self.session_id, self.kim)


@pytest.fixture
def sitting() -> Sitting:
    return Sitting()


def test_who_was_there_and_what_was_done(sitting: Sitting) -> None:
    sitting.happen(ITEM_BEGUN, {}, "i4")
    sitting.happen(ITEM_ENDED, {}, "i4")
    sitting.happen(NOTED, {"text": "Cold room."}, "")
    report = sitting.report()
    assert (report.leader, report.present, report.absent) == ("Kim", ("Ann", "Ben"), ("Cleo",))
    assert [one.is_begun for one in report.items] == [False, False, False, True]
    assert report.notes == ("Cold room.",)
    assert report.ended_at is None


def test_what_was_done_stays_in_the_report_when_it_leaves_the_plan(sitting: Sitting) -> None:
    sitting.happen(ITEM_BEGUN, {}, "i4")
    sitting.happen(ITEM_ENDED, {}, "i4")
    sitting.happen(PLANNED, plan_told(PLAN[:2]), "")
    assert [one.item.title for one in sitting.report().items] == ["Role play", "Two rounds", "Break"]


def test_figures_are_those_of_the_records(sitting: Sitting) -> None:
    attempt = sitting.play()
    judged = practice.debrief(sitting.store, attempt, sitting.kim)
    asked = judged.scorecard.judgements[0].criterion
    decide(
        sitting.store, attempt, sitting.kim, criterion_id=asked.id, decision=Decision.NO, reason="Only half"
    )
    told = {"attempt": attempt, "turn": 1, "player": "r1", "text": "Calm.", "is_for_trainee": True}
    sitting.happen(COMMENTED, told, "i1")
    card = practice.debrief(sitting.store, attempt, sitting.kim).scorecard
    (play,) = sitting.report().plays
    assert play.player == "Ann"
    assert (play.relationship, play.task) == (points_out_of(card.relationship), points_out_of(card.task))
    assert play.turns == len(card.turns)
    assert play.because
    assert play.outcome in ("Yes", "Perhaps", "No")
    assert [one.title for one in play.criteria] == [one.criterion.title for one in card.judgements]
    told_of = play.criteria[0].decided
    assert told_of.startswith("Kim said no: Only half.")
    assert "The program said" in told_of
    quotes = [quote.text for one in play.criteria for quote in one.quotes]
    assert quotes == [one.quote for each in card.judgements for one in each.evidence]
    assert [(one.text, one.is_for_trainee) for one in play.comments] == [("Calm.", True)]


def test_a_conversation_that_was_left_has_no_result(sitting: Sitting) -> None:
    attempt = sitting.play(SAYS[:1])
    sitting.happen(LEFT_UNFINISHED, {"attempt": attempt}, "i1")
    (play,) = sitting.report().plays
    assert not play.is_finished
    assert not play.criteria
    assert play.turns == 1


def test_an_attempt_that_is_gone_is_said_to_be(sitting: Sitting) -> None:
    sitting.happen(PLAY_BEGUN, {"player": "r2", "attempt": "gone", "of": "", "turn": 0}, "i1")
    sitting.happen(PLAY_BEGUN, {}, "i1")  # as it is told of somebody who was erased
    ben, nobody = sitting.report().plays
    assert (ben.player, ben.is_missing) == ("Ben", True)
    assert (nobody.player, nobody.is_missing) == ("Somebody", True)


def test_votes_and_better_words(sitting: Sitting) -> None:
    attempt = sitting.play()
    question = Question("asks-umbrella", "Asks what it looks like")
    told = opened_told(attempt, "wet-umbrella", "The wet umbrella", [question], 6)
    sitting.happen(BALLOT_OPENED, told, "i1")
    sitting.happen(PAPER_COUNTED, paper_told(1, {"asks-umbrella": Count(4, 2)}), "i1")
    sitting.happen(VOTES_REVEALED, {"ballot": 1}, "i1")
    new = {"ballot": 1, "criterion": "asks-umbrella", "wording": "Asks for its colour", "reason": "Vague"}
    sitting.happen(CRITERION_REWORDED, new, "i1")
    item = sitting.report().items[0]
    (vote,) = item.votes
    assert (vote.player, vote.voters, vote.tallies[0].count) == ("Ann", 6, Count(4, 2))
    assert vote.tallies[0].words == "4 of 6 say yes"
    assert vote.tallies[0].is_in_doubt
    (worded,) = item.rewordings
    assert (worded.before, worded.wording) == ("Asks what it looks like", "Asks for its colour")


def test_rounds_talk_and_ideas(sitting: Sitting) -> None:
    sitting.happen(ROUND_BEGUN, {"round": 1, "first": 0}, "i2")
    sitting.happen(ROUND_OVER, {"round": 1, "seconds": 180}, "i2")
    for word in ("cold", "Cold", "alone"):
        sitting.happen(SAID, {"question": "felt", "round": 1, "text": word}, "i2")
    sitting.happen(DISCUSSING, {"question": "What now?"}, "i2")
    sitting.happen(ANSWER_NOTED, {"text": "More."}, "i2")
    sitting.happen(IDEA_TAKEN_DOWN, {"idea": 1, "speaker": "r2", "text": "Wrote by hand"}, "i3")
    sitting.happen(PLUS_ONES, {"idea": 1, "count": 2}, "i3")
    sitting.happen(DISCUSSING, {"question": "Between?"}, "")
    rounds, meeting = sitting.report().items[1:3]
    assert rounds.rounds == (180.0,)
    assert [one.answers for one in rounds.discussions] == [("More.",), ("cold (2×)", "alone")]
    assert rounds.discussions[1].question == "How did you feel? (as if people don’t matter)"
    assert [(one.text, one.speaker, one.plus_ones) for one in meeting.ideas] == [("Wrote by hand", "Ben", 2)]
    assert [one.question for one in sitting.report().discussions] == ["Between?"]


def test_commitments_and_what_became_of_them(sitting: Sitting) -> None:
    sitting.happen(COMMITTED, {"participant": "r1", "text": "Ring back."}, "i2")
    first, number = sitting.session_id, sitting.number
    assert [(one.name, one.text) for one in sitting.report().commitments] == [("Ann", "Ring back.")]
    assert sitting.report().earlier == ()
    sitting.session_id = sitting.begin("Tuesday")
    told = {"participant": "r1", "session": first, "number": number, "outcome": "kept"}
    sitting.happen(FOLLOWED_UP, told, "")
    (earlier,) = sitting.report().earlier
    assert (earlier.name, earlier.text, earlier.outcome) == ("Ann", "Ring back.", Outcome.KEPT)
    assert earlier.session_title == "Monday"


def test_nobody_else_reads_it(sitting: Sitting) -> None:
    other = sitting.store.give_role("Uma", Role.TRAINER, by=sitting.kim, passphrase="long enough")
    for viewer in (other, sitting.store.person("Ann")):
        with pytest.raises(RecordsError):
            report_of(sitting.store, sitting.session_id, viewer)


def test_its_start_is_the_sessions(sitting: Sitting) -> None:
    assert datetime.now(UTC) - sitting.report().started_at < timedelta(minutes=5)
