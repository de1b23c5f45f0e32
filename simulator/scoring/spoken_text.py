"""SpokenText: a reply as it is listened to: words, where they stand in the original, and in what scopes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from simulator.scoring.english_words import (
    ABBREVIATIONS,
    AFTER_WELL,
    NOT_BECAUSE,
    NOT_ID,
    NOT_ILL,
    NOT_WELL,
    STUTTERED,
    VERBS_AFTER_WILL,
    WE_ARE_AFTER,
    WE_ARE_BEFORE,
)
from simulator.scoring.normal_words import MERIDIAN, WRITTEN, normal_words
from simulator.scoring.spoken_scopes import around, negators_of, questions_of, quoted_of, reported_of

_PIECE = re.compile(
    rf"(?P<meridian>{MERIDIAN})"
    rf"|(?P<word>{WRITTEN})"
    r"|(?P<stop>[.!?…]+)"
    r"|(?P<pause>[,;:()\[\]—–\n]|(?<=\s)-+(?=\s)|(?<=\w)-{2,})"
    r'|(?P<quote>["“”„«»])',
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SpokenText:
    """A text as a row of words; every tuple has one entry a word.

    Several words may stand for one written word ("don't": do, not) and then share its place.

    Attributes:
        text: The original.
        words: The words as they are compared: small letters, contractions written out, fillers left out.
        starts, ends: The place of each in ``text``: ``text[starts[i]:ends[i]]``.
        sentences: Number of the sentence, from 0.
        pauses: Whether a comma, dash or the like stands just before the word.
        negators: Index of the word that negates it ("not", "never"); -1 for none.
        quoted: Whether it stands between quotation marks.
        reported: Whether it is told as somebody else's words ("you said ...", "the policy says ...").
        questions: Whether it belongs to a question.
        name_likely: Whether it is written with a capital, or stands in a text without any, or in one that
            has sentences and no other marks, as a listener writes.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]
    pauses: tuple[bool, ...]
    negators: tuple[int, ...]
    quoted: tuple[bool, ...]
    reported: tuple[bool, ...]
    questions: tuple[bool, ...]
    name_likely: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.words)

    def quote(self, first: int, last: int) -> str:
        """Return the original between two words, both included."""
        return self.text[self.starts[first] : self.ends[last]]


