"""Several programs and threads on the same data: no visible error, nothing lost, nothing doubled."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from simulator.records import open_store
from simulator.records.interface import AttemptState, MovedOnError, RecordStore
from tests.records.played import started, turn

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "tests.records.playing_process"]


def test_four_programs_write_at_once(disk_store: RecordStore, folder: Path) -> None:
    shared = started(disk_store, disk_store.person("Shared"))
    names = ["Ann", "Ben", "Cy", "Dee"]
    running = [
        subprocess.Popen(
            [*PROGRAM, "several", str(folder), name, shared.id], cwd=ROOT, stdout=subprocess.PIPE
        )
        for name in names
    ]
    said = [json.loads(program.communicate()[0]) for program in running]
    assert [errors for told in said for errors in told["errors"]] == []
    assert sum(told["won"] for told in said) == 15
    kept = disk_store.attempt(shared.id, shared.owner)
    assert kept.turns == tuple(turn(number) for number in range(1, 16))
    assert sorted(person.name for person in disk_store.people()) == sorted([*names, "Everybody", "Shared"])
    for name in names:
        person = disk_store.person(name)
        attempts = disk_store.attempts(person, person)
        assert [record.number for record in attempts] == list(range(16, 0, -1))
        assert [record.turn_count for record in attempts] == [2] * 16
        assert attempts[0].state is AttemptState.FINISHED


def test_new_records_can_be_opened_by_several_at_once(folder: Path) -> None:
    with ThreadPoolExecutor(4) as threads:
        stores = list(threads.map(lambda _: open_store(folder), range(4)))
        people = set(threads.map(lambda store: store.person("Ann"), stores))
    assert len(people) == 1
    for store in stores:
        store.close()


def test_threads_share_a_store(disk_store: RecordStore) -> None:
    record = started(disk_store, disk_store.person("Ann"))

    def play(_: int) -> int:
        won = 0
        for number in range(1, 41):
            try:
                disk_store.add_turn(record.id, turn(number))
                won += 1
            except MovedOnError:
                pass
        return won

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(play, range(4))) == 40
    assert disk_store.attempt(record.id, record.owner).turn_count == 40
