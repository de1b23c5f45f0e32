"""Opening: what a trainer has led, and how a plan becomes a session on record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from simulator.domain.people import Person
from simulator.domain.sessions.session import Participant, PlanItem, Session
from simulator.domain.sessions.session_plan import SessionPlan
from simulator.domain.sessions.state import ITEM_BEGUN, PLANNED, plan_told, state_of
from simulator.records.interface import RecordStore


class Progress(StrEnum):
    """How far a session has come."""

    PLANNED = "planned"
    UNDER_WAY = "under way"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class LedSession:
    """A session in a trainer's list."""

    session: Session
    progress: Progress


@dataclass(frozen=True, slots=True)
class PlanningDesk:
    """What is at hand when a session is planned.

    Attributes:
        people: Everybody on record but the trainer.
        last_roster: Who was on the roster of the session before; empty at the first.
        last_items: What was done in it; likewise.
    """

    people: tuple[Person, ...]
    last_roster: tuple[Participant, ...]
    last_items: tuple[PlanItem, ...] = ()


def sessions_led(store: RecordStore, viewer: Person) -> tuple[LedSession, ...]:
    """Return the sessions the viewer planned or led, newest first, without what happened in them."""
    begun = {one.session_id for one in store.happenings(viewer, ITEM_BEGUN)}
    return tuple(
        LedSession(session, _progress(session, has_begun=session.id in begun))
        for session in store.sessions(viewer)
    )


def planning_desk(store: RecordStore, viewer: Person) -> PlanningDesk:
    """Return what is at hand when a session is planned."""
    led = store.sessions(viewer)
    others = tuple(person for person in store.people() if person.id != viewer.id)
    if not led:
        return PlanningDesk(others, ())
    return PlanningDesk(others, led[0].roster, plan_of(store.session(led[0].id, viewer)))


def put_on_record(store: RecordStore, leader: Person, plan: SessionPlan) -> Session:
    """Return the session of a plan: a new one, or the one it changes, with what happened in it.

    Raises:
        RecordsError: It cannot be put on record.
        ValueError: Somebody is on the roster twice.
    """
    if plan.session_id:
        session = store.session(plan.session_id, leader)
        store.change_roster(session.id, leader, plan.roster)
    else:
        session = store.start_session(leader, title=plan.title, roster=plan.roster)
    if plan.items != plan_of(session):
        number = len(session.happenings) + 1
        store.add_happening(session.id, leader, number, PLANNED, told=plan_told(plan.items))
    return store.session(session.id, leader)


def planned(store: RecordStore, session_id: str, viewer: Person) -> SessionPlan:
    """Return a session as it was planned, to be changed."""
    session = store.session(session_id, viewer)
    return SessionPlan(session.title, session.roster, plan_of(session), session.id)


def plan_of(session: Session) -> tuple[PlanItem, ...]:
    """Return the activities of a session."""
    return state_of(session).plan


def _progress(session: Session, *, has_begun: bool) -> Progress:
    if session.ended_at is not None:
        return Progress.ENDED
    return Progress.UNDER_WAY if has_begun else Progress.PLANNED
