"""Mixer: the voice, what is around it and what happens meanwhile, as one sound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np

from simulator.gui.sound.resampling import Floats, Resampler, Samples

EDGE_SECONDS = 0.006
"""What begins or breaks off does so in this time, so that nothing clicks."""

AMBIENCE_SECONDS = 0.3
"""In this time what is around comes and goes."""

DUCKED = 0.55
"""What is left of the ambience while somebody speaks."""

DUCK_SECONDS = 0.15

LIMIT = 0.8
"""Up to here sound comes out as it is; louder sound is bent so that it never reaches 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """Sound of one channel.

    Attributes:
        samples: int16 or float32; empty for a clip that is only waited for.
        rate: Samples a second.
        seconds: How long it takes; with samples, how long they are.
    """

    samples: Samples
    rate: int
    seconds: float


class Mixer:
    """Holds what is to be heard and gives it out piece by piece. Knows no device and no clock."""

    def __init__(self, rate: int = 48_000, channels: int = 2) -> None:
        self._rate, self._channels = rate, channels
        self._voice: _Track | None = None
        self._tracks: list[_Track] = []
        self._ambience: list[_Track] = []
        self._volumes = {"voice": _Ramp(1.0, 1.0, 0.03), "ambience": _Ramp(1.0, 1.0, 0.03)}
        self._duck = _Ramp(1.0, 1.0, DUCK_SECONDS)
        self._running = _Ramp(1.0, 1.0, EDGE_SECONDS)

    @property
    def rate(self) -> int:
        """Frames a second."""
        return self._rate

    @property
    def has_voice(self) -> bool:
        """Whether there is more of the voice to come."""
        return self._voice is not None and not self._voice.is_over(self._rate)

    @property
    def is_quiet(self) -> bool:
        """Whether nothing would come but silence, as things stand."""
        return not self._tracks or (self._running.is_at(0.0))

    @property
    def voice_seconds(self) -> float:
        """How much of the voice has been given out."""
        return 0.0 if self._voice is None else self._voice.frame / self._rate

    def set_output(self, rate: int, channels: int) -> None:
        """Go on at the same places for another device.

        Args:
            rate: Frames a second.
            channels: Each gets the same.
        """
        for track in self._tracks:
            track.frame = round(track.frame * rate / self._rate)
        self._rate, self._channels = rate, channels

    def play_voice(self, clip: Clip) -> None:
        """Begin this line; one that is heard breaks off."""
        self.stop_voice()
        self._voice = _Track(clip, "voice")
        self._tracks.append(self._voice)
        self._duck.target = DUCKED if len(clip.samples) else 1.0

    def stop_voice(self) -> None:
        """Let the voice break off."""
        if self._voice is not None:
            self._voice.edge.target = 0.0
            self._voice = None
        self._duck.target = 1.0

    def set_ambience(self, clips: Sequence[Clip]) -> None:
        """Let these go on for ever, and what went on before fade away."""
        for track in self._ambience:
            track.edge.target = 0.0
        edge = AMBIENCE_SECONDS
        self._ambience = [
            _Track(c, "ambience", is_loop=True, edge=_Ramp(0.0, 1.0, edge)) for c in clips if len(c.samples)
        ]
        self._tracks += self._ambience

    def play_effect(self, clip: Clip) -> None:
        """Let this be heard once, over everything."""
        self._tracks.append(_Track(clip, "ambience"))

    def stop_effects(self) -> None:
        """Let whatever is heard once break off."""
        for track in self._tracks:
            if track is not self._voice and not track.is_loop:
                track.edge.target = 0.0

    def set_volumes(self, voice: float, ambience: float) -> None:
        """Set how loud the voice and all the rest are, 0 to 1."""
        self._volumes["voice"].target = voice
        self._volumes["ambience"].target = ambience

    def hold(self) -> None:
        """Let everything stand still."""
        self._running.target = 0.0

    def go_on(self) -> None:
        """Let everything go on where it stood."""
        self._running.target = 1.0

    def pull(self, frames: int) -> np.ndarray[Any, np.dtype[np.int16]]:
        """Return the next piece.

        Args:
            frames: How many.

        Returns:
            Shape (frames, channels).
        """
        if self._running.is_at(0.0) or frames <= 0:
            return np.zeros((max(frames, 0), self._channels), np.int16)
        levels = {name: ramp.take(frames, self._rate) for name, ramp in self._volumes.items()}
        if not self.has_voice:
            self._duck.target = 1.0
        duck = self._duck.take(frames, self._rate)
        mixed = np.zeros(frames, np.float32)
        for track in self._tracks:
            heard = track.take(frames, self._rate) * levels[track.volume]
            mixed += heard * duck if track.is_loop else heard
        mixed *= self._running.take(frames, self._rate)
        self._tracks = [track for track in self._tracks if track.is_wanted(self._rate, self._voice)]
        whole = np.rint(limited(mixed) * np.float32(32767)).astype(np.int16)
        return np.repeat(whole[:, None], self._channels, axis=1)


