"""played(...): the attempts of one activity as a report tells them, each judged and with what was noted."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.domain.conversation import Setting
from simulator.domain.decision_words import decision_words
from simulator.domain.facts import Facts, fill
from simulator.domain.people import Person
from simulator.domain.scorecard import Judgement
from simulator.domain.sessions.report import Quote, ReportedComment, ReportedCriterion, ReportedPlay
from simulator.domain.sessions.role_play import Play, RolePlay
from simulator.domain.sessions.session import PlanItem
from simulator.domain.sessions.state import SessionState
from simulator.domain.wording import (
    comes_back_answer,
    outcome_words,
    points_gained,
    points_out_of,
    sign_of,
    verdict_words,
)
from simulator.records.interface import RecordsError, RecordStore, RecordsUnavailableError
from simulator.training.practice import Debrief, PracticeError, debrief


def played(
    store: RecordStore, viewer: Person, state: SessionState, role_play: RolePlay, item: PlanItem
) -> Iterator[ReportedPlay]:
    """Return the attempts in the order they were begun.

    One that is on record no more, because its owner erased it, is told as missing.

    Raises:
        RecordsUnavailableError: The records cannot be read just now.
    """
    for play in role_play.plays:
        player = state.name_of(play.player) or "Somebody"
        comments = tuple(
            ReportedComment(one.at, one.turn, one.text, one.is_for_trainee)
            for one in role_play.comments
            if one.attempt == play.attempt
        )
        try:
            found = debrief(store, play.attempt, viewer)
        except RecordsUnavailableError:
            raise
        except (RecordsError, PracticeError):
            yield ReportedPlay(play.attempt, player, item.title, comments=comments, is_missing=True)
        else:
            yield _told(found, play, player, comments)


def _told(found: Debrief, play: Play, player: str, comments: tuple[ReportedComment, ...]) -> ReportedPlay:
    record, card, scenario = found.record, found.scorecard, found.scenario
    common = (play.attempt, player, record.scenario_title, len(card.turns), play.again_from)
    ending = scenario.ending(card.ending_id) if card.ending_id else None
    if ending is None:
        return ReportedPlay(*common, comments=comments)
    facts = Setting.of(scenario, record.seed).facts
    passed, why = outcome_words(card, scenario.rubric)
    return ReportedPlay(
        *common,
        outcome=comes_back_answer(ending.comes_back).rstrip("."),
        because=fill(ending.because, facts),
        result=f"{passed}. {why}",
        relationship=points_out_of(card.relationship),
        task=points_out_of(card.task),
        criteria=tuple(_criterion(one, facts) for one in card.judgements),
        comments=comments,
    )


def _criterion(judged: Judgement, facts: Facts) -> ReportedCriterion:
    return ReportedCriterion(
        fill(judged.criterion.title, facts),
        sign_of(judged),
        verdict_words(judged),
        points_gained(judged),
        tuple(Quote(one.turn, one.quote, one.because) for one in judged.evidence),
        decision_words(judged.overruled) if judged.overruled else "",
    )
