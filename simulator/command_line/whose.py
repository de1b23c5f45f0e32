"""Whose records: opens the store that the options name, and says who practises."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager

from simulator.command_line import streams
from simulator.domain.people import LONGEST_NAME, Person
from simulator.records import open_store
from simulator.records.drive_kinds import synchronised_by
from simulator.records.interface import RecordsError, RecordStore
from simulator.records.names import same_name_key, tidy_name
from simulator.records.server_place import chosen_database
from simulator.settings import data_folder


@contextmanager
def records(options: argparse.Namespace) -> Generator[RecordStore]:
    """Open the records that the options, the environment or the settings name, and close them after.

    They are on the server of ``--database-url``, RAPPORT_DATABASE_URL or the data folder's settings, and
    without one in the folder of ``--data``, RAPPORT_DATA or the platform.

    Raises:
        RecordsError: They cannot be opened.
    """
    folder = data_folder(options.data)
    url = chosen_database(folder, getattr(options, "database_url", None))
    program = "" if url else synchronised_by(folder)
    if program:
        streams.say(f"Note: {program} seems to copy {folder} to other computers, which damages records.")
    store = open_store(folder, url)
    try:
        yield store
    finally:
        store.close()


ASKED_FOR = "RAPPORT_PASSPHRASE"
"""The environment variable for the passphrase of trainers and HR, where nobody can be asked."""


def trainee(options: argparse.Namespace, store: RecordStore) -> Person:
    """Return who practises: ``--trainee``, else whoever practised last, else whoever is logged in.

    On a database server that is whose login it is.

    Raises:
        RecordsError: The name cannot be used, or its passphrase was not given.
    """
    if options.trainee is not None:
        return opened(options, store, options.trainee)
    mine = store.connected_as()
    if mine is not None:
        return mine
    known = store.people()
    return opened(options, store, known[0].name if known else _login_name())


def known_trainee(options: argparse.Namespace, store: RecordStore) -> Person | None:
    """Return who practises, as ``trainee`` does, but nobody where that would be somebody new.

    Raises:
        RecordsError: The name cannot be used, or its passphrase was not given.
    """
    mine = store.connected_as()
    if mine is not None:
        return mine if options.trainee is None else store.person(options.trainee)
    known = store.people()
    if options.trainee is None:
        return opened(options, store, known[0].name) if known else None
    wanted = same_name_key(tidy_name(options.trainee))
    found = next((person for person in known if same_name_key(person.name) == wanted), None)
    return opened(options, store, found.name) if found else None


def opened(options: argparse.Namespace, store: RecordStore, name: str) -> Person:
    """Return somebody by name; a name with a passphrase is opened by it alone.

    It is taken from RAPPORT_PASSPHRASE, or asked for at a terminal where people read the answer.

    Raises:
        RecordsError: It is wrong, or there was nobody to ask.
    """
    if not store.asks_passphrase(name):
        return store.person(name)
    given = os.environ.get(ASKED_FOR)
    if given is None:
        if getattr(options, "json", False) or not sys.stdin.isatty():
            raise RecordsError(
                f"{name} has a PIN or passphrase, and nobody can be asked for it here.",
                remedy=f"Put it into the environment variable {ASKED_FOR}, or choose somebody else with "
                "--trainee.",
            )
        given = getpass.getpass(f"PIN or passphrase of {name}: ", stream=sys.stderr)
    return store.sign_in(name, given)


def _login_name() -> str:
    try:
        return getpass.getuser()[:LONGEST_NAME] or "Trainee"
    except (KeyError, OSError, ImportError):
        return "Trainee"
