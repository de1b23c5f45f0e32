"""Which role may see what: one table, obeyed by the records layer."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from simulator.domain.people import Person, Role


class Sight(Enum):
    """Something of an attempt that can be seen."""

    WORDS = auto()
    POINTS = auto()
    RECORDINGS = auto()


OWN: frozenset[Sight] = frozenset({Sight.WORDS, Sight.POINTS, Sight.RECORDINGS})
"""What people may see of their own attempts, submitted or not. Their voice is for nobody else."""

SUBMITTED: Mapping[Role, frozenset[Sight]] = {
    Role.TRAINEE: frozenset(),
    Role.TRAINER: frozenset({Sight.WORDS, Sight.POINTS}),
    Role.HR: frozenset({Sight.POINTS}),
}
"""What each role may see of other people's submitted attempts. Nobody sees those kept private."""


def may_see(sight: Sight, *, viewer: Person, owner_id: str, is_submitted: bool) -> bool:
    """Return whether the viewer may see that much of the owner's attempt."""
    if viewer.id == owner_id:
        return sight in OWN
    return is_submitted and sight in SUBMITTED[viewer.role]


def may_overrule(*, person: Person, owner_id: str, is_submitted: bool) -> bool:
    """Return whether somebody may say what they make of a verdict.

    A trainer decides about what was submitted. The owner may always say how they see it; that is their
    own view and changes no result.
    """
    return person.id == owner_id or (is_submitted and person.role is Role.TRAINER)
