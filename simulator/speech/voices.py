"""VOICES: the engines that can speak, the best first; a new one is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from simulator.speech.child_voice import ChildVoice
from simulator.speech.interface import Voice
from simulator.speech.silent_voice import SilentVoice


def _pyttsx3() -> Voice:
    return ChildVoice(
        "pyttsx3",
        remedy="On Linux, install espeak-ng:  main.py doctor --install. Windows and macOS have voices in "
        "their settings, under speech.",
    )


def _qt() -> Voice:
    return ChildVoice("qt", remedy="Install a voice in the system's settings, under speech.")


VOICES: Mapping[str, Callable[[], Voice]] = {"pyttsx3": _pyttsx3, "qt": _qt, "silent": SilentVoice}
"""Name -> what makes the voice. Making one starts nothing; the first question does."""
