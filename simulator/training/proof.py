"""The proof of a scorecard: a digest and its verdicts, without a word anybody said."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple

from simulator.domain.scorecard import Judgement, Scorecard
from simulator.records.results import Proof


def proof_of(card: Scorecard) -> Proof:
    """Return what proves a scorecard: the same card always gives the same digest.

    It covers the scenario's text, the seed, the ending, the points, and of each criterion its verdict,
    its points, the turns it rests on and who decided otherwise.
    """
    told = {
        "scenario": [card.scenario_id, card.digest, card.seed],
        "ending": [card.ending_id, card.comes_back, card.mood],
        "passed": card.passed,
        "sides": [astuple(card.relationship), astuple(card.task)],
        "failed": card.failed_critical,
        "hints": card.hints,
        "judgements": [_told(one) for one in card.judgements],
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    verdicts = {one.criterion.id: one.verdict for one in card.judgements}
    return Proof(hashlib.sha256(text.encode()).hexdigest(), verdicts)


def _told(one: Judgement) -> list[object]:
    decision = one.overruled
    return [
        one.criterion.id,
        one.verdict,
        one.points,
        one.low,
        one.high,
        one.of,
        one.is_advisory,
        [each.turn for each in one.evidence],
        decision and [decision.decision, decision.machine, decision.is_own_view],
    ]
