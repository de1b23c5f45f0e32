"""Whose records: opens the store that the options name, and says who practises."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Generator
from contextlib import contextmanager

from simulator.domain.people import LONGEST_NAME, Person
from simulator.records import open_store
from simulator.records.interface import RecordStore
from simulator.records.names import same_name_key, tidy_name
from simulator.settings import data_folder


@contextmanager
def records(options: argparse.Namespace) -> Generator[RecordStore]:
    """Open the records in the folder of ``--data``, RAPPORT_DATA or the platform, and close them after.

    Raises:
        RecordsError: They cannot be opened.
    """
    store = open_store(data_folder(options.data))
    try:
        yield store
    finally:
        store.close()


def trainee(options: argparse.Namespace, store: RecordStore) -> Person:
    """Return who practises: ``--trainee``, else whoever practised last, else whoever is logged in.

    Raises:
        RecordsError: The name cannot be used.
    """
    if options.trainee is not None:
        return store.person(options.trainee)
    known = store.people()
    return known[0] if known else store.person(_login_name())


def known_trainee(options: argparse.Namespace, store: RecordStore) -> Person | None:
    """Return who practises, as ``trainee`` does, but nobody where that would be somebody new.

    Raises:
        RecordsError: The name cannot be used.
    """
    known = store.people()
    if options.trainee is None:
        return known[0] if known else None
    wanted = same_name_key(tidy_name(options.trainee))
    return next((person for person in known if same_name_key(person.name) == wanted), None)


def _login_name() -> str:
    try:
        return getpass.getuser()[:LONGEST_NAME] or "Trainee"
    except (KeyError, OSError, ImportError):
        return "Trainee"
