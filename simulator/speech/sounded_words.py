"""sounded: the words that are heard for a written one, and how a word nobody has listed may be pronounced."""

from __future__ import annotations

import re
import unicodedata

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_PART = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?|\d+(?:,\d{3})+|\d+")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_ORDINAL = re.compile(r"(\d{1,4})(st|nd|rd|th)", re.IGNORECASE)

LONGEST_NUMBER = 6
"""Digits; what is longer is read one by one by some voices and not by others."""

_SOUNDS = (
    ("tch", "CH"), ("igh", "AY"), ("sch", "SH"), ("ough", "AO"),
    ("ch", "CH"), ("sh", "SH"), ("th", "TH"), ("ph", "F"), ("ck", "K"), ("ng", "NG"), ("qu", "K W"),
    ("wh", "W"), ("ee", "IY"), ("ea", "IY"),
    ("oo", "UW"), ("ou", "AW"), ("ow", "OW"), ("ai", "EY"), ("ay", "EY"),
    ("oi", "OY"), ("oy", "OY"), ("au", "AO"), ("aw", "AO"), ("er", "ER"), ("ir", "ER"), ("ur", "ER"),
    ("a", "AE"), ("b", "B"), ("c", "K"), ("d", "D"), ("e", "EH"), ("f", "F"), ("g", "G"), ("h", "HH"),
    ("i", "IH"), ("j", "JH"), ("k", "K"), ("l", "L"), ("m", "M"), ("n", "N"), ("o", "OW"), ("p", "P"),
    ("q", "K"), ("r", "R"), ("s", "S"), ("t", "T"), ("u", "AH"), ("v", "V"), ("w", "W"), ("x", "K S"),
    ("y", "IY"), ("z", "Z"),
)  # fmt: skip
"""Letters, longest first, and about how they sound, in the model's phones."""

_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")


def sounded(word: str) -> tuple[str, ...]:
    """Return what is heard for a word of a text, in small letters; () where that depends on the voice.

    "well-known" is two words, "20" is "twenty"; "3.5" and "9:30" are read differently by different voices.
    """
    plain = (
        unicodedata.normalize("NFC", word).replace("\u2019", "'").replace("\u02bc", "'").lower().strip("'")
    )
    ordinal = _ORDINAL.fullmatch(plain)
    if ordinal:
        *before, last = number_words(int(ordinal.group(1)))
        return (
            *before,
            _ORDINALS.get(last, f"{last.removesuffix('y')}ieth" if last[-1] == "y" else f"{last}th"),
        )
    if re.search(r"\d[.:/]\d|\d[^\W\d_]|[^\W\d_]\d", plain):
        return ()
    heard = list[str]()
    for part in _PART.findall(plain):
        digits = part.replace(",", "")
        if not digits.isdigit():
            heard.append(part)
        elif digits.isascii() and len(digits) <= LONGEST_NUMBER and (digits == "0" or digits[0] != "0"):
            heard += number_words(int(digits))
        else:
            return ()
    return tuple(heard)


def number_words(number: int) -> list[str]:
    """Return a number below a million as it is said."""
    if number < len(_ONES):
        return [_ONES[number]]
    if number < 100:  # noqa: PLR2004
        return [_TENS[number // 10 - 2], *(_said_rest(number % 10))]
    if number < 1_000:  # noqa: PLR2004
        rest = number % 100
        return [_ONES[number // 100], "hundred", *(["and", *number_words(rest)] if rest else [])]
    rest = number % 1_000
    joined = ["and"] if 0 < rest < 100 else []  # noqa: PLR2004
    return [*number_words(number // 1_000), "thousand", *joined, *_said_rest(rest)]


def pronounced(word: str) -> str:
    """Return about how a word nobody has listed is read in English, in the model's phones; or ""."""
    plain = unicodedata.normalize("NFKD", word.lower())
    plain = _DOUBLED.sub(r"\1", "".join(letter for letter in plain if "a" <= letter <= "z"))
    if len(plain) > 3 and plain.endswith("e") and plain[-2] not in "aeiou":  # noqa: PLR2004
        plain = plain[:-1]
    phones, at = list[str](), 0
    while at < len(plain):
        letters, sound = next(pair for pair in _SOUNDS if plain.startswith(pair[0], at))
        phones.append(sound)
        at += len(letters)
    return " ".join(phones)


def _said_rest(number: int) -> list[str]:
    return number_words(number) if number else []
