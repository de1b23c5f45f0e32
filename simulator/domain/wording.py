"""The words results are told in, the same in the window and in the terminal: no number stands alone."""

from __future__ import annotations

from enum import StrEnum

from simulator.domain.rubric import Counts, Rubric, Side
from simulator.domain.scenario import Character, ComesBack
from simulator.domain.scorecard import Judgement, Scorecard, SideTotal, Verdict

MINUS = "\u2212"

ADVISORY = "advisory"
"""What stands in place of the points where a criterion is shown and does not count."""

WHY_ADVISORY = (
    "It is shown and does not count: on replies it had never seen, it agreed with people too seldom."
)


class Group(StrEnum):
    """What became of a criterion, as the debrief sorts them; the value is the heading."""

    DID = "You did"
    MISSED = "You missed"
    HURT = "It hurt"
    FOR_A_PERSON = "For a person"
    AVOIDED = "You steered clear of"
    NO_OPPORTUNITY = "No opportunity"


_SIGNS = {
    Group.DID: "✓",
    Group.MISSED: "✗",
    Group.HURT: "✗",
    Group.FOR_A_PERSON: "?",
    Group.AVOIDED: "✓",
    Group.NO_OPPORTUNITY: "–",
}
_WORDS = {
    Group.DID: "done",
    Group.MISSED: "missed",
    Group.HURT: "it hurt",
    Group.FOR_A_PERSON: "not sure",
    Group.AVOIDED: "avoided",
    Group.NO_OPPORTUNITY: "no opportunity",
}
_PRONOUNS = {"female": "she", "male": "he"}
_COMES_BACK = {ComesBack.YES: "Yes.", ComesBack.PERHAPS: "Perhaps.", ComesBack.NO: "No."}


def group_of(judgement: Judgement) -> Group:
    """Return where the debrief lists a criterion."""
    if judgement.verdict is Verdict.UNSURE:
        return Group.FOR_A_PERSON
    if judgement.verdict is Verdict.NO_OPPORTUNITY:
        return Group.NO_OPPORTUNITY
    is_met = judgement.verdict is Verdict.YES
    if judgement.criterion.counts is Counts.AGAINST:
        return Group.HURT if is_met else Group.AVOIDED
    return Group.DID if is_met else Group.MISSED


def sign_of(judgement: Judgement) -> str:
    """Return the verdict as one character: ✓ ✗ ? or –."""
    return _SIGNS[group_of(judgement)]


def verdict_words(judgement: Judgement) -> str:
    """Return the verdict in a word or two, e.g. "missed"."""
    return _WORDS[group_of(judgement)]


def side_word(side: Side) -> str:
    """Return the name of a side as a heading."""
    return side.value.capitalize()


def signed(number: int) -> str:
    """Return a change as it is read: ``+15``, ``−20``, ``0``."""
    return f"+{number}" if number > 0 else f"{MINUS}{-number}" if number < 0 else "0"


def points_gained(judgement: Judgement) -> str:
    """Return what a criterion brought: ``+2``, ``0 of 2``, ``0 to +2`` if not sure, ``advisory``, or ""."""
    if judgement.is_advisory:
        return ADVISORY
    if judgement.low != judgement.high:
        return f"{signed(judgement.low)} to {signed(judgement.high)}"
    group = group_of(judgement)
    if group in (Group.AVOIDED, Group.NO_OPPORTUNITY):
        return ""
    if judgement.points == 0:
        return f"0 of {judgement.of}" if judgement.of else ""
    return signed(judgement.points)


def points_out_of(total: SideTotal) -> str:
    """Return one side's points: ``14–16 of 18`` while something is not sure, ``8 of 8`` once it is."""
    reached = str(total.points) if total.is_sure else f"{total.low}–{total.high}"
    return f"{reached} of {total.of}"


