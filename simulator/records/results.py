"""Result, Proof, Outcome: what a finished attempt came to, what proves it, and what a trainer made of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Result:
    """What a finished attempt came to, kept so that lists need not judge it again.

    Attributes:
        ending_id: The ending.
        comes_back: "yes", "perhaps" or "no".
        because: Why, in the customer's own words.
        passed: None while it hangs on something not sure.
        relationship_points, relationship_of, task_points, task_of: Whole points, as on the scorecard.
        catalogue_digest: SHA-256 of the behaviour catalogue that judged it.
    """

    ending_id: str
    comes_back: str
    because: str
    passed: bool | None
    relationship_points: int
    relationship_of: int
    task_points: int
    task_of: int
    catalogue_digest: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What a submitted result rests on, without a word anybody said.

    Attributes:
        evidence: SHA-256 of the scorecard, as hex digits.
        verdicts: The verdict of each criterion, by its id.
    """

    evidence: str
    verdicts: Mapping[str, Verdict] = field(default_factory=dict[str, Verdict])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attempt comes to once people have decided about it.

    Attributes:
        result: With every decision that changes results.
        proof: Of that scorecard.
        is_decided: Whether any decision stands; without one it is the program's result again.
    """

    result: Result
    proof: Proof
    is_decided: bool = True


def plain_proof(attempt_id: str, digest: str, result: Result) -> Proof:
    """Return a proof made of the result alone, for attempts that came without their scorecard.

    Args:
        attempt_id: The attempt.
        digest: Of the scenario's text.
        result: What it came to.
    """
    told = [
        attempt_id,
        digest,
        result.ending_id,
        result.passed,
        result.relationship_points,
        result.relationship_of,
        result.task_points,
        result.task_of,
        result.catalogue_digest,
    ]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return Proof(hashlib.sha256(text.encode()).hexdigest())
