"""What becomes of an attempt that another computer hands over: compared with the same one here; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from simulator.domain.attempt import Turn
from simulator.records.bundle_interface import Arrival, BundledAttempt, BundledDecision

ERASED = "Whoever played it has been erased here."
KEPT_PRIVATE = "The same attempt is here already, and has not been submitted here."
OTHER_CONTENT = "The same attempt is here already with another content: one of the two is not what it was."


@dataclass(frozen=True, slots=True)
class Here:
    """An attempt as far as it is here; None where it was not submitted here.

    Attributes:
        attempt: As it would be handed over from here, with its words.
    """

    attempt: BundledAttempt | None


def arrival_of(one: BundledAttempt, here: Here | None, *, is_erased: bool) -> tuple[Arrival, str]:
    """Return what becomes of an attempt, and why."""
    if is_erased:
        return Arrival.REFUSED, ERASED
    if here is None:
        return Arrival.NEW, ""
    if here.attempt is None:
        return Arrival.REFUSED, KEPT_PRIVATE
    if not _agree(one, here.attempt):
        return Arrival.REFUSED, OTHER_CONTENT
    return _told_more(joined(one, here.attempt), here.attempt)


def joined(one: BundledAttempt, other: BundledAttempt) -> BundledAttempt:
    """Return an attempt with what either of two tellings says of it; they agree.

    It is a join: in any order, any number of times, it gives the same.
    """
    newer = one if (one.latest or _NEVER) > (other.latest or _NEVER) else other
    decisions = _joined_decisions(one, other)
    tried = other if one.what_if_of is None else one
    return replace(
        other,
        owner_id=min(one.owner_id, other.owner_id),
        what_if_of=tried.what_if_of,
        what_if_turn=tried.what_if_turn,
        outcome=newer.outcome,
        decisions=tuple(sorted(decisions.values(), key=_by_time)),
        turns=other.turns or one.turns,
    )


_NEVER = (datetime.min.replace(tzinfo=UTC), "")


def _told_more(both: BundledAttempt, before: BundledAttempt) -> tuple[Arrival, str]:
    more: list[str] = []
    if both.turns and not before.turns:
        more.append("words added")
    if len(both.decisions) > len(before.decisions):
        more.append("decisions added")
    if both.outcome != before.outcome:
        more.append("decided anew")
    if not more and _reasons(both.decisions) != _reasons(before.decisions):
        more.append("reasons added")
    return (Arrival.CHANGED, ", ".join(more).capitalize()) if more else (Arrival.KNOWN, "")


def _reasons(decisions: tuple[BundledDecision, ...]) -> list[tuple[str, str]]:
    return [(one.reason, one.quote) for one in decisions]


def _agree(one: BundledAttempt, other: BundledAttempt) -> bool:
    if one.core != other.core or _differ(one.turns, other.turns):
        return False
    theirs = _by_id(other)
    return all(_same(each, theirs[each.id]) for each in one.decisions if each.id in theirs)


def _differ(one: tuple[Turn, ...] | None, other: tuple[Turn, ...] | None) -> bool:
    return bool(one) and bool(other) and one != other


def _same(one: BundledDecision, other: BundledDecision) -> bool:
    words = ((one.reason, one.quote), (other.reason, other.quote))
    return _bare(one) == _bare(other) and (words[0] == words[1] or ("", "") in words)


def _bare(one: BundledDecision) -> BundledDecision:
    return replace(one, by_id="", is_own_view=False, reason="", quote="")


def _joined_decisions(one: BundledAttempt, other: BundledAttempt) -> dict[str, BundledDecision]:
    both = _by_id(other)
    for each in one.decisions:
        mine = both.get(each.id)
        if mine is None:
            both[each.id] = each
        else:
            words = max((mine.reason, mine.quote), (each.reason, each.quote))
            by_id = min(mine.by_id, each.by_id)
            both[each.id] = replace(mine, by_id=by_id, reason=words[0], quote=words[1])
    return both


def _by_id(one: BundledAttempt) -> dict[str, BundledDecision]:
    return {each.id: each for each in one.decisions}


def _by_time(one: BundledDecision) -> tuple[datetime, str]:
    return one.at, one.id
