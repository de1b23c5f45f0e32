"""LockFile: one writer at a time among all programs that have the same data folder open.

SQLite locks by itself; this lock goes round each write and the checkpoint that may follow
it, because SQLite 3.7.0 to 3.51.2 can lose commits when two connections checkpoint a
write-ahead log at the same instant.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from simulator.records.interface import RecordsUnavailableError

PATIENCE_SECONDS = 10.0
"""How long to wait for another program's write; they take thousandths of a second."""

_LONGEST_NAP_SECONDS = 0.01

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class LockFile:
    """An empty file beside the records; whoever has it locked may write.

    The system lets go of the lock when its holder dies, however it dies.
    """

    def __init__(self, path: Path, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._path = path
        self._patience_seconds = patience_seconds
        self._descriptor: int | None = None

    @contextmanager
    def held(self) -> Generator[None]:
        """Hold the lock, waiting for it if need be. The file stays open until ``close``.

        Raises:
            RecordsUnavailableError: Another program kept it too long.
            OSError: The file cannot be opened or made.
        """
        if self._descriptor is None:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        descriptor = self._descriptor
        self._wait_for(descriptor)
        try:
            yield
        finally:
            _unlock(descriptor)

    def close(self) -> None:
        """Let go of the file; the next ``held`` opens it again."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)

    def _wait_for(self, descriptor: int) -> None:
        if _try_lock(descriptor):
            return
        give_up_at = time.monotonic() + self._patience_seconds
        nap = 0.0002
        while not _try_lock(descriptor):
            if time.monotonic() > give_up_at:
                raise RecordsUnavailableError(
                    "Another window or program is holding the records and does not let go.",
                    remedy="Close it, then try again; nothing is lost.",
                )
            time.sleep(nap)
            nap = min(nap * 1.5, _LONGEST_NAP_SECONDS)
