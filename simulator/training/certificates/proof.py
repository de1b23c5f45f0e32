"""Data Integrity proofs by eddsa-jcs-2022: a signature over canonical JSON, put into the document itself."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any, cast

from simulator.training.certificates.base58 import base58, from_base58
from simulator.training.certificates.canonical_json import canonical_json
from simulator.training.certificates.signing_key import SigningKey, is_signed

Document = dict[str, Any]
_SUITE = "eddsa-jcs-2022"


def signed(document: Document, key: SigningKey, at: datetime) -> Document:
    """Return a document with its proof.

    Args:
        document: Without a proof.
        key: Signs it.
        at: When it is signed; UTC.

    Raises:
        ValueError: It cannot be written as canonical JSON.
    """
    proof: Document = {
        "type": "DataIntegrityProof",
        "cryptosuite": _SUITE,
        "created": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "verificationMethod": key.verification_method,
        "proofPurpose": "assertionMethod",
    }
    if "@context" in document:
        proof = {"@context": document["@context"], **proof}
    value = "z" + base58(key.sign(_to_sign(document, proof)))
    return {**document, "proof": {**proof, "proofValue": value}}


def signer_of(secured: Document) -> str | None:
    """Return the did:key whose owner signed the document as it is; None if it was altered since.

    Raises:
        ValueError: It has no such proof, or its key is none that can be verified offline.
    """
    proof = secured.get("proof")
    if not isinstance(proof, dict):
        raise ValueError("no proof")  # noqa: TRY004  # what is signed came from somebody's file
    options = dict(cast("Document", proof))
    value, method = options.pop("proofValue", ""), options.get("verificationMethod")
    told = (options.get("type"), options.get("cryptosuite"), options.get("proofPurpose"))
    if told != ("DataIntegrityProof", _SUITE, "assertionMethod"):
        raise ValueError("another kind of proof")
    if not isinstance(value, str) or not value.startswith("z") or not isinstance(method, str):
        raise ValueError("half a proof")
    did, _, name = method.partition("#")
    if f"did:key:{name}" != did:
        raise ValueError("the key is named twice, and differently")
    document = {name: each for name, each in secured.items() if name != "proof"}
    if "@context" in options and options["@context"] != document.get("@context"):
        return None
    is_whole = is_signed(_to_sign(document, options), from_base58(value[1:]), did)
    return did if is_whole else None


def _to_sign(document: Document, proof: Document) -> bytes:
    hashed = (hashlib.sha256(canonical_json(each)).digest() for each in (proof, document))
    return b"".join(hashed)
