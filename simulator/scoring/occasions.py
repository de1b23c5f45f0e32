"""Occasion: one reply that meets a criterion; and what order makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from simulator.domain.evidence import Certainty, Evidence
from simulator.domain.facts import Facts, fill
from simulator.domain.hearings import answer_in_all, chance_in_all
from simulator.domain.moment import Moment
from simulator.domain.rubric import Counts, Criterion
from simulator.scoring.earnestness.reservations import Reservation, reserved

Place = tuple[int, int]
"""Turn and character: words of one reply count in the order they stand."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One reply that meets a criterion, surely or perhaps.

    Attributes:
        turn: The reply's turn, from 1.
        certainty: YES or UNSURE.
        evidence: The passages it rests on.
        is_placed: Whether it is clear where in the reply they stand; it may not be where it was spoken.
        is_worn: Whether it rests on lines that other customers were told as well; it counts half.
    """

    turn: int
    certainty: Certainty
    evidence: tuple[Evidence, ...]
    is_placed: bool = True
    is_worn: bool = False

    def worth(self, points: int) -> int:
        """Return what of these points it brings, in whole points."""
        return points // 2 if self.is_worn else points

    @property
    def place(self) -> Place:
        """Where its words begin; what was done without words stands before them."""
        said = (evidence.start for evidence in self.evidence if evidence.quote)
        return (self.turn, min(said, default=0))

    def later_than(self, place: Place) -> Occasion | None:
        """Return what of it comes after a place; None if nothing does."""
        if self.turn != place[0]:
            return self if self.turn > place[0] else None
        later = tuple(evidence for evidence in self.evidence if evidence.start > place[1])
        return replace(self, evidence=later) if later else None


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard of one criterion.

    Attributes:
        occasions: The replies that meet it, in order.
        offered: In how many replies it could have been met.
        taken_back: The passages that would have met it, each with why it does not count.
    """

    occasions: tuple[Occasion, ...]
    offered: int
    taken_back: tuple[Evidence, ...] = ()

    def first(self, at_least: Certainty) -> Place | None:
        """Return where it was first met as surely as that; None if never."""
        return next((each.place for each in self.occasions if each.certainty >= at_least), None)


def looked_for_by(criterion: Criterion, facts: Facts) -> str:
    """Return what a criterion listens for, as the end of the sentence "We listened for ..."."""
    if criterion.looked_for:
        return fill(criterion.looked_for, facts)
    return "; or ".join(criterion.listen_for.looks_for())


def heard_of(
    criterion: Criterion, moments: Sequence[Moment], held_back: Sequence[Sequence[Reservation]] = ()
) -> Heard:
    """Ask a criterion of every reply where it has an opportunity.

    An opportunity that is itself not sure counts as one, and what is met there
    is not sure either.

    Args:
        criterion: What is asked.
        moments: Every reply in its place.
        held_back: For each reply, what speaks against counting its words for the trainee; none by default.
    """
    occasions: list[Occasion] = []
    taken_back: list[Evidence] = []
    offered = 0
    against = held_back if criterion.counts is Counts.FOR and held_back else [()] * len(moments)
    for moment, reservations in zip(moments, against, strict=True):
        chance = chance_in_all(criterion.opportunity, moment) if criterion.opportunity else Certainty.YES
        if chance is Certainty.NO:
            continue
        offered += 1
        answer = answer_in_all(criterion.listen_for, moment)
        finding = reserved(answer.finding, reservations)
        certainty = min(chance, finding.certainty)
        if certainty is not Certainty.NO:
            occasions.append(Occasion(moment.turn, certainty, finding.evidence, answer.is_placed))
        elif finding is not answer.finding:
            taken_back.extend(finding.evidence)
    return Heard(tuple(occasions), offered, tuple(taken_back))


def in_due_order(criterion: Criterion, heard: Mapping[str, Heard]) -> Heard:
    """Return what still counts once the order of things is respected.

    ``before``: nothing counts if the other was met first, and it is not sure if that
    is not sure. ``after``: only what follows the other counts.
    """
    found = heard[criterion.id]
    order = criterion.order
    if order is None or not found.occasions:
        return found
    if order.before is not None and order.before in heard:
        found = replace(found, occasions=_before(found, heard[order.before]))
    if order.after is not None and order.after in heard:
        found = replace(found, occasions=_after(found, heard[order.after]))
    return found


def _muddled(mine: Heard, other: Heard) -> frozenset[int]:
    """Return the turns in which both were met, and the sound leaves open in which order."""
    theirs = {each.turn: each.is_placed for each in other.occasions}
    return frozenset(
        each.turn
        for each in mine.occasions
        if each.turn in theirs and not (each.is_placed and theirs[each.turn])
    )


def _before(mine: Heard, other: Heard) -> tuple[Occasion, ...]:
    muddled = _muddled(mine, other)
    surely, perhaps = other.first(Certainty.YES), other.first(Certainty.UNSURE)
    begins, surely_begins = mine.first(Certainty.UNSURE), mine.first(Certainty.YES)
    if surely is not None and begins is not None and surely < begins:
        return _doubted(mine.occasions) if surely[0] == begins[0] and surely[0] in muddled else ()
    is_first = perhaps is None or (
        surely_begins is not None
        and surely_begins <= perhaps
        and not (surely_begins[0] == perhaps[0] and perhaps[0] in muddled)
    )
    return mine.occasions if is_first else _doubted(mine.occasions)


def _after(mine: Heard, other: Heard) -> tuple[Occasion, ...]:
    muddled = _muddled(mine, other)
    surely, perhaps = other.first(Certainty.YES), other.first(Certainty.UNSURE)
    kept: list[Occasion] = []
    for occasion in mine.occasions:
        is_muddled = occasion.turn in muddled
        if surely is not None and surely[0] < occasion.turn:
            kept.append(occasion)
        elif is_muddled and perhaps is not None and perhaps[0] == occasion.turn:
            kept.extend(_doubted((occasion,)))
        elif surely is not None and not is_muddled and (later := occasion.later_than(surely)):
            kept.append(later)
        elif perhaps is not None and (later := occasion.later_than(perhaps)):
            kept.extend(_doubted((later,)))
    return tuple(kept)


def _doubted(occasions: tuple[Occasion, ...]) -> tuple[Occasion, ...]:
    return tuple(replace(occasion, certainty=Certainty.UNSURE) for occasion in occasions)
