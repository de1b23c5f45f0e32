"""SigningKey: this computer's own Ed25519 key, made the first time and kept where only its user reads."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from simulator.training.certificates.base58 import base58, from_base58
from simulator.training.certificates.certificate import CertificateError

FILE_NAME = "certificate-key.pem"
_ED25519 = b"\xed\x01"
"""The multicodec mark of an Ed25519 public key."""
_KEY_BYTES = 32


class SigningKey:
    """Signs, and says by which name others verify it: a did:key, which is the public key itself."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private

    @property
    def did(self) -> str:
        """The issuer's name: did:key:z… carries the public key, so nothing has to be looked up."""
        return f"did:key:{self._multibase}"

    @property
    def verification_method(self) -> str:
        """The name of the key within the issuer's document."""
        return f"{self.did}#{self._multibase}"

    @property
    def _multibase(self) -> str:
        return "z" + base58(_ED25519 + self._private.public_key().public_bytes_raw())

    def sign(self, raw: bytes) -> bytes:
        """Return the signature, 64 bytes."""
        return self._private.sign(raw)


def signing_key(folder: Path) -> SigningKey:
    """Return the key kept in a data folder, making it the first time.

    Raises:
        CertificateError: It cannot be read or kept.
    """
    path = folder / FILE_NAME
    try:
        if not path.exists():
            _keep_new(path)
        private = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError) as error:
        raise CertificateError(
            f"The key for certificates cannot be read or kept: {path}.",
            remedy="Put it back from a backup. Without it, certificates are made under a new key: move the "
            "file away, and a new one is made.",
        ) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise CertificateError(f"{path} holds a key of another kind.", remedy="Move it away.")
    return SigningKey(private)


def kept_did(folder: Path) -> str | None:
    """Return the name of the key kept in a data folder, making none; None if there is none to read."""
    try:
        private = load_pem_private_key((folder / FILE_NAME).read_bytes(), password=None)
    except (OSError, ValueError):
        return None
    return SigningKey(private).did if isinstance(private, Ed25519PrivateKey) else None


def is_signed(raw: bytes, signature: bytes, did: str) -> bool:
    """Return whether the owner of a did:key signed these bytes.

    Raises:
        ValueError: It is no did:key of an Ed25519 key.
    """
    if not did.startswith("did:key:z"):
        raise ValueError("not a did:key")
    key = from_base58(did.removeprefix("did:key:z"))
    if not key.startswith(_ED25519) or len(key) != len(_ED25519) + _KEY_BYTES:
        raise ValueError("not an Ed25519 key")
    try:
        Ed25519PublicKey.from_public_bytes(key.removeprefix(_ED25519)).verify(signature, raw)
    except InvalidSignature:
        return False
    return True


def _keep_new(path: Path) -> None:
    """Write a key in one step, so that neither a crash nor a second window leaves half of one or two."""
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.unlink(missing_ok=True)
    file = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "wb") as out:
        out.write(pem)
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(unfinished, path)  # fails if another window was first, and then theirs is the key
    except FileExistsError:
        pass
    except OSError:  # file systems without links
        unfinished.replace(path)
    unfinished.unlink(missing_ok=True)
