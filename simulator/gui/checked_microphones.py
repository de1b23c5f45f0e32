"""Which microphones somebody has tried out: each is tried before it is first spoken into."""

from __future__ import annotations

from simulator.settings import Settings

_SYSTEM_CHOICE = "*"
_MOST = 10


def is_checked(settings: Settings) -> bool:
    """Whether the microphone in use was tried out."""
    return _mark(settings.microphone) in settings.checked_microphones.split("\n")


def with_checked(settings: Settings, name: str) -> str:
    """Return what is to be remembered once this microphone, "" for the system's choice, was tried too."""
    known = [one for one in settings.checked_microphones.split("\n") if one and one != _mark(name)]
    return "\n".join((*known[1 - _MOST :], _mark(name)))


def _mark(name: str) -> str:
    return name or _SYSTEM_CHOICE
