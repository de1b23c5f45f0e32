"""Runs the tests that ask for ``sound_room`` in a pytest of their own, a folder at a time, in a sound room.

Qt looks for the sound server once in the life of a process, so the room must be there before. Every other
test finds no sound device, whatever the computer has.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from _pytest._code.code import TerminalRepr

from tests.sound_room import NoRoomError, SoundRoom, room_of_its_own

INSIDE = "RAPPORT_SOUND_ROOM"
"""Set in the inner pytest: the file it reports to."""

LONGEST_SECONDS = 240
"""How long all tests of a folder may take."""

_NOWHERE = "/nonexistent/sound"

_room: list[SoundRoom] = []


def pytest_configure(config: pytest.Config) -> None:
    """Lead Qt into the room, or to no server at all, before it looks for one."""
    if INSIDE not in os.environ:
        os.environ |= {"PULSE_SERVER": f"unix:{_NOWHERE}", "PIPEWIRE_RUNTIME_DIR": _NOWHERE}
        return
    opened = ExitStack()
    try:
        room = opened.enter_context(room_of_its_own())
    except NoRoomError as reason:
        pytest.exit(str(reason), returncode=NO_ROOM)
    config.add_cleanup(opened.close)
    _room.append(room)
    os.environ |= room.environment
    os.environ["RAPPORT_SECOND_LISTENER"] = ""  # whoever speaks there is heard as people are


NO_ROOM = 77


@pytest.fixture
def sound_room() -> SoundRoom:
    """The room with everything in its place."""
    room = _room[0]
    room.make_new()
    return room


@pytest.hookimpl(tryfirst=True)  # before xdist looks at the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put in the place of each such test one that asks the inner pytest how it went."""
    if INSIDE in os.environ:
        return
    folders: dict[Path, _Folder] = {}
    for at, item in enumerate(items):
        if "sound_room" not in getattr(item, "fixturenames", ()) or item.parent is None:
            continue
        folder = folders.setdefault(item.path.parent, _Folder())
        told = _RoomItem.from_parent(item.parent, name=item.name, folder=folder)
        told.add_marker(pytest.mark.xdist_group("sound room"))
        told.add_marker(pytest.mark.timeout(LONGEST_SECONDS + 20))
        items[at] = told


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Tell the outer pytest."""
    if INSIDE in os.environ:
        words = {
            "test": report.nodeid,
            "when": report.when,
            "outcome": report.outcome,
            "told": report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext,
        }
        with Path(os.environ[INSIDE]).open("a", encoding="utf-8") as told:
            told.write(json.dumps(words) + "\n")


class RoomTestError(Exception):
    """A test in the sound room failed; its own words follow."""


class _RoomItem(pytest.Item):
    """Stands for a test that runs in the inner pytest."""

    def __init__(self, *, folder: _Folder, **words: object) -> None:
        super().__init__(**words)  # type: ignore[arg-type]  # whatever pytest gives its items
        self.folder = folder

    def runtest(self) -> None:
        self.folder.run(self.session)
        if self.folder.no_room:
            pytest.skip(f"no sound room: {self.folder.no_room}")
        reports = self.folder.reports.get(self.nodeid.partition("@")[0], [])
        for report in reports:
            if report["outcome"] == "skipped":
                pytest.skip(report["told"])
            if report["outcome"] == "failed":
                raise RoomTestError(report["told"])
        if not any(report["when"] == "teardown" for report in reports):
            raise RoomTestError(f"it did not come to its end.\n{self.folder.output}")

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None
    ) -> str | TerminalRepr:
        return (
            str(excinfo.value) if isinstance(excinfo.value, RoomTestError) else super().repr_failure(excinfo)
        )

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, self.name


class _Folder:
    """The tests of one folder, run together when the first is asked for."""

    def __init__(self) -> None:
        self.reports: dict[str, list[dict[str, str]]] = {}
        self.no_room = self.output = ""
        self._has_run = False

    def run(self, session: pytest.Session) -> None:
        if self._has_run:
            return
        self._has_run = True
        with tempfile.TemporaryDirectory() as kept:
            told = Path(kept) / "told"
            done = self._inner(told, session)
            lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
        if done.returncode == NO_ROOM:
            self.no_room = self.output.strip().splitlines()[-1].removeprefix("Exit: ")
        for line in lines:
            report = json.loads(line)
            self.reports.setdefault(report["test"], []).append(report)

    def _inner(self, told: Path, session: pytest.Session) -> subprocess.CompletedProcess[str]:
        mine = [item for item in session.items if isinstance(item, _RoomItem) and item.folder is self]
        names = [item.nodeid.partition("@")[0] for item in mine]
        command = [sys.executable, "-m", "pytest", "-n", "0", "-q", "-p", "no:cacheprovider", *names]
        env = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")} | {INSIDE: str(told)}
        try:
            done = subprocess.run(
                command, env=env, capture_output=True, text=True, timeout=LONGEST_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as late:
            heard = (
                late.stdout.decode(errors="replace") if isinstance(late.stdout, bytes) else late.stdout or ""
            )
            done = subprocess.CompletedProcess(command, 1, heard + "\nIt took too long.", "")
        self.output = (done.stdout + done.stderr)[-4000:]
        return done
