"""Outlet: one open loudspeaker, kept a little ahead of what is heard."""

from __future__ import annotations

import time

from PySide6.QtCore import QByteArray, QIODevice, QObject
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QtAudio

from simulator.gui.sound import devices
from simulator.gui.sound.mixer import Mixer

BUFFER_SECONDS = 0.09
"""What the device may hold; how much it does hold is up to `feed`."""

LATENCY_SECONDS = 0.01
"""From the device to the ear, on the average computer."""

STUCK_SECONDS = 0.6
"""A device that takes nothing for so long is gone."""


class Outlet:
    """A loudspeaker that is open, until it is closed or breaks."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._sink: QAudioSink | None = None
        self._pipe: QIODevice | None = None
        self._format = QAudioFormat()
        self._queued = -1
        self._moved_at = 0.0
        self.device_id = b""

    @property
    def is_open(self) -> bool:
        """Whether there is a loudspeaker."""
        return self._sink is not None

    @property
    def delay_seconds(self) -> float:
        """From giving out a sound to hearing it."""
        return self._queued_bytes() / self._bytes_a_second() + LATENCY_SECONDS if self._sink else 0.0

    def open(self, device: QAudioDevice, mixer: Mixer) -> bool:
        """Open a loudspeaker for what the mixer gives out; return whether it could be."""
        self.close()
        wanted = device.preferredFormat()
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._format = devices.format_of(device, wanted)
        if not self._format.isValid():
            return False
        sink = QAudioSink(device, self._format, self._parent)
        sink.setBufferSize(self._bytes_of(BUFFER_SECONDS))
        self._sink, self._pipe = sink, sink.start()
        if self._pipe is None or sink.error() not in (QtAudio.Error.NoError, QtAudio.Error.UnderrunError):
            self.close()
            return False
        mixer.set_output(self._format.sampleRate(), self._format.channelCount())
        self.device_id = bytes(device.id().data())
        self._queued, self._moved_at = -1, time.monotonic()
        return True

    def feed(self, mixer: Mixer, ahead_seconds: float) -> None:
        """Give the device so much that it has ``ahead_seconds`` before it."""
        if self._sink is None or self._pipe is None:
            return
        queued = self._queued_bytes()
        frame_bytes = self._format.bytesPerFrame()
        frames = (min(self._bytes_of(ahead_seconds), self._sink.bufferSize()) - queued) // frame_bytes
        if frames > 0:
            self._pipe.write(QByteArray(self._encoded(mixer, frames)))
        if queued != self._queued:
            self._queued, self._moved_at = queued, time.monotonic()

    def is_broken(self) -> bool:
        """Whether the device takes nothing any more, or says that it failed."""
        if self._sink is None:
            return False
        if self._sink.state() == QtAudio.State.StoppedState or self._sink.error() in _BROKEN:
            return True
        return time.monotonic() - self._moved_at > STUCK_SECONDS

    def close(self) -> None:
        """Let go of the device; what it holds is not heard any more."""
        sink, self._sink, self._pipe = self._sink, None, None
        self.device_id = b""
        if sink is not None:
            sink.reset()
            sink.deleteLater()

    def _queued_bytes(self) -> int:
        return 0 if self._sink is None else self._sink.bufferSize() - self._sink.bytesFree()

    def _bytes_a_second(self) -> int:
        return self._format.sampleRate() * self._format.bytesPerFrame()

    def _bytes_of(self, seconds: float) -> int:
        frame = self._format.bytesPerFrame()
        return round(seconds * self._format.sampleRate()) * frame

    def _encoded(self, mixer: Mixer, frames: int) -> bytes:
        mixed = mixer.pull(frames)
        match self._format.sampleFormat():
            case QAudioFormat.SampleFormat.Float:
                return (mixed / 32768).astype("<f4").tobytes()
            case QAudioFormat.SampleFormat.Int32:
                return (mixed.astype("<i4") << 16).tobytes()
            case QAudioFormat.SampleFormat.UInt8:
                return ((mixed >> 8) + 128).astype("u1").tobytes()
            case _:
                return mixed.astype("<i2").tobytes()


_BROKEN = (QtAudio.Error.FatalError, QtAudio.Error.IOError, QtAudio.Error.OpenError)
