"""Signatures: the published example verifies, ours verify, and whatever is altered does not."""

import contextlib
import copy
import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.training.certificates.base58 import base58, from_base58
from simulator.training.certificates.canonical_json import canonical_json
from simulator.training.certificates.proof import signed, signer_of
from tests.training.certificates.certified import KEY, NOW, credential

PUBLISHED: dict[str, Any] = {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
    "proof": {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": "2023-02-24T23:36:38Z",
        "verificationMethod": "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
        "#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
        "proofPurpose": "assertionMethod",
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
        "proofValue": "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHX"
        "QzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX",
    },
}
"""The example of the standard for eddsa-jcs-2022."""


def test_the_example_of_the_standard_verifies() -> None:
    assert signer_of(PUBLISHED) == "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"


def test_what_we_sign_verifies_after_a_journey_as_text() -> None:
    assert signer_of(json.loads(json.dumps(credential(), indent=4, sort_keys=True))) == KEY.did


def test_signing_again_is_the_same() -> None:
    assert credential() == credential()


def paths_in(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    found = [place for name, each in members for place in paths_in(each, (*path, name))]
    return found if isinstance(value, dict | list) else [path]


@pytest.mark.parametrize("path", paths_in(credential()), ids=str)
def test_no_leaf_can_be_altered(path: tuple[Any, ...]) -> None:
    altered = copy.deepcopy(credential())
    holder: Any = altered
    for name in path[:-1]:
        holder = holder[name]
    holder[path[-1]] = "1" + str(holder[path[-1]])
    with contextlib.suppress(ValueError):
        assert signer_of(altered) is None


def test_nothing_can_be_added_or_left_out() -> None:
    more = {**credential(), "description": "with honours"}
    assert signer_of(more) is None
    less = credential()
    del less["validUntil"]
    assert signer_of(less) is None


@given(st.binary(max_size=80))
def test_base_58_and_back(raw: bytes) -> None:
    assert from_base58(base58(raw)) == raw


@pytest.mark.parametrize("text", ["0", "l", "ü", " ", "1" * 1000])
def test_what_is_not_base_58_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="base 58"):
        from_base58(text)


def test_canonical_json_is_as_the_standard_has_it() -> None:
    value = {"\u20ac": "Euro", "\r": "\u000f\n", "1": [True, None, -0], "\U0001f600": "", "\ufb33": '"\\/'}
    assert canonical_json(value).decode() == (
        '{"\\r":"\\u000f\\n","1":[true,null,0],"€":"Euro","😀":"","\ufb33":"\\"\\\\/"}'
    )


def deep(levels: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize("value", [0.5, 2**60, "\ud800", deep(100)])
def test_what_cannot_be_signed_is_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # each has words of its own
        signed({"a": value}, KEY, NOW + timedelta())
