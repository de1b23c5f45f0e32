"""VOICES: the engines that can speak, the best first; a new one is a file and a line here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from simulator.speech.child_voice import ChildVoice
from simulator.speech.interface import Voice
from simulator.speech.silent_voice import SilentVoice

IN_SETTINGS = "Install a voice in the system's settings, under speech."


def _pyttsx3() -> Voice:
    return ChildVoice(
        "pyttsx3",
        remedy="Let it be installed:  main.py doctor --install"
        if sys.platform.startswith("linux")
        else IN_SETTINGS,
    )


def _qt() -> Voice:
    return ChildVoice("qt", remedy=IN_SETTINGS)


VOICES: Mapping[str, Callable[[], Voice]] = {"pyttsx3": _pyttsx3, "qt": _qt, "silent": SilentVoice}
"""Name -> what makes the voice. Making one starts nothing; the first question does."""
