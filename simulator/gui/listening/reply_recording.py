"""ReplyRecording: keeps a reply's sound on disk while it is spoken, where the person agreed to that."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.domain.errors import SimulatorError
from simulator.gui.background import Background, Lane
from simulator.gui.records_desk import RecordsDesk
from simulator.speech.interface import SAMPLE_RATE

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.records.interface import RecordStore
    from simulator.speech.recording import RecordingFile

_EMPTY_BYTES = 44
"""A WAV file's header: a recording that is not longer holds no sound."""


_BYTES_A_SECOND = 2 * SAMPLE_RATE

_PATIENCE_SECONDS = 1.5
"""How long the records wait for the last of a reply's sound to be written."""


class ReplyRecording(QObject):
    """For one turn at a time. Whatever goes wrong costs the sound, never the words."""

    troubled = Signal(str, str)
    cut_off_found = Signal()
    """There is sound of this turn from before the program ended in the middle of it."""

    def __init__(self, background: Background, desk: RecordsDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background, self._desk = background, desk
        self._line = ("", 0)
        self._path: Path | None = None
        self._is_known = False
        self._asked = 0
        self._early: list[bytes] = []
        self._file: RecordingFile | None = None  # touched in the files lane only
        self._goes_on = False

    def enter(self, attempt: str, turn: int) -> None:
        """Make ready for the reply of a turn, from 1; a line one comes back to goes on where it was."""
        if (attempt, turn) == self._line:
            return
        self._close()
        self._line, self._path = (attempt, turn), None
        self._goes_on = False
        self._early.clear()
        self.look_again()

    def look_again(self) -> None:
        """Ask anew whether sound is to be kept, and where: the person may have agreed just now."""
        attempt, turn = self._line
        self._is_known = False
        self._asked = asked = self._asked + 1

        def where(store: RecordStore, person: Person) -> tuple[Path | None, bool]:
            if store.recording_consent(person) is None:
                return None, False
            path = store.recording_file(attempt, turn, person)
            return path, path.exists() and path.stat().st_size > _EMPTY_BYTES

        def then(found: tuple[Path | None, bool]) -> None:
            if self._asked == asked:
                self._found(*found)

        self._desk.ask(where, asker=self, then=then, failed=self._could_not)

    def add(self, pcm: bytes) -> None:
        """Keep a piece of the reply, if it is to be kept."""
        if not self._is_known:
            self._early.append(pcm)
        elif self._path is not None:
            path = self._path
            self._run(lambda: self._write(path, pcm))

    def sound_from_before(self) -> Callable[[], bytes]:
        """Return work that reads the sound found; it goes on being part of this reply's recording."""
        path = self._path

        def read() -> bytes:
            from simulator.speech.recording import repair
            from simulator.speech.sound_file import read_sound

            return read_sound(path) if path is not None and repair(path) else b""

        self.go_on()
        return read

    def go_on(self) -> None:
        """What is there of this turn belongs to the reply, whatever is said after it."""
        self._goes_on = True

    def keep(self, attempt: str, turn: int) -> None:
        """The turn is stored: put its sound, if there is any, on record, also where the window closes now."""
        if (attempt, turn) != self._line:
            return
        path = self._path
        self._line, self._path = ("", 0), None
        self._asked += 1
        is_written = threading.Event()

        def close() -> None:
            try:
                self._end()
            finally:
                is_written.set()

        def keep(store: RecordStore, person: Person) -> None:
            """Where the window closes now, the files' lane may have ended; the file is right all the same."""
            is_written.wait(_PATIENCE_SECONDS)
            if path is not None and (seconds := _seconds_in(path)) > 0:
                store.keep_recording(attempt, turn, person, seconds)

        self._run(close)
        self._desk.ask(keep, asker=self, then=_nothing, failed=self._could_not)

    def erase(self, attempt: str, turn: int) -> None:
        """The sound of this turn is not wanted: nothing was heard in it, or the reply was typed."""
        if (attempt, turn) != self._line or self._path is None:
            return
        path = self._path

        def close() -> bool:
            self._end()
            return path.exists()

        def then(is_there: bool) -> None:
            if is_there:
                self._desk.ask(
                    lambda store, person: store.erase_recordings(person, attempt, turn),
                    asker=self,
                    then=_nothing,
                    failed=self._could_not,
                )

        self._background.run(Lane.FILES, close, asker=self, then=then, failed=self._could_not)

    def close(self) -> None:
        """Let go of the file, once nothing is in the lane any more."""
        file, self._file = self._file, None
        if file is not None:
            with suppress(SimulatorError):
                file.close()

    def _found(self, path: Path | None, has_sound: bool) -> None:
        self._path, self._is_known = path, True
        early, self._early = self._early, []
        for pcm in early:
            self.add(pcm)
        if has_sound and not early:
            self.cut_off_found.emit()

    def _write(self, path: Path, pcm: bytes) -> None:
        from simulator.speech.recording import RecordingFile, repair
        from simulator.speech.sound_file import read_sound

        if self._file is None:
            before = read_sound(path) if self._goes_on and path.exists() and repair(path) else b""
            path.unlink(missing_ok=True)
            self._file = RecordingFile(path)
            self._file.add(before)
        self._file.add(pcm)

    def _end(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def _close(self) -> None:
        self._run(self._end)

    def _run(self, work: Callable[[], object]) -> None:
        self._background.run(Lane.FILES, work, asker=self, then=_nothing, failed=self._could_not)

    def _could_not(self, error: SimulatorError) -> None:
        self._path, self._is_known = None, True
        self._early.clear()
        self.troubled.emit(error.problem, error.remedy)


def _seconds_in(path: Path) -> float:
    return max(0, path.stat().st_size - _EMPTY_BYTES) / _BYTES_A_SECOND if path.exists() else 0.0


def _nothing(_: object) -> None:
    """What is done with an answer that says nothing."""
