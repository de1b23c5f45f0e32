"""Other hearings: the ways in which a reply may have been said where it was not heard clearly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from simulator.domain.attempt import LONGEST_REPLY, Doubt, Reply, clean_reply
from simulator.domain.unheard import COMMA, is_mark, is_swallowed

MOST_VARIANTS = 24
"""How many other hearings of one reply are judged, the hardly likely ones included; where doubts are more,
several are tried at a time."""

Change = tuple[Doubt, str]
"""A doubt, and the words put in place of its passage."""

Move = tuple[int, int, int, int]
"""Start and end of the words put in, then of those taken out."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """One way a reply may have been said, and where it differs from the text as it stands."""

    reply: Reply
    changes: tuple[Change, ...] = ()
    moves: tuple[Move, ...] = ()

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


@lru_cache(maxsize=32)
def likely_hearings(reply: Reply) -> tuple[Hearing, ...]:
    """Return all hearings of a reply that has doubts; no two with the same words."""
    likely = [replace(doubt, instead=doubt.likely) for doubt in reply.doubts if doubt.likely]
    return tuple(_different(reply, _tried(tuple(likely))))


@lru_cache(maxsize=32)
def unlikely_hearings(reply: Reply) -> tuple[Hearing, ...]:
    """Return what a reply can hardly have been: one passage another way, all, other marks, or all of it."""
    words = [doubt for doubt in reply.doubts if not is_mark(doubt)]
    doubts = [replace(doubt, instead=doubt.unlikely) for doubt in words if doubt.unlikely]
    hearings = likely_hearings(reply)
    room = MOST_VARIANTS - len(hearings)
    marks = _other_marks(reply.doubts)
    tried = marks
    if doubts and room >= 0:
        either = [(doubt, (*doubt.likely, *doubt.unlikely)) for doubt in words if not is_swallowed(doubt)]
        at_once = [(replace(doubt, instead=ways), ways[0]) for doubt, ways in either if ways]
        tried = [*_singly(doubts)[:room], tuple(at_once), *marks]
        if at_once and marks:
            tried.append(tuple(sorted([*at_once, *marks[-1]], key=lambda change: change[0].start)))
    known = {hearing.reply.text for hearing in hearings}
    found = _different(reply, tried)
    return tuple(hearing for hearing in found if hearing.reply.text not in known)


def _other_marks(doubts: Sequence[Doubt]) -> list[tuple[Change, ...]]:
    """Return how a reply may have been punctuated: by commas for stops, beside names, and both."""
    marks = [(doubt, COMMA) for doubt in doubts if is_mark(doubt)]
    stops = [change for change in marks if change[0].start < change[0].end]
    names = [change for change in marks if change[0].start == change[0].end]
    return [tuple(ways) for ways in (stops, names, marks if stops and names else []) if ways]


def _different(reply: Reply, tried: Iterable[tuple[Change, ...]]) -> Iterable[Hearing]:
    """Return a reply as it stands, then what it is with changes, wherever that is a reply, each text once."""
    found = {reply.text: Hearing(replace(reply, doubts=()))}
    for changes in tried:
        text, moves = _changed(reply.text, changes)
        is_reply = (text or reply.gives is not None) and len(text) <= LONGEST_REPLY
        if text not in found and is_reply and text == clean_reply(text):
            found[text] = Hearing(replace(reply, text=text, doubts=()), changes, moves)
    return found.values()


def _tried(doubts: tuple[Doubt, ...]) -> list[tuple[Change, ...]]:
    """Return what is changed in each variant: one doubt, likeliest first, and all at once.

    Where there are too many for that, each variant changes several, and none is passed over.
    """
    likeliest = [(doubt, doubt.instead[0]) for doubt in doubts]
    at_once = [tuple(likeliest)] if len(doubts) > 1 else []
    room = MOST_VARIANTS - len(at_once)
    if len(likeliest) > room:
        return at_once + [tuple(likeliest[first::room]) for first in range(room)]
    return _singly(doubts)[:room] + at_once


def _singly(doubts: Sequence[Doubt]) -> list[tuple[Change, ...]]:
    """Return one change at a time, the likeliest of each doubt first."""
    ranks = max((len(doubt.instead) for doubt in doubts), default=0)
    return [
        ((doubt, doubt.instead[rank]),)
        for rank in range(ranks)
        for doubt in doubts
        if rank < len(doubt.instead)
    ]


def _changed(text: str, changes: Sequence[Change]) -> tuple[str, tuple[Move, ...]]:
    """Return a text with passages replaced and its spaces tidy, and what went where."""
    said, at = "", 0
    moves: list[Move] = []
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
