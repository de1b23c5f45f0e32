"""Statements: who passed what, when, and what is taken back; xAPI 1.0.3 and 2.0, no words, no sound."""

from __future__ import annotations

import json
import uuid
from datetime import UTC
from typing import Any
from urllib.parse import quote, urlsplit

from simulator.domain.completion import Completion
from simulator.domain.errors import SimulatorError

HOME_PAGE = "https://rapport.invalid/"
"""Where people's accounts are if nobody says; a name that never belongs to anybody."""

_PASSED = "http://adlnet.gov/expapi/verbs/passed"
_VOIDED = "http://adlnet.gov/expapi/verbs/voided"
_SIMULATION = "http://adlnet.gov/expapi/activities/simulation"
_NAMESPACE = uuid.UUID("5b0c7a6e-0f0e-5c39-9d0a-2f7c31f6a1d4")
_OURSELVES = "rapport"
"""The account that takes statements back; no person's."""


class HomePageError(SimulatorError):
    """The address of the account system cannot be used."""


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


def completion_statement(
    account: str, scenario: tuple[str, str], completion: Completion, home_page: str, taken_back: str = ""
) -> dict[str, Any]:
    """Return the statement of a completion.

    Its id is made from what it says, so that sending it again changes nothing, and nothing else ever comes
    under the same id.

    Args:
        account: Whose it is: an employee number, or the person's id.
        scenario: The id and the title.
        completion: What is told.
        home_page: The address of the system the account is in.
        taken_back: The id of the last statement of this attempt that was taken back: a store never takes
            such an id again, so the same said once more has another.
    """
    base = home_page.rstrip("/")
    scenario_id, title = scenario
    said: dict[str, Any] = {
        "actor": {"objectType": "Agent", "account": {"homePage": home_page, "name": account}},
        "verb": {"id": _PASSED, "display": {"en": "passed"}},
        "object": {"objectType": "Activity", "id": f"{base}/scenarios/{quote(scenario_id, safe='')}"},
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
    said["id"] = str(uuid.uuid5(_NAMESPACE, json.dumps(said, sort_keys=True) + taken_back))
    # Titles may change; a store compares statements without them, and so does the id.
    said["object"]["definition"] = {"type": _SIMULATION, "name": {"en": title}}
    return said


def voiding_statement(statement_id: str, home_page: str) -> dict[str, Any]:
    """Return the statement that takes another back, as xAPI has it: statements are never changed.

    It has no time, which is the store's to set, so that from any computer it is the same.
    """
    return {
        "actor": {"objectType": "Agent", "account": {"homePage": home_page, "name": _OURSELVES}},
        "verb": {"id": _VOIDED, "display": {"en": "voided"}},
        "object": {"objectType": "StatementRef", "id": statement_id},
        "id": str(uuid.uuid5(_NAMESPACE, f"voids {statement_id}")),
    }


def statement_text(statement: dict[str, Any]) -> str:
    """Return a statement as JSON in one line, the same each time."""
    return json.dumps(statement, ensure_ascii=False, sort_keys=True)


def _time(completion: Completion) -> str:
    return completion.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
