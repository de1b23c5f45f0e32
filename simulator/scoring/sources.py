"""Digests of the program's own code, so that what was worked out by other code is never taken for today's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

SCORING = Path(__file__).resolve().parent
"""Where the code of scoring is."""


def code_digest(files: Iterable[Path]) -> str:
    """Return the SHA-256 of what files say, with their names, as 64 hex digits; line ends do not matter.

    A file that cannot be read counts as empty, so that its digest fits nothing that was kept.
    """
    found = hashlib.sha256()
    for file in sorted(files):
        raw = _bytes_of(file)
        found.update(f"{file.parent.name}/{file.name} {len(raw)}\n".encode())
        found.update(raw)
    return found.hexdigest()


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes().replace(b"\r\n", b"\n")
    except OSError:
        return b""
