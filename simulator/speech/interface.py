"""What voices and listeners are to the rest of the program, and what can go wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from simulator.domain.attempt import Doubt
from simulator.domain.errors import SimulatorError
from simulator.speech.sentence_marks import MARKS

SAMPLE_RATE = 16_000
"""Samples a second of everything a listener takes: one channel, signed 16-bit, little-endian."""

LEVELS_A_SECOND = 50
"""How often a rendered line says how loud it is, for mouths."""


class SpeechError(SimulatorError):
    """Something about speaking or hearing that a person can understand and act on."""


class VoiceUnavailableError(SpeechError):
    """A voice cannot speak here, or did not within its time; the next one in the table may."""


class ListenerUnavailableError(SpeechError):
    """A listener cannot hear here: a model that is not there, a program that ended. One can type."""


class SoundFileError(SpeechError):
    """A sound file cannot be used; says which, and what was expected."""


@dataclass(frozen=True, slots=True)
class EngineVoice:
    """One voice an engine has.

    Attributes:
        id: What the engine calls it; never kept in a scenario.
        language: As in "en-gb"; "" if the engine does not say.
        gender: "female", "male" or "".
        age: "child", "young", "middle", "old" or "".
        has_pitch: Whether it can be made higher and lower.
    """

    id: str
    language: str
    gender: str = ""
    age: str = ""
    has_pitch: bool = False


@dataclass(frozen=True, slots=True)
class CastVoice:
    """How one character sounds with one engine.

    Attributes:
        voice_id: The engine's voice.
        words_per_minute: How fast.
        pitch: 0 (lowest) to 100, 50 as the voice is; engines without pitch pass over it.
    """

    voice_id: str
    words_per_minute: int
    pitch: int = 50


class Voice(Protocol):
    """Turns text into a WAV file. Blocking; one call at a time."""

    @property
    def name(self) -> str:
        """Its name in the table VOICES."""
        ...

    def voices(self, *, seconds: float) -> tuple[EngineVoice, ...]:
        """Return what it can sound like: at least one, unless it makes no sound at all.

        Args:
            seconds: How long it may take.

        Raises:
            VoiceUnavailableError: It cannot speak here, or did not say so in its time.
        """
        ...

    def render(self, text: str, cast: CastVoice, target: Path, *, seconds: float) -> None:
        """Write the text as a WAV file; ``target`` is there whole, or not at all.

        Args:
            text: What to say, as `speakable` returns it.
            cast: How.
            target: The file; a voice that makes no sound writes none.
            seconds: How long it may take.

        Raises:
            VoiceUnavailableError: It could not, or not in its time.
        """
        ...

    def close(self) -> None:
        """Let go of it; it may be used again. Safe from any thread: what is under way is given up at once."""
        ...


@dataclass(frozen=True, slots=True)
class WordTime:
    """When a word of a spoken line is to be heard.

    Attributes:
        start: Its first character in the text, from 0.
        end: One past its last.
        from_seconds: When it begins.
        to_seconds: When it ends.
    """

    start: int
    end: int
    from_seconds: float
    to_seconds: float


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line as sound.

    Attributes:
        text: The line.
        path: The WAV file; None where nothing is to be heard and only captions run.
        seconds: How long it takes; with no sound, how long one would speak.
        words: When each word comes.
        levels: How loud it is, 0 to 1, LEVELS_A_SECOND times a second; empty without sound.
        voice: Name of the voice in VOICES.
    """

    text: str
    path: Path | None
    seconds: float
    words: tuple[WordTime, ...]
    levels: tuple[float, ...]
    voice: str


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word as a listener took it down.

    Attributes:
        text: The word.
        from_seconds, to_seconds: When it was said, from the start of the sound.
        confidence: 0 to 1.
        instead: What it may have been as well, likeliest first; "" is "nothing was said there".
            Empty where the listener has no doubt.
    """

    text: str
    from_seconds: float
    to_seconds: float
    confidence: float
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """What a listener took down.

    Attributes:
        words: The words in order, as they are shown; none if nothing was said.
        seconds: How long the sound was.
        engine: Name of the listener in LISTENERS.
        fillers: How many "um" and "uh" it noticed; None if it cannot.
    """

    words: tuple[HeardWord, ...]
    seconds: float
    engine: str
    fillers: int | None = None

    @property
    def text(self) -> str:
        """The words as one line."""
        return " ".join(word.text for word in self.words)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The passages of ``text`` that may have been something else."""
        found, at = list[Doubt](), 0
        for word in self.words:
            if word.instead:
                found.append(Doubt(at, at + len(word.text.rstrip(MARKS)), word.instead))
            at += len(word.text) + 1
        return tuple(found)


@dataclass(frozen=True, slots=True)
class KnownVoice:
    """What a listener knows of somebody's voice.

    Attributes:
        seconds: How much speech it knows it by.
        packed: Numbers about its sounds, for a listener of that name alone; no sound can be made of them.
        engine: Name of the listener in LISTENERS.
    """

    seconds: float
    packed: bytes
    engine: str


class Listener(Protocol):
    """Takes sound as it comes and says what was said. Blocking; one reply at a time."""

    @property
    def name(self) -> str:
        """Its name in the table LISTENERS."""
        ...

    def expect(self, sayings: Sequence[str]) -> None:
        """Get ready for a conversation in which such things are said; until then general English is expected.

        May take seconds the first time. Everything else that is said is still taken down.

        Raises:
            ListenerUnavailableError: It cannot hear here.
        """
        ...

    def begin(self) -> None:
        """Begin a reply.

        Raises:
            ListenerUnavailableError: It cannot hear here.
        """
        ...

    def take(self, pcm: bytes) -> None:
        """Take the next piece of sound (SAMPLE_RATE, one channel, 16-bit).

        Raises:
            ListenerUnavailableError: It ended meanwhile; the sound must be given again from the beginning.
        """
        ...

    def finish(self) -> Heard:
        """End the reply and say what was said.

        Raises:
            ListenerUnavailableError: It ended meanwhile.
        """
        ...

    def know(self, voice: KnownVoice | None) -> None:
        """Listen to a voice as it is known from before; None is a stranger's. May take a second or two.

        Raises:
            ListenerUnavailableError: It cannot hear here.
        """
        ...

    def learn(self, said: str) -> KnownVoice | None:
        """Get used to the voice of the reply that was finished last. May take a second or two.

        Args:
            said: What was said in it, for certain.

        Returns:
            What is known of the voice now; None where nothing was learned: these were not the words, they
            can be read in several ways, or this listener does not get used to voices.

        Raises:
            ListenerUnavailableError: It ended meanwhile, and knows nothing of the voice any more.
        """
        ...

    def close(self) -> None:
        """Let go of it; it may be used again."""
        ...


class HearsAllAlike:
    """A part of a Listener that does not get used to voices."""

    def know(self, voice: KnownVoice | None) -> None:
        """See Listener; any voice is as good as another."""

    def learn(self, said: str) -> KnownVoice | None:  # see Listener
        """See Listener."""
        return None