def pass_mark(total: SideTotal, per_cent: int) -> int:
    """Return the fewest whole points that reach the pass mark."""
    return -(-total.of * per_cent // 100)


def name_in_question(character: Character) -> str:
    """Return "she" or "he" where the scenario says so, and the character's name otherwise."""
    return _PRONOUNS.get(character.voice.gender, character.name)


def comes_back_question(customer: Character) -> str:
    """Return the one question every debrief opens with."""
    return f"Will {name_in_question(customer)} come back?"


def comes_back_answer(comes_back: ComesBack) -> str:
    """Return its answer: "Yes.", "Perhaps." or "No."."""
    return _COMES_BACK[comes_back]


def outcome_words(card: Scorecard, rubric: Rubric) -> tuple[str, str]:
    """Return the outcome, e.g. "Not yet", and the reason for it in one sentence."""
    if card.failed_critical:
        failed = (card.judgement(id_) for id_ in card.failed_critical)
        named = " and ".join(f"“{one.criterion.title}” ({verdict_words(one)})" for one in failed)
        return "Not yet", f"{named} decides this, whatever the points."
    if card.passed is None:
        unsure = sum(one.verdict is Verdict.UNSURE and not one.is_advisory for one in card.judgements)
        return "It hangs on a person", f"{counted(unsure, 'check is', 'checks are')} not sure."
    if card.passed:
        return "Passed", "Both sides reach their mark."
    short = [
        counted(points, f"more {total.side} point", f"more {total.side} points")
        for total, per_cent in ((card.relationship, rubric.pass_relationship), (card.task, rubric.pass_task))
        if (points := pass_mark(total, per_cent) - total.high) > 0
    ]
    return "Not yet", f"It takes {' and '.join(short)}." if short else "One side stays below its mark."


def hints_words(hints: int, cost: int) -> str:
    """Return what the hints cost, or "" if none were taken."""
    if not hints:
        return ""
    taken = f"{counted(hints, 'hint', 'hints')} taken"
    lost = counted(hints * cost, "relationship point", "relationship points")
    return f"{taken}: {MINUS}{lost}." if cost else f"{taken}."


def lost_words(card: Scorecard, rubric: Rubric, side: Side) -> str:
    """Return what a side earned and lost, e.g. ``14 earned, −3 for what hurt``; "" if nothing was lost."""
    points = [one.points for one in card.judgements if one.criterion.side is side]
    hurt = -sum(number for number in points if number < 0)
    hints = card.hints * rubric.hint_cost if side is Side.RELATIONSHIP else 0
    earned = f"{sum(number for number in points if number > 0)} earned"
    for_hurt = f"{MINUS}{hurt} for what hurt" if hurt else ""
    for_hints = f"{MINUS}{hints} for {counted(card.hints, 'hint', 'hints')}" if hints else ""
    return ", ".join(filter(None, (earned, for_hurt, for_hints))) if hurt or hints else ""


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun, e.g. "1 hint", "3 hints"."""
    return f"{number} {one if number == 1 else many}"


def totals_compared(before: SideTotal, now: SideTotal) -> str:
    """Return how a side did the second time: ``original 12 of 18 → this time 15 of 18``."""
    return f"original {points_out_of(before)} → this time {points_out_of(now)}"


def changes(before: Scorecard, now: Scorecard) -> tuple[tuple[Judgement, Judgement], ...]:
    """Return the criteria judged differently the second time, each as (before, now)."""
    earlier = {judgement.criterion.id: judgement for judgement in before.judgements}
    pairs = ((earlier.get(judgement.criterion.id), judgement) for judgement in now.judgements)
    return tuple(
        (old, new)
        for old, new in pairs
        if old is not None and (old.verdict, old.low, old.high) != (new.verdict, new.low, new.high)
    )


def change_words(before: Judgement, now: Judgement) -> str:
    """Return one change: "missed → done, +2"; the points alone where the verdict stayed."""
    was, is_now = verdict_words(before), verdict_words(now)
    if was == is_now:
        return f"{was}: {points_gained(before)} → {points_gained(now)}"
    gained = points_gained(now)
    return f"{was} → {is_now}" + (f", {gained}" if gained and now.points else "")
