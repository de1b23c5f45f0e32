"""harmless(text): a cell that no table program takes for a formula, and no file format chokes on."""

from __future__ import annotations

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'", "＝", "＋", "－", "＠")  # full-width ones are folded by some
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_767
"""Characters that Excel takes in one cell."""


def harmless(text: str) -> str:
    """Return the text of a cell; what may be taken for a formula begins with an apostrophe.

    Characters that no table can hold are left out, and so is what no cell has room for.
    """
    seen = _UNSEEN.sub("", text)
    marked = f"'{seen}" if seen.lstrip(" \n\xa0").startswith(_FORMULA) else seen
    return marked[:LONGEST_CELL]
