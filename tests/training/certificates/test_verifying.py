"""Certificates are verified from the file alone, and everything else is told for what it is."""

import json
import zlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.training.certificates.certificate import CertificateError
from simulator.training.certificates.certificate_html import certificate_page
from simulator.training.certificates.verifying import LARGEST_FILE, verify, verify_file
from tests.thoroughness import times
from tests.training.certificates.certified import KEY, NOW, certificate, credential


def raw(document: object) -> bytes:
    return json.dumps(document).encode()


def test_it_says_what_is_certified() -> None:
    found = verify(raw(credential()), NOW)
    assert found.is_whole
    assert not found.is_over
    assert (found.key, found.issuer) == (KEY.did, "Lindt & Söhne")
    assert (found.name, found.number) == ("Åsa <Öberg> & 中", "00417")
    assert (found.title, found.completed_at) == ("The barking dog </script>", "2026-05-02T23:59:59Z")


def test_it_follows_open_badges_3() -> None:
    said = credential()
    assert said["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert said["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert {"id", "type", "name"} <= set(said["issuer"])
    achievement = said["credentialSubject"]["achievement"]
    assert {"id", "type", "name", "description", "criteria"} == set(achievement)
    assert achievement["criteria"]["narrative"].endswith("A trainer's decision made it pass.")
    assert all(one["type"] == "IdentityObject" for one in said["credentialSubject"]["identifier"])
    assert said["proof"]["cryptosuite"] == "eddsa-jcs-2022"
    assert "cd" * 32 in said["evidence"][0]["description"]


def test_a_page_carries_it() -> None:
    page = certificate_page(certificate(), credential())
    assert verify(page.encode(), NOW) == verify(raw(credential()), NOW)
    assert page.count("</script>") == 1
    assert "Åsa &lt;Öberg&gt; &amp; 中" in page


def test_it_runs_out() -> None:
    assert verify(raw(credential()), NOW + timedelta(days=400)).is_over
    assert not verify(raw(credential(holds_until=None)), NOW + timedelta(days=40_000)).is_over


def test_what_was_altered_is_not_whole() -> None:
    altered = {**credential(), "name": "Another scenario"}
    assert not verify(raw(altered), NOW).is_whole


def test_another_issuer_cannot_be_claimed() -> None:
    said: dict[str, Any] = credential()
    said["issuer"]["id"] = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
    assert not verify(raw(said), NOW).is_whole


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b"%PDF-1.7\nstream\nx\nendstream",
        b"[" * 100_000,
        b"<script>{}</script>",
    ],
)
def test_what_is_none_is_said(content: bytes) -> None:
    with pytest.raises(CertificateError, match="No Open Badges certificate"):
        verify(content, NOW)


@pytest.mark.parametrize(
    "proof", [None, {}, {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022"}, [1], "x"]
)
def test_other_signatures_are_said(proof: object) -> None:
    with pytest.raises(CertificateError, match="no signature that can be verified offline"):
        verify(raw({**credential(), "proof": proof}), NOW)


def test_what_names_something_twice_is_refused() -> None:
    twice = raw(credential()).replace(b'"validFrom"', b'"name": "x", "validFrom"', 1)
    with pytest.raises(CertificateError):
        verify(twice, NOW)


def test_a_huge_file_is_refused() -> None:
    with pytest.raises(CertificateError, match="larger than 5 MB"):
        verify(b" " * (LARGEST_FILE + 1), NOW)


def test_a_file_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(CertificateError, match="could not be read"):
        verify_file(tmp_path / "none.json", NOW)


def test_the_same_completion_has_the_same_id() -> None:
    assert certificate().id == replace(certificate(), name="Renamed").id
    assert certificate().id != certificate(evidence="ef" * 32).id


def test_a_name_that_is_no_text_is_said() -> None:
    with pytest.raises(CertificateError, match="cannot be signed"):
        credential(name="\ud800")


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "content",
    [
        b"%PDF" + b"stream\n" * 700_000,
        b'<script type="application/ld+json">' * 140_000,
        b"%PDF" + b"".join([b"stream\n" + zlib.compress(b"0" * 5_000_000) + b"\nendstream\n"] * 900),
        b'{"type":' * 600_000,
    ],
    ids=["no end", "no end either", "packed a thousandfold", "deep"],
)
def test_a_hostile_file_costs_little(content: bytes) -> None:
    with pytest.raises(CertificateError):
        verify(content[:LARGEST_FILE], NOW)


@settings(max_examples=times(200, usual=50))
@given(st.data())
def test_a_damaged_file_is_never_believed(drawn: st.DataObject) -> None:
    whole = raw(credential())
    place = drawn.draw(st.integers(0, len(whole) - 1))
    instead = drawn.draw(st.binary(max_size=6))
    damaged = whole[:place] + instead + whole[place + drawn.draw(st.integers(0, 6)) :]
    try:
        found = verify(damaged, NOW)
    except CertificateError:
        return
    assert not found.is_whole or _told(damaged) == _told(whole)


def _told(document: bytes) -> object:
    return json.loads(document)
