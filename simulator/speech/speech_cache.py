"""SpeechCache: rendered lines in a folder, by what was said and how; each is there whole, or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simulator.domain.errors import SimulatorError
from simulator.speech.interface import CastVoice, SoundFileError, Spoken, WordTime
from simulator.speech.levels import measured
from simulator.speech.word_times import likely_times

FORMAT = 1
"""Changes whenever the same words would be made into another sound, or be kept in another way."""

MOST_BYTES = 200_000_000
KEPT_SHARE = 0.8
"""How much is left of MOST_BYTES when the lines that were not heard for longest have gone."""

FORGOTTEN_SECONDS = 3_600
"""A file still half-written after this long belongs to a program that ended."""


class SpeechCache:
    """A folder of WAV files, each with a JSON file beside it that says what is in it."""

    def __init__(self, folder: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._size: int | None = None
        self._in_use: set[str] = set()
        self._writing = threading.Lock()
        self._own: tempfile.TemporaryDirectory[str] | None = None

    def place(self, voice: str, cast: CastVoice, text: str) -> Path:
        """Return where a line said by a voice in this way is, or belongs; the folder is there.

        Raises:
            SoundFileError: There is no folder to write to, not even a temporary one.
        """
        said = json.dumps([FORMAT, voice, cast.voice_id, cast.words_per_minute, cast.pitch, text])
        name = hashlib.blake2b(said.encode("utf-8"), digest_size=16).hexdigest()
        return self._writable() / f"{name}.wav"

    def find(self, path: Path, text: str, voice: str) -> Spoken | None:
        """Return the line that is kept there; None if it is not, or not as it was written."""
        try:
            beside = json.loads(_beside(path).read_text(encoding="utf-8"))
            sound = path.read_bytes()
            if beside["digest"] != _digest(sound):
                return None
            words = tuple(WordTime(*row) for row in beside["words"])
            levels = tuple(level / 100 for level in beside["levels"])
            spoken = Spoken(text, path, float(beside["seconds"]), words, levels, voice)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        self._in_use.add(path.name)
        with contextlib.suppress(OSError):
            os.utime(path)  # heard again: it goes last
        return spoken

    def take(self, path: Path, text: str, voice: str) -> Spoken:
        """Measure a line that was just written there, and keep what was found beside it.

        Raises:
            SoundFileError: It is no sound; the file is gone.
        """
        try:
            sound = path.read_bytes()
            seconds, levels = measured(sound)
        except (OSError, SimulatorError) as error:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
            raise SoundFileError(f"A voice wrote a sound that cannot be used ({error}).") from error
        spoken = Spoken(text, path, seconds, likely_times(text, seconds, levels), levels, voice)
        self._in_use.add(path.name)
        self._write(spoken, _digest(sound), is_aligned=False)
        self._make_room(len(sound))
        return spoken

    def is_aligned(self, path: Path) -> bool:
        """Whether somebody has listened when each word of that line comes."""
        try:
            return bool(json.loads(_beside(path).read_text(encoding="utf-8"))["aligned"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return False

    def keep_words(self, spoken: Spoken) -> None:
        """Keep when each word of a line is really heard; where that cannot be written, do without."""
        if spoken.path is not None:
            with contextlib.suppress(OSError):
                self._write(spoken, _digest(spoken.path.read_bytes()), is_aligned=True)

    def close(self) -> None:
        """Remove what was only for now."""
        own, self._own = self._own, None
        if own is not None:
            with contextlib.suppress(OSError):
                own.cleanup()

    def _writable(self) -> Path:
        """The folder; where it cannot be had, one for as long as the program runs."""
        if self._own is not None:
            return Path(self._own.name)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if os.access(self._folder, os.W_OK):
                return self._folder
            self._own = tempfile.TemporaryDirectory(prefix="rapport-voice-", ignore_cleanup_errors=True)
        except OSError:
            self._own = self._temporary()
        return Path(self._own.name)

    def _temporary(self) -> tempfile.TemporaryDirectory[str]:
        try:
            return tempfile.TemporaryDirectory(prefix="rapport-voice-", ignore_cleanup_errors=True)
        except OSError as error:
            raise SoundFileError(
                f"There is no folder to keep the customer's voice in ({error.strerror or error}).",
                remedy=f"Make {self._folder} writable.",
            ) from error

    def _write(self, spoken: Spoken, digest: str, *, is_aligned: bool) -> None:
        if spoken.path is None:
            return
        beside: dict[str, Any] = {
            "digest": digest,
            "seconds": spoken.seconds,
            "levels": [round(level * 100) for level in spoken.levels],
            "words": _rows(spoken.words),
            "aligned": is_aligned,
        }
        part = _beside(spoken.path).with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")
        with contextlib.suppress(OSError):  # then it is measured anew next time
            part.write_text(json.dumps(beside), encoding="ascii")
            part.replace(_beside(spoken.path))

    def _make_room(self, added: int) -> None:
        """Let go of what nobody has heard for longest where there is too much; not of what this run uses."""
        with self._writing, contextlib.suppress(OSError, SoundFileError):
            folder = self._writable()
            if self._size is None:
                self._size = sum(size for _, size, _ in _files(folder))
            else:
                self._size += added
            if self._size <= self._most_bytes:
                return
            files = sorted(_files(folder))
            left = sum(size for _, size, _ in files)
            for _, size, path in files:
                if left <= self._most_bytes * KEPT_SHARE:
                    break
                if path.name not in self._in_use:
                    with contextlib.suppress(OSError):
                        path.unlink()
                        _beside(path).unlink(missing_ok=True)
                        left -= size
            self._size = left


def _files(folder: Path) -> list[tuple[float, int, Path]]:
    """Return when each sound was last heard, its size and where it is; forgotten halves are removed."""
    found, now = list[tuple[float, int, Path]](), time.time()
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            state = path.stat()
            if path.suffix == ".wav":
                found.append((state.st_mtime, state.st_size, path))
            elif path.suffix == ".part" and now - state.st_mtime > FORGOTTEN_SECONDS:
                path.unlink()
    return found


def _rows(words: Sequence[WordTime]) -> list[list[float]]:
    return [[w.start, w.end, w.from_seconds, w.to_seconds] for w in words]


def _beside(path: Path) -> Path:
    return path.with_suffix(".json")


def _digest(sound: bytes) -> str:
    return hashlib.blake2b(sound, digest_size=16).hexdigest()
