"""``backup`` and ``restore``: all that is kept, in one file, and back from it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from simulator.command_line.whose import records, trainee
from simulator.domain.access import may_keep_safe
from simulator.domain.people import Person
from simulator.domain.wording import counted
from simulator.records.backup import Backup, back_up, check_no_server
from simulator.records.interface import RecordsError, RecordStore
from simulator.records.restoring import restore
from simulator.records.server_place import chosen_database
from simulator.records.transactions import FILE_NAME
from simulator.settings import data_folder


def backup(options: argparse.Namespace) -> int:
    """Write a backup, and say what is in it."""
    file, folder = Path(options.file), data_folder(options.data)
    check_no_server(chosen_database(folder, options.database_url))
    with records(options) as store:
        who = _allowed(options, store)
        made = back_up(folder, file, replace=options.replace)
        store.note_in_audit(who, "backed up", f"everything into {file.name}")
    if options.json:
        print(json.dumps(_json(made), indent=2))
    else:
        print(f"{file}: {_held(made)}.")
        print("It holds people's words and voices: keep it where only you get to it.")
    return 0


def put_back(options: argparse.Namespace) -> int:
    """Put a backup in the place of what is there, and say what was done."""
    folder = data_folder(options.data)
    check_no_server(chosen_database(folder, options.database_url))
    who = _who_may(options) if (folder / FILE_NAME).exists() else None
    done = restore(Path(options.file), folder, replace=options.replace)
    is_noted = _note(options, who, f"everything from {Path(options.file).name}")
    if options.json:
        aside = str(done.aside) if done.aside else None
        told = {"aside": aside, "erased_again": done.erased_again, "is_noted": is_noted}
        print(json.dumps(_json(done.backup) | told, indent=2))
        return 0
    print(f"Restored: {_held(done.backup)}, as of {done.backup.made_at.astimezone():%Y-%m-%d %H:%M}.")
    if done.aside:
        print(f"What was there before is in {done.aside}. Erase that folder once you are sure.")
    if done.erased_again:
        print(f"Erased again, as before: {counted(done.erased_again, 'person', 'people')}.")
    if not is_noted:
        print("Nobody who is in this backup was signed in, so its audit does not tell of it.")
    return 0


def _who_may(options: argparse.Namespace) -> Person:
    with records(options) as store:
        return _allowed(options, store)


def _allowed(options: argparse.Namespace, store: RecordStore) -> Person:
    who = trainee(options, store)
    if not may_keep_safe(who, is_anybody_in_charge=store.has_trainer()):
        raise RecordsError(
            f"{who.name} may not do this: everybody's words and voices are in it.",
            remedy="Ask a trainer or HR, or name one with --trainee.",
        )
    return who


def _note(options: argparse.Namespace, who: Person | None, about: str) -> bool:
    """Write it into the audit of what was restored, if whoever did it is on record there."""
    with records(options) as store:
        if who is None or who.id not in {one.id for one in store.people()}:
            return False
        store.note_in_audit(who, "restored", about)
    return True


def _held(made: Backup) -> str:
    counts = (
        counted(made.people, "person", "people"),
        counted(made.attempts, "attempt", "attempts"),
        counted(made.recordings, "recording", "recordings"),
    )
    return ", ".join(counts)


def _json(made: Backup) -> dict[str, Any]:
    return {
        "file": str(made.path),
        "made_at": made.made_at.isoformat(),
        "people": made.people,
        "attempts": made.attempts,
        "recordings": made.recordings,
    }
