"""``erase``: somebody goes from the records, with everything that is theirs."""

from __future__ import annotations

import argparse
import json
import sys

from simulator.command_line.whose import records, trainee
from simulator.domain.errors import SimulatorError
from simulator.domain.people import Person
from simulator.records.interface import RecordStore
from simulator.records.names import same_name_key, tidy_name
from simulator.settings import data_folder
from simulator.training.erasing import erase_from_folder


class ErasingError(SimulatorError):
    """Nobody is to be erased as things stand, or nobody is called so."""


def erase(options: argparse.Namespace) -> int:
    """Erase somebody, if their name is said twice."""
    with records(options) as store:
        by = trainee(options, store)
        somebody = named_person(store, options.name)
        if not options.yes:
            _ask(somebody)
        entry = erase_from_folder(store, data_folder(options.data), by, somebody)
    if options.json:
        print(json.dumps({"erased": somebody.id, "audit": entry.number}, indent=2))
    else:
        print(f"Erased: {somebody.name}, with attempts, words, recordings and completions.")
        print(f"Audit entry {entry.number} says so without the name. Backups and files that were exported")
        print("before still hold what they held: erase those too.")
    return 0


def named_person(store: RecordStore, name: str) -> Person:
    """Return whoever is on record under a name, by any spelling, or an id.

    Raises:
        ErasingError: Nobody is.
    """
    wanted = same_name_key(tidy_name(name))
    for person in store.people():
        if wanted == same_name_key(person.name) or name.strip() == person.id:
            return person
    raise ErasingError(
        f"Nobody on record is called {name[:60]!r}.", remedy="See who is:  main.py people list"
    )


def _ask(somebody: Person) -> None:
    if not sys.stdin.isatty():
        raise ErasingError(
            f"Erasing {somebody.name} cannot be undone, and nobody can be asked here.",
            remedy="If it is meant, say so with --yes.",
        )
    print(
        f"Erasing {somebody.name} cannot be undone. Type the name to go on: ",
        end="",
        file=sys.stderr,
        flush=True,
    )
    typed = sys.stdin.readline().strip()
    if not typed or same_name_key(typed) != same_name_key(somebody.name):
        raise ErasingError("That is another name; nothing was erased.")
