"""Loudspeaker: a line with what is around it and happens meanwhile; by the clock alone if need be."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from simulator.gui.sound import devices
from simulator.gui.sound.clips import bundled_clip, read_clip, wait_of
from simulator.gui.sound.mixer import EDGE_SECONDS, Clip, Mixer
from simulator.gui.sound.outlet import Outlet
from simulator.speech.interface import SoundFileError, Spoken

TICK_MS = 10

REST_SECONDS = 0.03
"""So far ahead of the ear it works while nobody speaks: a line is heard after this time at most."""

SPEAKING_SECONDS = 0.07
"""And so far while somebody speaks: so long the window may be busy before the voice falters."""

MOVED_SECONDS = 0.018
RETRY_SECONDS = 1.0
LONGEST_PULL_SECONDS = 0.5

CAPTIONS = "Everything that is said is shown as well, so you can go on."


class Loudspeaker(QObject):
    """Plays one line at a time. Without a device, or when it goes, the line goes on by the clock."""

    started = Signal()
    """The line begins to be heard."""

    ended = Signal()
    """The line is over, or was stopped; not when another took its place."""

    moved = Signal(float)
    """Seconds into the line, as it is heard, about 50 times a second."""

    troubled = Signal(str, str)
    """Nothing can be heard any more: the problem, and what to do."""

    recovered = Signal()
    """It can be heard again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_playing = False
        self._mixer = Mixer()
        self._outlet = Outlet(self)
        self._wanted = ""
        self._seconds = 0.0
        self._is_heard = self._is_held = self._is_in_use = self._is_troubled = False
        self._clock_at = self._moved_at = self._tried_at = 0.0
        self._watcher = devices.watch_devices(self)
        self._watcher.audioOutputsChanged.connect(self._look_again)
        self._ticks = QTimer(self)
        self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self._tick)

    def devices(self) -> tuple[str, ...]:
        """Return the loudspeakers there are, the system's choice first."""
        return devices.outputs()

    def prepare(self) -> None:
        """Open the device, if it is not, so that the first line need not wait for it."""
        if not self._is_in_use:
            self._is_in_use = True
            self._clock_at = time.monotonic()
            self._open()
            self._ticks.start()

    def play(self, spoken: Spoken) -> None:
        """Begin a line; one that plays breaks off. Without a file only its time passes."""
        self._begin(self._clip_of(spoken.path, spoken.seconds))

    def play_file(self, path: Path) -> None:
        """Begin a sound file as if it were a line."""
        self._begin(self._clip_of(path, 0.0))

    def stop(self) -> None:
        """End the line; it is silent within 100 ms."""
        if not self.is_playing:
            return
        self._mixer.stop_voice()
        self.is_playing = False
        self.ended.emit()

    def set_ambience(self, *names: str) -> None:
        """Let these sounds of ``assets/sounds`` go on under everything; "" or none ends them."""
        clips = [clip for name in names if name and (clip := self._bundled(name)) is not None]
        if clips:
            self.prepare()
        self._mixer.set_ambience(clips)

    def play_effect(self, name: str) -> None:
        """Let a sound of ``assets/sounds`` be heard once, over everything."""
        clip = self._bundled(name)
        if clip is not None:
            self.prepare()
            self._mixer.play_effect(clip)

    def stop_effects(self) -> None:
        """End what was to be heard once, e.g. the ring of a telephone that is answered."""
        self._mixer.stop_effects()
        self._outlet.feed(self._mixer, REST_SECONDS + EDGE_SECONDS)  # at once: the window may be busy now

    def set_volumes(self, voice_percent: int, ambience_percent: int) -> None:
        """Set how loud the line is, and all other sounds: 0 to 100."""
        self._mixer.set_volumes(_gain(voice_percent), _gain(ambience_percent))

    def set_device(self, wanted: str) -> None:
        """Use the loudspeaker of that name while it is there, or else the system's choice, as for ""."""
        self._wanted = wanted
        self._look_again()

    def hold(self) -> None:
        """Let everything stand still, and be silent."""
        self._is_held = True
        self._mixer.hold()

    def go_on(self) -> None:
        """Go on where it stood."""
        self._is_held = False
        self._mixer.go_on()

    def close(self) -> None:
        """End everything and let go of the device; it may be used again."""
        self.stop()
        self._ticks.stop()
        self._outlet.close()
        self._mixer.set_ambience(())
        self._is_in_use = self._is_troubled = False

    def _clip_of(self, path: Path | None, seconds: float) -> Clip:
        if path is None:
            return wait_of(seconds)
        try:
            return read_clip(path)
        except SoundFileError as error:
            self.troubled.emit(error.problem, error.remedy or CAPTIONS)
            return wait_of(seconds)

    def _bundled(self, name: str) -> Clip | None:
        try:
            return bundled_clip(name)
        except SoundFileError:
            return None  # its caption is shown all the same

    def _begin(self, clip: Clip) -> None:
        self.prepare()
        self._seconds = clip.seconds
        self._mixer.play_voice(clip)
        self.is_playing, self._is_heard = True, False
        self._clock_at, self._moved_at = time.monotonic(), 0.0
        self._outlet.feed(self._mixer, SPEAKING_SECONDS)

    def _tick(self) -> None:
        now = time.monotonic()
        if self._outlet.is_broken() or not (self._outlet.is_open or now - self._tried_at < RETRY_SECONDS):
            self._open()
        if self._outlet.is_open:
            self._outlet.feed(self._mixer, SPEAKING_SECONDS if self._mixer.has_voice else REST_SECONDS)
            self._clock_at = now
        else:
            self._pass_time(now)
        if self.is_playing and not self._is_held:
            self._follow(now)

    def _pass_time(self, now: float) -> None:
        """Nobody hears it, but it goes on; not for as long as the computer slept."""
        frames = int(min(now - self._clock_at, LONGEST_PULL_SECONDS) * self._mixer.rate)
        self._mixer.pull(frames)
        self._clock_at = max(self._clock_at + frames / self._mixer.rate, now - LONGEST_PULL_SECONDS)

    def _follow(self, now: float) -> None:
        heard = self._mixer.voice_seconds - self._outlet.delay_seconds
        if heard < 0:
            return
        if not self._is_heard:
            self._is_heard = True
            self.started.emit()
        if now - self._moved_at >= MOVED_SECONDS:
            self._moved_at = now
            self.moved.emit(min(heard, self._seconds))
        if self.is_playing and heard >= self._seconds:
            self.stop()

    def _look_again(self) -> None:
        """Devices came or went: the one that is wanted now may be another."""
        if not self._is_in_use:
            return
        device = devices.find_output(self._wanted)
        if device is None or bytes(device.id().data()) != self._outlet.device_id:
            self._open()

    def _open(self) -> None:
        self._tried_at = time.monotonic()
        had = self._outlet.is_open
        self._outlet.close()
        device = devices.find_output(self._wanted)
        if device is not None and self._outlet.open(device, self._mixer):
            if self._is_troubled:
                self._is_troubled = False
                self.recovered.emit()
            return
        self._clock_at = self._tried_at
        if self._is_troubled:
            return
        self._is_troubled = True
        if device is None or had or not devices.may_be_busy():
            problem = self.tr("The loudspeaker is gone.") if had else self.tr("No loudspeaker was found.")
            remedy = self.tr("Plug one in to hear it.")
        else:
            problem = self.tr("The loudspeaker “{name}” cannot be used.").format(name=device.description())
            remedy = self.tr("Close the program that uses it, or choose another in the settings.")
        self.troubled.emit(problem, f"{remedy} {self.tr(CAPTIONS)}")


def _gain(percent: int) -> float:
    """Half the percent sound about half as loud."""
    return (max(0, min(percent, 100)) / 100) ** 2