class _Rows:
    """The words of a text while they are being collected."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentences: list[int] = []
        self.pauses: list[bool] = []
        self.asked: set[int] = set()
        self.quotes: list[int] = []
        self.sentence = 0
        self.is_pause = False
        self.last_written = ""

    def add(self, written: str, start: int, end: int) -> None:
        self.last_written = written
        for word in normal_words(written):
            if self.words and word == self.words[-1] and word in STUTTERED and not self.is_pause:
                if self.starts[-1] != start:  # the second of two stays: "i i think"
                    self.starts[-1], self.ends[-1] = start, end
                continue
            self.words.append(word)
            self.starts.append(start)
            self.ends.append(end)
            self.sentences.append(self.sentence)
            self.pauses.append(self.is_pause)
            self.is_pause = False

    def _is_abbreviated(self, following: str) -> bool:
        last = self.last_written.lower()
        return last in ABBREVIATIONS or (last == "no" and following[0].isdigit())

    def stop(self, marks: str, end: int) -> None:
        following = self.text[end : end + 2]
        self.is_pause = True
        if following[:1].isalnum() or not self.words or self.sentences[-1] != self.sentence:
            return
        if marks == "." and following.strip() and self._is_abbreviated(following.strip()):
            self.is_pause = False
            return
        trails_off = marks[0] in ".…" and (len(marks) > 1 or marks == "…") and not set(marks) & set("?!")
        if trails_off and not following.strip()[:1].isupper():
            return
        if "?" in marks:
            self.asked.add(self.sentence)
        self.sentence += 1


def _collected(text: str) -> _Rows:
    rows = _Rows(text)
    for piece in _PIECE.finditer(text):
        match piece.lastgroup:
            case "word":
                rows.add(piece.group(), piece.start(), piece.end())
            case "meridian":
                rows.add(piece.group()[0] + "m", piece.start(), piece.end())
            case "stop":
                rows.stop(piece.group(), piece.end())
            case "quote":
                rows.quotes.append(piece.start())
                rows.is_pause = True
            case _:
                rows.is_pause = True
    return rows


def _meant(rows: _Rows) -> None:
    """Replace "ill", "well", "were" ... where their neighbours show that an apostrophe was left out."""
    if _MEANINGS.keys().isdisjoint(rows.words):
        return
    meanings = {
        index: meant
        for index, word in enumerate(rows.words)
        if word in _MEANINGS
        and rows.ends[index] - rows.starts[index] == len(word)  # not the beginning of "weren't"
        and (meant := _meaning(word, *around(rows.words, rows.pauses, rows.sentences, index)))
    }
    times = [len(meanings.get(index, "1")) for index in range(len(rows.words))]
    rows.words = [part for index, word in enumerate(rows.words) for part in meanings.get(index, (word,))]
    rows.starts, rows.ends, rows.sentences = (
        [value for value, many in zip(row, times, strict=True) for _ in range(many)]
        for row in (rows.starts, rows.ends, rows.sentences)
    )
    pauses = zip(rows.pauses, times, strict=True)
    rows.pauses = [is_pause and not again for is_pause, many in pauses for again in range(many)]


def _meaning(word: str, before: str, after: str) -> tuple[str, ...]:
    if not after and word != "were":
        return ()
    return _MEANINGS[word](before, after)


_MEANINGS: dict[str, Callable[[str, str], tuple[str, ...]]] = {
    "ill": lambda before, _: () if before in NOT_ILL else ("i", "will"),
    "well": lambda before, after: ("we", "will") if before not in NOT_WELL and after in AFTER_WELL else (),
    "hell": lambda before, after: (
        ("he", "will") if before not in ("the", "a") and after in VERBS_AFTER_WILL else ()
    ),
    "id": lambda before, after: (
        () if before in NOT_ID or after in ("is", "number", "card") else ("i", "would")
    ),
    "cause": lambda before, after: (
        () if before in NOT_BECAUSE or after in ("of", "is", "was") else ("because",)
    ),
    "were": lambda before, after: ("we", "are") if _is_we_are(before, after) else (),
}
"""Word that may lack its apostrophe -> what it means between these two words; () is: just what it says."""


def _is_we_are(before: str, after: str) -> bool:
    if before and before not in WE_ARE_AFTER:
        return False
    return after in WE_ARE_BEFORE or (after.endswith("ing") and after != "thing")


_AS_HEARD = re.compile(r"(?:[A-Z0-9][\w' ]*(?:, \w+(?:'t)? \w+)?[.?](?: |$))+")


def _name_likely(rows: _Rows) -> tuple[bool, ...]:
    """Tell by capitals, unless it looks as a listener writes: with stops alone, and few names known."""
    text = rows.text
    if text == text.lower() or _AS_HEARD.fullmatch(text):
        return (True,) * len(rows.words)
    return tuple(text[start].isupper() for start in rows.starts)


@lru_cache(maxsize=128)
def spoken_text(text: str) -> SpokenText:
    """Return a text as it is listened to. Takes time in proportion to its length."""
    rows = _collected(text)
    _meant(rows)
    words, pauses, sentences = rows.words, rows.pauses, rows.sentences
    return SpokenText(
        text=text,
        words=tuple(words),
        starts=tuple(rows.starts),
        ends=tuple(rows.ends),
        sentences=tuple(sentences),
        pauses=tuple(pauses),
        negators=negators_of(words, pauses, sentences),
        quoted=quoted_of(text, rows.quotes, rows.starts),
        reported=reported_of(words, pauses, sentences),
        questions=questions_of(words, pauses, sentences, rows.asked),
        name_likely=_name_likely(rows),
    )
