"""The loudspeakers and microphones of this computer, and whether it is safe to open one now."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, qInstallMessageHandler
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QMediaDevices

_seen: list[bool] = []
"""Whether Qt has looked for devices, and was connected with a sound server afterwards."""


def watch_devices(parent: QObject | None = None) -> QMediaDevices:
    """Return what tells that devices come and go."""
    if _seen:
        return QMediaDevices(parent)

    def listen(_kind: object, _context: object, message: str) -> None:
        if "PulseAudio" not in message:
            sys.stderr.write(f"{message}\n")

    before = qInstallMessageHandler(listen)
    try:
        watcher = QMediaDevices(parent)
        QMediaDevices.audioOutputs()
    finally:
        qInstallMessageHandler(before)
    _seen.append(_is_connected())
    return watcher


def outputs() -> tuple[str, ...]:
    """Return the names of the loudspeakers, the system's choice first."""
    if not may_open():
        return ()
    return _names(QMediaDevices.audioOutputs(), QMediaDevices.defaultAudioOutput())


def inputs() -> tuple[str, ...]:
    """Return the names of the microphones, the system's choice first."""
    if not may_open():
        return ()
    return _names(QMediaDevices.audioInputs(), QMediaDevices.defaultAudioInput())


def find_output(wanted: str) -> QAudioDevice | None:
    """Return the loudspeaker of that name, or else the system's choice; None where there is none."""
    if not may_open():
        return None
    return _find(wanted, QMediaDevices.audioOutputs(), QMediaDevices.defaultAudioOutput())


def find_input(wanted: str) -> QAudioDevice | None:
    """Return the microphone of that name, or else the system's choice; None where there is none."""
    if not may_open():
        return None
    return _find(wanted, QMediaDevices.audioInputs(), QMediaDevices.defaultAudioInput())


def may_be_busy() -> bool:
    """Whether a device that could not be opened may be there all the same, used by another program.

    A sound server refuses none that it has; Qt lists devices of it that are gone.
    """
    return not has_sound_server()


def has_input(device_id: bytes) -> bool:
    """Whether the microphone of that id is there, as far as Qt knows."""
    return any(bytes(device.id().data()) == device_id for device in QMediaDevices.audioInputs())


def format_of(device: QAudioDevice, wanted: QAudioFormat) -> QAudioFormat:
    """Return the wanted format where the device has it, or else the one it prefers."""
    return wanted if device.isFormatSupported(wanted) else device.preferredFormat()


def has_sound_server() -> bool:
    """Whether devices come from PulseAudio, where opening one costs a millisecond and none is ever busy."""
    return _seen == [True]


def may_open() -> bool:
    """Whether a device may be opened now.

    After the sound server ended, Qt knows its devices still, and opening one ends the whole process. Qt looks
    for the server once more, three seconds later, and then never again.
    """
    if not _seen:
        watch_devices()
    return not has_sound_server() or _is_connected()


def _names(devices: Sequence[QAudioDevice], default: QAudioDevice) -> tuple[str, ...]:
    ordered = sorted(devices, key=lambda device: device.id() != default.id())
    return tuple(dict.fromkeys(device.description() for device in ordered))


def _find(wanted: str, devices: Sequence[QAudioDevice], default: QAudioDevice) -> QAudioDevice | None:
    for device in devices:
        if wanted and device.description() == wanted:
            return device
    if not default.isNull():
        return default
    return devices[0] if devices else None


def _is_connected() -> bool:
    """Whether this process holds a connection with a PulseAudio server."""
    if sys.platform != "linux":
        return False
    return any(_is_pulse(peer) for peer in _peers())


def _is_pulse(path: str) -> bool:
    named = os.environ.get("PULSE_SERVER", "").rpartition("unix:")[2]
    return path.endswith("/pulse/native") or (bool(named) and path == named)


def _peers() -> Iterator[str]:
    """The sockets of other programs that ours are connected with."""
    for entry in Path("/proc/self/fd").iterdir():
        try:
            if not os.readlink(entry).startswith("socket:"):
                continue
            with socket.socket(fileno=os.dup(int(entry.name))) as copy:
                peer = copy.getpeername()
        except (OSError, ValueError):
            continue  # closed meanwhile, or connected with nobody
        if isinstance(peer, str):
            yield peer
