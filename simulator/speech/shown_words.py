"""Heard words as they are shown: ``i'm`` -> ``I'm``."""

from __future__ import annotations


def shown(words: str) -> str:
    """Return words as one writes them."""
    return " ".join(
        word[:1].upper() + word[1:] if word.split("'")[0] == "i" else word for word in words.split()
    )
