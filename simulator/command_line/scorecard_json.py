"""The scorecard as JSON: stable, because scripts depend on it."""

from __future__ import annotations

from typing import Any

from simulator.domain.overruling import Overruling
from simulator.domain.scorecard import Judgement, Scorecard, SideTotal

Json = dict[str, Any]


def scorecard_json(card: Scorecard) -> Json:
    """Return a scorecard as plain JSON values.

    ``passed`` is null while it hangs on a verdict that is not sure; ``ending``
    and ``comes_back`` are null when the conversation did not reach its end.
    """
    return {
        "scenario": card.scenario_id,
        "digest": card.digest,
        "seed": card.seed,
        "ending": card.ending_id,
        "comes_back": card.comes_back,
        "mood": card.mood,
        "passed": card.passed,
        "failed_critical": list(card.failed_critical),
        "hints": card.hints,
        "relationship": _side(card.relationship),
        "task": _side(card.task),
        "criteria": [_criterion(j) for j in card.judgements],
        "turns": [
            {
                "turn": t.number,
                "node": t.node_id,
                "speaker": t.speaker,
                "customer": t.customer,
                "reply": t.reply,
                "mood": t.mood,
                "thought": t.thought,
            }
            for t in card.turns
        ],
    }


def _side(total: SideTotal) -> Json:
    return {"points": total.points, "of": total.of, "low": total.low, "high": total.high}


def _criterion(judged: Judgement) -> Json:
    return {
        "id": judged.criterion.id,
        "title": judged.criterion.title,
        "side": judged.criterion.side,
        "counts": judged.criterion.counts,
        "verdict": judged.verdict,
        "points": judged.points,
        "of": judged.of,
        "advisory": judged.is_advisory,
        "overruled": _overruled(judged.overruled),
        "evidence": [
            {"turn": e.turn, "quote": e.quote, "start": e.start, "end": e.end, "because": e.because}
            for e in judged.evidence
        ],
        "looked_for": judged.looked_for,
    }


def _overruled(one: Overruling | None) -> Json | None:
    """Return what a person decided; "verdict" above is theirs then, unless it is only their own view."""
    if one is None:
        return None
    return {
        "machine": one.machine,
        "decision": one.decision,
        "reason": one.reason,
        "quote": one.quote,
        "turn": one.turn,
        "by": one.by.name,
        "own_view": one.is_own_view,
        "at": one.at.isoformat(),
    }
