"""Where people and the program differ: each case with its words, and how far they agree beyond chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.domain.agreement import Agreement, cohens_kappa, krippendorffs_alpha
from simulator.domain.decided_scorecard import standing
from simulator.domain.overruling import Decision, Overruling
from simulator.domain.people import Person
from simulator.domain.scorecard import Verdict
from simulator.records.interface import RecordStore
from simulator.training.practice import Debrief, debrief
from simulator.training.words_elsewhere import words_stayed

_SAID = {Decision.YES: Verdict.YES, Decision.NO: Verdict.NO, Decision.OPEN: Verdict.UNSURE}


@dataclass(frozen=True, slots=True)
class Case:
    """One verdict that somebody decided about, with what was said there.

    Attributes:
        scenario_id, criterion_id: What was asked of which conversation.
        overruling: What the person says, and what the program had said.
        customer: The customer's line before the reply; "" where the decision is about no one reply.
        text: The reply; "" likewise.
        to: Whom it was addressed to by click or key, by id; "" for nobody.
    """

    scenario_id: str
    criterion_id: str
    overruling: Overruling
    customer: str
    text: str
    to: str

    @property
    def person(self) -> Verdict:
        """What the person says."""
        return _SAID[self.overruling.decision]

    @property
    def differs(self) -> bool:
        """Whether it is another verdict than the program's."""
        return self.person is not self.overruling.machine


@dataclass(frozen=True, slots=True)
class CriterionDifferences:
    """One criterion of one scenario, as people and the program see it.

    Attributes:
        scenario_id, scenario_title, criterion_id, title: What it is.
        cases: What people decided about it, newest first.
        kappa: Of the program and people, each person and attempt a case.
        alpha: Of the program and all people together, each attempt a case.
    """

    scenario_id: str
    scenario_title: str
    criterion_id: str
    title: str
    cases: tuple[Case, ...]
    kappa: Agreement
    alpha: Agreement


@dataclass(frozen=True, slots=True)
class _Looked:
    """An attempt in which people decided something: of whatever else they left alone, they are content."""

    shown: Debrief
    by_person: dict[str, dict[str, Overruling]]

    def machine(self, criterion_id: str) -> Verdict:
        judged = self.shown.scorecard.judgement(criterion_id)
        return judged.overruled.machine if judged.overruled else judged.verdict

    def said(self, criterion_id: str) -> list[Verdict]:
        """What the program and then each person says of a criterion."""
        machine = self.machine(criterion_id)
        people = (
            _SAID[found[criterion_id].decision] if criterion_id in found else machine
            for found in self.by_person.values()
        )
        return [machine, *people]


def differences(store: RecordStore, viewer: Person) -> tuple[CriterionDifferences, ...]:
    """Return every criterion somebody decided about, where most cases differ first.

    People who decided anything in an attempt have looked at it: criteria they left alone count as agreed.
    """
    looked = _looked(store, viewer)
    found: dict[tuple[str, str], list[Case]] = {}
    for one in looked:
        for decisions in one.by_person.values():
            for overruling in decisions.values():
                case = _case(one.shown, overruling)
                found.setdefault((case.scenario_id, case.criterion_id), []).append(case)
    told = (_criterion(key, cases, looked) for key, cases in found.items())
    return tuple(sorted(told, key=lambda one: (-sum(case.differs for case in one.cases), one.title)))


def _looked(store: RecordStore, viewer: Person) -> list[_Looked]:
    by_attempt: dict[str, list[Overruling]] = {}
    for one in store.overrulings(viewer):
        by_attempt.setdefault(one.attempt_id, []).append(one)
    looked: list[_Looked] = []
    for attempt_id, overrulings in by_attempt.items():
        people = dict.fromkeys(one.by.id for one in overrulings)
        decided = {id_: standing(one for one in overrulings if one.by.id == id_) for id_ in people}
        decided = {id_: found for id_, found in decided.items() if found}
        if decided and not words_stayed(store.attempt(attempt_id, viewer)):
            looked.append(_Looked(debrief(store, attempt_id, viewer), decided))
    return looked


def _case(shown: Debrief, overruling: Overruling) -> Case:
    turn = next((one for one in shown.scorecard.turns if one.number == overruling.turn), None)
    reply = next((one.reply for one in shown.record.turns if one.number == overruling.turn), None)
    return Case(
        shown.record.scenario_id,
        overruling.criterion_id,
        overruling,
        turn.customer if turn else "",
        reply.text if reply else "",
        reply.to[0] if reply and len(reply.to) == 1 else "",
    )


def _criterion(
    key: tuple[str, str], cases: Iterable[Case], looked: Sequence[_Looked]
) -> CriterionDifferences:
    scenario_id, criterion_id = key
    mine = [
        one
        for one in looked
        if one.shown.record.scenario_id == scenario_id
        and any(judged.criterion.id == criterion_id for judged in one.shown.scorecard.judgements)
    ]
    said = [one.said(criterion_id) for one in mine]
    shown = mine[0].shown
    title = shown.scorecard.judgement(criterion_id).criterion.title
    return CriterionDifferences(
        scenario_id,
        shown.scenario.title,
        criterion_id,
        title,
        tuple(sorted(cases, key=lambda case: case.overruling.at, reverse=True)),
        cohens_kappa([(machine, person) for machine, *people in said for person in people]),
        krippendorffs_alpha(said),
    )
