"""Intake: one open microphone, whatever its rate and format, as the sound a listener takes."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QIODevice, QObject
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource, QtAudio

from simulator.gui.sound import devices
from simulator.gui.sound.resampling import Floats, Resampler
from simulator.speech.interface import SAMPLE_RATE

BUFFER_SECONDS = 1.0
"""What waits for us while the window is busy; it delays nothing."""

_KINDS = {
    QAudioFormat.SampleFormat.Int16: ("<i2", 32768.0),
    QAudioFormat.SampleFormat.Int32: ("<i4", 2147483648.0),
    QAudioFormat.SampleFormat.Float: ("<f4", 1.0),
    QAudioFormat.SampleFormat.UInt8: ("u1", 128.0),
}


class Intake:
    """A microphone that is open, until it is closed or breaks."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._source: QAudioSource | None = None
        self._pipe: QIODevice | None = None
        self._device: QAudioDevice | None = None
        self._format = wanted_format()
        self._converter = Converter(self._format)

    @property
    def is_open(self) -> bool:
        """Whether there is a microphone."""
        return self._source is not None

    @property
    def device_id(self) -> bytes:
        """Which it is; b"" if none."""
        return b"" if self._device is None else bytes(self._device.id().data())

    def open(self, device: QAudioDevice) -> bool:
        """Open a microphone; return whether it could be."""
        self.close()
        self._format = devices.format_of(device, wanted_format())
        if self._format.sampleFormat() not in _KINDS:
            return False
        self._converter = Converter(self._format)
        source = QAudioSource(device, self._format, self._parent)
        source.setBufferSize(self._format.bytesForDuration(round(BUFFER_SECONDS * 1e6)))
        self._source, self._pipe, self._device = source, source.start(), device
        if self._pipe is None or self.is_broken():
            self.close()
            return False
        return True

    def read(self) -> bytes:
        """Return what came since last time: SAMPLE_RATE, one channel, 16-bit."""
        if self._pipe is None:
            return b""
        return self._converter.take(bytes(self._pipe.readAll().data()))

    def is_broken(self) -> bool:
        """Whether the device says that it failed."""
        source = self._source
        if source is None:
            return False
        return source.state() == QtAudio.State.StoppedState or source.error() in _BROKEN

    def is_gone(self) -> bool:
        """Whether the device could not be opened once more; asked only where that costs nothing.

        A sound server goes on giving silence for a microphone that is not there any more.
        """
        if self._device is None or not devices.has_sound_server():
            return False
        if not devices.may_open():
            return True
        second = QAudioSource(self._device, self._format)
        is_gone = second.start() is None
        second.reset()
        return is_gone

    def close(self) -> None:
        """Let go of the device; what was not read yet is dropped."""
        source, self._source, self._pipe, self._device = self._source, None, None, None
        if source is not None:
            source.reset()
            source.deleteLater()


class Converter:
    """Makes SAMPLE_RATE, one channel, 16-bit of what a device gives, piece by piece without a seam."""

    def __init__(self, given: QAudioFormat) -> None:
        self._kind, self._scale = _KINDS.get(given.sampleFormat(), ("<i2", 32768.0))
        self._channels = max(given.channelCount(), 1)
        self._frame_bytes = self._channels * np.dtype(self._kind).itemsize
        self._is_right = given == wanted_format()
        self._resampler = Resampler(max(given.sampleRate(), 1), SAMPLE_RATE)
        self._rest = b""
        self._kept: Floats = np.zeros(0, np.float32)
        self._kept_from = self._given_out = 0

    def take(self, raw: bytes) -> bytes:
        """Return what comes of the next piece; a little of it may wait for the next."""
        raw = self._rest + raw
        whole = len(raw) - len(raw) % self._frame_bytes
        self._rest, raw = raw[whole:], raw[:whole]
        if self._is_right or not raw:
            return raw
        self._kept = np.concatenate([self._kept, self._floats(raw)])
        ready = self._kept_from + len(self._kept) - self._resampler.reach
        count = max(self._resampler.frames_of(max(ready, 0)) - self._given_out, 0)
        heard = self._part(count)
        self._given_out += count
        self._forget()
        return np.clip(np.rint(heard * 32768), -32768, 32767).astype("<i2").tobytes()

    def _floats(self, raw: bytes) -> Floats:
        numbers = np.frombuffer(raw, self._kind).astype(np.float32)
        if self._kind == "u1":
            numbers -= 128
        return (numbers.reshape(-1, self._channels).mean(axis=1) / self._scale).astype(np.float32)

    def _part(self, count: int) -> Floats:
        """What is kept begins at a frame the ratio of rates divides, so that stretches fit each other."""
        first = self._given_out - self._resampler.frames_of(self._kept_from)
        return self._resampler.part(self._kept, first, count)

    def _forget(self) -> None:
        """Drop what no later sample is made of."""
        step = self._resampler.period
        needed = self._resampler.begins_at(self._given_out) - self._resampler.reach
        drop = (needed - self._kept_from) // step * step
        if drop > 0:
            self._kept = self._kept[drop:]
            self._kept_from += drop


def wanted_format() -> QAudioFormat:
    """Return the format a listener takes."""
    wanted = QAudioFormat()
    wanted.setSampleRate(SAMPLE_RATE)
    wanted.setChannelCount(1)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return wanted


_BROKEN = (QtAudio.Error.FatalError, QtAudio.Error.IOError, QtAudio.Error.OpenError)
