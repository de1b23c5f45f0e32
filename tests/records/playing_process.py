"""Programs that play turns through the real store, to be run several at once and to be killed.

``several FOLDER NAME ATTEMPT`` plays attempts of its own, and fights for turns of a shared one.
``lives`` waits for lines that name a folder, and plays there until it is killed, each
time in a fork of this process, so that a new life needs no imports (where the system can fork).
"""

import gc
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from simulator.records import open_store
from simulator.records.interface import (
    AttemptRecord,
    AttemptState,
    MovedOnError,
    RecordsError,
    RecordStore,
)
from tests.records.played import RESULT, finished, started, turn

TURNS = 100


def several(folder: str, name: str, shared_id: str) -> None:
    """Play; print how many turns of the shared attempt were ours, and every visible error."""
    won, errors = 0, []
    store = open_store(Path(folder))
    try:
        person = store.person(name)
        store.person("Everybody")
        for number in range(1, 16):
            started(store, person, 2)
            try:
                store.add_turn(shared_id, turn(number))
                won += 1
            except MovedOnError:
                pass
        finished(store, person)
        store.close()
    except RecordsError as error:
        errors.append(str(error))
    print(json.dumps({"won": won, "errors": errors}))


def say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def live(folder: str) -> None:
    """Take up the attempt that is under way, if there is one, and play on, saying what is acknowledged."""
    store = open_store(Path(folder))
    person = store.person("Ann")
    latest = store.attempts(person, person)[:1]
    if latest and latest[0].state is AttemptState.UNDER_WAY:
        record = store.attempt(latest[0].id, person)
        say(f"resumed {record.id} {len(record.turns)}")
        play(store, record)
    while True:
        record = started(store, person)
        say(f"began {record.id} 0")
        play(store, record)


def play(store: RecordStore, record: AttemptRecord) -> None:
    for number in range(record.turn_count + 1, TURNS + 1):
        store.add_turn(record.id, turn(number))
        say(f"kept {record.id} {number}")
    store.finish_attempt(record.id, RESULT)
    say(f"finished {record.id} {TURNS}")


def lives(live: Callable[[str], None]) -> None:
    import simulator.records.migrations.upgrade
    import simulator.records.sql_store  # noqa: F401 so that no life has to import them

    gc.collect()
    gc.freeze()
    say("ready")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                live(line.rstrip("\n"))
            finally:
                os._exit(1)
        say(f"born {child}")
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    {"several": several, "live": live, "lives": lambda: lives(live)}[sys.argv[1]](*sys.argv[2:])
