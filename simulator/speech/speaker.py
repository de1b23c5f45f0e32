"""Speaker: lines into sound with the first voice that works; what hangs is replaced within two seconds."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from simulator.domain.scenario import VoiceWish
from simulator.speech.aligner import Aligner
from simulator.speech.interface import EngineVoice, SpeechError, Spoken, Voice, VoiceUnavailableError
from simulator.speech.scene import Scene
from simulator.speech.silent_voice import SilentVoice
from simulator.speech.speakable import speakable
from simulator.speech.speech_cache import SpeechCache
from simulator.speech.voices import VOICES
from simulator.speech.word_times import likely_times, spoken_seconds

T = TypeVar("T")

RENDER_SECONDS = 1.7
"""After this long a line is shown, and not waited for any more."""

LEAST_SECONDS = 0.3
"""With less time left than this, the next voice is not tried for this line."""

LONG_LINE = 600
"""Characters. A voice that spoke before and has no time for so long a line is kept for the next one."""

WARM_SECONDS = 6.0
"""How long the first voice may take to be there, where nobody waits for a line."""


class Speaker:
    """Turns lines into sound with the first voice of the table that works. Blocking; for one lane at a time.

    ``kept``, ``cast``, ``stop`` and ``close`` may be called from any thread.
    """

    def __init__(
        self,
        cache: Path,
        *,
        percent: int = 100,
        voices: Mapping[str, Callable[[], Voice]] | None = None,
        aligner: Aligner | None = None,
    ) -> None:
        """Make it without starting anything.

        Args:
            cache: The folder for rendered lines; need not be there yet.
            percent: How fast everybody speaks, of what their authors wished.
            voices: The table; captions come last whether it says so or not.
            aligner: Who listens when the words come.
        """
        self._table = [*(voices or VOICES).items(), ("silent", SilentVoice)]
        self._cache = SpeechCache(cache)
        self._aligner = aligner or Aligner()
        self._percent = percent
        self._scene = Scene({}, "en", percent)
        self._turn = threading.Lock()
        self._voice: Voice | None = None
        self._known: dict[str, tuple[EngineVoice, ...]] = {}
        self._proven: set[str] = set()
        self._fallen: list[SpeechError] = []
        self._stops = 0
        self._is_rendering = False
        self._is_closed = False

    @property
    def voice_name(self) -> str:
        """Which voice of the table speaks now."""
        return self._table[len(self._fallen)][0]

    @property
    def trouble(self) -> str:
        """A sentence for people if a better voice fell out, else ""."""
        if not self._fallen:
            return ""
        first = self._fallen[0]
        instead = (
            "Customers now speak in captions only."
            if self.voice_name == "silent"
            else f"The voice “{self.voice_name}” now speaks instead."
        )
        return " ".join(filter(None, (first.problem, instead, first.remedy)))

    @property
    def percent(self) -> int:
        """How fast everybody speaks, in per cent of what their authors wished."""
        return self._percent

    @percent.setter
    def percent(self, percent: int) -> None:
        if percent != self._percent:
            self._percent = percent
            self._scene = Scene(self._scene.wishes, self._scene.language, percent)

    def cast(self, wishes: Mapping[str, VoiceWish], language: str = "en") -> None:
        """Begin a scene with these characters; at once.

        Args:
            wishes: Character id -> how they should sound.
            language: The scenario's language.
        """
        scene = Scene(dict(wishes), language, self._percent)
        if not scene.is_like(self._scene):
            self._scene = scene

    def warm(self, seconds: float = WARM_SECONDS) -> None:
        """Get the voice ready, with more patience than there is for a line; for before the first one."""
        with self._turn:
            self._try_voices(seconds, self._voices_of)

    def kept(self, text: str, character: str) -> Spoken | None:
        """Return a line of this scene that is rendered already, from memory, at once; None if it is not."""
        return self._scene.kept.get((text, character))

    def render(self, text: str, character: str) -> Spoken:
        """Return a line as sound, from the cache or made now; as captions only if that takes too long."""
        with self._turn:
            scene = self._scene
            known = scene.kept.get((text, character))
            if known is not None and (known.path is None or known.path.exists()):
                return known
            spoken = self._rendered(scene, text, character)
            if spoken is None:  # not for good: the next time another voice may be ready
                return self._captions(scene, text, character)
            scene.keep(character, spoken)
            return spoken

    def align(self, spoken: Spoken) -> Spoken:
        """Return a line with its words' times as they are heard; as it was where that cannot be found out.

        Slow, and in a program of its own; only where the scene is in English.
        """
        scene = self._scene
        if spoken.path is None or not spoken.words or self._is_closed:
            return spoken
        if not scene.is_english or self._cache.is_aligned(spoken.path):
            return spoken
        words = self._aligner.times(spoken)
        if words is None:
            return spoken
        aligned = replace(spoken, words=words)
        self._cache.keep_words(aligned)
        scene.exchange(spoken, aligned)
        return aligned

    def stop(self) -> None:
        """Give up what is being rendered or aligned, at once; the next line is rendered as ever."""
        self._stops += 1
        voice = self._voice
        if voice is not None and self._is_rendering:
            voice.close()
        self._aligner.stop()

    def close(self) -> None:
        """End all helpers; from now on there are captions only."""
        self._is_closed = True
        self.stop()
        voice = self._voice
        if voice is not None:
            voice.close()
        self._aligner.close()
        with self._turn:
            self._cache.close()

    def _rendered(self, scene: Scene, text: str, character: str) -> Spoken | None:
        """The line by the first voice that can; None if none could in time."""
        said = speakable(text)
        if not said:
            return self._captions(scene, text, character)

        def render(voice: Voice, seconds: float) -> Spoken:
            until, stops = time.monotonic() + seconds, self._stops
            if isinstance(voice, SilentVoice):
                return self._captions(scene, text, character)
            cast = scene.cast_of(character, voice.name, self._voices_of(voice, seconds))
            path = self._cache.place(voice.name, cast, text)
            found = self._cache.find(path, text, voice.name)
            if found is not None:
                return found
            try:
                voice.render(said, cast, path, seconds=until - time.monotonic())
            except VoiceUnavailableError:
                if len(said) < LONG_LINE or voice.name not in self._proven or self._stops != stops:
                    raise
                return self._captions(scene, text, character)
            self._proven.add(voice.name)
            return self._cache.take(path, text, voice.name)

        return self._try_voices(RENDER_SECONDS, render)

    def _try_voices(self, seconds: float, work: Callable[[Voice, float], T]) -> T | None:
        """Do some work with the first voice that can, however many fall out; None if time or we are up."""
        until, stops = time.monotonic() + seconds, self._stops
        while not self._is_closed:
            name, make = self._table[len(self._fallen)]
            left = until - time.monotonic()
            if left < LEAST_SECONDS and name != "silent":
                return None
            voice = self._voice = self._voice or make()
            self._is_rendering = True
            try:
                return work(voice, left)
            except SpeechError as error:
                if self._stops != stops:
                    return None
                self._fallen.append(error)
                self._voice = None
                voice.close()
            finally:
                self._is_rendering = False
        return None

    def _voices_of(self, voice: Voice, seconds: float) -> tuple[EngineVoice, ...]:
        if voice.name not in self._known:
            self._known[voice.name] = voice.voices(seconds=seconds)
        return self._known[voice.name]

    def _captions(self, scene: Scene, text: str, character: str) -> Spoken:
        seconds = spoken_seconds(text, scene.words_per_minute(character))
        return Spoken(text, None, seconds, likely_times(text, seconds), (), "silent")
