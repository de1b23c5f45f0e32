"""Base 58, as Bitcoin has it, in which keys and signatures of credentials are written."""

from __future__ import annotations

_DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_PLACE = {digit: place for place, digit in enumerate(_DIGITS)}
_LONGEST = 200
"""Characters; keys and signatures are shorter, and the work grows with the square."""


def base58(raw: bytes) -> str:
    """Return bytes in base 58; each leading zero byte is a "1"."""
    number = int.from_bytes(raw, "big")
    digits = ""
    while number:
        number, place = divmod(number, 58)
        digits = _DIGITS[place] + digits
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + digits


def from_base58(text: str) -> bytes:
    """Return the bytes a text in base 58 stands for.

    Raises:
        ValueError: It is no such text, or longer than keys and signatures are.
    """
    if len(text) > _LONGEST or any(digit not in _PLACE for digit in text):
        raise ValueError("not in base 58")
    number = 0
    for digit in text:
        number = number * 58 + _PLACE[digit]
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")
