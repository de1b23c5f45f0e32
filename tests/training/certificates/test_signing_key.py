"""The key: made once, kept for its user only, and said so where it is damaged."""

import os
import stat
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from simulator.training.certificates.certificate import CertificateError
from simulator.training.certificates.signing_key import FILE_NAME, is_signed, kept_did, signing_key


def test_it_is_made_once(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert kept_did(folder) is None
    key = signing_key(folder)
    assert signing_key(folder).did == key.did == kept_did(folder)
    assert is_signed(b"x", key.sign(b"x"), key.did)
    assert not is_signed(b"y", key.sign(b"x"), key.did)
    assert os.listdir(folder) == [FILE_NAME]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights otherwise")
def test_only_its_user_reads_it(tmp_path: Path) -> None:
    signing_key(tmp_path)
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"\xff\x00", b"-----BEGIN PRIVATE KEY-----\nAA==\n"])
def test_a_damaged_one_is_said_and_not_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(CertificateError, match="cannot be read"):
        signing_key(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == content


def test_one_of_another_kind_is_said(tmp_path: Path) -> None:
    pem = generate_private_key(65537, 1024).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / FILE_NAME).write_bytes(pem)
    with pytest.raises(CertificateError, match="another kind"):
        signing_key(tmp_path)


@pytest.mark.parametrize(
    "did",
    ["", "did:web:example.org", "did:key:z", "did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc"],
)
def test_other_names_are_refused(did: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # each has words of its own
        is_signed(b"x", b"y" * 64, did)
