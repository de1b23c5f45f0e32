"""RecordingFile: a reply on disk while it is spoken, as a WAV file that can be opened at any moment."""

from __future__ import annotations

import contextlib
import errno
import os
import struct
from pathlib import Path
from typing import BinaryIO

from simulator.speech.interface import SAMPLE_RATE, SpeechError

SYNCED_SECONDS = 0.2
"""After this much sound at the latest the disk has it, so that a power cut, too, costs less than 250 ms."""

HEADER_BYTES = 44
BYTES_A_SECOND = SAMPLE_RATE * 2

_sync = getattr(os, "fdatasync", os.fsync)  # macOS and Windows have only the slower one


class RecordingError(SpeechError):
    """The sound could not be kept; what was said counts all the same."""


class RecordingFile:
    """Writes a reply's sound as it comes. Blocking, for one thread at a time.

    Every piece is in the file, and its header agrees, when `add` returns: ending the program at any
    moment loses only what was never added.
    """

    def __init__(self, path: Path) -> None:
        """Begin the file; only this user may read it.

        Raises:
            RecordingError: It cannot be written there, or is there already.
        """
        self.path = path
        self._file: BinaryIO | None = None
        self._size = self._unsynced = 0
        self._half: bytes = b""
        try:
            self._file = open(path, "xb", buffering=0, opener=_private)  # noqa: SIM115  # closed by close
            self._write(0, _header(0))
            _sync(self._file.fileno())
        except (OSError, ValueError) as error:
            self._let_go()
            raise _trouble(path, error) from error

    @property
    def seconds(self) -> float:
        """How much sound is in the file."""
        return self._size / BYTES_A_SECOND

    @property
    def is_open(self) -> bool:
        """Whether it takes more; not after `close`, nor after it failed."""
        return self._file is not None

    def add(self, pcm: bytes) -> None:
        """Write the next piece of sound (SAMPLE_RATE, one channel, 16-bit); nothing once closed or failed.

        Raises:
            RecordingError: The disk is full, or the folder has gone. Said once: further pieces are
                passed over in silence, and what is in the file stays and can be played.
        """
        if self._file is None:
            return
        pcm = self._half + pcm
        whole = len(pcm) // 2 * 2
        self._half = pcm[whole:]
        try:
            self._write(HEADER_BYTES + self._size, pcm[:whole])
            self._size += whole
            self._unsynced += whole
            self._write(0, _header(self._size))
            if self._unsynced >= SYNCED_SECONDS * BYTES_A_SECOND:
                self._keep()
        except OSError as error:
            self._mend()
            raise _trouble(self.path, error) from error

    def close(self) -> None:
        """Bring everything to the disk and let go of the file; harmless a second time.

        Raises:
            RecordingError: The last piece, less than SYNCED_SECONDS, may be lost by a power cut.
        """
        if self._file is None:
            return
        try:
            self._keep()
        except OSError as error:
            raise _trouble(self.path, error) from error
        finally:
            self._let_go()

    def discard(self) -> None:
        """Erase the file: nothing of the reply is kept."""
        self._let_go()
        with contextlib.suppress(FileNotFoundError):
            self.path.unlink()

    def _write(self, at: int, content: bytes) -> None:
        if self._file is None:
            return
        self._file.seek(at)
        left = memoryview(content)
        while left:
            left = left[self._file.write(left) :]  # a disk that fills up takes the first half of a piece

    def _keep(self) -> None:
        if self._file is None:
            return
        _sync(self._file.fileno())
        self._unsynced = 0
        self.path.stat()  # a file whose folder has gone can still be written, and nobody will find it

    def _mend(self) -> None:
        """Leave what was written whole, and stop."""
        file = self._file
        if file is not None:
            with contextlib.suppress(OSError):
                file.truncate(HEADER_BYTES + self._size)
                self._write(0, _header(self._size))
        self._let_go()

    def _let_go(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with contextlib.suppress(OSError):
                file.close()


def repair(path: Path) -> float:
    """Make a recording that was cut off agree with what is there.

    Returns:
        How many seconds of sound it holds; 0 where not even its header had been written.

    Raises:
        RecordingError: It cannot be read or written, or is no recording; then it is as it was.
    """
    try:
        with path.open("r+b") as file:
            found = file.read(HEADER_BYTES)
            if not _is_ours(found):
                raise RecordingError(
                    f"{path} is no recording made here, or is damaged.", remedy="It was left as it is."
                )
            size = max(0, path.stat().st_size - HEADER_BYTES) // 2 * 2
            file.seek(0)
            file.write(_header(size))
            file.truncate(HEADER_BYTES + size)
            file.flush()
            _sync(file.fileno())
    except OSError as error:
        raise _trouble(path, error) from error
    return size / BYTES_A_SECOND


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _header(size: int) -> bytes:
    described = struct.pack("<HHIIHH", 1, 1, SAMPLE_RATE, BYTES_A_SECOND, 2, 16)
    return b"".join(
        (
            b"RIFF",
            struct.pack("<I", HEADER_BYTES - 8 + size),
            b"WAVEfmt ",
            struct.pack("<I", len(described)),
            described,
            b"data",
            struct.pack("<I", size),
        )
    )


def _is_ours(found: bytes) -> bool:
    """Whether this is the beginning of a header written here, whatever sizes it says."""
    ours, sizes = _header(0), (*range(4, 8), *range(40, 44))
    return all(byte == ours[at] for at, byte in enumerate(found) if at not in sizes)


_REASONS = {
    errno.ENOSPC: ("The disk is full", "Make room on it"),
    getattr(errno, "EDQUOT", -1): ("Your share of the disk is full", "Make room on it"),
    errno.ENOENT: ("Its folder has gone", "Look whether the disk or folder is still there"),
    errno.EEXIST: ("There is a recording of this reply already", "Erase it first"),
    errno.EACCES: ("The folder may not be written to", "Make it writable"),
    errno.EROFS: ("The disk may only be read", "Choose another data folder"),
}


def _trouble(path: Path, error: Exception) -> RecordingError:
    number = error.errno if isinstance(error, OSError) else None
    reason, remedy = _REASONS.get(
        number or 0, (str(getattr(error, "strerror", None) or error), "Look at the disk")
    )
    return RecordingError(
        f"The sound of this reply cannot be kept at {path}: {reason[:1].lower()}{reason[1:]}.",
        remedy=f"Your words count all the same. {remedy} to keep the next ones.",
    )
