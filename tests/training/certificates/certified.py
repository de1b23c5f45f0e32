"""A certificate for the tests, and a key that is always the same."""

from datetime import UTC, date, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from simulator.training.certificates.certificate import Certificate
from simulator.training.certificates.credential import credential_of
from simulator.training.certificates.signing_key import SigningKey

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
KEY = SigningKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))


def certificate(**changed: Any) -> Certificate:
    told: dict[str, Any] = {
        "name": "Åsa <Öberg> & 中",
        "number": "00417",
        "scenario_id": "barking-dog",
        "scenario_title": "The barking dog </script>",
        "attempt_id": "0b9f3a52-5d3c-4b5e-9a51-3f6f0d4f9c11",
        "completed_at": datetime(2026, 5, 2, 23, 59, 59, tzinfo=UTC),
        "evidence": "cd" * 32,
        "is_decided": True,
        "issuer": "Lindt & Söhne",
        "holds_until": date(2027, 5, 2),
        **changed,
    }
    return Certificate(**told)


def credential(**changed: Any) -> dict[str, Any]:
    return credential_of(certificate(**changed), KEY, NOW)
