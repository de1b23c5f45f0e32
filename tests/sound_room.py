"""A sound room of the tests' own: a loudspeaker and a microphone on a computer that has neither.

A private PulseAudio with a null sink as the loudspeaker, and another whose monitor is the microphone. Nothing
of it reaches the computer's own devices. How to write a test in it (``sound_room_plugin`` does the rest):

    def test_the_line_is_heard(qtbot, sound_room):
        since = sound_room.now()
        ...                                               # play something through QtMultimedia
        qtbot.waitUntil(lambda: sound_room.heard(since).loudest() > 0.1)
        assert sound_room.heard(since).begins() - since < 0.05    # seconds

        sound_room.say(Path("hello.wav"))                 # or bytes: 16 kHz, one channel, signed 16-bit
        sound_room.unplug_microphone(); sound_room.plug_in_microphone()
        sound_room.unplug_loudspeaker(); sound_room.plug_in_loudspeaker()

Tests that ask for ``sound_room`` run, a folder at a time, in a pytest of their own: Qt looks for the sound
server once in the life of a process. Where PulseAudio is not installed or cannot start they are skipped, and
say why. One room serves all tests of a folder; it is as new before each.

By hand:  python -m tests.sound_room FOLDER   starts a room and says which environment leads into it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

RATE = 16_000
"""Samples a second of what is said into the microphone, and of what the room hears."""

PROGRAMS = ("pulseaudio", "pactl", "pacat", "paplay", "parec")

_PIECE = struct.Struct("<dI")
"""Before each piece of a recording: when it arrived (seconds, monotonic clock) and its size in bytes."""

LOUDSPEAKER = "loudspeaker"
MICROPHONE = "microphone"


class NoRoomError(Exception):
    """There can be no sound room here, and why."""


@dataclass(frozen=True)
class Hearing:
    """What came out of the loudspeaker.

    Attributes:
        samples: As float32, -1 to 1, RATE a second.
        times: When each of them was heard, in seconds of the monotonic clock: never too early, and late
            by no more than the least that any piece from there on was held up by.
    """

    samples: np.ndarray
    times: np.ndarray

    def loudest(self) -> float:
        """Return the greatest sample, 0 to 1."""
        return float(np.abs(self.samples).max(initial=0.0))

    def begins(self, over: float = 0.01) -> float:
        """Return when the first sample over that loudness was heard; infinity if none was."""
        loud = np.flatnonzero(np.abs(self.samples) > over)
        return float(self.times[loud[0]]) if len(loud) else float("inf")

    def ends(self, over: float = 0.01) -> float:
        """Return when the last sample over that loudness was heard; minus infinity if none was."""
        loud = np.flatnonzero(np.abs(self.samples) > over)
        return float(self.times[loud[-1]]) if len(loud) else float("-inf")


class SoundRoom:
    """The room: a sound server with one loudspeaker and one microphone, until it is closed."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in PROGRAMS if shutil.which(name) is None]
        if missing:
            raise NoRoomError(f"not installed: {', '.join(missing)} (Debian: pulseaudio pulseaudio-utils)")
        self.folder = folder
        self._recording = folder / "heard"
        self._server: subprocess.Popen[bytes] | None = None
        self._others: list[subprocess.Popen[bytes]] = []

    @property
    def environment(self) -> Mapping[str, str]:
        """What leads a program into this room."""
        return {
            "XDG_RUNTIME_DIR": str(self.folder),
            "PIPEWIRE_RUNTIME_DIR": str(self.folder),
            "PULSE_RUNTIME_PATH": str(self.folder / "pulse"),
            "PULSE_STATE_PATH": str(self.folder),
            "PULSE_COOKIE": str(self.folder / "cookie"),
            "PULSE_SERVER": f"unix:{self.folder / 'socket'}",
        }

    def open(self) -> None:
        """Start the server with its devices.

        Raises:
            NoRoomError: It does not start; says why.
        """
        log = self.folder / "log"
        with log.open("wb") as told:
            self._server = self._start(
                [
                    *("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"),
                    *("--log-target=stderr", "--disable-shm=yes"),
                    f"--load=module-native-protocol-unix auth-anonymous=1 socket={self.folder / 'socket'}",
                ],
                stderr=told,
            )
        if not self._wait_for(lambda: self._control("info", check=False).returncode == 0):
            self.close()
            raise NoRoomError(f"PulseAudio does not start: {log.read_text(errors='replace')[-400:]}")
        self.plug_in_loudspeaker()

    def now(self) -> float:
        """Return the time on the clock of `heard`, in seconds."""
        return time.monotonic()

    def heard(self, since: float) -> Hearing:
        """Return what came out of the loudspeaker since then."""
        pieces, arrivals, raw = list[bytes](), list[float](), b""
        with contextlib.suppress(OSError):
            raw = self._recording.read_bytes()
        at = 0
        while at + _PIECE.size <= len(raw):
            arrived, size = _PIECE.unpack_from(raw, at)
            at += _PIECE.size
            if at + size > len(raw):
                break
            if arrived >= since:
                arrivals.append(arrived)
                pieces.append(raw[at : at + size])
            at += size
        samples = np.frombuffer(b"".join(pieces), "<i2").astype(np.float32) / 32768
        return Hearing(samples, _times([len(piece) // 2 for piece in pieces], arrivals))

    def say(self, sound: Path | bytes) -> subprocess.Popen[bytes]:
        """Begin to play a WAV file, or samples, into the microphone.

        Returns:
            The player: ``wait(timeout)`` until it has been said, ``terminate()`` to break off.
        """
        if isinstance(sound, Path):
            return self._start(["paplay", "--latency-msec=20", "--device=throat", str(sound)])
        raw = self.folder / f"said-{time.monotonic_ns()}"
        raw.write_bytes(sound)
        return self._start(["pacat", "--playback", "--device=throat", *_RAW, str(raw)])

    def unplug_microphone(self) -> None:
        """Take the microphone away."""
        self._unload("module-remap-source")

    def plug_in_microphone(self) -> None:
        """Put the microphone there, if it is not; it becomes the system's choice."""
        if "throat" not in self._listed("sinks"):
            self._load("module-null-sink", "sink_name=throat", "rate=16000", "channels=1", _called("Throat"))
        if MICROPHONE not in self._listed("sources"):
            named = f"source_properties=device.description={MICROPHONE}"
            self._load("module-remap-source", "master=throat.monitor", f"source_name={MICROPHONE}", named)
        self._control("set-default-source", MICROPHONE)
        if not self._is_kept("throat.monitor"):
            # Somebody listens already, or the first second of what is said would wait in a large buffer.
            self._start(["parec", "--device=throat.monitor", *_RAW, "/dev/null"])

    def unplug_loudspeaker(self) -> None:
        """Take every loudspeaker away (the microphone's inside is one, so it goes as well)."""
        self._unload("module-remap-source")
        self._unload("module-null-sink")

    def plug_in_loudspeaker(self) -> None:
        """Put the loudspeaker there, if it is not, and the microphone; it becomes the system's choice."""
        self.plug_in_microphone()  # first: who listens to the system's choice goes with it when it changes
        if LOUDSPEAKER not in self._listed("sinks"):
            described = _called("Loudspeaker")
            self._load("module-null-sink", f"sink_name={LOUDSPEAKER}", "rate=48000", "channels=2", described)
        self._control("set-default-sink", LOUDSPEAKER)
        if not self._is_kept(f"{LOUDSPEAKER}.monitor"):
            self._start([sys.executable, __file__, "record", f"{LOUDSPEAKER}.monitor", str(self._recording)])
            self._wait_for(self._is_recording)

    def make_new(self) -> None:
        """Put everything back in its place."""
        self.plug_in_loudspeaker()

    def stop_server(self) -> None:
        """End the server, as if it had crashed."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()

    def close(self) -> None:
        """End everything that runs in the room."""
        for process in [*self._others, *([self._server] if self._server else [])]:
            process.terminate()
            try:
                process.wait(2)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._others.clear()

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _wait_for(self, is_so: Callable[[], bool]) -> bool:
        """Look until it is so, for no notice is given of it; return whether it came to be."""
        until = time.monotonic() + 10
        while self._server is not None and self._server.poll() is None and time.monotonic() < until:
            if is_so():
                return True
            time.sleep(0.02)
        return False

    def _is_recording(self) -> bool:
        """Whether the loudspeaker is awake: somebody hears what comes out of it now."""
        with contextlib.suppress(OSError):
            found = self._recording.stat()
            return found.st_size > 0 and time.time() - found.st_mtime < 0.05
        return False

    def _is_kept(self, source: str) -> bool:
        """Whether somebody of the room listens there."""
        mine = [process for process in self._others if process.poll() is None]
        return any(word.endswith(source) for process in mine for word in _words(process))

    def _load(self, *words: str) -> None:
        self._control("load-module", *words)

    def _unload(self, module: str) -> None:
        self._control("unload-module", module, check=False)

    def _listed(self, what: str) -> tuple[str, ...]:
        lines = self._control("list", "short", what).stdout.decode().splitlines()
        return tuple(line.split("\t")[1] for line in lines)

    def _control(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        env = os.environ | self.environment
        return subprocess.run(["pactl", *words], env=env, capture_output=True, check=check, timeout=10)

    def _start(self, command: list[str], stderr: object = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command,
            env=os.environ | self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,  # type: ignore[arg-type]  # a file or one of subprocess's marks
        )
        if command[0] != "pulseaudio":
            self._others.append(process)
        return process


def _times(sizes: Sequence[int], arrivals: Sequence[float]) -> np.ndarray:
    """Return when each sample was heard: a piece may come late, its sound not later than what follows it."""
    ends = np.cumsum(np.array(sizes, dtype=np.int64))
    begins = np.array(arrivals) - ends / RATE
    begins = np.minimum.accumulate(begins[::-1])[::-1]
    return np.repeat(begins, sizes) + np.arange(1, sum(sizes) + 1) / RATE


_RAW = ("--raw", f"--rate={RATE}", "--channels=1", "--format=s16le", "--latency-msec=10")


def _words(process: subprocess.Popen[bytes]) -> list[str]:
    return [str(word) for word in process.args] if isinstance(process.args, list) else []


def _called(name: str) -> str:
    return f"sink_properties=device.description={name}"


@contextlib.contextmanager
def room_of_its_own() -> Iterator[SoundRoom]:
    """Open a room in a folder with a short name (a socket's may have 100 characters); nothing is left of it.

    Raises:
        NoRoomError: There can be none here.
    """
    folders = tempfile.TemporaryDirectory(prefix="room-", ignore_cleanup_errors=True)
    with folders as folder, SoundRoom(Path(folder)) as room:
        yield room


def record(source: str, target: Path) -> int:
    """Write down what is heard from a source, each piece with its time, until told to end."""
    command = ["parec", f"--device={source}", *_RAW]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as recorder, target.open("ab", 0) as kept:
        assert recorder.stdout is not None
        signal.signal(signal.SIGTERM, lambda *_: recorder.terminate())
        while piece := os.read(recorder.stdout.fileno(), 4096):
            kept.write(_PIECE.pack(time.monotonic(), len(piece)) + piece)
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["record"]:
        sys.exit(record(sys.argv[2], Path(sys.argv[3])))
    with SoundRoom(Path(sys.argv[1])) as opened:
        sys.stdout.write("".join(f"export {k}={v}\n" for k, v in opened.environment.items()))
        sys.stdout.flush()
        if opened._server is not None:
            opened._server.wait()
