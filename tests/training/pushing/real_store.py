"""A real learning record store in a process of its own, keeping what it is told in a folder."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER, SECRET = "rapport", "between us"
_HASH = "$2b$04$zs/HpGWzn9BLoWP9M7QlT.unVv7uShns2TTOWw/qPfBtWDYxMwmIC"
"""Of SECRET, by bcrypt with few rounds."""

_START = """
import sys, uvicorn
from ralph.backends.data.base import BaseOperationType
from ralph.backends.lrs.fs import FSLRSBackend
FSLRSBackend.default_operation_type = BaseOperationType.APPEND
uvicorn.run("ralph.api:app", host="127.0.0.1", port=int(sys.argv[1]))
"""
"""As it comes, it writes its file once and never again."""

_LONGEST_START_SECONDS = 60.0


@contextmanager
def real_store(python: Path, folder: Path) -> Iterator[str]:
    """Start the store; yield its endpoint, and stop it after.

    Args:
        python: The Python that has it.
        folder: Where it keeps statements, in ``statements.jsonl``.
    """
    agent = {"account": {"name": "rapport", "homePage": "https://rapport.invalid/"}, "objectType": "Agent"}
    credentials = [{"username": USER, "hash": _HASH, "scopes": ["all"], "agent": agent}]
    (folder / "auth.json").write_text(json.dumps(credentials))
    (folder / "statements.jsonl").touch()
    port = _free_port()
    environment = os.environ | {
        "RALPH_APP_DIR": str(folder),
        "RALPH_AUTH_FILE": str(folder / "auth.json"),
        "RALPH_RUNSERVER_BACKEND": "fs",
        "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(folder),
        "RALPH_BACKENDS__LRS__FS__DEFAULT_LRS_FILE": "statements.jsonl",
    }
    words = (str(python), "-c", _START, str(port))
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(words, env=environment, cwd=folder, stdout=log, stderr=log)
        try:
            _wait(port, process, folder / "log.txt")
            yield f"http://127.0.0.1:{port}/xAPI"
        finally:
            process.terminate()
            process.wait(10)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _LONGEST_START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/__lbheartbeat__", timeout=5):
                return
        except OSError:
            time.sleep(0.05)  # another program starts; there is nothing to wait for but its port
    raise AssertionError(log.read_text("utf-8", "replace")[-2_000:])
