"""Certifying: a completion becomes a certificate, as a credential or a page, and the audit says so."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from simulator.domain.access import may_certify, may_read_people
from simulator.domain.completion import Completion, Tally
from simulator.domain.employment import Employment
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

OWN_ISSUER = "Rapport, at their own request"
"""Who certifies it where people take their own: nobody in charge looked at it, and it says so."""


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
    issuer: str | None,
    folder: Path,
    now: datetime,
) -> Certified:
    """Return the certificate of a completed attempt: of somebody's as a trainer or HR, or of one's own.

    Args:
        store: The records.
        viewer: Who wants it. Trainers and HR certify; whoever takes their own has it from the program.
        attempt_id: The attempt, or the first characters of its id.
        titles: What scenarios are called.
        issuer: Who certifies it, by name; None for the viewer, or for the program where it is their own.
        folder: The data folder, where the key is.
        now: When it is signed; UTC.

    Raises:
        CertificateError: No completed attempt that this person may have certified has such an id, or they
            may not say who certifies it.
        RecordsError: The records cannot be read.
    """
    is_in_charge = may_read_people(viewer)
    if issuer is not None and not is_in_charge:
        raise CertificateError(
            "Who certifies it is for trainers and HR to say.", remedy="Leave out --issuer, or ask them."
        )
    tally, completion = _completion(store, viewer, attempt_id)
    made = certificate_of(
        tally,
        completion,
        _owner(store, viewer, tally.person_id),
        titles=titles,
        assignments=store.assignments(viewer),
        issuer=issuer or (viewer.name if is_in_charge else OWN_ISSUER),
    )
    return Certified(made, credential_of(made, signing_key(folder), now.astimezone(UTC)))


def _completion(store: RecordStore, viewer: Person, attempt_id: str) -> tuple[Tally, Completion]:
    """Return the completion that an attempt is; of one's own also those between the first and the latest."""
    tallies = store.tallies(viewer)
    try:
        return completion_named(attempt_id, tallies)
    except CertificateError:
        between = next(
            (
                one
                for one in store.submissions(viewer, [viewer.id])
                if one.attempt_id == attempt_id and one.person_id == viewer.id and one.result.passed
            ),
            None,
        )
        if between is None:
            raise
        proof = between.proof.evidence
        done = Completion(attempt_id, between.submitted_at, proof, is_decided=between.is_decided)
        return Tally(viewer.id, between.scenario_id, first=done, latest=done), done


def _owner(store: RecordStore, viewer: Person, owner_id: str) -> Employment:
    """Return whose completion it is; the records tell trainees of nobody else's."""
    if not may_certify(viewer, owner_id):
        raise CertificateError("It is somebody else's.", remedy="Ask a trainer or HR.")
    if viewer.id == owner_id:
        return store.own_employment(viewer)
    return next(one for one in store.employments(viewer) if one.person.id == owner_id)


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
