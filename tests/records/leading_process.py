"""A program that leads a session through the real store, to be killed: ``lives``, as in ``playing_process``.

It takes up the latest session where that stands, and says what is acknowledged.
"""

import sys
from pathlib import Path

from simulator.domain.people import Person, Role
from simulator.domain.sessions.session import Json, Session
from simulator.records import open_store
from simulator.records.interface import RecordStore
from tests.records.led import begun
from tests.records.playing_process import lives, say

HAPPENINGS = 12
"""How many there are before a session is ended and another begun."""


def told(number: int) -> dict[str, Json]:
    return {"player": f"p{number % 2 + 1}", "text": f"Überraschung {number} 🎈", "of": [number, None]}


def leader(store: RecordStore) -> Person:
    known = next((one for one in store.people() if one.role is Role.TRAINER), None)
    return known or store.give_role("Kim", Role.TRAINER, by=None, passphrase="amber kite on the roof")


def live(folder: str) -> None:
    store = open_store(Path(folder))
    kim = leader(store)
    latest = store.sessions(kim)[:1]
    if latest and latest[0].ended_at is None:
        session = store.session(latest[0].id, kim)
        say(f"resumed {session.id} {len(session.happenings)}")
        lead(store, session)
    while True:
        session = begun(store, kim, "Ann", "Ben")
        say(f"began {session.id} 0")
        lead(store, session)


def lead(store: RecordStore, session: Session) -> None:
    for number in range(len(session.happenings) + 1, HAPPENINGS + 1):
        store.add_happening(session.id, session.leader, number, "noted", item="i1", told=told(number))
        say(f"kept {session.id} {number}")
    store.end_session(session.id, session.leader)
    say(f"ended {session.id} {HAPPENINGS}")


if __name__ == "__main__":
    {"lives": lambda: lives(live)}[sys.argv[1]]()
