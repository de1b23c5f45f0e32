"""Doubts that follow their words while a transcript is edited, and into the cleaned text of a reply."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from simulator.domain.attempt import Doubt, clean_reply

_IN_WORDS = "'’"


class Edit(NamedTuple):
    """What changed in a text: ``removed`` characters from ``at`` on gave way to ``added`` others."""

    at: int
    removed: int
    added: int


def after_edit(doubts: Iterable[Doubt], old: str, new: str, edit: Edit) -> tuple[Doubt, ...]:
    """Return the doubts that are left once ``old`` has become ``new``, where their words stand now.

    A word that was changed is in doubt no more; text before it shifts it.

    Args:
        doubts: Those of the old text, in order and apart.
        old: The text before.
        new: The text after.
        edit: Where it changed; may take in more than what changed, or be wrong about it.
    """
    exact = _narrowed(old, new, edit)
    if not exact.removed and not exact.added:
        return tuple(doubts)
    moved = (_moved(doubt, old, new, exact) for doubt in doubts)
    return tuple(doubt for doubt in moved if doubt is not None)


def clean_with_doubts(text: str, doubts: Iterable[Doubt]) -> tuple[str, tuple[Doubt, ...]]:
    """Return a text as replies are kept, and its doubts where they stand in that."""
    clean = clean_reply(text)
    whole = _cleaned_inside(text)
    leading = len(whole) - len(whole.lstrip())

    def place(at: int) -> int:
        return min(max(len(_cleaned_inside(text[:at])) - leading, 0), len(clean))

    placed = ((doubt, place(doubt.start), place(doubt.end)) for doubt in doubts)
    return clean, tuple(
        replace(doubt, start=start, end=end)
        for doubt, start, end in placed
        if start < end or doubt.start == doubt.end
    )


def shifted(doubts: Iterable[Doubt], by: int) -> tuple[Doubt, ...]:
    """Return doubts that many characters further on."""
    return tuple(replace(doubt, start=doubt.start + by, end=doubt.end + by) for doubt in doubts)


def _cleaned_inside(text: str) -> str:
    """Clean a text without trimming it."""
    return clean_reply(f"|{text}|")[1:-1]


def _narrowed(old: str, new: str, edit: Edit) -> Edit:
    at = min(edit.at, len(old), len(new))
    removed, added = min(edit.removed, len(old) - at), min(edit.added, len(new) - at)
    if old[:at] != new[:at] or old[at + removed :] != new[at + added :]:
        at, removed, added = 0, len(old), len(new)
    gone, come = old[at : at + removed], new[at : at + added]
    same = _same(gone, come)
    gone, come = gone[same:], come[same:]
    tail = _same(gone[::-1], come[::-1])
    return Edit(at + same, len(gone) - tail, len(come) - tail)


def _same(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def _moved(doubt: Doubt, old: str, new: str, edit: Edit) -> Doubt | None:
    end_of_edit = edit.at + edit.removed
    if edit.at < doubt.end and end_of_edit > doubt.start:
        return None
    if doubt.start == doubt.end == edit.at and not edit.removed:
        return None  # words were put where one may have been missed
    by = edit.added - edit.removed if end_of_edit <= doubt.start else 0
    now = replace(doubt, start=doubt.start + by, end=doubt.end + by)
    grew_together = _stands_alone(old, doubt) and not _stands_alone(new, now)
    return None if grew_together else now


def _stands_alone(text: str, doubt: Doubt) -> bool:
    if doubt.start == doubt.end:
        return True
    before, after = text[doubt.start - 1 : doubt.start], text[doubt.end : doubt.end + 1]
    return not any(beside.isalnum() or beside in _IN_WORDS for beside in (before, after) if beside)
