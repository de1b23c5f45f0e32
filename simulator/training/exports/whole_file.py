"""whole_file(path, raw): a file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Generator
from pathlib import Path

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
    if path.is_dir():
        raise FileNotWrittenError(f"“{path}” is a folder.", remedy="Name a file in it.")
    try:
        file, name = tempfile.mkstemp(prefix=".unfinished-", dir=path.parent)
    except (OSError, ValueError) as error:
        raise _unwritten(path, error) from error
    unfinished = Path(name)
    try:
        try:
            with os.fdopen(file, "wb") as out:
                out.write(raw)
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            raise _unwritten(path, error) from error
        yield
        try:
            unfinished.replace(path)
        except (OSError, ValueError) as error:
            raise _unwritten(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _unwritten(path: Path, error: OSError | ValueError) -> FileNotWrittenError:
    why = (error.strerror or str(error)) if isinstance(error, OSError) else "no file has such a name"
    return FileNotWrittenError(
        f"“{path}” could not be written: {why}.", remedy="Choose another place for it."
    )
