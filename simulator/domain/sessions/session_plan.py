"""SessionPlan: what a trainer has put together before a session begins."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.sessions.session import Participant, PlanItem


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """Title, people and activities.

    Attributes:
        title: As its list and the room's window call it.
        roster: Everybody, in the order they were put down.
        items: The activities, in order.
        session_id: The session it changes; "" for a new one.
    """

    title: str
    roster: tuple[Participant, ...] = ()
    items: tuple[PlanItem, ...] = ()
    session_id: str = ""
