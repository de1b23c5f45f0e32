"""Qt counts text in UTF-16 units, Python in characters; an emoji is two of one and one of the other."""

from __future__ import annotations


def unit_count(text: str) -> int:
    """Return how many units Qt counts in a text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def beginning(text: str, units: int) -> str:
    """Return the beginning of a text that is so many of Qt's units long."""
    if text.isascii():
        return text[:units]
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore")
