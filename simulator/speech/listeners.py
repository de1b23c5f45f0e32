"""LISTENERS: who can take down what is said, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from simulator.settings import Settings
from simulator.speech.interface import Listener, ListenerUnavailableError
from simulator.speech.written_words import WritingListener


def _pocketsphinx(settings: Settings, cache: Path, waits: bool) -> Listener:
    del settings
    from simulator.speech.pocketsphinx_listener import PocketSphinxListener

    return PocketSphinxListener(cache, waits=waits)


def _vosk(settings: Settings, cache: Path, waits: bool) -> Listener:
    del cache, waits
    from simulator.speech.vosk_listener import VoskListener

    return WritingListener(VoskListener(settings.vosk_folder))


def _whisper(settings: Settings, cache: Path, waits: bool) -> Listener:
    del cache, waits
    from simulator.speech.whisper_listener import WhisperListener

    return WhisperListener(settings.whisper_folder)


def _online(settings: Settings, cache: Path, waits: bool) -> Listener:
    del cache, waits
    if not settings.online_listening:
        raise ListenerUnavailableError(
            "Listening online is switched off, so nothing was sent anywhere.",
            remedy="Allow it in the settings, or choose another listener there.",
        )
    from simulator.speech.online_listener import OnlineListener

    return OnlineListener()


LISTENERS: Mapping[str, Callable[[Settings, Path, bool], Listener]] = {
    "pocketsphinx": _pocketsphinx,
    "vosk": _vosk,
    "whisper": _whisper,
    "online": _online,
}
"""Name -> what opens it; each imports its engine only then."""


def open_listener(settings: Settings, cache: Path, *, waits: bool = False) -> Listener:
    """Return the listener that the settings name.

    Args:
        settings: Which one, and where its model is.
        cache: Folder for what it works out and can use again.
        waits: Whether getting ready for a scenario may hold up what comes next; a window should not wait.

    Raises:
        ListenerUnavailableError: It cannot be used, or must not be.
    """
    return LISTENERS[settings.listener](settings, cache, waits)
