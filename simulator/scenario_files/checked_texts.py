"""Texts that were checked when the program was made: what comes with it needs no check at a first start.

``tests.make_kept`` writes what is kept, with a digest of the code that checked; with other code, or another
text, or where it is damaged, the file is checked as any other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from simulator.scenario_files.library_entry import LibraryEntry, as_remembered, from_remembered
from simulator.scoring.sources import SCORING, code_digest

KEPT = Path(__file__).with_name("checked_texts.json")
"""Where it is kept."""

_JUDGE_NO_TEXT = frozenset({"exam", "explaining"})
"""Parts of scoring that no check asks."""


def checked_before(digest: str, path: Path) -> LibraryEntry | None:
    """Return what the check of a text came to when the program was made; None if it was not checked then.

    Args:
        digest: Of the text, see `scenario_digest`.
        path: Where the text stands now.
    """
    kept = _kept().get(digest)
    try:
        return None if kept is None else from_remembered(kept, path)
    except (TypeError, ValueError):
        return None


def was_found_right(digest: str) -> bool:
    """Return whether the text of that digest could be played when the program was made."""
    entry = checked_before(digest, Path())
    return entry is not None and entry.is_playable


def written(entries: Iterable[LibraryEntry]) -> str:
    """Return checked entries as they are kept."""
    texts = {entry.digest: as_remembered(entry) for entry in entries}
    return json.dumps({"code": checking_digest(), "texts": texts}, indent=1, ensure_ascii=False) + "\n"


@cache
def checking_digest() -> str:
    """Return the digest of the code and patterns that check a scenario's text."""
    scoring = (
        file
        for suffix in ("*.py", "*.toml", "*.txt")
        for file in SCORING.rglob(suffix)
        if file.relative_to(SCORING).parts[0] not in _JUDGE_NO_TEXT
    )
    return code_digest([*KEPT.parent.glob("*.py"), *scoring])


@cache
def _kept() -> Mapping[str, list[Any]]:
    try:
        kept = json.loads(KEPT.read_bytes())
        return cast("dict[str, list[Any]]", kept["texts"]) if kept["code"] == checking_digest() else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
