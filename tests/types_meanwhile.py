"""Lets the type checker work while the tests run: it takes a minute, and nothing needs to wait for it.

It is started, at a low priority, once the workers have found ``test_types`` among the tests; whichever of
them runs that test takes the result. Without workers the test runs the checker itself.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from xdist.workermanage import WorkerController

ROOT = Path(__file__).resolve().parent.parent
ASKED_BY = "test_types"
LONGEST_SECONDS = 280
_LESS_URGENT = 5
"""How much less urgent than the tests, where the system knows such a thing."""

_WITH_ROOM = "--max-semi-space-size=64"
"""For Node, in MB: with more room for what it forgets soon, it tidies up less often."""

_started: dict[Path, subprocess.Popen[bytes]] = {}


class Checked(NamedTuple):
    """What the type checker said; 0 if nothing is wrong."""

    code: int
    told: str


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_node_collection_finished(node: WorkerController, ids: Sequence[str]) -> None:
    """Start the checker, in the process that has the workers, once it is known that somebody will ask."""
    if not _started and any(name.endswith(f"::{ASKED_BY}") for name in ids):
        result = _file_of(str(node.workerinput["testrunuid"]))
        command = [sys.executable, "-m", "tests.types_meanwhile", str(result)]
        _started[result] = subprocess.Popen(command, cwd=ROOT, start_new_session=True)


def pytest_unconfigure() -> None:
    """Leave nothing running, and nothing lying about."""
    for result, process in _started.items():
        with suppress(OSError):  # it has ended, as it should
            _end(process)
        process.wait()
        result.unlink(missing_ok=True)
    _started.clear()


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the checker with all it has started, where the system can."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGTERM)
    else:
        process.terminate()


def checked_types() -> Checked:
    """Return what the type checker says, waiting for it if it was started before."""
    result = _result_file()
    if result is None:
        return _check()
    until = time.monotonic() + LONGEST_SECONDS
    while not result.exists():
        if time.monotonic() > until:
            return Checked(1, "The type checker has not ended.")
        time.sleep(0.1)
    return Checked(*json.loads(result.read_text(encoding="utf-8")))


def _result_file() -> Path | None:
    """Return where the result of this run is put; None if there are no workers."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    return _file_of(run) if run else None


def _file_of(run: str) -> Path:
    return Path(tempfile.gettempdir()) / f"rapport-types-{run}"


def _check() -> Checked:
    command = [sys.executable, "-m", "basedpyright"]
    env = os.environ | {"NODE_OPTIONS": _WITH_ROOM}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    return Checked(done.returncode, done.stdout + done.stderr)


def main(result: Path) -> None:
    """Check, and put the result there in one piece."""
    with suppress(AttributeError, OSError):
        os.nice(_LESS_URGENT)
    part = result.with_suffix(".part")
    part.write_text(json.dumps(_check()), encoding="utf-8")
    part.replace(result)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
