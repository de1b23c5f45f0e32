"""The audit's chain: each entry's digest covers the entry before it, and outlives the names it covers."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from simulator.records.hr_interface import AuditEntry
from simulator.records.rows import damaged_row

BEGINNING = ""
"""What the first entry follows."""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it is kept: the chain covers digests of the names, so that these can be emptied.

    Attributes:
        number: From 1.
        at: UTC, as ISO 8601 writes it.
        by, about: As in ``AuditEntry``; empty once emptied.
        by_salt, about_salt: Random; without them nobody can try names on the digests. Empty once emptied.
        by_digest, about_digest: SHA-256 over salt and text.
        what: What was done.
        emptied: The entries whose names this one emptied, and which of them; a JSON list.
        digest: SHA-256 over the entry before and all the above but texts and salts.
    """

    number: int
    at: str
    by: str
    by_salt: str
    by_digest: str
    what: str
    about: str
    about_salt: str
    about_digest: str
    emptied: str
    digest: str


def new_link(last: tuple[int, str] | None, by: str, what: str, about: str, emptied: str = "[]") -> Link:
    """Return the entry that follows the last one, given by its number and digest."""
    last_number, last_digest = last or (0, BEGINNING)
    number = last_number + 1
    at = datetime.now(UTC).isoformat()
    by_salt, about_salt = secrets.token_hex(16), secrets.token_hex(16)
    by_digest, about_digest = _hidden(by_salt, by), _hidden(about_salt, about)
    digest = _digest(last_digest, number, at, by_digest, what, about_digest, emptied)
    return Link(number, at, by, by_salt, by_digest, what, about, about_salt, about_digest, emptied, digest)


def entry_from(link: Link) -> AuditEntry:
    """Return an entry as people read it.

    Raises:
        RecordsError: Its date is none.
    """
    try:
        at = datetime.fromisoformat(link.at)
    except ValueError as error:
        raise damaged_row(f"entry {link.number} of the audit") from error
    return AuditEntry(link.number, at, link.by, link.what, link.about, link.digest)


def first_broken(links: Iterable[Link], last_number: int) -> Link | int | None:
    """Return the first entry that was altered or misplaced, or the number that is missing.

    None says that all is well.

    Somebody who may write the file, knows this program and makes every later digest anew is not found
    out: for that, a digest has to be kept where they cannot write.

    Args:
        links: All entries, in order.
        last_number: The number of the last entry that was ever made.
    """
    before, expected = BEGINNING, 1
    kept = tuple(links)
    emptied = {key for link in kept for key in emptied_by(link)}
    for link in kept:
        if link.number != expected:
            return expected
        if not _is_sound(link, before, emptied):
            return link
        before, expected = link.digest, expected + 1
    return expected if expected <= last_number else None


def emptied_by(link: Link) -> frozenset[tuple[int, str]]:
    """Return which texts of which earlier entries an entry emptied."""
    try:
        told = json.loads(link.emptied)
        return frozenset((int(number), str(part)) for number, part in told if int(number) < link.number)
    except (ValueError, TypeError):
        return frozenset()


def _is_sound(link: Link, before: str, emptied: set[tuple[int, str]]) -> bool:
    parts = (
        ("by", link.by, link.by_salt, link.by_digest),
        ("about", link.about, link.about_salt, link.about_digest),
    )
    for part, text, salt, digest in parts:
        if salt == "" and text == "" and (link.number, part) in emptied:
            continue
        if digest != _hidden(salt, text):
            return False
    return link.digest == _digest(
        before, link.number, link.at, link.by_digest, link.what, link.about_digest, link.emptied
    )


def _hidden(salt: str, text: str) -> str:
    return hashlib.sha256(f"{salt}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


def _digest(*parts: object) -> str:
    text = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
