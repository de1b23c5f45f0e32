"""Certifying: a completion becomes a certificate, as a credential or a page, and the audit says so."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from simulator.domain.people import Person
from simulator.records.interface import RecordStore
from simulator.training.certificates.certificate import (
    Certificate,
    CertificateError,
    certificate_of,
    completion_named,
)
from simulator.training.certificates.certificate_html import certificate_page
from simulator.training.certificates.credential import credential_of
from simulator.training.certificates.signing_key import signing_key
from simulator.training.exports.whole_file import whole_file


@dataclass(frozen=True, slots=True)
class Certified:
    """A certificate, and the same as a signed credential.

    Attributes:
        certificate: What is certified.
        credential: The same, signed, as Open Badges 3.0 has it.
    """

    certificate: Certificate
    credential: Mapping[str, Any]

    @property
    def credential_json(self) -> bytes:
        """The credential as a file."""
        return (json.dumps(self.credential, ensure_ascii=False, indent=2) + "\n").encode()


WritePdf = Callable[[Certified], bytes]
"""Makes a PDF; only the window's side of the program can."""


def certify(
    store: RecordStore,
    viewer: Person,
    attempt_id: str,
    *,
    titles: Mapping[str, str],
    issuer: str,
    folder: Path,
    now: datetime,
) -> Certified:
    """Return the certificate of a completed attempt.

    Args:
        store: The records.
        viewer: A trainer, or HR.
        attempt_id: The attempt, or the first characters of its id.
        titles: What scenarios are called.
        issuer: Who certifies it, by name.
        folder: The data folder, where the key is.
        now: When it is signed; UTC.

    Raises:
        CertificateError: No completed attempt has such an id.
        RecordsError: This person may not read about others, or the records cannot be read.
    """
    people = {one.person.id: one for one in store.employments(viewer)}
    tally, completion = completion_named(attempt_id, store.tallies(viewer))
    made = certificate_of(
        tally,
        completion,
        people[tally.person_id],
        titles=titles,
        assignments=store.assignments(viewer),
        issuer=issuer,
    )
    return Certified(made, credential_of(made, signing_key(folder), now.astimezone(UTC)))


def keep_certificate(
    store: RecordStore, by: Person, made: Certified, path: Path, write_pdf: WritePdf | None = None
) -> None:
    """Write a certificate to a file, as its name ends: .json, .html or .pdf.

    Raises:
        CertificateError: There is no such kind of file, or no PDF can be made here.
        SimulatorError: It cannot be written.
    """
    raw = _bytes_of(made, path.suffix.casefold(), write_pdf)
    certificate = made.certificate
    with whole_file(path, raw):
        told = f"a certificate of {certificate.name}: {certificate.scenario_title}"
        store.note_in_audit(by, "certified", told)


def _bytes_of(made: Certified, suffix: str, write_pdf: WritePdf | None) -> bytes:
    if suffix in (".json", ".jsonld"):
        return made.credential_json
    if suffix in (".html", ".htm"):
        return certificate_page(made.certificate, made.credential).encode()
    if suffix == ".pdf" and write_pdf is not None:
        return write_pdf(made)
    raise CertificateError(
        f"A certificate is no {suffix or 'file without an ending'}.",
        remedy="Name a file that ends with .pdf, .html or .json.",
    )
