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


def typical_ms(step: Callable[[], None]) -> tuple[float, float]:
    """Return the median and the 95th percentile of a step in milliseconds."""
    times: list[float] = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        step()
        times.append((time.perf_counter() - began) * 1_000)
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def test_durable_turn(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    store = open_store(tmp_path)
    owner = store.person("Ann")
    block = os.urandom(BYTES)
    with (tmp_path / "plain").open("wb", buffering=0) as plain:

        def plain_write() -> None:
            plain.write(block)
            sync(plain.fileno())

        warm, _ = typical_ms(plain_write)
        record_id, numbers = started(store, owner).id, itertools.count(1)

        def durable_turn() -> None:
            store.add_turn(record_id, turn(next(numbers)))

        turn_ms, turn_p95 = typical_ms(durable_turn)
        plain_ms, plain_p95 = typical_ms(plain_write)
    bare = statistics.mean((warm, plain_ms))
    benchmark.extra_info.update(
        ratio=round(turn_ms / bare, 2),
        plain_ms=round(bare, 3),
        plain_p95=round(plain_p95, 3),
        turn_p95=round(turn_p95, 3),
    )
    print(f"\nturn {turn_ms:.3f} ms (p95 {turn_p95:.3f}), bare sync {bare:.3f} ms: x {turn_ms / bare:.2f}")
    record_id, numbers = started(store, owner).id, itertools.count(1)
    benchmark.pedantic(durable_turn, rounds=ROUNDS)
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
