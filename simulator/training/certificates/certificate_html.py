"""A certificate as a page: HTML that any browser prints, and that carries the signed credential."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC
from html import escape
from typing import Any

from simulator.training.certificates.certificate import Certificate

_STYLE = """
@page { size: A4 landscape; margin: 18mm; }
body { color: #20242b; background: #ffffff; font-family: sans-serif; text-align: center; }
h1 { color: #5a6270; font-size: 15pt; font-weight: 400; margin-bottom: 34px; }
p { font-size: 13pt; margin-top: 8px; margin-bottom: 8px; }
p.name { font-size: 30pt; font-weight: 600; }
p.title { font-size: 22pt; font-weight: 600; }
p.issuer { margin-top: 26px; margin-bottom: 44px; }
p.small { color: #5a6270; font-size: 8pt; margin-top: 2px; margin-bottom: 2px; }
"""


def certificate_page(certificate: Certificate, credential: Mapping[str, Any]) -> str:
    """Return the whole page, with the signed credential in it.

    Args:
        certificate: What is certified.
        credential: The same, signed.
    """
    told = json.dumps(credential, ensure_ascii=True).replace("<", "\\u003c")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title_of(certificate))}</title><style>{_STYLE}</style>"
        f'<script type="application/ld+json">{told}</script></head>'
        f"<body>{certificate_body(certificate, str(credential['issuer']['id']))}</body></html>\n"
    )


def printed_certificate(certificate: Certificate, key: str) -> str:
    """Return the page for printing, without the credential.

    Args:
        certificate: What is certified.
        key: The did:key it is signed by.
    """
    return (
        f"<html><head><style>{_STYLE}</style></head><body>{certificate_body(certificate, key)}</body></html>"
    )


def title_of(certificate: Certificate) -> str:
    """Return what the page is called."""
    return f"Certificate · {certificate.name} · {certificate.scenario_title}"


def certificate_body(certificate: Certificate, key: str) -> str:
    """Return what stands on the page."""
    decided = ["A trainer decided that it passes."] if certificate.is_decided else []
    until = [f"It holds until {certificate.holds_until.isoformat()}."] if certificate.holds_until else []
    day = certificate.completed_at.astimezone(UTC).date().isoformat()
    lines = (
        ("h1", "", "Certificate"),
        ("p", "name", certificate.name),
        ("p", "small", certificate.number),
        ("p", "", "completed the role play"),
        ("p", "title", certificate.scenario_title),
        ("p", "", " ".join((f"on {day} (UTC).", *decided, *until))),
        ("p", "issuer", f"Issued by {certificate.issuer}"),
        ("p", "small", f"Evidence: SHA-256 of the scorecard {certificate.evidence}"),
        ("p", "small", f"Signed by {key}"),
        ("p", "small", "This file carries its signature. Check it offline:  main.py verify FILE"),
    )
    return "".join(
        f"<{tag}{f' class={kind!r}' if kind else ''}>{escape(text)}</{tag}>"
        for tag, kind, text in lines
        if text
    )
