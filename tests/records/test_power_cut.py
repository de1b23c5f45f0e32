"""Power cuts: whatever else of the write-ahead log was written, what was acknowledged stays.

``synchronous = FULL`` (see test_schema) syncs the log before a turn is acknowledged, so a cut
leaves at least that much of it, and anything at all behind that.
"""

import bisect
import random
import shutil
from pathlib import Path

from simulator.records import open_store
from tests.records.played import started, turn

TURNS, CUTS = 40, 40


def test_cut_log_keeps_what_was_acknowledged(folder: Path, tmp_path: Path) -> None:
    by_chance, log = random.Random(3), folder / "rapport.sqlite-wal"
    store = open_store(folder)
    ann = store.person("Ann")
    store.close()
    store = open_store(folder)
    record = started(store, ann)
    synced = [log.stat().st_size]
    for number in range(1, TURNS + 1):
        store.add_turn(record.id, turn(number))
        synced.append(log.stat().st_size)
    database, written = (folder / "rapport.sqlite").read_bytes(), log.read_bytes()
    store.close()
    assert synced == sorted(set(synced)), "the log only grew, so that each size tells how far it was synced"
    for cut in range(CUTS):
        broken = tmp_path / str(cut)
        broken.mkdir()
        (broken / "rapport.sqlite").write_bytes(database)
        size = by_chance.randint(synced[0], synced[-1])
        torn = by_chance.randbytes(by_chance.choice([0, 1, 100, 4_120]))
        (broken / "rapport.sqlite-wal").write_bytes(written[:size] + torn)
        opened = open_store(broken)
        kept = opened.attempt(record.id, ann)
        assert kept.turn_count == bisect.bisect_right(synced, size) - 1
        assert kept.turns == tuple(turn(number) for number in range(1, kept.turn_count + 1))
        opened.add_turn(record.id, turn(kept.turn_count + 1))
        opened.close()
        shutil.rmtree(broken)
