"""Completions as xAPI statements, valid in 1.0.3 and 2.0: who passed what, when; no words, no sound."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import Any
from urllib.parse import quote, urlsplit

from simulator.domain.completion import Completion
from simulator.domain.errors import SimulatorError
from simulator.training.exports.completion_lines import CompletionLine

HOME_PAGE = "https://rapport.invalid/"
"""Where people's accounts are if nobody says; a name that never belongs to anybody."""

_PASSED = "http://adlnet.gov/expapi/verbs/passed"
_SIMULATION = "http://adlnet.gov/expapi/activities/simulation"
_NAMESPACE = uuid.UUID("5b0c7a6e-0f0e-5c39-9d0a-2f7c31f6a1d4")


class HomePageError(SimulatorError):
    """The address of the account system cannot be used."""


def xapi_of(lines: Iterable[CompletionLine], home_page: str = HOME_PAGE) -> bytes:
    """Return the file: a JSON list of statements, one a line, as a learning record store takes them.

    Args:
        lines: What to tell; a line without a completion makes no statement.
        home_page: The address of the system whose accounts people have, e.g. of the employer's directory;
            people are named there by employee number.

    Raises:
        HomePageError: The address is no web address.
    """
    told = (json.dumps(one, ensure_ascii=False, sort_keys=True) for one in statements(lines, home_page))
    body = ",\n".join(told)
    return (f"[\n{body}\n]\n" if body else "[]\n").encode("utf-8", "replace")


def statements(lines: Iterable[CompletionLine], home_page: str = HOME_PAGE) -> Iterator[dict[str, Any]]:
    """Return a statement for each first and latest completion.

    Its id is made from what it says, so that sending it again changes nothing, and nothing else ever comes
    under the same id.

    Raises:
        HomePageError: The address is no web address.
    """
    page = checked_home_page(home_page)
    for line in lines:
        told = {one.attempt_id + one.evidence: one for one in (line.first, line.latest) if one}
        for completion in told.values():
            yield _statement(line, completion, page)


def checked_home_page(address: str) -> str:
    """Return the address, if it is a web address.

    Raises:
        HomePageError: It is none.
    """
    try:
        parts = urlsplit(address.strip())
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_web = False
    if not is_web or any(c.isspace() or c in '<>"{}|\\^`' for c in address.strip()):
        raise HomePageError(
            f"{address[:80]!r} is no web address.",
            remedy="Give the address of the system people have their accounts in, beginning with https://",
        )
    return address.strip()


def _statement(line: CompletionLine, completion: Completion, home_page: str) -> dict[str, Any]:
    base = home_page.rstrip("/")
    account = line.somebody.number or line.somebody.person.id
    said: dict[str, Any] = {
        "actor": {"objectType": "Agent", "account": {"homePage": home_page, "name": account}},
        "verb": {"id": _PASSED, "display": {"en": "passed"}},
        "object": {"objectType": "Activity", "id": f"{base}/scenarios/{quote(line.scenario_id, safe='')}"},
        "result": {"success": True, "completion": True},
        "timestamp": _time(completion),
        "context": {
            "platform": "Rapport",
            "extensions": {
                f"{base}/xapi/attempt": completion.attempt_id,
                f"{base}/xapi/evidence-sha256": completion.evidence,
                f"{base}/xapi/decided-by-trainer": completion.is_decided,
            },
        },
    }
    said["id"] = str(uuid.uuid5(_NAMESPACE, json.dumps(said, sort_keys=True)))
    # Titles may change; a store compares statements without them, and so does the id.
    said["object"]["definition"] = {"type": _SIMULATION, "name": {"en": line.scenario_title}}
    return said


def _time(completion: Completion) -> str:
    return completion.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
