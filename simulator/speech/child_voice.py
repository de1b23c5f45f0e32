"""ChildVoice: a voice whose engine speaks in a helper program, and may hang or die there."""

from __future__ import annotations

import contextlib
import itertools
import os
import time
from pathlib import Path

from simulator.speech.child_process import Answer, ChildProcess, ChildRefusedError, ChildTroubleError
from simulator.speech.interface import CastVoice, EngineVoice, VoiceUnavailableError

WARM_SHARE = 0.63
"""How much of its time a helper that is there already may take: then there is enough to try it once more."""

RESTART_SECONDS = 0.5
"""With less time left than this it is not started once more."""

_numbers = itertools.count()


class ChildVoice:
    """A Voice on the far side of a ChildProcess; what hangs or dies is started once more if there is time."""

    def __init__(self, name: str, *, remedy: str = "", child: ChildProcess | None = None) -> None:
        """Make it without starting anything.

        Args:
            name: The voice's name in VOICES, and the helper's in CHILDREN.
            remedy: What people can do where it does not speak.
            child: The helper; a test may have its own.
        """
        self.name = name
        self._remedy = remedy
        self._child = child or ChildProcess(name)
        self._times_closed = 0

    def voices(self, *, seconds: float) -> tuple[EngineVoice, ...]:
        """Return what the engine can sound like."""
        answer = self._ask("voices", seconds=seconds)
        try:
            found = tuple(_engine_voice(row) for row in answer.words["voices"])
        except (KeyError, TypeError, ValueError) as error:
            raise self._unavailable("says something that nobody understands") from error
        if not found:
            raise self._unavailable("has no voice installed")
        return found

    def render(self, text: str, cast: CastVoice, target: Path, *, seconds: float) -> None:
        """Write the text as a WAV file."""
        part = target.with_name(f"{target.name}.{os.getpid()}-{next(_numbers)}.part")
        try:
            self._ask(
                "render",
                seconds=seconds,
                text=text,
                voice=cast.voice_id,
                words_per_minute=cast.words_per_minute,
                pitch=cast.pitch,
                part=str(part),
            )
            if not part.stat().st_size:
                raise self._unavailable("wrote no sound")
            part.replace(target)
        except OSError as error:
            raise self._unavailable(f"could not write its sound: {error.strerror or error}") from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def close(self) -> None:
        """End the helper; the next line starts it anew."""
        self._times_closed += 1
        self._child.close()

    def _ask(self, question: str, *, seconds: float, **words: str | int) -> Answer:
        until, times_closed = time.monotonic() + seconds, self._times_closed
        may_retry = True
        while True:
            left = until - time.monotonic()
            limit = left * WARM_SHARE if may_retry and self._child.is_running else left
            try:
                return self._child.ask(question, b"", seconds=max(0.01, limit), **words)
            except ChildRefusedError as error:
                raise self._unavailable(str(error)) from error
            except ChildTroubleError as error:
                if self._times_closed != times_closed:
                    raise self._unavailable("was closed") from error
                if not may_retry or until - time.monotonic() < RESTART_SECONDS:
                    raise self._unavailable("does not answer") from error
            may_retry = False

    def _unavailable(self, why: str) -> VoiceUnavailableError:
        return VoiceUnavailableError(f"The voice “{self.name}” {why}.", remedy=self._remedy)


def _engine_voice(row: list[object]) -> EngineVoice:
    voice_id, language, gender, age, has_pitch = row
    return EngineVoice(str(voice_id), str(language), str(gender), str(age), bool(has_pitch))
