"""How long until a turn is safe on disk, against a bare fdatasync of as many bytes in the same run."""

import itertools
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from simulator.records import open_store
from tests.records.played import started, turn

ROUNDS = 1_000
BYTES = 2 * 4_120
"""What SQLite appends for a turn: a page or two of the table, each with its frame."""

sync = getattr(os, "fdatasync", os.fsync)


def milliseconds(step: Callable[[], None]) -> float:
    began = time.perf_counter()
    step()
    return (time.perf_counter() - began) * 1_000


def test_durable_turn(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    store = open_store(tmp_path)
    owner = store.person("Ann")
    block = os.urandom(BYTES)
    played = (turn(number) for number in itertools.count(1))
    record_id = started(store, owner).id
    with (tmp_path / "plain").open("wb", buffering=0) as plain:

        def plain_write() -> None:
            plain.write(block)
            sync(plain.fileno())

        # In turns, so that a neighbour's use of the disk tells on both alike.
        pairs = [
            (milliseconds(plain_write), milliseconds(lambda: store.add_turn(record_id, next(played))))
            for _ in range(ROUNDS)
        ]
    plain_ms, turn_ms = (statistics.median(times) for times in zip(*pairs, strict=True))
    plain_p95, turn_p95 = (statistics.quantiles(times, n=20)[-1] for times in zip(*pairs, strict=True))
    ratio = turn_ms / plain_ms
    benchmark.extra_info.update(ratio=ratio, plain_ms=plain_ms, plain_p95=plain_p95, turn_p95=turn_p95)
    print(
        f"\nturn {turn_ms:.3f} ms (p95 {turn_p95:.3f}),"
        f" bare sync {plain_ms:.3f} ms (p95 {plain_p95:.3f}): x {ratio:.2f}"
    )
    benchmark.pedantic(lambda: store.add_turn(record_id, next(played)), rounds=ROUNDS)
    store.close()
    assert turn_p95 < 16.7, "a turn must be stored within one frame of the screen"


def test_opening(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    store = open_store(tmp_path)
    owner = store.person("Ann")
    for _ in range(100):
        started(store, owner, 10)
    store.close()
    benchmark(lambda: open_store(tmp_path).close())


def test_list_of_a_thousand_attempts(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    store = open_store(tmp_path)
    owner = store.person("Ann")
    for _ in range(1_000):
        started(store, owner)
    assert len(benchmark(store.attempts, owner, owner)) == 1_000
    store.close()
