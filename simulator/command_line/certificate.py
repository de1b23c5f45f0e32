"""``certificate`` and ``verify``: proof of a completion, and whether a proof is to be believed."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.command_line.titles import scenario_titles
from simulator.command_line.whose import records, trainee
from simulator.domain.errors import SimulatorError
from simulator.settings import data_folder
from simulator.speech.child_process import ChildProcess, ChildRefusedError, ChildTroubleError

if TYPE_CHECKING:
    from simulator.training.certificates.certifying import Certified
    from simulator.training.certificates.verifying import Verified

_PDF_SECONDS = 60.0


class NoPdfError(SimulatorError):
    """No PDF can be made on this machine."""


def certificate(options: argparse.Namespace) -> int:
    """Write the certificate of a completed attempt: one's own, or anybody's as a trainer or HR."""
    from simulator.training.certificates.certifying import certify, keep_certificate

    path = Path(options.out)
    with records(options) as store:
        who = trainee(options, store)
        made = certify(
            store,
            who,
            options.id,
            titles=scenario_titles(data_folder(options.data)),
            issuer=options.issuer,
            folder=data_folder(options.data),
            now=datetime.now(UTC),
        )
        keep_certificate(store, who, made, path, _pdf)
    told = made.certificate
    if options.json:
        print(
            json.dumps({"file": str(path), "id": told.id, "key": made.credential["issuer"]["id"]}, indent=2)
        )
    else:
        print(f"{path}: {told.name} completed “{told.scenario_title}”, certified by {told.issuer}.")
        print(f"Anybody can check it offline:  main.py verify {path}")
    return 0


def verify(options: argparse.Namespace) -> int:
    """Say what a certificate says, and whether it is whole; 1 if it is not, or holds no more."""
    from simulator.training.certificates.signing_key import kept_did
    from simulator.training.certificates.verifying import verify_file

    found = verify_file(Path(options.file), datetime.now(UTC))
    is_ours = kept_did(data_folder(options.data)) == found.key
    if options.json:
        print(json.dumps(asdict(found) | {"is_ours": is_ours}, ensure_ascii=False, indent=2))
    else:
        _show(found, is_ours=is_ours)
    return 0 if found.is_whole and not found.is_over else 1


def _show(found: Verified, *, is_ours: bool) -> None:
    if not found.is_whole:
        print("✗ Do not believe it: it was altered after it was signed, or somebody else signed it.")
        return
    print("✓ Whole: nothing was altered since it was signed.")
    number = f" ({found.number})" if found.number else ""
    print(f"  {found.name}{number} completed “{found.title}” on {found.completed_at[:10]} (UTC).")
    if found.holds_until:
        over = "✗ It held until" if found.is_over else "  It holds until"
        print(f"{over} {found.holds_until[:10]}.")
    whose = "this computer's own key" if is_ours else "compare it with the issuer's"
    print(f"  Issued by {found.issuer}, who signed with this key ({whose}):\n  {found.key}")


def _pdf(made: Certified) -> bytes:
    from simulator.training.certificates.certificate_html import printed_certificate, title_of

    child = ChildProcess("certificate")
    try:
        answer = child.ask(
            "pdf",
            made.credential_json,
            seconds=_PDF_SECONDS,
            page=printed_certificate(made.certificate, str(made.credential["issuer"]["id"])),
            title=title_of(made.certificate),
        )
    except (ChildTroubleError, ChildRefusedError) as error:
        raise NoPdfError(
            "No PDF can be made here; the window's libraries are missing.",
            remedy="Name a file that ends with .html, and print it from a browser. See also:  main.py doctor",
        ) from error
    finally:
        child.close()
    return answer.payload
