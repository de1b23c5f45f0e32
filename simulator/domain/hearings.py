"""Hearings: all that a reply may have been where it was not heard clearly, and what is sure in spite of it.

A slip of the listener may make a verdict "not sure". It never makes one "no", and never "yes". What can
hardly have been said only keeps a "no" from being sure: it brings what may be missing and takes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from simulator.domain.attempt import ANYTHING, LONGEST_REPLY, Doubt, Reply, clean_reply
from simulator.domain.evidence import Certainty, Evidence, Finding
from simulator.domain.moment import Moment
from simulator.domain.rubric import Condition

MOST_VARIANTS = 24
"""How many other hearings of one reply are judged, the hardly likely ones included; where doubts are more,
several are tried at a time."""

_MOST_TOLD = 3
_LONGEST_TOLD = 40

_Change = tuple[Doubt, str]
"""A doubt, and the words put in place of its passage."""

_Move = tuple[int, int, int, int]
"""Start and end of the words put in, then of those taken out."""


@dataclass(frozen=True, slots=True)
class _Hearing:
    """One way a reply may have been said, and where it differs from the text as it stands."""

    reply: Reply
    changes: tuple[_Change, ...] = ()
    moves: tuple[_Move, ...] = ()

    def start(self, place: int) -> int:
        """Return where a passage that starts here starts in the text as it stands."""
        shift = 0
        for put, put_end, taken, taken_end in self.moves:
            if place < put:
                break
            if place < put_end:
                return taken
            shift = taken_end - put_end
        return place + shift

    def keeps(self, place: int) -> bool:
        """Return whether ``start`` tells this place exactly: it is not amid other words."""
        return not any(put < place < put_end for put, put_end, _, _ in self.moves)

    def end(self, place: int) -> int:
        """Return where a passage that ends here ends in the text as it stands."""
        shift = 0
        for put, put_end, _, taken_end in self.moves:
            if place <= put:
                break
            if place <= put_end:
                return taken_end
            shift = taken_end - put_end
        return place + shift


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
    return tuple(hearing.reply for hearing in _hearings(reply)) if reply.doubts else (reply,)


def moments_of(moment: Moment) -> tuple[Moment, ...]:
    """Return the moment with each hearing of its reply, as it stands first."""
    if not moment.reply.doubts:
        return (moment,)
    return tuple(replace(moment, reply=hearing.reply) for hearing in _hearings(moment.reply))


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
    hearings = _hearings(moment.reply)
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


def _perhaps(condition: Condition, moment: Moment) -> _Hearing | None:
    """Return a hardly likely hearing in which the condition holds or may; None if there is none."""
    for hearing in _unlikely(moment.reply):
        if condition.find(replace(moment, reply=hearing.reply)).certainty is not Certainty.NO:
            return hearing
    return None


def _is_placed(told: Finding, said: Iterable[tuple[_Hearing, Finding]]) -> bool:
    """Whether every hearing that has the words has them where they are told to stand."""
    starts = [each.start for each in told.evidence if each.quote]
    return all(
        [hearing.start(each.start) for each in found.evidence if each.quote] == starts
        and all(hearing.keeps(each.start) for each in found.evidence)
        for hearing, found in said
    )


def _unclear(hearings: Sequence[_Hearing], findings: Sequence[Finding]) -> dict[Doubt, list[str]]:
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
    moment: Moment, said: Iterable[tuple[_Hearing, Finding]], unclear: Mapping[Doubt, Iterable[str]]
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
    """Return a doubtful passage; where something may be missing, the word before it or after."""
    if text[doubt.start : doubt.end].strip():
        return doubt.start, doubt.end
    end = len(text[: doubt.end].rstrip())
    if end:
        return text.rfind(" ", 0, end) + 1, end
    following = text.find(" ")
    return 0, following if following > 0 else len(text)


def _told(text: str, doubt: Doubt, ways: Iterable[str]) -> str:
    said = _short(text[doubt.start : doubt.end])
    if said and ANYTHING in doubt.instead:
        return f"“{said}” may have been anything"
    other = " or ".join(f"“{_short(way)}”" for way in dict.fromkeys(ways) if way.strip())
    if not said:
        before = text[: doubt.start].split()
        return f"there may have been {other}" + (f" after “{_short(before[-1])}”" if before else " first")
    return f"“{said}” may have been {other}" if other else f"“{said}” may not have been said"


def _short(words: str) -> str:
    tidy = " ".join(words.split())
    return tidy if len(tidy) <= _LONGEST_TOLD else f"{tidy[: _LONGEST_TOLD - 1].rstrip()}…"


@lru_cache(maxsize=32)
def _hearings(reply: Reply) -> tuple[_Hearing, ...]:
    """Return all hearings of a reply that has doubts; no two with the same words."""
    likely = [replace(doubt, instead=doubt.likely) for doubt in reply.doubts if doubt.likely]
    return tuple(_different(reply, _tried(tuple(likely))))


@lru_cache(maxsize=32)
def _unlikely(reply: Reply) -> tuple[_Hearing, ...]:
    """Return what a reply can hardly have been: one passage another way, or all at once."""
    doubts = [replace(doubt, instead=doubt.unlikely) for doubt in reply.doubts if doubt.unlikely]
    hearings = _hearings(reply)
    room = MOST_VARIANTS - len(hearings)
    if not doubts or room < 0:
        return ()
    either = [(doubt, (*doubt.likely, *doubt.unlikely)) for doubt in reply.doubts]
    at_once = tuple((replace(doubt, instead=ways), ways[0]) for doubt, ways in either if ways)
    known = {hearing.reply.text for hearing in hearings}
    found = _different(reply, [*_singly(doubts)[:room], at_once])
    return tuple(hearing for hearing in found if hearing.reply.text not in known)


def _different(reply: Reply, tried: Iterable[tuple[_Change, ...]]) -> Iterable[_Hearing]:
    """Return a reply as it stands, then what it is with changes, wherever that is a reply, each text once."""
    found = {reply.text: _Hearing(replace(reply, doubts=()))}
    for changes in tried:
        text, moves = _changed(reply.text, changes)
        is_reply = (text or reply.gives is not None) and len(text) <= LONGEST_REPLY
        if text not in found and is_reply and text == clean_reply(text):
            found[text] = _Hearing(replace(reply, text=text, doubts=()), changes, moves)
    return found.values()


def _tried(doubts: tuple[Doubt, ...]) -> list[tuple[_Change, ...]]:
    """Return what is changed in each variant: one doubt, likeliest first, and all at once.

    Where there are too many for that, each variant changes several, and none is passed over.
    """
    likeliest = [(doubt, doubt.instead[0]) for doubt in doubts]
    at_once = [tuple(likeliest)] if len(doubts) > 1 else []
    room = MOST_VARIANTS - len(at_once)
    if len(likeliest) > room:
        return at_once + [tuple(likeliest[first::room]) for first in range(room)]
    return _singly(doubts)[:room] + at_once


def _singly(doubts: Sequence[Doubt]) -> list[tuple[_Change, ...]]:
    """Return one change at a time, the likeliest of each doubt first."""
    ranks = max((len(doubt.instead) for doubt in doubts), default=0)
    return [
        ((doubt, doubt.instead[rank]),)
        for rank in range(ranks)
        for doubt in doubts
        if rank < len(doubt.instead)
    ]


def _changed(text: str, changes: Sequence[_Change]) -> tuple[str, tuple[_Move, ...]]:
    """Return a text with passages replaced and its spaces tidy, and what went where."""
    said, at = "", 0
    moves: list[_Move] = []
    for doubt, instead in changes:
        taken = max(at, doubt.start)
        said += text[at:taken]
        put, at = len(said), max(at, doubt.end)
        words = " ".join(clean_reply(instead).split())
        if words:
            said += _spaced(words, said, text, doubt)
        elif not said or said[-1].isspace():
            while at < len(text) and text[at].isspace():
                at += 1
        moves.append((put, len(said), taken, at))
    return (said + text[at:]).rstrip(), tuple(moves)


def _spaced(words: str, before: str, text: str, doubt: Doubt) -> str:
    """Return words with the spaces that keep them apart from those beside them."""
    passage, after = text[doubt.start : doubt.end], text[doubt.end : doubt.end + 1]
    is_added = not passage.strip()
    if (is_added or passage[0].isspace()) and before and not before[-1].isspace():
        words = f" {words}"
    if (is_added or passage[-1].isspace()) and after.isalnum():
        words = f"{words} "
    return words
