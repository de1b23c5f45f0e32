"""Qualities out of what people sent: e-mails pasted one after the other, lists, tables of answers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from simulator.training.sessions.board_spellings import spelling_key
from simulator.training.sessions.board_starts import QUALITIES
from simulator.training.sessions.mail_lines import said_lines

LONGEST_PASTE = 300_000
"""Characters; what comes after them is not read."""

_MOST_LINES = 10_000
"""Lines that are read; the answers of a whole company."""

_LONGEST_WORDS = 5
"""Words of a quality; more are a sentence about one."""

_LONGEST_LINE = 2_000
"""Characters that are read of a line."""

_LONGEST_NAME = 3
"""Words before a colon that may be somebody's name."""

_BULLET = re.compile(r"^\s*(?:[-*•◦‣·–—+o▪●]|\(?\d{1,2}[.):]|\(?[a-z][.)])\s+", re.IGNORECASE)
_PARTS = re.compile(r"[,;/|、，；،؛\t]|\s+[-–—]\s*(?=[A-ZÀ-Þ])")
_AND = re.compile(r"\s+(?:and|&|und|et)\s+", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^.*?\b(?:is|are|it's|that's|would be|will be|say|think|choose|pick|vote for|go for|means|matters?)\b"
    r"(?:\s+(?:that|of|to me|most|definitely|probably|mainly))?\s*[:,]?\s+(?=\S)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s*(?:\(.*\)?|\s[-–—]\s.*|\b(?:because|since|so that|when|most of all|above all|too|as well)\b.*)$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"^(?:and|also|then|plus|first|second|third|finally|lastly|maybe|of course|my|our|und|et)\b[,:]?\s+",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    r"\b(open)(?:,? and|,|,? &)? honest (communication|conversations?|talk)\b", re.IGNORECASE
)
_KNOWN = frozenset(map(spelling_key, QUALITIES)) | {
    *("honesty", "loyalty", "patience", "reliability", "empathy"),
    *("listening", "humour", "fairness", "care", "give and take"),
}
_HEADINGS = {
    "name",
    "names",
    "person",
    "quality",
    "qualities",
    "answer",
    "answers",
    "response",
    "responses",
} | {
    *("mail", "email", "timestamp", "date"),
}
_FILLERS = {"yes", "no", "ok", "okay", "me", "me too", "hm", "none", "nothing", "same", "i", "you", "thanks"}


@dataclass(frozen=True, slots=True)
class Mentions:
    """What was found in a text.

    Attributes:
        qualities: Every mention of a quality, in order; who said it is not kept.
        left_out: Lines that name none as far as one can see, so that a person can look.
    """

    qualities: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def mentions_in(text: str) -> Mentions:
    """Return the qualities a text names: an e-mail or many, a list, or a table of answers."""
    cut = text[:LONGEST_PASTE].lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    qualities: list[str] = []
    left_out: list[str] = []
    for line in islice(_answers(cut) or said_lines(cut), _MOST_LINES):
        named = list(_named_in(line))
        qualities += named
        if not named and line.strip():
            left_out.append(line.strip()[:200])
    return Mentions(tuple(qualities), tuple(left_out))


def _answers(text: str) -> list[str]:
    """Return the answers of a table with a heading, a line each; none if it is no table."""
    heading = text.lstrip().split("\n", 1)[0]
    mark = max(",;\t", key=heading.count)
    cells = [spelling_key(cell) for cell in heading.split(mark)]
    if not all(map(_is_heading, cells)) or not any(map(_is_answer, cells)):
        return []
    rows = list(csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=mark))[1:]
    return ["; ".join(_row(row, cells)) for row in rows]


def _row(row: list[str], cells: list[str]) -> Iterator[str]:
    """Return the cells of a row that are answers; more cells than headings are answers as well."""
    for index, cell in enumerate(row):
        if cell.strip() and (index >= len(cells) or _is_answer(cells[index])):
            yield cell


def _is_heading(cell: str) -> bool:
    return not _HEADINGS.isdisjoint(cell.split()[-2:])


def _is_answer(cell: str) -> bool:
    return any(word.startswith(("qualit", "answer", "response")) for word in cell.split())


def _named_in(line: str) -> Iterator[str]:
    said = _BULLET.sub("", " ".join(line[:_LONGEST_LINE].replace("\t", " ; ").split()))
    said = _without_name(_COMPOUND.sub(r"\1 and honest \2", said))
    for sentence in re.split(r"(?<=[.!?。])\s+", said):
        if not sentence.endswith("?"):
            yield from _parts_of(sentence)


def _without_name(said: str) -> str:
    """Drop who said it, or what leads to it ("Anna: trust"); keep what is explained ("Trust: we keep it")."""
    before, colon, after = said.partition(":")
    if not colon:
        return said
    if spelling_key(before) in _KNOWN:
        return before
    return after.strip() or ("" if len(before.split()) <= _LONGEST_NAME else said)


def _parts_of(sentence: str) -> Iterator[str]:
    parts = _PARTS.split(sentence)
    for index, part in enumerate(parts):
        cut = part.strip()
        if index == 0 and len(cut.split()) > 2:  # noqa: PLR2004  # "For me it's trust"
            cut = _LEAD_IN.sub("", cut.replace("’", "'"))
        is_list = len(parts) > 1 or cut != part.strip()
        yield from filter(None, map(_name_of, _split_at_and(cut, is_list=is_list)))


def _split_at_and(part: str, *, is_list: bool) -> list[str]:
    if spelling_key(part) in _KNOWN or _COMPOUND.search(part):
        return [part]
    pieces = _AND.split(part)
    return pieces if is_list or all(len(piece.split()) == 1 for piece in pieces) else [part]


def _name_of(part: str) -> str:
    before = ""
    while before != part:
        before, part = part, _FIRST.sub("", part.strip(" \t.,;:!?\"'“”„«»()[]*_…-–—"))
    cut = _TRAILING.sub("", part).strip(" .,;:!\"'“”") or part
    key = spelling_key(cut)
    if not key or key in _FILLERS or key.isdigit() or len(cut.split()) > _LONGEST_WORDS:
        return ""
    return cut
