"""Calibration: how trainers, rooms and the program agree about criteria, over time and one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import combinations

from simulator.domain.agreement import Agreement, cohens_kappa, krippendorffs_alpha
from simulator.domain.decided_scorecard import standing
from simulator.domain.overruling import Decision, Overruling
from simulator.domain.people import Person, Role
from simulator.domain.sessions.ballots import (
    BALLOT_OPENED,
    PAPER_COUNTED,
    VOTE_CAST,
    VOTES_REVEALED,
    Ballot,
    ballots_of,
)
from simulator.domain.sessions.session import Happening
from simulator.domain.verdict import Verdict
from simulator.records.interface import RecordStore
from simulator.records.session_interface import SessionHappening
from simulator.training.practice import debrief
from simulator.training.words_elsewhere import words_stayed

_SAID = {Decision.YES: Verdict.YES, Decision.NO: Verdict.NO, Decision.OPEN: Verdict.UNSURE}


class Judge(StrEnum):
    """Who says something of a criterion."""

    TRAINER = "trainers"
    ROOM = "rooms"
    MACHINE = "the program"


@dataclass(frozen=True, slots=True)
class JudgedCriterion:
    """One criterion of one attempt, and what each judge says of it.

    Attributes:
        at: When the room voted, or the trainer decided; UTC.
        occasion: The session's title, or the scenario's where there was none.
        scenario_id, scenario_title, criterion_id: What it is.
        ask: How it was asked.
        said: What each judge says; a judge who said nothing, or a room without a majority, is missing.
    """

    at: datetime
    occasion: str
    scenario_id: str
    scenario_title: str
    criterion_id: str
    ask: str
    said: Mapping[Judge, Verdict]


@dataclass(frozen=True, slots=True)
class Pairing:
    """How far two judges agree: in how many cases they say the same, and beyond chance."""

    first: Judge
    second: Judge
    same: int
    of: int
    kappa: Agreement


@dataclass(frozen=True, slots=True)
class CalibrationRow:
    """Some of the cases together: an occasion or a criterion.

    Attributes:
        title: What it is.
        tells: A second line: when, or of which scenario.
        pairings: Of those judges that met in it.
    """

    title: str
    tells: str
    pairings: tuple[Pairing, ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far judges agree.

    Attributes:
        pairings: Over everything; all three pairs.
        together: Krippendorff's alpha of all judges.
        undecided: In how many cases a room had no majority.
        occasions: By day and session, newest first.
        criteria: By criterion, those with most differences first.
    """

    pairings: tuple[Pairing, ...]
    together: Agreement
    undecided: int
    occasions: tuple[CalibrationRow, ...]
    criteria: tuple[CalibrationRow, ...]


def calibration(store: RecordStore, viewer: Person) -> Calibration:
    """Return how far judges agree in all the viewer may see.

    A trainer who decided anything about an attempt has looked at it: what they left alone of what the
    room was asked counts as agreed with the program.
    """
    cases, undecided = _cases(store, viewer)
    occasions: dict[tuple[str, str], list[JudgedCriterion]] = {}
    criteria: dict[tuple[str, str], list[JudgedCriterion]] = {}
    for one in sorted(cases, key=lambda case: case.at, reverse=True):
        occasions.setdefault((one.occasion, one.at.date().isoformat()), []).append(one)
        criteria.setdefault((one.scenario_id, one.criterion_id), []).append(one)
    by_criterion = [
        CalibrationRow(found[0].ask, found[0].scenario_title, _met(found)) for found in criteria.values()
    ]
    return Calibration(
        _pairings(cases),
        krippendorffs_alpha([[one.said.get(judge) for judge in Judge] for one in cases]),
        undecided,
        tuple(CalibrationRow(title, day, _met(found)) for (title, day), found in occasions.items()),
        tuple(sorted(by_criterion, key=_differing)),
    )


