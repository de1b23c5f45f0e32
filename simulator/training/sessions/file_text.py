"""The text of a file somebody was sent: a text, a table or a saved e-mail, in whatever encoding."""

from __future__ import annotations

import email
from email import policy
from pathlib import Path

from simulator.domain.errors import SimulatorError

LARGEST_FILE = 2_000_000
"""Bytes; answers to one question are not longer."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class FileTextError(SimulatorError):
    """A file that cannot be read as text."""


def text_of_file(path: Path) -> str:
    """Return the text of a file.

    Raises:
        FileTextError: It cannot be read, is too large, or is no text.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise FileTextError(
            f"“{path.name}” could not be read: {error.strerror or error}.", remedy="Choose another file."
        ) from error
    if len(raw) > LARGEST_FILE:
        raise FileTextError(
            f"“{path.name}” is larger than {LARGEST_FILE // 1_000_000} MB.",
            remedy="Copy the answers out of it and paste them.",
        )
    if path.suffix.casefold() == ".eml":
        return _text_of_mail(raw)
    return decoded(raw, path.name)


def decoded(raw: bytes, name: str = "This file") -> str:
    """Return bytes as text: by their mark, else UTF-8, UTF-16 where every other byte is empty, else Windows.

    Raises:
        FileTextError: They are no text.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    odd, even = raw[1::2].count(0), raw[::2].count(0)
    if max(odd, even) * 4 > len(raw):
        return raw.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    if b"\0" in raw:
        raise FileTextError(
            f"“{name}” is no text.", remedy="Save it as CSV or text, or copy the answers and paste them."
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _text_of_mail(raw: bytes) -> str:
    message = email.message_from_bytes(raw, policy=policy.default)
    body = message.get_body(("plain",))
    if body is None:
        return decoded(raw)
    try:
        return str(body.get_content())
    except (LookupError, UnicodeDecodeError):  # an encoding nobody knows, or not the one it says
        payload = body.get_payload(decode=True)
        return decoded(payload) if isinstance(payload, bytes) else ""
