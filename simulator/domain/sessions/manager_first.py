"""Manager first: a scenario opens to the team only after the manager's own submitted attempt. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from simulator.domain.sessions.session import Happening, Json

MANAGER_CHOSEN = "manager-chosen"
"""Told: manager, a participant id."""
EXAMPLE_AGREED = "example-agreed"
"""Whether the manager lets the room see their attempt. Told: attempt; agrees."""
OPENED_TO_TEAM = "opened-to-team"
"""The manager's attempt is submitted: everybody may play now. Told: attempt."""


@dataclass(frozen=True, slots=True)
class ManagerFirst:
    """Where it stands.

    Attributes:
        manager: Participant id; "" while nobody is chosen.
        attempt: The manager's submitted attempt, once it is open; else "".
        agreed: Id of the attempt the manager lets the room see; "" for none.
    """

    manager: str = ""
    attempt: str = ""
    agreed: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the team may play."""
        return bool(self.attempt)


def manager_first_of(happenings: Iterable[Happening]) -> ManagerFirst:
    """Return where it stands; another manager closes it again."""
    here = ManagerFirst()
    for one in happenings:
        told = one.told
        if one.what == MANAGER_CHOSEN and _text(told.get("manager")) != here.manager:
            here = ManagerFirst(_text(told.get("manager")))
        elif one.what == OPENED_TO_TEAM:
            here = replace(here, attempt=_text(told.get("attempt")))
        elif one.what == EXAMPLE_AGREED:
            here = replace(here, agreed=_text(told.get("attempt")) if told.get("agrees") is True else "")
    return here


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""