def _cases(store: RecordStore, viewer: Person) -> tuple[list[JudgedCriterion], int]:
    decided = _decided(store.overrulings(viewer))
    cases: dict[tuple[str, str], JudgedCriterion] = {}
    undecided = 0
    for one, told in _revealed(store.happenings(viewer, *_TOLD)):
        for case in _of_ballot(one, told):
            cases[one.attempt_id, case.criterion_id] = case
    for key, case in cases.items():
        attempt_id, criterion_id = key
        undecided += Judge.ROOM not in case.said
        mine = decided.get(attempt_id)
        if mine is not None:
            said = (
                _SAID[mine[criterion_id].decision] if criterion_id in mine else case.said.get(Judge.MACHINE)
            )
            cases[key] = replace(case, said={**case.said, Judge.TRAINER: said} if said else case.said)
    alone = {
        attempt_id: left
        for attempt_id, found in decided.items()
        if (left := [one for id_, one in found.items() if (attempt_id, id_) not in cases])
    }
    return [*cases.values(), *_of_trainers(store, viewer, alone)], undecided


_TOLD = (BALLOT_OPENED, VOTE_CAST, PAPER_COUNTED, VOTES_REVEALED)


def _revealed(told: Iterable[SessionHappening]) -> list[tuple[Ballot, SessionHappening]]:
    """Return all ballots that were revealed, oldest first, each with where it belongs."""
    by_item: dict[tuple[str, str], list[SessionHappening]] = {}
    for one in told:
        by_item.setdefault((one.session_id, one.happening.item), []).append(one)
    found: list[tuple[Ballot, SessionHappening]] = []
    for happened in by_item.values():
        ballots = ballots_of(one.happening for one in happened)
        found += [(one, happened[0]) for one in ballots if one.is_revealed and one.votes_in]
    return sorted(found, key=lambda one: one[1].happening.at)


def _of_ballot(ballot: Ballot, told: SessionHappening) -> list[JudgedCriterion]:
    found: list[JudgedCriterion] = []
    for one in ballot.questions:
        most = ballot.count(one.criterion_id).majority
        said = {Judge.ROOM: Verdict(most.value)} if most else {}
        if one.machine is not None:
            said[Judge.MACHINE] = one.machine
        happening: Happening = told.happening
        found.append(
            JudgedCriterion(
                happening.at,
                told.session_title,
                ballot.scenario_id,
                ballot.scenario_title,
                one.criterion_id,
                one.ask,
                said,
            )
        )
    return found


def _decided(overrulings: Iterable[Overruling]) -> dict[str, dict[str, Overruling]]:
    """Return what trainers decided, by attempt and criterion; only what stands."""
    by_attempt: dict[str, list[Overruling]] = {}
    for one in overrulings:
        if one.by.role is Role.TRAINER and not one.is_own_view:
            by_attempt.setdefault(one.attempt_id, []).append(one)
    found = {attempt_id: standing(decisions) for attempt_id, decisions in by_attempt.items()}
    return {attempt_id: decisions for attempt_id, decisions in found.items() if decisions}


def _of_trainers(
    store: RecordStore, viewer: Person, decided: Mapping[str, Sequence[Overruling]]
) -> list[JudgedCriterion]:
    """Return what trainers decided and no room was asked."""
    found: list[JudgedCriterion] = []
    for attempt_id, overrulings in decided.items():
        if words_stayed(store.attempt(attempt_id, viewer)):
            continue
        shown = debrief(store, attempt_id, viewer)
        titles = {one.criterion.id: one.criterion.title for one in shown.scorecard.judgements}
        found += [
            JudgedCriterion(
                one.at,
                shown.scenario.title,
                shown.record.scenario_id,
                shown.scenario.title,
                one.criterion_id,
                titles.get(one.criterion_id, one.criterion_id),
                {Judge.TRAINER: _SAID[one.decision], Judge.MACHINE: one.machine},
            )
            for one in overrulings
        ]
    return found


def _pairings(cases: Sequence[JudgedCriterion]) -> tuple[Pairing, ...]:
    return tuple(_pairing(first, second, cases) for first, second in combinations(Judge, 2))


def _met(cases: Sequence[JudgedCriterion]) -> tuple[Pairing, ...]:
    return tuple(one for one in _pairings(cases) if one.of)


def _pairing(first: Judge, second: Judge, cases: Sequence[JudgedCriterion]) -> Pairing:
    pairs = [(one.said[first], one.said[second]) for one in cases if {first, second} <= one.said.keys()]
    return Pairing(first, second, sum(a is b for a, b in pairs), len(pairs), cohens_kappa(pairs))


def _differing(row: CalibrationRow) -> tuple[int, str]:
    return (-sum(one.of - one.same for one in row.pairings), row.title)
