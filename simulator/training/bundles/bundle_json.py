"""Between bundles and JSON, field by field; whatever else stands in a file is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import astuple
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

from simulator.domain.attempt import Choice, Reply, Turn
from simulator.domain.overruling import Decision
from simulator.domain.people import Person
from simulator.domain.verdict import Verdict
from simulator.records.bundle_interface import (
    Bundle,
    BundledAttempt,
    BundledDecision,
    BundledOutcome,
    BundledPerson,
)
from simulator.records.hearing_texts import delivery_from, delivery_text, doubts_from, doubts_text
from simulator.records.results import Proof, Result

Json = dict[str, Any]
T = TypeVar("T")
_LONGEST_ID = 100
_LARGEST_SEED = 2**63 - 1
_LONGEST_NUMBER = 200
_RESULT = (str, str, str, (bool, None), int, int, int, int, str)


def bundle_json(bundle: Bundle) -> Json:
    """Return a bundle as it is written."""
    return {
        "people": [{"id": one.id, "name": one.name, "number": one.number} for one in bundle.people],
        "attempts": [_attempt_json(one) for one in bundle.attempts],
        "scenarios": dict(bundle.texts),
    }


def bundle_from(told: Json) -> Bundle:
    """Return a bundle that was written.

    Raises:
        ValueError: It is none, or does not hold together.
    """
    try:
        people = tuple(_person_from(one) for one in _list(told["people"]))
        attempts = tuple(_attempt_from(one) for one in _list(told["attempts"]))
        texts = {_text(digest): _text(text) for digest, text in _dict(told["scenarios"]).items()}
    except (LookupError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"not as bundles are: {error}") from error
    ids = {one.id for one in people}
    named = {one.owner_id for one in attempts} | {each.by_id for one in attempts for each in one.decisions}
    _check(len(ids) == len(people) and named <= ids, "people")
    _check(len({one.id for one in attempts}) == len(attempts), "attempts")
    decisions = [each.id for one in attempts for each in one.decisions]
    _check(len(set(decisions)) == len(decisions), "decisions")
    _check({one.digest for one in attempts} <= set(texts), "scenarios")
    for digest, text in texts.items():
        _check(hashlib.sha256(text.encode()).hexdigest() == digest, "a scenario's text")
    return Bundle(people, attempts, texts)


def _attempt_json(one: BundledAttempt) -> Json:
    return {
        "id": one.id,
        "owner": one.owner_id,
        "scenario": one.scenario_id,
        "title": one.scenario_title,
        "digest": one.digest,
        "seed": one.seed,
        "started": _moment(one.started_at),
        "finished": _moment(one.finished_at),
        "result": list(astuple(one.result)),
        "submitted": _moment(one.submitted_at),
        "proof": _proof_json(one.proof),
        "what_if": [one.what_if_of, one.what_if_turn] if one.what_if_of else None,
        "outcome": _outcome_json(one.outcome) if one.outcome else None,
        "decisions": [_decision_json(each) for each in one.decisions],
        "turns": None if one.turns is None else [_turn_json(turn) for turn in one.turns],
    }


def _attempt_from(told: Json) -> BundledAttempt:
    what_if, outcome, turns = told["what_if"], told["outcome"], told["turns"]
    result = _list(told["result"])
    for value, kind in zip(result, _RESULT, strict=True):
        kinds = kind if isinstance(kind, tuple) else (kind,)
        _check(type(value) in kinds or (value is None and None in kinds), "a result")
    seed = _whole(told["seed"])
    _check(0 <= seed <= _LARGEST_SEED, "a seed")
    said = None if turns is None else tuple(_turn_from(one) for one in _list(turns))
    _check(said is None or [one.number for one in said] == list(range(1, len(said) + 1)), "turns")
    return BundledAttempt(
        id=_id(told["id"]),
        owner_id=_id(told["owner"]),
        scenario_id=_text(told["scenario"]),
        scenario_title=_text(told["title"]),
        digest=_id(told["digest"]),
        seed=seed,
        started_at=_moment_from(told["started"]),
        finished_at=_moment_from(told["finished"]),
        result=Result(*result),
        submitted_at=_moment_from(told["submitted"]),
        proof=_proof_from(told["proof"]),
        what_if_of=None if what_if is None else _id(what_if[0]),
        what_if_turn=None if what_if is None else _whole(what_if[1]),
        outcome=None if outcome is None else _outcome_from(outcome),
        decisions=tuple(_decision_from(one) for one in _list(told["decisions"])),
        turns=said,
    )


def _turn_json(turn: Turn) -> Json:
    reply = turn.reply
    seconds = reply.answer_seconds
    return {
        "number": turn.number,
        "node": turn.node_id,
        "text": reply.text,
        "heard": reply.heard,
        "to": list(reply.to),
        "gives": reply.gives,
        "rings": reply.rings,
        "seconds": None if seconds is None else repr(float(seconds)),
        "hints": reply.hints,
        "doubts": doubts_text(reply.doubts),
        "delivery": delivery_text(reply.delivery),
        "branch": turn.choice.branch,
        "earned": list(turn.choice.earned),
    }


def _turn_from(told: Json) -> Turn:
    seconds = told["seconds"]
    reply = Reply(
        _text(told["text"]),
        _perhaps(_text, told["heard"]),
        tuple(_text(one) for one in _list(told["to"])),
        _perhaps(_text, told["gives"]),
        _perhaps(_whole, told["rings"]),
        None if seconds is None else float(_text(seconds)),
        _whole(told["hints"]),
        doubts_from(told["doubts"]),
        delivery_from(told["delivery"]),
    )
    choice = Choice(_whole(told["branch"]), tuple(_text(one) for one in _list(told["earned"])))
    return Turn(_whole(told["number"]), _text(told["node"]), reply, choice)


def _decision_json(one: BundledDecision) -> Json:
    return {
        "id": one.id,
        "criterion": one.criterion_id,
        "turn": one.turn,
        "machine": one.machine.value,
        "decision": one.decision.value,
        "by": one.by_id,
        "own_view": one.is_own_view,
        "at": _moment(one.at),
        "reason": one.reason,
        "quote": one.quote,
    }


def _decision_from(told: Json) -> BundledDecision:
    turn = _perhaps(_whole, told["turn"])
    _check(turn is None or turn >= 1, "a decision's turn")
    return BundledDecision(
        _id(told["id"]),
        _text(told["criterion"]),
        turn,
        Verdict(told["machine"]),
        Decision(told["decision"]),
        _id(told["by"]),
        told["own_view"] is True,
        _moment_from(told["at"]),
        _text(told["reason"]),
        _text(told["quote"]),
    )


def _outcome_json(one: BundledOutcome) -> Json:
    return {
        "passed": one.passed,
        "points": list(one.points),
        "proof": _proof_json(one.proof),
        "passed_at": None if one.passed_at is None else _moment(one.passed_at),
    }


def _outcome_from(told: Json) -> BundledOutcome:
    points, passed = [_whole(one) for one in _list(told["points"])], told["passed"]
    _check(passed is None or isinstance(passed, bool), "an outcome")
    of_both = (points[0], points[1], points[2], points[3])
    return BundledOutcome(
        passed, of_both, _proof_from(told["proof"]), _perhaps(_moment_from, told["passed_at"])
    )


def _proof_json(proof: Proof) -> Json:
    verdicts = {criterion: verdict.value for criterion, verdict in proof.verdicts.items()}
    return {"evidence": proof.evidence, "verdicts": verdicts}


def _proof_from(told: Json) -> Proof:
    verdicts = {_text(name): Verdict(one) for name, one in _dict(told["verdicts"]).items()}
    return Proof(_text(told["evidence"]), verdicts)


def _person_from(told: Json) -> BundledPerson:
    number = _text(told["number"])
    _check(len(number) <= _LONGEST_NUMBER, "an employee number")
    somebody = Person(_id(told["id"]), _text(told["name"]))
    return BundledPerson(somebody.id, somebody.name, number)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _moment_from(told: object) -> datetime:
    at = datetime.fromisoformat(_text(told))
    if at.tzinfo is None:
        raise ValueError("a moment without its zone")
    return at.astimezone(UTC)


def _perhaps(kind: Callable[[object], T], told: object) -> T | None:
    return None if told is None else kind(told)


def _id(told: object) -> str:
    text = _text(told)
    _check(0 < len(text) <= _LONGEST_ID, "an id")
    return text


def _text(told: object) -> str:
    _check(isinstance(told, str), "a text")
    text = cast("str", told)
    _check("\0" not in text, "a text")
    return text


def _whole(told: object) -> int:
    _check(type(told) is int and abs(told) <= _LARGEST_SEED, "a number")
    return cast("int", told)


def _list(told: object) -> list[Any]:
    _check(isinstance(told, list), "a list")
    return cast("list[Any]", told)


def _dict(told: object) -> dict[str, Any]:
    _check(isinstance(told, dict), "a list of names")
    return cast("dict[str, Any]", told)


def _check(is_sound: bool, what: str) -> None:
    if not is_sound:
        raise ValueError(f"not as bundles are: {what}")
