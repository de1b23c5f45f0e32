"""``people role``: who leads sessions, who does HR."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys

from simulator.command_line.whose import records, trainee
from simulator.domain.people import Person, Role
from simulator.records.interface import RecordsError, RecordStore

NEW_PASSPHRASE = "RAPPORT_NEW_PASSPHRASE"  # noqa: S105  # the variable's name
"""The environment variable for the passphrase of whoever gets a role, where nobody can be asked."""

_TOLD = {Role.TRAINEE: "practises", Role.TRAINER: "leads sessions", Role.HR: "does HR"}


def give_role(options: argparse.Namespace) -> int:
    """Give somebody a role; the first on record gives it to themselves.

    Raises:
        RecordsError: This person may not, the passphrase is too short, or there was nobody to ask for it.
    """
    role = Role(options.role)
    with records(options) as store:
        by = _giver(options, store)
        new = _new_passphrase(options, store, role)
        person = store.give_role(options.name, role, by=by, passphrase=new)
    if options.json:
        print(json.dumps({"name": person.name, "role": person.role.value}, ensure_ascii=False))
    else:
        print(f"{person.name} {_TOLD[person.role]} now.")
    return 0


def _giver(options: argparse.Namespace, store: RecordStore) -> Person | None:
    """Return who gives it; nobody while nobody is in charge: then anybody may be the first."""
    if store.connected_as() is None and not store.has_trainer():
        return None
    return trainee(options, store)


def _new_passphrase(options: argparse.Namespace, store: RecordStore, role: Role) -> str:
    if role is Role.TRAINEE or store.connected_as() is not None:
        return ""
    given = os.environ.get(NEW_PASSPHRASE)
    if given is not None:
        return given
    if options.json or not sys.stdin.isatty():
        raise RecordsError(
            "Whoever leads sessions or does HR has a passphrase, and nobody can be asked for it here.",
            remedy=f"Put the one {options.name} is to have into the environment variable {NEW_PASSPHRASE}.",
        )
    first = getpass.getpass(f"Passphrase {options.name} is to have: ", stream=sys.stderr)
    if getpass.getpass("Once more: ", stream=sys.stderr) != first:
        raise RecordsError("The two are not the same, so nothing was changed.", remedy="Try again.")
    return first
