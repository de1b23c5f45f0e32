"""From ballots, better words and verdicts to what the trainer reads of each criterion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from simulator.domain.decision_words import decision_words
from simulator.domain.overruling import Overruling
from simulator.domain.people import Person
from simulator.domain.sessions.ballot_agreement import (
    FEWEST_ATTEMPTS,
    agreement_about,
    count_words,
    in_doubt,
)
from simulator.domain.sessions.ballots import Ballot, Rewording, ballots_of
from simulator.domain.sessions.session import Session
from simulator.gui.sessions.judging.result_row import ToldResult

if TYPE_CHECKING:
    from simulator.training.sessions.judging import Judged


def told_results(
    ballot: Ballot,
    everywhere: Sequence[Ballot],
    rewordings: Sequence[Rewording],
    judged: Judged | None,
    viewer: Person,
) -> tuple[ToldResult, ...]:
    """Return what the trainer reads of each criterion of a vote.

    Args:
        ballot: The vote.
        everywhere: All votes of the session.
        rewordings: What was reworded in this activity.
        judged: The attempt, once it is read.
        viewer: The trainer.
    """
    doubted = in_doubt(ballot)
    decided = _decided(judged)
    words = {one.criterion_id: one for one in rewordings}
    found: list[ToldResult] = []
    for one in ballot.questions:
        id_, count = one.criterion_id, ballot.count(one.criterion_id)
        about = agreement_about(everywhere, ballot.scenario_id, id_)
        new = words.get(id_)
        is_new = new is not None and new.wording != one.ask
        overruled = decided.get(id_)
        found.append(
            ToldResult(
                id_,
                one.ask,
                count_words(count),
                (count.yes, count.no, count.unsure),
                None if overruled else one.machine,
                decision_words(overruled, viewer) if overruled else "",
                _alpha(about.words, about.cases),
                id_ in doubted,
                new.wording if new and (is_new or not new.is_saved) else "",
                bool(new and new.is_saved),
            )
        )
    return tuple(found)


def all_ballots(session: Session) -> tuple[Ballot, ...]:
    """Return all votes of a session, of all its activities."""
    items = dict.fromkeys(one.item for one in session.happenings)
    return tuple(
        ballot
        for item in items
        for ballot in ballots_of(one for one in session.happenings if one.item == item)
    )


def _decided(judged: Judged | None) -> Mapping[str, Overruling]:
    if judged is None:
        return {}
    return {one.criterion.id: one.overruled for one in judged.shown.scorecard.judgements if one.overruled}


def _alpha(words: str, cases: int) -> str:
    return f"Over {cases} conversations: {words}" if cases >= FEWEST_ATTEMPTS else ""
