"""Certificate: what is certified about one completion. Pure."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from simulator.domain.assignment import Assignment
from simulator.domain.completion import Completion, Tally
from simulator.domain.employment import Employment
from simulator.domain.errors import SimulatorError

SHORTEST_ID = 4
"""Characters of an attempt's id that are enough to name it."""

_NAMESPACE = uuid.UUID("0f5f5e0c-3a77-5d43-8b3e-7a9c8f1d2b60")


class CertificateError(SimulatorError):
    """A certificate that cannot be made, or is none."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """That somebody completed a scenario.

    Attributes:
        name: The person's name.
        number: Their employee number; "" if unknown.
        scenario_id, scenario_title: What they completed.
        attempt_id: The attempt.
        completed_at: UTC.
        evidence: SHA-256 of the scorecard, as hex digits.
        is_decided: Whether a trainer's decision made it pass.
        issuer: Who certifies it, by name.
        holds_until: The last day on which it holds; None for ever.
    """

    name: str
    number: str
    scenario_id: str
    scenario_title: str
    attempt_id: str
    completed_at: datetime
    evidence: str
    is_decided: bool
    issuer: str
    holds_until: date | None = None

    @property
    def id(self) -> str:
        """A UUID as text; the same completion always has the same."""
        return str(uuid.uuid5(_NAMESPACE, f"{self.attempt_id} {self.evidence}"))


def completion_named(id_: str, tallies: Iterable[Tally]) -> tuple[Tally, Completion]:
    """Return the completion of the attempt whose id begins so.

    Args:
        id_: An attempt's id, or the first characters of it.
        tallies: What the records count.

    Raises:
        CertificateError: No completed attempt has such an id, or several have.
    """
    wanted = id_.strip().lower()
    found = {
        one.attempt_id: (tally, one)
        for tally in tallies
        for one in (tally.first, tally.latest)
        if one and len(wanted) >= SHORTEST_ID and one.attempt_id.startswith(wanted)
    }
    if not found:
        raise CertificateError(
            f"No completed attempt has an id that starts with {id_[:60]!r}.",
            remedy="See the ids in the last column of:  main.py export completions --format csv --out FILE",
        )
    if len(found) > 1:
        raise CertificateError(
            f"{len(found)} completed attempts have ids that start with {id_!r}.",
            remedy="Give more of the id.",
        )
    return next(iter(found.values()))


def certificate_of(
    tally: Tally,
    completion: Completion,
    somebody: Employment,
    *,
    titles: Mapping[str, str],
    assignments: Iterable[Assignment],
    issuer: str,
) -> Certificate:
    """Return what is certified about a completion.

    Args:
        tally: Whose completion, of which scenario.
        completion: The completion.
        somebody: The person.
        titles: What scenarios are called.
        assignments: How long completions hold; the shortest validity counts.
        issuer: Who certifies it, by name.
    """
    valid_days = min(
        (
            one.valid_days
            for one in assignments
            if one.valid_days and tally.scenario_id in one.scenario_ids and one.is_for(somebody)
        ),
        default=None,
    )
    return Certificate(
        name=somebody.person.name,
        number=somebody.number,
        scenario_id=tally.scenario_id,
        scenario_title=titles.get(tally.scenario_id, tally.scenario_id),
        attempt_id=completion.attempt_id,
        completed_at=completion.at,
        evidence=completion.evidence,
        is_decided=completion.is_decided,
        issuer=issuer,
        holds_until=completion.at.date() + timedelta(days=valid_days) if valid_days else None,
    )
