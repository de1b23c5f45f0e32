"""Turns, results and attempts to put on record."""

from pathlib import Path

from simulator.domain.attempt import Choice, Reply, Turn
from simulator.domain.people import Person
from simulator.records import open_store
from simulator.records.interface import AttemptRecord, RecordStore, Result

TEXT = "format_version: 1\nid: childs-birthday\ntitle: The child’s birthday\r\n"

RESULT = Result("stays", "yes", "They heard him.", None, 7, 10, 8, 8, "c" * 64)


def turn(number: int, text: str = "What’s her name? 🎈") -> Turn:
    return Turn(number, f"node-{number}", Reply(f"{text} {number}"), Choice(0))


def started(store: RecordStore, owner: Person, turn_count: int = 0) -> AttemptRecord:
    record = store.start_attempt(
        owner,
        scenario_id="childs-birthday",
        scenario_title="The child’s birthday",
        scenario_text=TEXT,
        seed=5,
    )
    for number in range(1, turn_count + 1):
        store.add_turn(record.id, turn(number))
    return store.attempt(record.id, owner)


def finished(store: RecordStore, owner: Person) -> AttemptRecord:
    return store.finish_attempt(started(store, owner, 2).id, RESULT)


def submitted(store: RecordStore, owner: Person) -> AttemptRecord:
    return store.submit_attempt(finished(store, owner).id, owner)


def filled(folder: Path) -> tuple[Person, str]:
    """Put one attempt with two turns in a folder; return its owner and id."""
    store = open_store(folder)
    ann = store.person("Ann")
    attempt_id = started(store, ann, 2).id
    store.close()
    return ann, attempt_id


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
