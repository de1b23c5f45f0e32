"""kill -9 at any instant: no acknowledged turn is lost, none is doubled, and the attempt goes on."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.records import open_store
from tests.records.played import started, turn

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "tests.records.playing_process"]
LONGEST_LIFE_SECONDS = 0.03


class Forked:
    """Lives in forks of one program that has everything imported."""

    kills, kills_while_making = 200, 20

    def __init__(self) -> None:
        self._program = subprocess.Popen(
            [*PROGRAM, "lives"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        self._lines = self._said()
        assert next(self._lines) == "ready"

    def _said(self) -> Iterator[str]:
        assert self._program.stdout
        rest = b""
        while chunk := os.read(self._program.stdout.fileno(), 65_536):
            *lines, rest = (rest + chunk).split(b"\n")
            yield from (line.decode() for line in lines)

    def one(self, seconds: float, *what: str, once_it_plays: bool = False) -> list[str]:
        """Live for that long (from the start, or once it plays), be killed, and return what was said."""
        assert self._program.stdin
        assert self._program.stdout
        self._program.stdin.write(("\t".join(what) + "\n").encode())
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

    def one(self, seconds: float, *what: str, once_it_plays: bool = True) -> list[str]:
        program = subprocess.Popen([*PROGRAM, "live", *what], cwd=ROOT, stdout=subprocess.PIPE)
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


def test_killed_two_hundred_times(lives: Forked | Started, folder: Path) -> None:
    by_chance = random.Random(20_261_122)
    store = open_store(folder)
    ann = store.person("Ann")
    attempt_id = started(store, ann).id
    store.close()  # so that each life is the only one, and has to recover what the last one left
    acknowledged, lost, resumed = 0, [], 0
    for life in range(lives.kills):
        seconds = by_chance.uniform(0, LONGEST_LIFE_SECONDS)
        for line in lives.one(seconds, str(folder), attempt_id, ann.id, once_it_plays=life % 4 > 0):
            told, number = line.split()
            if told == "resumed":
                resumed += 1
                if not acknowledged <= int(number) <= acknowledged + 1:
                    lost.append((acknowledged, line))
            acknowledged = int(number)
    began = time.monotonic()
    store = open_store(folder)
    record = store.attempt(attempt_id, ann)
    assert time.monotonic() - began <= 1
    assert lost == []
    assert acknowledged <= record.turn_count <= acknowledged + 1
    assert record.turns == tuple(turn(number) for number in range(1, record.turn_count + 1))
    assert resumed >= lives.kills / 2
    assert acknowledged > lives.kills
    store.add_turn(attempt_id, turn(record.turn_count + 1))
    store.close()


def test_killed_while_the_records_are_made(lives: Forked | Started, tmp_path: Path) -> None:
    by_chance = random.Random(7)
    for life in range(lives.kills_while_making):
        folder = tmp_path / str(life)
        said = lives.one(by_chance.uniform(0, 3 * LONGEST_LIFE_SECONDS), str(folder), once_it_plays=False)
        store = open_store(folder)
        ann = store.person("Ann")
        kept = sum(record.turn_count for record in store.attempts(ann, ann))
        acknowledged = sum(line.startswith("kept") for line in said)
        assert acknowledged <= kept <= acknowledged + 1
        store.close()
