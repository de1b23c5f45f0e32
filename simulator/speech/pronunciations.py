"""How words sound that the listener's dictionary lacks, and how sayings are written as words one speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

Phones = tuple[str, ...]
"""Sounds as the CMU dictionary writes them, without stress: ``("D", "AO", "G")``."""

ELLIPSIS = "…"

OPEN = "~"

_PIECE = re.compile(r"…|[^\W\d_]+(?:['’][^\W\d_]+)*~?|\d+|%|&")
_ACCENTS = str.maketrans("àáâäãåçèéêëìíîïñòóôöõùúûüý", "aaaaaaceeeeiiiinooooouuuuy")
_ONES = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "  # noqa: SIM905
    "sixteen seventeen eighteen nineteen".split()
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SIGNS = {"%": ("percent",), "&": ("and",)}
_APOSTROPHES = {"oclock": "o'clock", "cannot": "can't", "maam": "ma'am"}
_LONGEST_NUMBER = 2  # digits; longer ones are read digit by digit


def spoken_words(saying: str) -> tuple[str, ...]:
    """Return a saying as one speaks it: small letters, numbers as words, "…" where anything may stand."""
    return tuple(word for piece in _PIECE.findall(saying) for word in _spoken(piece))


def _spoken(piece: str) -> tuple[str, ...]:
    if piece in _SIGNS:
        return _SIGNS[piece]
    if piece.isdecimal():
        return tuple(_number(piece))
    word = piece.lower().replace("’", "'").translate(_ACCENTS)
    if not word.isascii() and word != ELLIPSIS:
        return ()
    return (_APOSTROPHES.get(word, word),)


def _number(digits: str) -> Iterator[str]:
    if len(digits) > _LONGEST_NUMBER or (len(digits) > 1 and digits[0] == "0"):
        yield from (_ONES[int(digit)] for digit in digits)
        return
    value = int(digits)
    if value < len(_ONES):
        yield _ONES[value]
        return
    yield _TENS[value // 10 - 2]
    if value % 10:
        yield _ONES[value % 10]


_AMERICAN = (
    (re.compile(r"our(?=$|s$|ed$|ing$|ful|ite|able|hood|ly)"), "or"),
    (re.compile(r"is(?=e$|es$|ed$|ing$|ation|er$)"), "iz"),
    (re.compile(r"ys(?=e$|es$|ed$|ing$)"), "yz"),
    (re.compile(r"tre(?=$|s$)"), "ter"),
)
"""British endings, and those in America; a word that has them is the same word."""

_BRITISH = (
    *_AMERICAN,
    (re.compile(r"ogue(?=$|s$)"), "og"),
    (re.compile(r"ll(?=ed$|ing$|er)"), "l"),
    (re.compile(r"ence$"), "ense"),
    (re.compile(r"grey"), "gray"),
)
_SHORTEST_BRITISH = 5


def pronounce(word: str, known: Mapping[str, Phones]) -> Phones:
    """Return how a word sounds; () if it has no sound.

    Args:
        word: Small letters and apostrophes.
        known: The dictionary: what it has is taken, whole or in parts.
    """
    return (
        known.get(word)
        or _british(word, known)
        or _with_ending(word, known)
        or _compound(word, known)
        or _by_letters(word)
    )


def american(word: str) -> str:
    """Return a word as it is spelled in America, as far as its letters tell; most are the same."""
    if len(word) < _SHORTEST_BRITISH:  # "four" is not "for"
        return word
    spelled = (ending.sub(instead, word) for ending, instead in _AMERICAN)
    return next((other for other in spelled if other != word), word)


def _british(word: str, known: Mapping[str, Phones]) -> Phones | None:
    spelled = (ending.sub(instead, word) for ending, instead in _BRITISH)
    return next((known[other] for other in spelled if known.get(other)), None)


_VOICELESS, _HISSING = {"P", "T", "K", "F", "TH"}, {"S", "Z", "SH", "ZH", "CH", "JH"}


def _with_ending(word: str, known: Mapping[str, Phones]) -> Phones | None:
    for ending in ("'s", "s'", "s"):
        stem = known.get(word.removesuffix(ending)) if word.endswith(ending) else None
        if stem:
            if ending == "s'" or stem[-1] in _HISSING:
                return (*stem, "IH", "Z")
            return (*stem, "S" if stem[-1] in _VOICELESS else "Z")
    return None


_SHORTEST_PART = 3


def _compound(word: str, known: Mapping[str, Phones]) -> Phones | None:
    """Two words in one, as evenly as possible: ``stopcock`` -> stop, cock."""
    middle = len(word) / 2
    places = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    for place in sorted(places, key=lambda at: abs(at - middle)):
        first, second = known.get(word[:place]), known.get(word[place:])
        if first and second:
            return (*first, *second)
    return None


_SOUNDS: dict[str, Phones] = {
    "tion": ("SH", "AH", "N"), "igh": ("AY",), "tch": ("CH",), "dge": ("JH",), "sch": ("SH",),
    "ch": ("CH",), "sh": ("SH",), "th": ("TH",), "ph": ("F",), "wh": ("W",), "ck": ("K",), "ng": ("NG",),
    "qu": ("K", "W"), "kn": ("N",), "wr": ("R",), "gh": ("G",),
    "ee": ("IY",), "ea": ("IY",), "oo": ("UW",), "ou": ("AW",), "ow": ("OW",), "oa": ("OW",), "oi": ("OY",),
    "oy": ("OY",), "ai": ("EY",), "ay": ("EY",), "au": ("AO",), "aw": ("AO",), "ie": ("IY",), "ei": ("AY",),
    "ey": ("IY",), "eu": ("Y", "UW"), "ew": ("Y", "UW"), "er": ("ER",), "ir": ("ER",), "ur": ("ER",),
    "ar": ("AA", "R"), "or": ("AO", "R"), "ce": ("S", "EH"), "ci": ("S", "IH"), "ge": ("JH", "EH"),
    "a": ("AE",), "b": ("B",), "c": ("K",), "d": ("D",), "e": ("EH",), "f": ("F",), "g": ("G",), "h": ("HH",),
    "i": ("IH",), "j": ("JH",), "k": ("K",), "l": ("L",), "m": ("M",), "n": ("N",), "o": ("AA",), "p": ("P",),
    "q": ("K",), "r": ("R",), "s": ("S",), "t": ("T",), "u": ("AH",), "v": ("V",), "w": ("W",),
    "x": ("K", "S"), "y": ("IY",), "z": ("Z",),
}  # fmt: skip
_LAST: dict[str, Phones] = {"a": ("AH",), "o": ("OW",), "y": ("IY",), "i": ("IY",), "e": (), "es": ("Z",)}
_LONGEST_SPELLING = 4


def _by_letters(word: str) -> Phones:
    """Spell a word out by rules of thumb: right often enough for names."""
    letters = re.sub(r"([a-z])\1", r"\1", word.replace("'", ""))
    said: list[str] = []
    place = 0
    while place < len(letters):
        rest = letters[place:]
        if rest in _LAST and place > 1:
            return (*said, *_LAST[rest])
        for size in range(_LONGEST_SPELLING, 0, -1):
            sounds = _SOUNDS.get(rest[:size])
            if sounds is not None:
                said.extend(sounds)
                place += min(size, len(rest))
                break
        else:
            place += 1
    return tuple(said)
