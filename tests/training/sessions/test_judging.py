"""A room judges what was played: what it is asked, its better words in a file, and who agrees with whom."""

from datetime import date
from pathlib import Path

import pytest

from simulator.domain.attempt import Reply
from simulator.domain.overruling import Decision
from simulator.domain.people import Person, Role
from simulator.domain.sessions.ballots import (
    BALLOT_OPENED,
    PAPER_COUNTED,
    VOTE_CAST,
    VOTES_REVEALED,
    Answer,
    Count,
    Question,
    opened_told,
    paper_told,
    vote_told,
)
from simulator.domain.sessions.session import Participant
from simulator.domain.verdict import Verdict
from simulator.records.interface import RecordsError
from simulator.scenario_files.amending import AmendingError
from simulator.scenario_files.library import read_source
from simulator.scenario_files.reader import check_file
from simulator.scenario_files.rewording import title_of, with_title
from simulator.training import practice
from simulator.training.deciding import decide
from simulator.training.sessions.calibration import Calibration, Judge, Pairing, calibration
from simulator.training.sessions.judging import JudgingError, chosen, save_wording, tidy_wording, to_judge
from tests.fakes import MemoryStore

SMALL = Path(__file__).resolve().parents[2] / "scenario_files" / "small.yaml"
DAY = date(2026, 11, 23)


