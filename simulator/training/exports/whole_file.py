"""whole_file(path, raw): a file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import BinaryIO

from simulator.domain.errors import SimulatorError


class FileNotWrittenError(SimulatorError):
    """A file could not be written."""


@contextlib.contextmanager
def whole_file(path: Path, raw: bytes) -> Generator[None]:
    """Write a file beside its place, do what stands in the block, and put it there if that went well.

    Args:
        path: Where it belongs; what was there before is replaced.
        raw: What is in it.

    Raises:
        FileNotWrittenError: It cannot be written.
    """
    with UnfinishedFile(path) as unfinished:
        try:
            unfinished.out.write(raw)
        except OSError as error:
            raise unwritten(path, error) from error
        unfinished.end()
        yield
        unfinished.put_in_place()


class UnfinishedFile:
    """A file that is written beside its place, and goes unless it is put there.

    Args:
        path: Where it belongs; what was there before is replaced.

    Attributes:
        out: Where to write; what it raises is for the writer to tell in words.

    Raises:
        FileNotWrittenError: It cannot be begun.
    """

    def __init__(self, path: Path) -> None:
        if path.is_dir():
            raise FileNotWrittenError(f"“{path}” is a folder.", remedy="Name a file in it.")
        try:
            file, name = tempfile.mkstemp(prefix=".unfinished-", dir=path.parent)
        except (OSError, ValueError) as error:
            raise unwritten(path, error) from error
        self._path, self._unfinished = path, Path(name)
        self.out: BinaryIO = os.fdopen(file, "wb")

    def __enter__(self) -> UnfinishedFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()

    def end(self) -> None:
        """Bring what was written to the disk.

        Raises:
            FileNotWrittenError: The disk does not take it.
        """
        try:
            self.out.flush()
            os.fsync(self.out.fileno())
            self.out.close()
        except OSError as error:
            raise unwritten(self._path, error) from error

    def put_in_place(self) -> None:
        """Put it where it belongs.

        Raises:
            FileNotWrittenError: It cannot be.
        """
        try:
            self._unfinished.replace(self._path)
        except (OSError, ValueError) as error:
            raise unwritten(self._path, error) from error

    def drop(self) -> None:
        """Take it away, if it was not put in its place."""
        with contextlib.suppress(OSError):
            self.out.close()
        with contextlib.suppress(OSError):
            self._unfinished.unlink(missing_ok=True)


def unwritten(path: Path, error: OSError | ValueError) -> FileNotWrittenError:
    """Return that a file could not be written, in words."""
    why = (error.strerror or str(error)) if isinstance(error, OSError) else "no file has such a name"
    return FileNotWrittenError(
        f"“{path}” could not be written: {why}.", remedy="Choose another place for it."
    )
