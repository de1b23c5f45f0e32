"""Judging together: what of an attempt a room can be asked, and its better words kept in an own copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from simulator.domain.attempt import clean_reply
from simulator.domain.conversation import Setting
from simulator.domain.errors import SimulatorError
from simulator.domain.facts import fill
from simulator.domain.people import Person
from simulator.domain.scorecard import Judgement
from simulator.domain.sessions.ballots import LONGEST_WORDING, MOST_CRITERIA, Question
from simulator.domain.verdict import Verdict
from simulator.records.interface import RecordStore
from simulator.scenario_files.rewording import with_title
from simulator.training.deciding import machine_verdict
from simulator.training.own_copies import own_copy, write_if_right
from simulator.training.practice import Debrief, debrief

USUAL_CRITERIA = 5
"""How many are proposed; a room keeps so many in mind while it listens."""


class JudgingError(SimulatorError):
    """Something a room cannot be asked."""


@dataclass(frozen=True, slots=True)
class Askable:
    """A criterion a room could be asked about.

    Attributes:
        question: The criterion, with what the program makes of it.
        is_proposed: Whether it is among the few proposed: those that are open, count most, come first.
        evidence: The words the program's verdict rests on; "" for none. For the trainer only.
    """

    question: Question
    is_proposed: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class Judged:
    """An attempt as the room is to judge it.

    Attributes:
        shown: The debrief, as the trainer sees it.
        askable: Its criteria, as the scenario has them; those nobody had an opportunity for are left out.
    """

    shown: Debrief
    askable: tuple[Askable, ...]

    @property
    def scenario_id(self) -> str:
        """What was played."""
        return self.shown.record.scenario_id


def to_judge(store: RecordStore, attempt_id: str, leader: Person) -> Judged:
    """Return what a room can be asked about an attempt.

    Raises:
        RecordsError: There is no such attempt that the leader may see.
        PracticeError: The leader may not read its words.
        JudgingError: Nothing was said in it yet.
    """
    shown = debrief(store, attempt_id, leader)
    offered = [one for one in shown.scorecard.judgements if one.verdict is not Verdict.NO_OPPORTUNITY]
    if not shown.record.turns or not offered:
        raise JudgingError("Nothing has been said yet that could be judged.", remedy="Play a turn first.")
    proposed = {one.criterion.id for one in sorted(offered, key=_matters)[:USUAL_CRITERIA]}
    facts = Setting.of(shown.scenario, shown.record.seed).facts
    return Judged(shown, tuple(_askable(one, facts, proposed) for one in offered))


def save_wording(
    store: RecordStore,
    folder: Path,
    leader: Person,
    *,
    attempt_id: str,
    criterion_id: str,
    wording: str,
    reason: str,
    day: date,
) -> Path:
    """Write a criterion's new words into the own copy of its scenario, with the reason, and return the file.

    Raises:
        RecordsError: The attempt is not to be seen any more.
        JudgingError: The words are missing or too long, or the reason is missing.
        AmendingError: The file would be wrong with them, or cannot be written; nothing was.
    """
    asked, why = tidy_wording(wording), clean_reply(reason)
    if not why:
        raise JudgingError("A new wording is kept with its reason.", remedy="Say in a few words why.")
    record = store.attempt(attempt_id, leader)
    path, before = own_copy(store, folder, record.scenario_id, record.digest)
    write_if_right(path, before, with_title(before, criterion_id, asked, why, day))
    return path


def tidy_wording(wording: str) -> str:
    """Return a wording as it is asked and kept.

    Raises:
        JudgingError: It is missing or too long.
    """
    asked = " ".join(clean_reply(wording).split())
    if not asked:
        raise JudgingError("The new wording is empty.", remedy="Type the words the room proposes.")
    if len(asked) > LONGEST_WORDING:
        raise JudgingError(
            f"The new wording has {len(asked)} characters; there is room for {LONGEST_WORDING}.",
            remedy="Say it in fewer words.",
        )
    return asked


def chosen(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Return the questions of a ballot.

    Raises:
        JudgingError: There are none, or more than a room can answer at once.
    """
    if not 1 <= len(questions) <= MOST_CRITERIA:
        raise JudgingError(
            f"A room can judge 1 to {MOST_CRITERIA} criteria at once.",
            remedy="Choose those that matter today.",
        )
    return questions


def _matters(one: Judgement) -> tuple[bool, bool, int]:
    """What comes first: what the program is not sure of, what is critical, what counts most."""
    return (one.verdict is not Verdict.UNSURE, not one.criterion.critical, -one.criterion.points)


def _askable(one: Judgement, facts: Mapping[str, str], proposed: set[str]) -> Askable:
    question = Question(one.criterion.id, fill(one.criterion.title, facts), machine_verdict(one))
    evidence = one.evidence[0].quote if one.evidence else ""
    return Askable(question, one.criterion.id in proposed, evidence)