class Sitting:
    """Kim leads, Ann has played the small story in front of the room."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.kim = self.store.give_role("Kim", Role.TRAINER, by=None, passphrase="long enough")
        roster = (Participant("r1", "Ann"), Participant("r2", "Ben"))
        self.session = self.store.start_session(self.kim, title="Monday", roster=roster)
        self.attempt = self.play()
        self._number = 0

    def play(self) -> str:
        ann = self.store.person("Ann")
        here = practice.start(self.store, read_source(str(SMALL)), ann, seed=0)
        self.store.link_attempt(here.record.id, self.session.id, self.kim)
        said = iter(
            ("What does it look like?", "Let me see.", "One moment.", "Right.", "I am looking.", "Goodbye.")
        )
        while not here.conversation.is_over:
            here = practice.answer(self.store, here, Reply(next(said)))
        return here.record.id

    def happen(self, what: str, told: object, item: str = "i1") -> None:
        self._number += 1
        self.store.add_happening(self.session.id, self.kim, self._number, what, item=item, told=told)  # type: ignore[arg-type]

    def vote(self, attempt: str, number: int, *said: tuple[Question, Count]) -> None:
        told = opened_told(attempt, "wet-umbrella", "The wet umbrella", [one for one, _ in said], 6)
        self.happen(BALLOT_OPENED, told)
        counts = {one.criterion_id: count for one, count in said}
        self.happen(PAPER_COUNTED, paper_told(number, counts))
        self.happen(VOTES_REVEALED, {"ballot": number})

    def save(self, folder: Path, criterion: str, wording: str, reason: str = "“It” was unclear") -> Path:
        return save_wording(
            self.store,
            folder,
            self.kim,
            attempt_id=self.attempt,
            criterion_id=criterion,
            wording=wording,
            reason=reason,
            day=DAY,
        )


@pytest.fixture
def sitting() -> Sitting:
    return Sitting()


def test_what_the_room_can_be_asked(sitting: Sitting) -> None:
    judged = to_judge(sitting.store, sitting.attempt, sitting.kim)
    verdicts = {one.question.criterion_id: one.question.machine for one in judged.askable}
    assert verdicts["asks-colour"] is Verdict.YES
    assert Verdict.NO_OPPORTUNITY not in verdicts.values()
    assert judged.scenario_id == "wet-umbrella"
    assert 1 <= sum(one.is_proposed for one in judged.askable) <= 5
    told = next(one.evidence for one in judged.askable if one.question.criterion_id == "asks-colour")
    assert told
    assert told in "What does it look like?"
    with pytest.raises(RecordsError):
        to_judge(sitting.store, sitting.attempt, sitting.store.person("Ben"))


def test_the_program_is_told_as_it_was_before_the_trainer_decided(sitting: Sitting) -> None:
    decide(sitting.store, sitting.attempt, sitting.kim, "asks-colour", Decision.NO, reason="Only in passing")
    judged = to_judge(sitting.store, sitting.attempt, sitting.kim)
    found = next(one for one in judged.askable if one.question.criterion_id == "asks-colour")
    assert found.question.machine is Verdict.YES


def test_better_words_are_kept_in_an_own_copy_with_their_reason(sitting: Sitting, tmp_path: Path) -> None:
    path = sitting.save(tmp_path, "asks-colour", "Asks which  colour the umbrella has")
    text = path.read_text(encoding="utf-8")
    assert path.name == "wet-umbrella-own.yaml"
    assert title_of(text, "asks-colour") == "Asks which colour the umbrella has"
    was = title_of(SMALL.read_text(encoding="utf-8"), "asks-colour")
    assert f"# 2026-11-23: was “{was}”. “It” was unclear" in text
    checked = check_file(path)
    assert not checked.has_errors
    assert checked.scenario is not None
    titles = {one.id: one.title for one in checked.scenario.rubric.criteria}
    assert titles["asks-colour"] == "Asks which colour the umbrella has"
    again = sitting.save(tmp_path, "asks-colour", "Fragt: „Welche Farbe?“ # 傘は何色", "zu lang\n- id: x")
    assert again == path
    checked = check_file(path)
    assert not checked.has_errors
    assert title_of(path.read_text(encoding="utf-8"), "asks-colour") == "Fragt: „Welche Farbe?“ # 傘は何色"


def test_nothing_is_written_without_words_reason_or_place(sitting: Sitting, tmp_path: Path) -> None:
    with pytest.raises(JudgingError, match="reason"):
        sitting.save(tmp_path, "asks-colour", "Asks", " \n ")
    with pytest.raises(JudgingError, match="empty"):
        sitting.save(tmp_path, "asks-colour", "  ")
    with pytest.raises(JudgingError, match="121 characters"):
        tidy_wording("x" * 121)
    with pytest.raises(AmendingError, match="no criterion"):
        sitting.save(tmp_path, "asks-size", "Asks")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(AmendingError, match="cannot be"):
        sitting.save(tmp_path / "file", "asks-colour", "Asks")
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_a_title_of_several_lines_is_replaced_whole() -> None:
    text = SMALL.read_text(encoding="utf-8")
    folded = "      title: >-\n        Asks for\n        the colour\n"
    long = text.replace("      title: Asks what it looks like\n", folded, 1)
    assert title_of(long, "asks-colour") == "Asks for the colour"
    amended = with_title(long, "asks-colour", "Short", "Because", DAY)
    assert title_of(amended, "asks-colour") == "Short"
    assert "Asks for\n" not in amended
    assert amended.count("\n") == text.count("\n") + 1


def test_a_ballot_has_one_to_eight_criteria() -> None:
    one = Question("a", "A")
    assert chosen((one,)) == (one,)
    for wrong in ((), (one,) * 9):
        with pytest.raises(JudgingError, match="1 to 8"):
            chosen(wrong)


def pairing(found: Calibration, first: Judge, second: Judge) -> Pairing:
    return next(one for one in found.pairings if (one.first, one.second) == (first, second))


def test_nothing_judged_is_said_so(sitting: Sitting) -> None:
    found = calibration(sitting.store, sitting.kim)
    assert [one.of for one in found.pairings] == [0, 0, 0]
    assert found.together.value is None
    assert (found.occasions, found.criteria, found.undecided) == ((), (), 0)


def test_who_agrees_with_whom(sitting: Sitting) -> None:
    colour = Question("asks-colour", "Asks the colour", Verdict.YES)
    refuses = Question("refuses", "Refuses", Verdict.NO)
    sitting.vote(sitting.attempt, 1, (colour, Count(1, 5)), (refuses, Count(3, 3)))
    sitting.vote(sitting.attempt, 2, (colour, Count(5, 1)), (refuses, Count(3, 3)))
    other = sitting.play()
    sitting.vote(other, 3, (colour, Count(0, 6)))
    sitting.happen(BALLOT_OPENED, opened_told(other, "wet-umbrella", "The wet umbrella", [refuses], 6))
    sitting.happen(VOTE_CAST, vote_told(4, "p-1", {"refuses": Answer.YES}))
    decide(sitting.store, sitting.attempt, sitting.kim, "refuses", Decision.YES)
    found = calibration(sitting.store, sitting.kim)
    assert found.undecided == 1
    room = pairing(found, Judge.ROOM, Judge.MACHINE)
    assert (room.same, room.of) == (1, 2)
    trainer = pairing(found, Judge.TRAINER, Judge.MACHINE)
    assert (trainer.same, trainer.of) == (1, 2)
    assert (pairing(found, Judge.TRAINER, Judge.ROOM).same, pairing(found, Judge.TRAINER, Judge.ROOM).of) == (
        1,
        1,
    )
    assert [row.title for row in found.criteria] == ["Asks the colour", "Refuses"]
    assert [row.title for row in found.occasions] == ["Monday"]
    assert sum(one.of for one in found.occasions[0].pairings) == 5


def test_what_a_trainer_decided_without_a_room_counts_too(sitting: Sitting) -> None:
    decide(sitting.store, sitting.attempt, sitting.kim, "asks-colour", Decision.NO)
    decide(sitting.store, sitting.attempt, sitting.kim, "refuses", Decision.NO)
    decide(sitting.store, sitting.attempt, sitting.kim, "refuses", Decision.WITHDRAWN)
    found = calibration(sitting.store, sitting.kim)
    trainer = pairing(found, Judge.TRAINER, Judge.MACHINE)
    assert (trainer.same, trainer.of) == (0, 1)
    assert "Too few cases" in trainer.kappa.words or trainer.kappa.value is None
    assert found.occasions[0].title == found.criteria[0].tells


def test_a_person_who_leads_nothing_sees_no_room(sitting: Sitting) -> None:
    ben: Person = sitting.store.person("Ben")
    colour = Question("asks-colour", "Asks the colour", Verdict.YES)
    sitting.vote(sitting.attempt, 1, (colour, Count(6)))
    try:
        found = calibration(sitting.store, ben)
    except RecordsError:
        return
    assert found.criteria == ()
