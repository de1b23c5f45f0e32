"""A certificate as an Open Badges 3.0 credential, signed by this computer's key."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from simulator.training.certificates.certificate import Certificate, CertificateError
from simulator.training.certificates.proof import signed
from simulator.training.certificates.signing_key import SigningKey

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
"""What the names in a credential mean; nobody needs to fetch them to verify it."""


def credential_of(certificate: Certificate, key: SigningKey, at: datetime) -> dict[str, Any]:
    """Return the signed credential.

    Args:
        certificate: What is certified.
        key: Signs it, and names the issuer.
        at: When it is signed; UTC.

    Raises:
        CertificateError: A name in it is no text that can be signed.
    """
    try:
        return signed(_unsigned(certificate, key), key, at)
    except ValueError as error:
        raise CertificateError(
            f"The certificate of {certificate.name!r} cannot be signed: a name in it is no proper text.",
            remedy="Mend the name.",
        ) from error


def _unsigned(certificate: Certificate, key: SigningKey) -> dict[str, Any]:
    title = certificate.scenario_title
    decided = " A trainer's decision made it pass." if certificate.is_decided else ""
    credential: dict[str, Any] = {
        "@context": list(CONTEXTS),
        "id": f"urn:uuid:{certificate.id}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": title,
        "issuer": {"id": key.did, "type": ["Profile"], "name": certificate.issuer},
        "validFrom": certificate.completed_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": _identifiers(certificate),
            "achievement": {
                "id": f"urn:rapport:scenario:{certificate.scenario_id}",
                "type": ["Achievement"],
                "name": title,
                "description": f"Completed the role play “{title}”.",
                "criteria": {"narrative": f"A submitted attempt that passed the scenario's bars.{decided}"},
            },
        },
        "evidence": [
            {
                "id": f"urn:uuid:{certificate.attempt_id}",
                "type": ["Evidence"],
                "name": "Scorecard",
                "description": f"SHA-256 of the scorecard: {certificate.evidence}",
            }
        ],
    }
    if certificate.holds_until:
        last = datetime.combine(certificate.holds_until, time(23, 59, 59), UTC)
        credential["validUntil"] = last.strftime("%Y-%m-%dT%H:%M:%SZ")
    return credential


def _identifiers(certificate: Certificate) -> list[dict[str, Any]]:
    named = [("name", certificate.name), ("accountId", certificate.number)]
    return [
        {"type": "IdentityObject", "hashed": False, "identityHash": value, "identityType": kind}
        for kind, value in named
        if value
    ]
