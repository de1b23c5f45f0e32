"""kill -9 at any instant: no acknowledged turn is lost, none is doubled, and the attempt goes on."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from simulator.records import open_store
from simulator.records.interface import AttemptRecord, AttemptState
from tests.records.played import turn
from tests.thoroughness import times

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "tests.records.playing_process"]
LONGEST_LIFE_SECONDS = 0.03


class Forked:
    """Lives in forks of one program that has everything imported."""

    kills, kills_while_making = times(200, usual=60), times(20, usual=8)

    def __init__(self, *program: str) -> None:
        self._program = subprocess.Popen(
            [*(program or PROGRAM), "lives"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        self._lines = self._said()
        assert next(self._lines) == "ready"

    def _said(self) -> Iterator[str]:
        assert self._program.stdout
        rest = b""
        while chunk := os.read(self._program.stdout.fileno(), 65_536):
            *lines, rest = (rest + chunk).split(b"\n")
            yield from (line.decode() for line in lines)

    def one(self, seconds: float, folder: Path, once_it_plays: bool = False) -> list[str]:
        """Live for that long (from the start, or once it plays), be killed, and return what was said."""
        assert self._program.stdin
        assert self._program.stdout
        self._program.stdin.write(f"{folder}\n".encode())
        said: list[str] = []
        while not (line := next(self._lines)).startswith("born"):
            said.append(line)  # the newborn may speak first
        if once_it_plays and not said:
            said.append(next(self._lines))
        select.select([], [], [], seconds)
        os.kill(int(line.split()[1]), signal.SIGKILL)
        while (line := next(self._lines)) != "gone":
            said.append(line)
        return said

    def end(self) -> None:
        self._program.communicate()


class Started:
    """Lives that are programs of their own, where the system cannot fork; slow, so fewer."""

    kills, kills_while_making = 10, 2

    def one(self, seconds: float, folder: Path, once_it_plays: bool = False) -> list[str]:
        program = subprocess.Popen([*PROGRAM, "live", str(folder)], cwd=ROOT, stdout=subprocess.PIPE)
        assert program.stdout
        first = [program.stdout.readline().decode()] if once_it_plays else []
        try:
            program.wait(seconds)
        except subprocess.TimeoutExpired:
            program.kill()
        return [line.strip() for line in (*first, *program.communicate()[0].decode().splitlines())]

    def end(self) -> None:
        pass


Lives = Forked if hasattr(os, "fork") else Started


@pytest.fixture
def lives() -> Iterator[Forked | Started]:
    begun = Lives()
    yield begun
    begun.end()


def check(folder: Path, said: list[str]) -> list[AttemptRecord]:
    """Make sure that the records hold what was acknowledged, and at most the one step more after it."""
    acknowledged: dict[str, int] = {}
    done: set[str] = set()
    for line in said:
        told, attempt_id, number = line.split()
        before, now = acknowledged.get(attempt_id, 0), int(number)
        assert now == before + 1 if told == "kept" else now in (before, before + 1), line
        assert attempt_id not in done, line
        acknowledged[attempt_id] = now
        if told == "finished":
            done.add(attempt_id)
    with closing(open_store(folder)) as store:
        ann = store.person("Ann")
        kept = [store.attempt(record.id, ann) for record in store.attempts(ann, ann)]
    assert acknowledged.keys() <= {record.id for record in kept}
    for record in kept:
        before = acknowledged.get(record.id, 0)
        assert before <= record.turn_count <= before + 1
        assert record.turns == tuple(turn(number) for number in range(1, record.turn_count + 1))
        assert record.state is AttemptState.FINISHED or record.id not in done
    assert [record.number for record in kept] == list(range(len(kept), 0, -1))
    assert all(record.state is AttemptState.FINISHED for record in kept[1:]), "each was taken up again"
    return kept


def test_killed_again_and_again(lives: Forked | Started, folder: Path) -> None:
    by_chance = random.Random(20_261_122)
    open_store(folder).close()
    said: list[str] = []
    for life in range(lives.kills):
        said += lives.one(by_chance.uniform(0, LONGEST_LIFE_SECONDS), folder, once_it_plays=life % 4 > 0)
    kept = check(folder, said)
    assert sum(record.turn_count for record in kept) > lives.kills
    assert sum(line.startswith("resumed") for line in said) >= lives.kills / 2
    began = time.monotonic()
    with closing(open_store(folder)) as store:
        store.attempt(kept[0].id, kept[0].owner)
    assert time.monotonic() - began <= 1


def test_killed_while_the_records_are_made(lives: Forked | Started, tmp_path: Path) -> None:
    by_chance = random.Random(7)
    for life in range(lives.kills_while_making):
        folder = tmp_path / str(life)
        check(folder, lives.one(by_chance.uniform(0, 3 * LONGEST_LIFE_SECONDS), folder))
