"""speakable: a written line as any voice may be given it: nothing in it is taken for an order."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = str.maketrans("\u2019\u2018\u02bc\u2032\uff07", "'''''")

_SAID = str.maketrans({"&": " and ", "+": " plus ", "=": " equals ", "@": " at "})

_KEPT_SYMBOLS = "£$€%°¢¥'\"-,.;:!?()/"
"""Of everything that is no letter, digit or space, what voices read as people do."""

_PAUSE = re.compile(r"\s*(?:[\u2012-\u2015\u2212]|\u2026|\.{2,}|(?<=\s)-+(?=\s)|--+)\s*")
_QUOTES = re.compile(r"(?<!\w)'|'(?!\w)|\"")
_COMMAS = re.compile(r"\s*,[\s,]*(?=[.!?;:,]|$)")
_SLASH = re.compile(r"(?<!\d)/|/(?!\d)")
_LEADING = re.compile(r"^[\s,.;:]+")


def speakable(text: str) -> str:
    """Return what a voice is to be given for a line; "" where there is nothing to be said in it.

    Quotation marks, emoji, direction marks and everything that engines take for
    markup (``<``, ``[[``, ``&``, backslashes, control characters) is gone; dashes and dots
    are pauses. What is left is letters, digits and plain punctuation, on one line.
    """
    plain = unicodedata.normalize("NFC", text).translate(_APOSTROPHES)
    plain = "".join(_character(letter) for letter in plain.translate(_SAID))
    plain = _QUOTES.sub("", _SLASH.sub(" ", _PAUSE.sub(", ", plain)))
    plain = _LEADING.sub("", _COMMAS.sub("", " ".join(plain.split())))
    return plain if any(letter.isalnum() for letter in plain) else ""


def _character(letter: str) -> str:
    """Letters, digits and the marks upon them as they are; spaces for most of the rest."""
    kind = unicodedata.category(letter)
    if kind[0] in "LN" or letter in _KEPT_SYMBOLS or letter in "\u2026\u2212" or kind == "Pd":
        return letter
    if kind in ("Mn", "Mc"):
        return "" if "\ufe00" <= letter <= "\ufe0f" or letter >= "\U000e0100" else letter
    if kind in ("Cf", "Me"):
        return ""
    return " "
