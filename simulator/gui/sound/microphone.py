"""Microphone: what is said, as it is said, from when it is asked for until it is not."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QCoreApplication, QMicrophonePermission, QObject, Qt, QTimer, Signal

from simulator.gui.sound import devices
from simulator.gui.sound.intake import Intake
from simulator.speech.interface import SAMPLE_RATE

PIECE_BYTES = SAMPLE_RATE // 20 * 2
"""50 ms."""

TICK_MS = 25

FIRST_SECONDS = 3.0
"""So long a microphone may take to wake up, as those without wires do."""

GONE_SECONDS = 0.7
"""One that gave sound, and gives nothing for so long, is gone."""

SILENT_SECONDS = 0.5
"""After nothing but zeros for so long one asks whether the microphone is still there."""

QUIETEST_DB = -60.0
LOUDEST_DB = -6.0
"""Of the loudest there can be."""

TYPE = "You can type instead; nothing that was said is lost."


class Microphone(QObject):
    """Listens between `start` and `stop`, and never otherwise."""

    heard = Signal(bytes)
    """The next 50 ms: SAMPLE_RATE, one channel, 16-bit."""

    level_changed = Signal(float)
    """How loud that was, 0 to 1 as people hear it."""

    troubled = Signal(str, str)
    """It has stopped, or did not start: the problem, and what to do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._intake = Intake(self)
        self._wanted = ""
        self._waiting = b""
        self._came_at = self._sounded_at = self._asked_at = 0.0
        self._watcher = devices.watch_devices(self)
        self._watcher.audioInputsChanged.connect(self._look_again)
        self._ticks = QTimer(self)
        self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self._tick)

    @property
    def is_listening(self) -> bool:
        """Whether it is open."""
        return self._intake.is_open

    def devices(self) -> tuple[str, ...]:
        """Return the microphones there are, the system's choice first."""
        return devices.inputs()

    def set_device(self, wanted: str) -> None:
        """Use the microphone of that name if it is there, else the system's choice; from the next start."""
        self._wanted = wanted

    def start(self) -> bool:
        """Begin to listen; return whether it does. If not, it has said why."""
        if self.is_listening:
            return True
        if not self._is_allowed():
            return False
        device = devices.find_input(self._wanted)
        is_open = device is not None and self._intake.open(device)
        if device is None or not (is_open or devices.may_be_busy()):
            self._tell(self.tr("There is no microphone."), self.tr("Plug one in and try again."))
            return False
        if not is_open:
            problem = self.tr("The microphone “{name}” cannot be used.").format(name=device.description())
            self._tell(problem, self.tr("Close the program that uses it, or choose another in the settings."))
            return False
        now = time.monotonic()
        self._came_at = now + FIRST_SECONDS - GONE_SECONDS
        self._sounded_at = self._asked_at = now
        self._waiting = b""
        self._ticks.start()
        return True

    def stop(self) -> None:
        """Listen no more; what came up to now is still told, as far as it was heard."""
        if not self.is_listening:
            return
        self._take(self._intake.read())
        rest, self._waiting = self._waiting, b""
        self._let_go()
        if rest:
            self.heard.emit(rest)

    def close(self) -> None:
        """Listen no more, and tell nothing more."""
        self._waiting = b""
        self._let_go()

    def _tick(self) -> None:
        self._take(self._intake.read())
        if self.is_listening and self._is_gone(time.monotonic()):
            self._lose()

    def _take(self, pcm: bytes) -> None:
        if not pcm:
            return
        now = time.monotonic()
        self._came_at = now
        if any(pcm):
            self._sounded_at = now
        self._waiting += pcm
        while len(self._waiting) >= PIECE_BYTES and self.is_listening:
            piece, self._waiting = self._waiting[:PIECE_BYTES], self._waiting[PIECE_BYTES:]
            self.heard.emit(piece)
            self.level_changed.emit(level_of(piece))

    def _is_gone(self, now: float) -> bool:
        """Whether it failed, or is silent as only a microphone can be that is not there."""
        if self._intake.is_broken():
            return True
        if now - self._came_at > GONE_SECONDS:
            return True
        is_silent = now - max(self._sounded_at, self._asked_at) > SILENT_SECONDS
        if not is_silent:
            return False
        self._asked_at = now
        return self._intake.is_gone()  # many give zeros while nobody speaks, and that is no trouble

    def _look_again(self) -> None:
        """Devices came or went: is the one in use still among them?"""
        if not self.is_listening:
            return
        device = devices.find_input(self._wanted)
        if device is None or not devices.has_input(self._intake.device_id):
            self._lose()

    def _lose(self) -> None:
        self.stop()
        problem = self.tr("The microphone is gone: it was unplugged or switched off.")
        self._tell(problem, self.tr("Plug it in and try again."))

    def _let_go(self) -> None:
        self._ticks.stop()
        self._intake.close()
        self.level_changed.emit(0.0)

    def _is_allowed(self) -> bool:
        """Whether the system lets us; macOS asks the person at first use."""
        app = QCoreApplication.instance()
        if app is None:
            return False
        match app.checkPermission(QMicrophonePermission()):
            case Qt.PermissionStatus.Granted:
                return True
            case Qt.PermissionStatus.Undetermined:
                app.requestPermission(QMicrophonePermission(), self, self._take_answer)
                problem = self.tr("The system asks whether Rapport may use the microphone.")
                self._tell(problem, self.tr("Answer it, then try again."))
            case _:
                problem = self.tr("The system does not let Rapport use the microphone.")
                self._tell(problem, self.tr("Allow it in the system's privacy settings."))
        return False

    def _take_answer(self) -> None:
        """Next time it is allowed or not; nobody is recorded without asking for it again."""

    def _tell(self, problem: str, remedy: str) -> None:
        self.troubled.emit(problem, f"{remedy} {self.tr(TYPE)}")


def level_of(pcm: bytes) -> float:
    """Return how loud samples are, for a meter: 0 up to QUIETEST_DB, 1 from LOUDEST_DB on."""
    samples = np.frombuffer(pcm, "<i2").astype(np.float64) / 32768
    if not len(samples):
        return 0.0
    decibels = 10 * np.log10(float(np.mean(samples**2)) + 1e-12)
    return float(np.clip((decibels - QUIETEST_DB) / (LOUDEST_DB - QUIETEST_DB), 0, 1))