def limited(mixed: Floats) -> Floats:
    """Return the sound as it is up to LIMIT, and bent above it so that it never clips."""
    if not len(mixed) or float(np.abs(mixed).max()) <= LIMIT:
        return mixed
    size, room = np.abs(mixed), np.float32(1 - LIMIT)
    bent = LIMIT + room * np.tanh((size - LIMIT) / room)
    return np.where(size > LIMIT, np.sign(mixed) * bent, mixed).astype(np.float32)


@dataclass(slots=True)
class _Ramp:
    """A number that goes to another evenly.

    Attributes:
        seconds: How long it takes from 0 to 1.
    """

    value: float
    target: float
    seconds: float

    def is_at(self, value: float) -> bool:
        return self.value == self.target == value

    def take(self, frames: int, rate: int) -> Floats | float:
        """Return the number at each of the next frames, or the one it is at all of them."""
        if self.value == self.target:
            return self.value
        step = 1 / (self.seconds * rate)
        way = self.target - self.value
        gone = np.minimum(np.arange(1, frames + 1, dtype=np.float32) * step, abs(way))
        numbers = self.value + np.copysign(gone, way)
        self.value = self.target if gone[-1] >= abs(way) else float(numbers[-1])
        return numbers.astype(np.float32)


@dataclass(slots=True, eq=False)
class _Track:
    """A clip that is being given out.

    Attributes:
        volume: Whose volume it has: "voice" or "ambience".
        frame: How many frames of it were given out.
        edge: Its coming and going.
    """

    clip: Clip
    volume: str
    is_loop: bool = False
    frame: int = 0
    edge: _Ramp = field(default_factory=lambda: _Ramp(0.0, 1.0, EDGE_SECONDS))

    def is_over(self, rate: int) -> bool:
        return not self.is_loop and self.frame >= round(self.clip.seconds * rate)

    def is_wanted(self, rate: int, voice: _Track | None) -> bool:
        return self is voice or not (self.is_over(rate) or self.edge.is_at(0.0))

    def take(self, frames: int, rate: int) -> Floats:
        first, self.frame = self.frame, self.frame + frames
        edge = self.edge.take(frames, rate)
        if not len(self.clip.samples):
            return np.zeros(frames, np.float32)
        sampler = _resampler(self.clip.rate, rate)
        heard = sampler.part(self.clip.samples, first, frames, is_loop=self.is_loop) * edge
        if self.is_loop:
            return heard
        left = sampler.frames_of(len(self.clip.samples)) - np.arange(first, first + frames)
        return heard * np.clip(left / (EDGE_SECONDS * rate), 0, 1).astype(np.float32)


@cache
def _resampler(from_rate: int, to_rate: int) -> Resampler:
    return Resampler(from_rate, to_rate)
