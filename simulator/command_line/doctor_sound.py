"""What `doctor` says of voice, loudspeaker, microphone and listener."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from simulator.command_line.found import Found
from simulator.settings import Settings, SettingsFile, data_folder
from simulator.speech.child_process import Answer, ChildProcess, ChildRefusedError, ChildTroubleError
from simulator.speech.interface import SAMPLE_RATE, SpeechError

_DEVICES_SECONDS = 15.0
_TRIAL_LINE = "Hello."
_SILENCE = bytes(SAMPLE_RATE)  # half a second

_TYPE = "You can type your replies all the same."
_READ = "You can read what customers say all the same."


def voice(_data: str | None) -> Found:
    """Let the first voice that works say a word, into a file."""
    from simulator.domain.scenario import VoiceWish
    from simulator.speech.speaker import Speaker

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        speaker = Speaker(Path(folder))
        try:
            speaker.cast({"trial": VoiceWish()})
            spoken = speaker.render(_TRIAL_LINE, "trial")
        finally:
            speaker.close()
    if spoken.path is not None:
        return Found("voice", True, f"customers speak aloud ({spoken.voice})")
    says = speaker.trouble or "no voice works here, so customers speak in captions"
    return Found("voice", False, says, f"On Debian:  main.py doctor --install   {_READ}")


def loudspeaker(_data: str | None) -> Found:
    """Ask the system what it has to listen with."""
    return _device("loudspeaker", "outputs", "default_output", _READ)


def microphone(_data: str | None) -> Found:
    """Ask the system what it has to speak into."""
    return _device("microphone", "inputs", "default_input", _TYPE)


def listener(data: str | None) -> Found:
    """Let the chosen listener hear half a second of nothing."""
    from simulator.speech.listeners import open_listener

    folder = data_folder(data)
    settings = SettingsFile(folder).read()[0] if folder.is_dir() else Settings()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as cache_folder:
        try:
            chosen = open_listener(settings, Path(cache_folder))
            try:
                chosen.begin()
                chosen.take(_SILENCE)
                chosen.finish()
            finally:
                chosen.close()
        except SpeechError as error:
            return Found("listener", False, error.problem, f"{error.remedy} {_TYPE}".strip())
    if chosen.name == "pocketsphinx":
        return _with_second()
    where = "through a service on the internet" if chosen.name == "online" else "on this computer"
    return Found("listener", True, f"takes down what you say, {where} ({chosen.name})")


def _with_second() -> Found:
    """Say whether a second listener checks what PocketSphinx hears."""
    from simulator.speech.second_listener import INSTALLED_AS, SecondListener

    second = SecondListener()
    try:
        is_checked = second.works()
    finally:
        second.close()
    who = "pocketsphinx, checked by a second listener" if is_checked else "pocketsphinx alone"
    more = f"With a second listener less is misheard, where there is one:  pip install {INSTALLED_AS}"
    says = f"takes down what you say, on this computer ({who})"
    return Found("listener", True, says, "" if is_checked else more)


def _device(name: str, all_of_them: str, default: str, instead: str) -> Found:
    try:
        found = _devices().words
    except (ChildTroubleError, ChildRefusedError) as trouble:
        return Found(
            name, False, f"cannot be looked for: {trouble}", f"Try  main.py doctor --install   {instead}"
        )
    devices = [str(device) for device in found.get(all_of_them, ())]
    if not devices:
        return Found(name, False, "there is none here", f"Plug one in, or switch it on. {instead}")
    chosen = str(found.get(default) or devices[0])
    more = f" and {len(devices) - 1} more" if len(devices) > 1 else ""
    return Found(name, True, chosen + more)


@cache
def _devices() -> Answer:
    child = ChildProcess("devices")
    try:
        return child.ask("devices", seconds=_DEVICES_SECONDS)
    finally:
        child.close()
