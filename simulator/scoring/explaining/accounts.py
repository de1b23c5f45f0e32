"""ACCOUNTS: how each condition accounts for what it found; whatever has no line there tells its evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from simulator.domain.evidence import Certainty, Finding
from simulator.domain.moment import Moment
from simulator.domain.rubric import Condition
from simulator.scoring.explaining.account import Account, HeardPattern
from simulator.scoring.explaining.heard_patterns import (
    heard_by_behaviour,
    heard_by_says,
    named_without_pattern,
)
from simulator.scoring.matchers import (
    MATCHERS,
    Addressed,
    AllOf,
    AnyOf,
    BeyondCard,
    GivesReason,
    MeetsCriterion,
    Not,
    Offers,
    Says,
    ShowsBehaviour,
)
from simulator.scoring.naming import addressees_of
from simulator.scoring.passages import UNKNOWN
from simulator.scoring.spoken_text import spoken_text

_KEYS = {kind: key for key, kind in MATCHERS.items()}
_NOT_SEEN = "this cannot be seen from the text alone, so it holds"
_HOLDS, _PERHAPS, _DOES_NOT = "it holds", "it may hold", "it does not hold"
_SAID = {Certainty.YES: _HOLDS, Certainty.UNSURE: _PERHAPS, Certainty.NO: _DOES_NOT}


class _Told:
    """What one condition can say for itself beyond what it found."""

    def __init__(
        self,
        heard: tuple[HeardPattern, ...] = (),
        notes: tuple[str, ...] = (),
        parts: tuple[Account, ...] = (),
    ) -> None:
        self.heard, self.notes, self.parts = heard, notes, parts


_Teller = Callable[[Any, Moment, Finding], _Told]


def account_of(condition: Condition, moment: Moment) -> Account:
    """Ask a condition, and have it account for the answer.

    The certainty is the condition's own, as ``find`` gives it; the account never judges again.
    """
    finding = condition.find(moment)
    told = ACCOUNTS.get(type(condition), _by_evidence)(condition, moment, finding)
    return Account(
        key=_KEYS.get(type(condition), type(condition).__name__),
        looks_for=", or ".join(condition.looks_for()),
        certainty=finding.certainty,
        heard=told.heard,
        notes=told.notes,
        parts=told.parts,
    )


def _by_evidence(_: Condition, __: Moment, finding: Finding) -> _Told:
    """Tell the evidence: a condition by meaning says in it that it rests on likeness, not on words."""
    if finding is UNKNOWN:
        return _Told(notes=(_NOT_SEEN,))
    told = tuple(
        f"“{each.quote}”: {each.because}" if each.quote else each.because for each in finding.evidence
    )
    return _Told(notes=told or (_SAID[finding.certainty],))


def _parts_of(conditions: tuple[Condition, ...], moment: Moment) -> tuple[Account, ...]:
    return tuple(account_of(condition, moment) for condition in conditions)


def _all_of(condition: AllOf, moment: Moment, _: Finding) -> _Told:
    parts = _parts_of(condition.conditions, moment)
    failing = next((part for part in parts if part.certainty is Certainty.NO), None)
    return _Told(notes=(f"failed at “{failing.key}”",) if failing else (), parts=parts)


def _any_of(condition: AnyOf, moment: Moment, _: Finding) -> _Told:
    return _Told(parts=_parts_of(condition.conditions, moment))


def _not(condition: Not, moment: Moment, finding: Finding) -> _Told:
    return _Told(
        notes=(_NOT_SEEN,) if finding is UNKNOWN else (), parts=_parts_of((condition.condition,), moment)
    )


def _criterion(condition: MeetsCriterion, moment: Moment, _: Finding) -> _Told:
    return _Told(
        notes=(f"what the criterion “{condition.criterion}” listens for",),
        parts=_parts_of((condition.condition,), moment),
    )


def _says(condition: Says, moment: Moment, _: Finding) -> _Told:
    return _Told(heard=heard_by_says(condition, moment))


def _behaviour(condition: ShowsBehaviour, moment: Moment, finding: Finding) -> _Told:
    spoken, heard = spoken_text(moment.reply.text), heard_by_behaviour(condition, moment)
    because = {each.start: each.because for each in finding.evidence}
    extra = tuple(
        f"“{spoken.quote(one.first, one.last)}” shows it without a pattern: "
        + because.get(spoken.starts[one.first], "by what surrounds it")
        for one in named_without_pattern(condition, moment, heard)
    )
    about = f", about {' or '.join(condition.about)}" if condition.about else ""
    return _Told(heard=heard, notes=(f"the behaviour “{condition.behaviour}”{about}", *extra))


def _addressed(condition: Addressed, moment: Moment, _: Finding) -> _Told:
    said_to = ", ".join(sorted(addressees_of(moment))) or "nobody known"
    return _Told(notes=(f"it is said to {said_to}; wanted is {condition.character}",))


def _offers(condition: Offers, moment: Moment, _: Finding) -> _Told:
    parts = _parts_of(tuple(entry.heard for entry in condition.entries), moment)
    number = sum(part.certainty is Certainty.YES for part in parts)
    return _Told(notes=(f"{number} heard for sure; {condition.at_least} wanted",), parts=parts)


def _reason(condition: GivesReason, moment: Moment, _: Finding) -> _Told:
    return _Told(parts=_parts_of((condition.reason.heard,), moment))


def _beyond(condition: BeyondCard, moment: Moment, _: Finding) -> _Told:
    return _Told(parts=_parts_of(tuple(entry.heard for entry in condition.entries), moment))


ACCOUNTS: Mapping[type[Condition], _Teller] = {
    AllOf: _all_of,
    AnyOf: _any_of,
    Not: _not,
    MeetsCriterion: _criterion,
    Says: _says,
    ShowsBehaviour: _behaviour,
    Addressed: _addressed,
    Offers: _offers,
    GivesReason: _reason,
    BeyondCard: _beyond,
}
"""Conditions that have more to tell than their evidence: other conditions, or patterns."""
