"""SessionState: where a session stands, recomputed from what happened in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from simulator.domain.sessions.session import ActivityKind, Happening, Json, Participant, PlanItem, Session

PLANNED = "planned"
"""Told: items, a list of {id, kind, title, minutes, scenario_id}. The last one holds."""
ITEM_BEGUN = "item-begun"
ITEM_ENDED = "item-ended"
PAUSED = "paused"
RESUMED = "resumed"
DISCUSSING = "discussing"
"""The room talks about a question. Told: question."""
NEXT_UP = "next-up"
"""Told: player, a participant id; observers, a list of them; partner, one or null."""
NOTED = "noted"
"""Told: text. For the report, never for the room."""
TAKEN_UP = "taken-up"
"""The session went on after its window was closed, or the power failed: nobody knows what was between."""
ENDED = "ended"


class Phase(StrEnum):
    """What the room is doing."""

    WAITING = "waiting"
    UNDER_WAY = "under way"
    PAUSED = "paused"
    DISCUSSING = "discussing"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class SessionState:
    """Where a session stands.

    Attributes:
        session: As it is kept, with everything that happened.
        plan: The activities, in order.
        phase: What the room is doing.
        item_id: The activity under way; "" between activities.
        done: Ids of the activities that ended.
        question: What is discussed; "" unless the phase says so.
        player, partner: Participant ids of who plays; "" for nobody.
        observers: Participant ids of who watches and judges.
    """

    session: Session
    plan: tuple[PlanItem, ...] = ()
    phase: Phase = Phase.WAITING
    item_id: str = ""
    done: tuple[str, ...] = ()
    question: str = ""
    player: str = ""
    partner: str = ""
    observers: tuple[str, ...] = ()

    @property
    def item(self) -> PlanItem | None:
        """The activity under way."""
        return next((item for item in self.plan if item.id == self.item_id), None)

    @property
    def present(self) -> tuple[Participant, ...]:
        """Who is in the room."""
        return tuple(one for one in self.session.roster if one.is_present)

    def participant(self, participant_id: str) -> Participant | None:
        """Return somebody on the roster."""
        return next((one for one in self.session.roster if one.id == participant_id), None)

    def name_of(self, participant_id: str) -> str:
        """Return a name; "" for somebody who is on no roster (any more)."""
        found = self.participant(participant_id)
        return found.name if found else ""

    def of_item(self, item_id: str, *what: str) -> tuple[Happening, ...]:
        """Return what happened in an activity, in order; only these kinds of things if any are named."""
        return tuple(
            one for one in self.session.happenings if one.item == item_id and (not what or one.what in what)
        )

    def after(self, happening: Happening) -> SessionState:
        """Return where the session stands once this has happened too.

        Raises:
            ValueError: It is not the next thing to happen.
        """
        if happening.number != len(self.session.happenings) + 1:
            raise ValueError(f"number {happening.number} is not the next")
        session = replace(self.session, happenings=(*self.session.happenings, happening))
        return _moved(replace(self, session=session), happening)


def state_of(session: Session) -> SessionState:
    """Return where a session stands."""
    state = SessionState(session)
    for happening in session.happenings:
        state = _moved(state, happening)
    return state


def plan_told(plan: Iterable[PlanItem]) -> Mapping[str, Json]:
    """Return what PLANNED tells."""
    return {
        "items": [
            {
                "id": item.id,
                "kind": item.kind.value,
                "title": item.title,
                "minutes": item.minutes,
                "scenario_id": item.scenario_id,
            }
            for item in plan
        ]
    }


def _moved(state: SessionState, happening: Happening) -> SessionState:
    told, what = happening.told, happening.what
    if what == PLANNED:
        return replace(state, plan=_plan_from(told.get("items")))
    if what == NEXT_UP:
        return replace(
            state,
            player=_text(told.get("player")),
            partner=_text(told.get("partner")),
            observers=_texts(told.get("observers")),
        )
    if what == DISCUSSING:
        return replace(state, phase=Phase.DISCUSSING, question=_text(told.get("question")))
    return _step(state, happening)


def _step(state: SessionState, happening: Happening) -> SessionState:
    match happening.what:
        case "item-begun":
            return replace(
                state,
                phase=Phase.UNDER_WAY,
                item_id=happening.item,
                question="",
                player="",
                partner="",
                observers=(),
            )
        case "item-ended":
            done = tuple(dict.fromkeys((*state.done, happening.item)))
            return replace(state, phase=Phase.WAITING, item_id="", done=done, question="")
        case "paused":
            return replace(state, phase=Phase.PAUSED)
        case "resumed":
            return replace(state, phase=Phase.UNDER_WAY if state.item_id else Phase.WAITING, question="")
        case "ended":
            return replace(state, phase=Phase.ENDED, item_id="", question="")
        case _:
            return state


def _plan_from(items: Json) -> tuple[PlanItem, ...]:
    if not isinstance(items, list | tuple):
        return ()
    return tuple(_item_from(item) for item in items if isinstance(item, Mapping))


def _item_from(told: Mapping[str, Json]) -> PlanItem:
    minutes = told.get("minutes")
    return PlanItem(
        id=_text(told.get("id")),
        kind=ActivityKind(_text(told.get("kind"))),
        title=_text(told.get("title")),
        minutes=minutes if isinstance(minutes, int) else 1,
        scenario_id=_text(told.get("scenario_id")),
    )


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list | tuple) else ()
