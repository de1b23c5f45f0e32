"""Other people's words, shown as they are: never read as HTML, never wider than their column."""

from __future__ import annotations

import re

_UNBREAKABLE = re.compile(r"\S{20,}")
_PIECE = 10
_BREAK_HERE = "\u200b"


def plain_tip(text: str) -> str:
    """Return a tool tip that shows the text as it is; Qt would read some texts as HTML."""
    from html import escape  # late: the first window has no tool tips yet

    return f"<span>{escape(text)}</span>".replace("\n", "<br>") if text else ""


def breakable(text: str) -> str:
    """Return the text with places to break very long words, which a label would cut off."""
    return _UNBREAKABLE.sub(lambda word: _in_pieces(word.group()), text)


def _in_pieces(word: str) -> str:
    return _BREAK_HERE.join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))
