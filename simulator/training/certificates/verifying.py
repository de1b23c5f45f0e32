"""verify(raw): whether a certificate is whole, and whose it is; offline, from the file alone."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from simulator.training.certificates.certificate import CertificateError
from simulator.training.certificates.proof import signer_of

LARGEST_FILE = 5_000_000
"""Bytes; certificates are far smaller."""

_MOST_UNPACKED = 20_000_000
"""Bytes that are unpacked from one file at the most."""

_SCRIPT = (b'<script type="application/ld+json">', b"</script>")
_STREAM = (b"stream", b"endstream")


@dataclass(frozen=True, slots=True)
class Verified:
    """What a certificate says, and whether it is to be believed.

    Attributes:
        is_whole: Whether nothing was altered since it was signed.
        key: The did:key it is, or claims to be, signed by.
        issuer: The name the issuer gives itself; the key alone proves who it is.
        name: Whose certificate it is.
        number: Their employee number; "" if it is not told.
        title: What they completed.
        completed_at: As it is written there; UTC.
        holds_until: As it is written there; "" for ever.
        is_over: Whether it held until a moment that has passed.
    """

    is_whole: bool
    key: str
    issuer: str
    name: str
    number: str
    title: str
    completed_at: str
    holds_until: str
    is_over: bool


def verify_file(path: Path, now: datetime) -> Verified:
    """Return what a certificate file says: a credential, or a page or PDF that carries one.

    Raises:
        CertificateError: It cannot be read, or no certificate of ours is in it.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise CertificateError(
            f"“{path.name}” could not be read: {error.strerror or error}.", remedy="Name another file."
        ) from error
    return verify(raw, now)


def verify(raw: bytes, now: datetime) -> Verified:
    """Return what a certificate says; see ``verify_file``.

    Args:
        raw: The file.
        now: The time by which it may have run out.

    Raises:
        CertificateError: No certificate of ours is in it.
    """
    if len(raw) > LARGEST_FILE:
        raise CertificateError(
            f"This file is larger than {LARGEST_FILE // 1_000_000} MB, and so no certificate.",
            remedy="Name the certificate's own file.",
        )
    for found in _documents_in(raw):
        if "OpenBadgeCredential" in _list(found.get("type")):
            return _verified(found, now)
    raise CertificateError(
        "No Open Badges certificate is in this file.",
        remedy="A certificate is a .json file, or the .pdf or .html page made with it.",
    )


def _documents_in(raw: bytes) -> Iterator[dict[str, Any]]:
    for text in _texts_in(raw):
        try:
            found = json.loads(text, object_pairs_hook=_once_each)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            yield cast("dict[str, Any]", found)


def _texts_in(raw: bytes) -> Iterator[bytes]:
    if not raw.startswith(b"%PDF"):
        yield raw.removeprefix(b"\xef\xbb\xbf")
        yield from _between(raw, *_SCRIPT)
        return
    room = _MOST_UNPACKED
    for stream in _between(raw, *_STREAM):
        packed = stream.lstrip(b"\r\n")
        yield packed
        try:
            unpacked = zlib.decompressobj().decompress(packed, max(1, room))
        except zlib.error:
            continue
        room -= len(unpacked)
        if room <= 0:
            return
        yield unpacked


def _between(raw: bytes, begins: bytes, ends: bytes) -> Iterator[bytes]:
    """Return what stands between two marks, going through the file once."""
    end = 0
    while (begin := raw.find(begins, end)) >= 0:
        end = raw.find(ends, begin + len(begins))
        if end < 0:
            return
        yield raw[begin + len(begins) : end]
        end += len(ends)


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object that names something twice: readers would differ in which they believe."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("named twice")
    return found


def _verified(credential: dict[str, Any], now: datetime) -> Verified:
    issuer, subject = _dict(credential.get("issuer")), _dict(credential.get("credentialSubject"))
    try:
        signer = signer_of(credential)
    except ValueError as error:
        raise CertificateError(
            "This certificate has no signature that can be verified offline.",
            remedy="Ask whoever issued it for one made by Rapport.",
        ) from error
    until = _text(credential.get("validUntil"))
    claimed = _text(issuer.get("id"))
    told = {
        _text(one.get("identityType")): _text(one.get("identityHash"))
        for one in map(_dict, _list(subject.get("identifier")))
    }
    return Verified(
        is_whole=signer is not None and signer == claimed,
        key=signer or claimed,
        issuer=_text(issuer.get("name")),
        name=told.get("name", ""),
        number=told.get("accountId", ""),
        title=_text(_dict(subject.get("achievement")).get("name")),
        completed_at=_text(credential.get("validFrom")),
        holds_until=until,
        is_over=_is_over(until, now),
    )


def _is_over(until: str, now: datetime) -> bool:
    if not until:
        return False
    try:
        end = datetime.fromisoformat(until)
    except ValueError:
        return True
    return now > (end if end.tzinfo else end.replace(tzinfo=UTC))


def _dict(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else [value]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
