"""VoiceFiles: what the listener knows of voices, a private file for each person."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from simulator.records.recording_files import erase_file

FOLDER_NAME = "voices"
SUFFIX = ".voice"

_ONLY_ME, _FOR_ME = 0o700, 0o600


class VoiceFiles:
    """The folder ``voices`` of a data folder; it is made when the first voice is kept.

    Every method may raise OSError. People are named by UUIDs; any other name is a ValueError, so that no id,
    however it came about, leads out of the folder.
    """

    def __init__(self, data_folder: Path) -> None:
        self._folder = data_folder / FOLDER_NAME

    def people(self) -> tuple[str, ...]:
        """Return the ids of the people whose voices are kept."""
        if not self._folder.is_dir():
            return ()
        return tuple(sorted({path.name.partition(".")[0] for path in self._folder.glob(f"*{SUFFIX}*")}))

    def read(self, person_id: str) -> bytes | None:
        """Return what is kept of a voice; None if nothing is."""
        try:
            return self._of(person_id).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, person_id: str, packed: bytes) -> None:
        """Keep this; whatever happens meanwhile, it or what was there before is there whole."""
        path = self._of(person_id)
        self._folder.mkdir(mode=_ONLY_ME, parents=True, exist_ok=True)
        self._folder.chmod(_ONLY_ME)
        part = path.with_suffix(f"{SUFFIX}.part")
        descriptor = os.open(
            part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), _FOR_ME
        )
        with os.fdopen(descriptor, "wb") as file:
            file.write(packed)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)

    def erase(self, person_id: str) -> tuple[Path, ...]:
        """Erase what is kept of a voice; return the files that are still there."""
        path = self._of(person_id)
        return tuple(
            each
            for each in (path, path.with_suffix(f"{SUFFIX}.part"))
            if (each.exists() or each.is_symlink()) and not erase_file(each)
        )

    def _of(self, person_id: str) -> Path:
        if str(uuid.UUID(person_id)) != person_id:
            raise ValueError(f"{person_id!r} is nobody")
        return self._folder / f"{person_id}{SUFFIX}"
