"""RecordingFiles: the sound that is kept, a private folder for each attempt and a file for each turn."""

from __future__ import annotations

import os
import re
import stat
import uuid
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

FOLDER_NAME = "recordings"

_ONLY_ME = 0o700
_OF_TURN = re.compile(r"turn-(\d{3,})\.")
_ZEROS = bytes(65_536)


def file_name(turn: int) -> str:
    """Return what the recording of a turn is called, e.g. ``turn-003.wav``."""
    return f"turn-{turn:03}.wav"


class RecordingFiles:
    """The folder ``recordings`` of a data folder; it is made when the first sound is recorded.

    Every method may raise OSError. Attempts are named by UUIDs; any other name is a ValueError, so that
    no id, however it came about, leads out of the folder.
    """

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / FOLDER_NAME

    def path(self, attempt_id: str, turn: int) -> Path:
        """Return where the recording of a turn is, or would be."""
        return self._of(attempt_id) / file_name(turn)

    def prepare(self, attempt_id: str, turn: int) -> Path:
        """Return where the recording of a turn is to be written, its folder made for its owner alone."""
        path = self.path(attempt_id, turn)
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        for folder in (self._folder, path.parent):
            folder.mkdir(mode=_ONLY_ME, exist_ok=True)
            folder.chmod(_ONLY_ME)
        return path

    def make_durable(self, path: Path) -> bool:
        """Bring a written file and its name to the disk; return False if there is no such file."""
        try:
            descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
        except FileNotFoundError:
            return False
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        for folder in (path.parent, self._folder, self._folder.parent):
            _keep_names(folder)
        return True

    def attempts(self) -> tuple[str, ...]:
        """Return the ids of the attempts that have a folder."""
        if not self._folder.is_dir():
            return ()
        return tuple(sorted(entry.name for entry in self._folder.iterdir() if _is_id(entry.name)))

    def last_written(self, attempt_id: str) -> dict[int, date]:
        """Return the turns of an attempt that have any file, and the day it was last written (UTC)."""
        found: dict[int, date] = {}
        for path in files_below(self._of(attempt_id)):
            if turn := _turn_of(path):
                with suppress(FileNotFoundError):
                    day = datetime.fromtimestamp(path.lstat().st_mtime, UTC).date()
                    found[turn] = max(found.get(turn, day), day)
        return found

    def erase(self, attempt_id: str, turn: int | None = None) -> tuple[Path, ...]:
        """Erase every file of a turn, finished or cut off; without a turn, all that is in the folder.

        A folder that is empty then goes as well.

        Returns:
            The files that are still there: another program holds them, or they may not be written.
        """
        folder = self._of(attempt_id)
        if folder.is_symlink():
            folder.unlink()
        wanted = [path for path in files_below(folder) if turn is None or _turn_of(path) == turn]
        for path in wanted:
            _age(path)
        left = tuple(path for path in wanted if not erase_file(path))
        if folder.is_dir():
            self._tidy(folder)
        return left

    def _of(self, attempt_id: str) -> Path:
        if not _is_id(attempt_id):
            raise ValueError(f"{attempt_id!r} is no attempt")
        return self._folder / attempt_id

    def _tidy(self, folder: Path) -> None:
        _keep_names(folder)
        for inner, _, _ in os.walk(folder, topdown=False):
            with suppress(OSError):
                Path(inner).rmdir()
        _keep_names(self._folder)


def _is_id(name: str) -> bool:
    try:
        return str(uuid.UUID(name)) == name
    except ValueError:
        return False


def _turn_of(path: Path) -> int:
    """Return the turn a file belongs to; 0 for a file of none."""
    named = _OF_TURN.match(path.name)
    return int(named.group(1)) if named else 0


def files_below(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder; links are files, and nobody goes through them."""
    if folder.is_symlink():
        return
    for inner, folders, names in os.walk(folder, topdown=False):
        here = Path(inner)
        yield from (here / name for name in sorted(names))
        yield from (here / name for name in sorted(folders) if (here / name).is_symlink())


def _age(path: Path) -> None:
    """Make a file look as old as can be: if erasing is cut short, what is left of it is long due."""
    with suppress(OSError):
        if not path.is_symlink():
            os.utime(path, (0, 0))


def erase_file(path: Path) -> bool:
    """Overwrite a file and take it away; return whether it is gone."""
    with suppress(OSError):
        _overwrite(path)
        _age(path)
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _overwrite(path: Path) -> None:
    """Write zeros over the sound, so that its place on the disk does not keep it."""
    if not stat.S_ISREG(path.lstat().st_mode):
        return
    descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    try:
        left = os.fstat(descriptor).st_size
        while left > 0:
            left -= os.write(descriptor, _ZEROS[:left])
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keep_names(folder: Path) -> None:
    """Bring the names in a folder to the disk; Windows does so by itself."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
