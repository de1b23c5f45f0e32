"""The file of a bundle: a line that says whose it is, with a signature, and a line of JSON that it is over.

Both lines are written in one way only, so that a file with any byte altered is another file. It can be read
with any editor: nobody has to trust us about what is in it. Nothing in it is compressed, so that a small file
cannot become a large one.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn, cast

from simulator.domain.errors import SimulatorError
from simulator.records.bundle_interface import Bundle, SignedBundle
from simulator.training.bundles.bundle_json import bundle_from, bundle_json
from simulator.training.certificates.base58 import base58, from_base58
from simulator.training.certificates.signing_key import SigningKey, is_signed

SUFFIX = ".rapportbundle"
FORMAT = 1
LARGEST_BYTES = 200_000_000
"""About a hundred thousand attempts without their words."""
_LONGEST_HEADER = 2_000
_LONGEST_COMPUTER = 100
_SIGNED_FIRST = b"Rapport bundle 1\n"
"""So that no signature of anything else can pass for one of a bundle."""
_CLOCK_MAY_DIFFER = timedelta(days=1)


class BundleError(SimulatorError):
    """A file that is no bundle, or not one to be merged."""


def bundle_bytes(bundle: Bundle, key: SigningKey, computer_name: str, now: datetime) -> bytes:
    """Return a bundle's file; the same records at the same second give the same bytes.

    Args:
        bundle: What it holds.
        key: This computer's.
        computer_name: What this computer calls itself.
        now: When it is made; UTC.

    Raises:
        BundleError: It would be too large.
    """
    content = _written(bundle_json(bundle))
    if len(content) > LARGEST_BYTES - _LONGEST_HEADER:
        raise BundleError(
            f"These results would be a file of more than {LARGEST_BYTES // 1_000_000} MB.",
            remedy="Hand them over from each computer by itself, or without the words.",
        )
    header = {
        "rapport-bundle": FORMAT,
        "bytes": len(content),
        "computer": key.did,
        "name": computer_name[:_LONGEST_COMPUTER] or "a computer",
        "made": now.astimezone(UTC).replace(microsecond=0).isoformat(),
    }
    signature = key.sign(_to_sign(header, content))
    return _written({**header, "signature": base58(signature)}) + b"\n" + content + b"\n"


def read_bundle(path: Path, now: datetime) -> SignedBundle:
    """Return the bundle in a file.

    Args:
        path: The file.
        now: Now; UTC.

    Raises:
        BundleError: It is none, cut off, altered, too large, of a newer program, or from the future.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise BundleError(
                f"{path.name} has {size / 1_000_000:,.0f} MB; {LARGEST_BYTES // 1_000_000} MB are the most.",
                remedy="It was not read. Ask for bundles of fewer people.",
            )
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        why = (error.strerror or str(error)) if isinstance(error, OSError) else "no file has such a name"
        raise BundleError(
            f"{path.name} cannot be read: {why}.", remedy="Check the name, and the stick it is on."
        ) from error
    return bundle_in(raw, path.name, now)


def bundle_in(raw: bytes, name: str, now: datetime) -> SignedBundle:
    """Return the bundle that a file's bytes are; see ``read_bundle``."""
    line, _, rest = raw.partition(b"\n")
    header = _header(line, name)
    if header["rapport-bundle"] > FORMAT:
        raise BundleError(f"{name} was made by a newer Rapport.", remedy="Update this program first.")
    size = header["bytes"]
    if len(rest) < size + 1:
        raise BundleError(
            f"{name} is cut off: {len(rest):,} of {size + 1:,} bytes are there.",
            remedy="Copy it anew from the computer it comes from.",
        )
    content = rest[:-1]
    if len(rest) != size + 1 or not rest.endswith(b"\n") or not _fits(header, content):
        raise BundleError(
            f"{name} was altered after it was signed, or damaged.",
            remedy="Nothing of it was taken. Have that computer hand over its results again.",
        )
    made_at = datetime.fromisoformat(header["made"])
    if made_at > now + _CLOCK_MAY_DIFFER:
        raise BundleError(
            f"{name} says it was made on {made_at:%Y-%m-%d}, which is still to come.",
            remedy="Set the clock of that computer, or of this one, and hand over again.",
        )
    try:
        bundle = bundle_from(_read(content))
    except (ValueError, RecursionError) as error:
        raise BundleError(
            f"{name} is signed, but what it holds does not hold together.",
            remedy="Nothing of it was taken. Update the program on both computers, and hand over again.",
        ) from error
    return SignedBundle(bundle, header["computer"], header["name"], made_at)


def fingerprint(key: str) -> str:
    """Return what people compare to know a computer again: 24 characters in groups of four."""
    import hashlib

    digest = hashlib.sha256(key.encode()).hexdigest()[:24].upper()
    return " ".join(digest[start : start + 4] for start in range(0, len(digest), 4))


def _header(line: bytes, name: str) -> dict[str, Any]:
    """Return the first line, if it is one of a bundle written as bundles are."""
    try:
        header = _read(line if len(line) <= _LONGEST_HEADER else b"")
        told = (header["rapport-bundle"], header["bytes"])
        texts = (header["computer"], header["name"], header["made"], header["signature"])
        is_sound = all(type(one) is int and one >= 0 for one in told) and all(
            isinstance(one, str) for one in texts
        )
        is_sound = is_sound and datetime.fromisoformat(texts[2]).tzinfo is not None
    except (ValueError, LookupError, TypeError, RecursionError):
        is_sound, header = False, {}
    if not is_sound:
        raise BundleError(
            f"{name} is no bundle of Rapport’s, or its beginning is damaged.",
            remedy=f"Choose a file that ends with {SUFFIX}.",
        )
    return header


def _fits(header: dict[str, Any], content: bytes) -> bool:
    bare = {name: value for name, value in header.items() if name != "signature"}
    try:
        signature = from_base58(header["signature"])
        return is_signed(_to_sign(bare, content), signature, header["computer"])
    except ValueError:
        return False


def _to_sign(header: dict[str, Any], content: bytes) -> bytes:
    return _SIGNED_FIRST + _written(header) + b"\n" + content


def _written(value: object) -> bytes:
    """Return JSON in the one way in which it is written here."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _read(raw: bytes) -> dict[str, Any]:
    value = cast("object", json.loads(raw, parse_float=_no_number, parse_constant=_no_number))
    if not isinstance(value, dict) or _written(cast("object", value)) != raw:
        raise ValueError("written otherwise than bundles are")
    return cast("dict[str, Any]", value)


def _no_number(told: str) -> NoReturn:
    raise ValueError(f"a number with a fraction: {told[:20]}")
