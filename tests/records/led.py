"""Sessions to put on record."""

from simulator.domain.people import Person, Role
from simulator.domain.sessions.session import Participant, Session
from simulator.records.interface import AttemptRecord, RecordStore
from tests.records.played import started

PASSPHRASE = "amber kite on the roof"


def trainer(store: RecordStore, name: str = "Kim") -> Person:
    """Return a trainer on record, the first or made one by the first."""
    first = next((one for one in store.people() if one.role is Role.TRAINER), None)
    return store.give_role(name, Role.TRAINER, by=first, passphrase=PASSPHRASE)


def roster(*names: str) -> tuple[Participant, ...]:
    return tuple(Participant(f"p{number}", name) for number, name in enumerate(names, 1))


def begun(store: RecordStore, leader: Person, *names: str) -> Session:
    return store.start_session(leader, title="Tuesday", roster=roster(*(names or ("Ann", "Ben"))))


def played_in(store: RecordStore, session: Session, owner: Person, turn_count: int = 2) -> AttemptRecord:
    record = started(store, owner, turn_count)
    store.link_attempt(record.id, session.id, session.leader)
    return store.attempt(record.id, owner)
