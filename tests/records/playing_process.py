"""Programs that play turns through the real store, to be run several at once and to be killed.

``several FOLDER NAME ATTEMPT`` plays attempts of its own, and fights for turns of a shared one.
``lives`` waits for lines ``FOLDER<tab>ATTEMPT<tab>OWNER`` (their ids) and plays on until it is killed, each
time in a fork of this process, so that a new life needs no imports (where the system can fork).
"""

import gc
import json
import os
import sys
from pathlib import Path

from simulator.domain.people import Person
from simulator.records import open_store
from simulator.records.interface import MovedOnError, RecordsError
from tests.records.played import finished, started, turn


def several(folder: str, name: str, shared_id: str) -> None:
    """Play; print how many turns of the shared attempt were ours, and every visible error."""
    won, errors = 0, []
    store = open_store(Path(folder))
    try:
        person = store.person(name)
        store.person("Everybody")
        for number in range(1, 31):
            started(store, person, 4)
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


def live(folder: str, attempt_id: str = "", owner_id: str = "") -> None:
    """Take up the attempt (or begin one) and play on, saying each turn once it is acknowledged."""
    store = open_store(Path(folder))
    if attempt_id:
        record = store.attempt(attempt_id, Person(owner_id, "Ann"))
    else:
        record = started(store, store.person("Ann"))
    say(f"resumed {record.turn_count}")
    number = record.turn_count
    while True:
        number += 1
        store.add_turn(record.id, turn(number))
        say(f"kept {number}")


def lives() -> None:
    import simulator.records.migrations.upgrade
    import simulator.records.sqlite_store  # noqa: F401 so that no life has to import them

    gc.collect()
    gc.freeze()
    say("ready")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                live(*line.rstrip("\n").split("\t"))
            finally:
                os._exit(1)
        say(f"born {child}")
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    {"several": several, "live": live, "lives": lives}[sys.argv[1]](*sys.argv[2:])
