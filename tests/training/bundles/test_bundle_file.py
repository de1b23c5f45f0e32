"""The file: deterministic, and refused in words where it is anything but what was signed."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.training.bundles import bundle_file
from simulator.training.bundles.bundle_file import BundleError, bundle_in, fingerprint, read_bundle
from tests.thoroughness import times
from tests.training.bundles.laptops import NOW, Laptop

Make = Callable[[str], Laptop]


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory, empty_records: Path) -> bytes:
    there = Laptop(tmp_path_factory.mktemp("there") / "records", empty_records, "Laptop of Ann")
    there.submitted("Ann")
    made = there.raw(there.store.person("Ann"), with_words=True)
    there.store.close()
    return made


def test_same_records_give_the_same_bytes_and_come_back(laptop: Make) -> None:
    there = laptop("there")
    kept = there.submitted("Ann")
    ann = there.store.person("Ann")
    there.decide(kept.id, passed=False)
    assert there.raw(ann, with_words=True) == there.raw(ann, with_words=True)
    signed = there.signed(ann, with_words=True)
    assert signed.bundle == there.store.bundle(ann, with_words=True)
    assert (signed.key, signed.computer_name, signed.made_at) == (there.key.did, "there", NOW)


@settings(max_examples=times(150, usual=40))
@given(data=st.data())
def test_any_byte_altered_is_refused(raw: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(raw) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != raw[place]))
    with pytest.raises(BundleError):
        bundle_in(raw[:place] + bytes([byte]) + raw[place + 1 :], "x", NOW)


@given(cut=st.integers(0, 10_000))
def test_cut_off_is_refused(raw: bytes, cut: int) -> None:
    with pytest.raises(BundleError):
        bundle_in(raw[: min(cut, len(raw) - 1)], "x", NOW)


@given(given_bytes=st.binary(max_size=300))
def test_anything_else_is_no_bundle(given_bytes: bytes) -> None:
    with pytest.raises(BundleError, match="no bundle"):
        bundle_in(given_bytes, "x", NOW)


def test_says_what_is_wrong(raw: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BundleError, match="cut off"):
        bundle_in(raw[:-10], "x", NOW)
    with pytest.raises(BundleError, match="altered"):
        bundle_in(raw.replace(b"Ann", b"Bob"), "x", NOW)
    with pytest.raises(BundleError, match="altered"):
        bundle_in(raw + b"\n", "x", NOW)
    with pytest.raises(BundleError, match="newer"):
        bundle_in(raw.replace(b'"rapport-bundle":1', b'"rapport-bundle":2'), "x", NOW)
    with pytest.raises(BundleError, match="still to come"):
        bundle_in(raw, "x", NOW - timedelta(days=2))
    with pytest.raises(BundleError, match="cannot be read"):
        read_bundle(tmp_path / "none", NOW)
    file = tmp_path / "large"
    file.write_bytes(raw)
    monkeypatch.setattr(bundle_file, "LARGEST_BYTES", 1_000)
    with pytest.raises(BundleError, match="are the most"):
        read_bundle(file, NOW)


def test_what_is_signed_must_hold_together(laptop: Make) -> None:
    there = laptop("there")
    content = b'{"attempts":[],"people":[{"id":"a","name":"A","number":""}]}'
    header = {
        "rapport-bundle": 1,
        "bytes": len(content),
        "computer": there.key.did,
        "made": NOW.isoformat(),
        "name": "x",
    }
    told = json.dumps(header, separators=(",", ":"), sort_keys=True).encode()
    signature = bundle_file.base58(there.key.sign(b"Rapport bundle 1\n" + told + b"\n" + content))
    line = json.dumps({**header, "signature": signature}, separators=(",", ":"), sort_keys=True).encode()
    with pytest.raises(BundleError, match="hold together"):
        bundle_in(line + b"\n" + content + b"\n", "x", NOW)


def test_fingerprints_are_for_people_to_compare() -> None:
    groups = fingerprint("did:key:z6Mk").split(" ")
    assert [len(group) for group in groups] == [4] * 6
    assert fingerprint("did:key:z6Mk") != fingerprint("did:key:z6Ml")
