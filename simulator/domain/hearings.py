"""Hearings: all that a reply may have been where it was not heard clearly, and what is sure in spite of it.

A slip of the listener may make a verdict "not sure". It never makes one "no", and never "yes". What can
hardly have been said only keeps a "no" from being sure: it brings what may be missing and takes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from simulator.domain.attempt import ANYTHING, Doubt, Reply
from simulator.domain.evidence import Certainty, Evidence, Finding
from simulator.domain.moment import Moment
from simulator.domain.other_hearings import Hearing, likely_hearings, unlikely_hearings
from simulator.domain.rubric import Condition

_MOST_TOLD = 3
_LONGEST_TOLD = 40


@dataclass(frozen=True, slots=True)
class Answer:
    """What a condition made of all hearings of one moment.

    Attributes:
        finding: No surer than all hearings together allow; its quotes stand in the text as it stands.
        is_placed: Whether the words it rests on stand at the same place in every hearing that has them.
    """

    finding: Finding
    is_placed: bool = True


def hearings_of(reply: Reply) -> tuple[Reply, ...]:
    """Return the reply as it stands, then what else it may have been; typed replies are only themselves.

    One doubt at a time is resolved another way, the likeliest ways first, and all of them at once. None
    of what is returned has doubts; there are ``MOST_VARIANTS`` besides the first at the most, and
    whatever their number, each doubt is tried.
    """
    return tuple(hearing.reply for hearing in likely_hearings(reply)) if reply.doubts else (reply,)


def moments_of(moment: Moment) -> tuple[Moment, ...]:
    """Return the moment with each hearing of its reply, as it stands first."""
    if not moment.reply.doubts:
        return (moment,)
    return tuple(replace(moment, reply=hearing.reply) for hearing in likely_hearings(moment.reply))


def find_in_all(condition: Condition, moment: Moment) -> Finding:
    """Ask a condition in every hearing: yes and no only where all agree, otherwise not sure."""
    return answer_in_all(condition, moment).finding


def chance_in_all(opportunity: Condition, moment: Moment) -> Certainty:
    """Return how sure an opportunity is; what can hardly have been said makes none, and takes none."""
    doubts = tuple(
        replace(each, instead=_without_unlikely(each)) for each in moment.reply.doubts if each.likely
    )
    return find_in_all(opportunity, replace(moment, reply=replace(moment.reply, doubts=doubts))).certainty


def _without_unlikely(doubt: Doubt) -> tuple[str, ...]:
    return (*doubt.likely, ANYTHING) if ANYTHING in doubt.instead else doubt.likely


def answer_in_all(condition: Condition, moment: Moment) -> Answer:
    """Ask a condition in every hearing, and say whether order can be told from it.

    Of a reply that was hardly heard nobody can say what is missing from it: no is "not sure" there.
    """
    if not moment.reply.doubts:
        return Answer(condition.find(moment))
    hearings = likely_hearings(moment.reply)
    findings = [condition.find(replace(moment, reply=hearing.reply)) for hearing in hearings]
    said = [one for one in zip(hearings, findings, strict=True) if one[1].certainty is not Certainty.NO]
    if not said and (perhaps := _perhaps(condition, moment)):
        told = _quotes(moment, (), {doubt: (way,) for doubt, way in perhaps.changes})
        return Answer(Finding(Certainty.UNSURE, told), is_placed=False)
    if not said and (lost := [doubt for doubt in moment.reply.doubts if ANYTHING in doubt.instead]):
        quotes = _quotes(moment, (), dict.fromkeys(lost, ()))
        return Answer(Finding(Certainty.UNSURE, quotes), is_placed=False)
    if len({found.certainty for found in findings}) == 1:
        return Answer(findings[0], is_placed=_is_placed(findings[0], said))
    finding = Finding(Certainty.UNSURE, _quotes(moment, said, _unclear(hearings, findings)))
    return Answer(finding, is_placed=_is_placed(finding, said))


def _perhaps(condition: Condition, moment: Moment) -> Hearing | None:
    """Return a hardly likely hearing in which the condition holds or may; None if there is none."""
    for hearing in unlikely_hearings(moment.reply):
        if condition.find(replace(moment, reply=hearing.reply)).certainty is not Certainty.NO:
            return hearing
    return None


def _is_placed(told: Finding, said: Iterable[tuple[Hearing, Finding]]) -> bool:
    """Whether every hearing that has the words has them where they are told to stand."""
    starts = [each.start for each in told.evidence if each.quote]
    return all(
        [hearing.start(each.start) for each in found.evidence if each.quote] == starts
        and all(hearing.keeps(each.start) for each in found.evidence)
        for hearing, found in said
    )


def _unclear(hearings: Sequence[Hearing], findings: Sequence[Finding]) -> dict[Doubt, list[str]]:
    """Return the doubts it hangs on, each with what would change it."""
    differing = [
        hearing
        for hearing, found in zip(hearings, findings, strict=True)
        if found.certainty is not findings[0].certainty
    ]
    fewest = min(len(hearing.changes) for hearing in differing)
    ways: dict[Doubt, list[str]] = {}
    for hearing in differing:
        if len(hearing.changes) == fewest:
            for doubt, instead in hearing.changes:
                ways.setdefault(doubt, []).append(instead)
    return ways


def _quotes(
    moment: Moment, said: Iterable[tuple[Hearing, Finding]], unclear: Mapping[Doubt, Iterable[str]]
) -> tuple[Evidence, ...]:
    """Return what to point at: the words of the first hearing that has some, else what is in doubt."""
    text = moment.reply.text
    told = [_told(text, doubt, ways) for doubt, ways in list(unclear.items())[:_MOST_TOLD]]
    because = f"Not clearly heard: {'; '.join(told)}."
    for hearing, found in said:
        places = [(hearing.start(each.start), hearing.end(each.end)) for each in found.evidence if each.quote]
        if spans := [(start, end) for start, end in places if start < end]:
            break
    else:
        spans = [_pointed_at(text, next(iter(unclear)))]
    return tuple(
        Evidence(moment.turn, start, end, text[start:end], because, Certainty.UNSURE)
        for start, end in dict.fromkeys(spans)
    )


def _pointed_at(text: str, doubt: Doubt) -> tuple[int, int]:
    """Return a doubtful passage; of a stop, and where something may be missing, the word beside it."""
    if text[doubt.start : doubt.end].strip(" .?"):
        return doubt.start, doubt.end
    end = len(text[: doubt.end].rstrip(" .?"))
    if end:
        return text.rfind(" ", 0, end) + 1, end
    following = text.find(" ")
    return 0, following if following > 0 else len(text)


def _told(text: str, doubt: Doubt, ways: Iterable[str]) -> str:
    said = _short(text[doubt.start : doubt.end])
    before = text[: doubt.start].split()
    if said in (".", "?") and before:
        return f"the sentence may go on after “{_short(before[-1])}”"
    if said and ANYTHING in doubt.instead:
        return f"“{said}” may have been anything"
    other = " or ".join(f"“{_short(way)}”" for way in dict.fromkeys(ways) if way.strip())
    if not said:
        return f"there may have been {other}" + (f" after “{_short(before[-1])}”" if before else " first")
    return f"“{said}” may have been {other}" if other else f"“{said}” may not have been said"


def _short(words: str) -> str:
    tidy = " ".join(words.split())
    return tidy if len(tidy) <= _LONGEST_TOLD else f"{tidy[: _LONGEST_TOLD - 1].rstrip()}…"
