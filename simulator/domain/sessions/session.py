"""Session, Participant, PlanItem, Happening: a sitting led by a trainer, kept as what happened in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from simulator.domain.people import LONGEST_NAME, Person

LONGEST_TITLE = 200
"""Characters of a session's or an activity's title."""

LARGEST_ROSTER = 500
"""People; a hall, not a room."""

LONGEST_ACTIVITY_MINUTES = 480
"""A working day."""

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
"""What a happening may tell."""

NOTHING_TOLD: Mapping[str, Json] = MappingProxyType({})


class ActivityKind(StrEnum):
    """What a group can do together."""

    ROLE_PLAY = "role-play"
    TWO_ROUNDS = "two-rounds"
    SUPPORT_ERODE = "support-erode"
    RELATIONSHIPS = "relationships"
    MEETING = "meeting"
    MANAGER_FIRST = "manager-first"
    DISCUSSION = "discussion"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody on the roster of a session.

    Attributes:
        id: Short, unique in the session; happenings name people by it and by nothing else.
        name: As the room knows them.
        person_id: Who they are on record; None while nothing of theirs is.
        is_present: Absent people stay on the roster, marked.

    Raises:
        ValueError: The name is blank or too long.
    """

    id: str
    name: str
    person_id: str | None = None
    is_present: bool = True

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > LONGEST_NAME:
            raise ValueError(f"a name has 1 to {LONGEST_NAME} characters")


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One activity of the plan.

    Attributes:
        id: Short, unique in the session.
        kind: What is done.
        title: As the room sees it.
        minutes: How long it should take.
        scenario_id: The scenario that is played, where one is; else "".

    Raises:
        ValueError: The title is blank or too long, or the minutes are out of bounds.
    """

    id: str
    kind: ActivityKind
    title: str
    minutes: int
    scenario_id: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip() or len(self.title) > LONGEST_TITLE:
            raise ValueError(f"a title has 1 to {LONGEST_TITLE} characters")
        if not 1 <= self.minutes <= LONGEST_ACTIVITY_MINUTES:
            raise ValueError(f"an activity takes 1 to {LONGEST_ACTIVITY_MINUTES} minutes")


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened in a session; it is kept at once and never changed.

    Attributes:
        number: From 1, without gaps.
        at: UTC.
        what: What happened, e.g. "item-begun"; each is declared beside what reads it.
        item: Id of the plan item it belongs to; "" for the session as a whole.
        told: All there is to know about it. People by participant id, attempts by attempt id.
    """

    number: int
    at: datetime
    what: str
    item: str = ""
    told: Mapping[str, Json] = field(default_factory=lambda: NOTHING_TOLD)


@dataclass(frozen=True, slots=True)
class Session:
    """A session as it is kept.

    Attributes:
        id: A UUID as text.
        title: As its list and the room's window call it.
        leader: The trainer.
        started_at: UTC.
        ended_at: UTC; None while it is under way.
        roster: Everybody, in the order they were put down.
        happenings: What happened, in order; empty in lists.
    """

    id: str
    title: str
    leader: Person
    started_at: datetime
    ended_at: datetime | None = None
    roster: tuple[Participant, ...] = ()
    happenings: tuple[Happening, ...] = ()
