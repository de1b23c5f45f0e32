"""How often behaviours were seen in a team's attempts: counts only, by attempts a trainer may read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from simulator.domain.attempt import Turn
from simulator.domain.conversation import Conversation
from simulator.domain.evidence import Certainty
from simulator.domain.moment import Moment
from simulator.domain.people import Person
from simulator.domain.rubric import Counts, Criterion, Side
from simulator.domain.scenario import Scenario
from simulator.domain.sessions.board_state import Sightings
from simulator.records.interface import (
    AttemptRecord,
    AttemptState,
    RecordsError,
    RecordStore,
    RecordsUnavailableError,
)
from simulator.scenario_files.reader import read_known_text
from simulator.scoring.behaviours.catalogue import Behaviour, catalogue
from simulator.scoring.earnestness.earnestness import reservations_about
from simulator.scoring.matchers.behaviour import ShowsBehaviour
from simulator.scoring.occasions import heard_of

Seen = Mapping[str, int]
"""Behaviour -> in how many replies of one attempt it was surely seen."""


@dataclass(frozen=True, slots=True)
class TeamAttempt:
    """An attempt that is looked at.

    Attributes:
        id: The attempt.
        owner_id: Who played it; counted, never shown.
        turn_count: How many turns it has: with more, it is looked at anew.
    """

    id: str
    owner_id: str
    turn_count: int


def team_attempts(store: RecordStore, viewer: Person, team: Collection[str]) -> tuple[TeamAttempt, ...]:
    """Return the attempts of a team that the viewer may read: submitted, or played in their sessions.

    The viewer's own are left out, whatever they practised: they are no trainee of theirs.

    Args:
        store: The records.
        viewer: The trainer.
        team: Ids of the people, on record.
    """
    found = [
        record
        for person in store.people()
        if person.id in team and person.id != viewer.id
        for record in store.attempts(person, viewer)
        if record.state is AttemptState.SUBMITTED
    ]
    linked = (id_ for session in store.sessions(viewer) for id_ in store.session_attempts(session.id, viewer))
    known = {record.id for record in found}
    for attempt_id in dict.fromkeys(linked):
        record = _attempt(store, attempt_id, viewer) if attempt_id not in known else None
        if record and record.owner.id in team and record.owner.id != viewer.id:
            found.append(record)
    return tuple(TeamAttempt(one.id, one.owner.id, one.turn_count) for one in found if one.turn_count)


def seen_in(store: RecordStore, attempt_id: str, viewer: Person) -> Seen:
    """Return in how many replies of an attempt each behaviour was surely seen; of a what-if, in the new ones.

    Raises:
        RecordsError: There is no such attempt that the viewer may read.
    """
    record = store.attempt(attempt_id, viewer)
    scenario = _scenario(record.digest, store.scenario_text(record.digest))
    first = record.what_if.turn if record.what_if else 1
    return _seen(scenario, _moments(scenario, record.seed, record.turns), first)


def sightings_of(attempts: Iterable[TeamAttempt], seen: Mapping[str, Seen]) -> Sightings:
    """Return the counts of several attempts together; those that are not in ``seen`` do not count.

    Args:
        attempts: The attempts.
        seen: Attempt id -> what was seen in it.
    """
    counted = [one for one in attempts if one.id in seen]
    total: Counter[str] = Counter()
    for one in counted:
        total.update(seen[one.id])
    return Sightings(dict(sorted(total.items())), len(counted), len({one.owner_id for one in counted}))


def _attempt(store: RecordStore, attempt_id: str, viewer: Person) -> AttemptRecord | None:
    try:
        return store.attempt(attempt_id, viewer)
    except RecordsUnavailableError:
        raise
    except RecordsError:
        return None  # erased meanwhile


def _moments(scenario: Scenario, seed: int, turns: Iterable[Turn]) -> list[Moment]:
    """Return every reply in its place, with its meaning asked as in a debrief."""
    here = Conversation.begin(scenario, seed)
    moments: list[Moment] = []
    for turn in turns:
        moments.append(replace(here.moment(turn.reply), asks_meaning=True))
        here = here.follow(turn.reply, turn.choice)
    return moments


def _seen(scenario: Scenario, moments: list[Moment], first_turn: int) -> Seen:
    held_back = reservations_about(scenario, moments)
    counts: dict[str, int] = {}
    for behaviour in catalogue().behaviours.values():
        heard = heard_of(_asked(behaviour), moments, held_back)
        sure = (one for one in heard.occasions if one.certainty is Certainty.YES and one.turn >= first_turn)
        if count := sum(1 for _ in sure):
            counts[behaviour.id] = count
    return counts


@lru_cache(maxsize=32)
def _scenario(digest: str, text: str) -> Scenario:
    return read_known_text(text, f"kept scenario {digest[:8]}")


def _asked(behaviour: Behaviour) -> Criterion:
    """Return a behaviour as a criterion asks for it, so that it counts as in a debrief."""
    return Criterion(
        id=behaviour.id,
        title=behaviour.question,
        side=Side.RELATIONSHIP,
        counts=Counts.FOR if behaviour.side == "supports" else Counts.AGAINST,
        points=0,
        practices=(),
        why="",
        looked_for=behaviour.looked_for,
        good="",
        poor="",
        listen_for=ShowsBehaviour(behaviour.id),
    )
