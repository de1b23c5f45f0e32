"""What is worked out once and kept: with a digest of what it was made of, and one of itself."""

from __future__ import annotations

import hashlib
import zlib

_DIGEST_BYTES = 32


def sealed(made_of: bytes, said: bytes) -> bytes:
    """Return bytes as they are kept: the same for the same.

    Args:
        made_of: SHA-256 of what they were made of.
        said: The bytes.
    """
    packed = zlib.compress(said, 9)
    return b"".join((made_of, hashlib.sha256(packed).digest(), packed))


def unsealed(kept: bytes, made_of: bytes) -> bytes | None:
    """Return what was kept; None if it was made of something else, or is damaged."""
    packed = kept[2 * _DIGEST_BYTES :]
    if kept[: 2 * _DIGEST_BYTES] != made_of + hashlib.sha256(packed).digest():
        return None
    return zlib.decompress(packed)
