"""``people everything``: all that is kept about one person, in a file for them, or for HR in part."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from simulator.command_line.erase import named_person
from simulator.command_line.whose import records, trainee
from simulator.domain.wording import counted
from simulator.training.everything.collected import collect
from simulator.training.everything.person_zip import hand_over_everything, write_beside


def save_everything(options: argparse.Namespace) -> int:
    """Save what is kept about somebody: oneself, or for HR somebody else."""
    path = Path(options.out)
    with records(options) as store:
        asker = trainee(options, store)
        person = named_person(store, options.name) if options.name else asker
        collected = collect(store, asker, person.id)
        unfinished = write_beside(collected, path)
        hand_over_everything(store, asker, unfinished)
    found = collected.everything
    if options.json:
        told = {
            "file": str(path),
            "person": {"id": person.id, "name": person.name},
            "is_everything": found.is_own,
            "tables": {part.name: len(part.rows) for part in found.parts},
            "recordings": unfinished.recordings,
            "left_out": [{"what": one.what, "why": one.why} for one in found.left_out],
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 0
    print(f"{path}: what is kept about {person.name}.")
    for part in found.parts:
        print(f"  {part.title}: {counted(len(part.rows), 'row', 'rows')}")
    if unfinished.recordings:
        print(f"  Recordings: {unfinished.recordings:,}")
    if not found.is_own:
        print("Left out, because it is for the person alone:")
        for one in found.left_out:
            print(f"  {one.what}")
        print(f"{person.name} can save it themselves:  main.py people everything --out FILE.zip")
    return 0
