"""A scenario file's heading: all that a library card shows, read without the story and without pydantic."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from simulator.scenario_files.guard import RefusedFile, check_text, decode, read_bytes
from simulator.scenario_files.library_entry import LibraryEntry, scenario_digest
from simulator.scenario_files.tree import parse, plain_of

_STORY = re.compile(r"^(?:opening|facts|tray|card|words|start|nodes|endings|rubric|tests)[ ]*:", re.MULTILINE)
"""Keys that come after everything a card shows."""


def heading_of(path: Path) -> LibraryEntry:
    """Return what the file says about itself, unchecked; its name where it says nothing."""
    try:
        text = decode(read_bytes(path))
    except RefusedFile as refusal:
        return LibraryEntry(path, path.stem, path.stem, "", problems=(refusal.found,), is_checked=False)
    return entry_of_text(path, text)


def entry_of_text(path: Path, text: str) -> LibraryEntry:
    """Return what a text says about itself, unchecked."""
    said = _said(text)
    about, customer = _group(said, "about"), _first(_group(said, "characters"))
    minutes = _text(about, "minutes")
    practices = about.get("practices")
    return LibraryEntry(
        path=path,
        id=_text(said, "id") or path.stem,
        title=_text(said, "title") or path.stem,
        digest=scenario_digest(text),
        summary=_text(about, "summary"),
        minutes=int(minutes) if minutes.isascii() and minutes.isdigit() and len(minutes) < 4 else 0,  # noqa: PLR2004
        channel=_text(about, "channel"),
        level=_text(about, "level"),
        practices=tuple(str(p) for p in practices) if isinstance(practices, list) else (),  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        language=_text(said, "language"),
        company=_text(said, "company"),
        customer=_text(customer, "name"),
        portrait=_text(customer, "portrait"),
        place=_text(said, "place"),
        is_checked=False,
    )


def _said(text: str) -> Mapping[str, Any]:
    story = _STORY.search(text)
    return _read(text[: story.start()] if story else text)


@lru_cache(maxsize=256)  # lists of titles ask for the same few headings again and again
def _read(heading: str) -> Mapping[str, Any]:
    try:
        plain = plain_of(parse(check_text(heading), []))
    except RefusedFile:
        return {}
    return plain if isinstance(plain, dict) else {}  # pyright: ignore[reportUnknownVariableType]


def _group(said: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = said.get(key)
    return found if isinstance(found, dict) else {}  # pyright: ignore[reportUnknownVariableType]


def _first(found: Mapping[str, Any]) -> Mapping[str, Any]:
    return _group(found, next(iter(found), ""))


def _text(said: Mapping[str, Any], key: str) -> str:
    found = said.get(key)
    return " ".join(found.split())[:200] if isinstance(found, str) else ""
