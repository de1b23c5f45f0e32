"""what_arrived: whether a microphone brought somebody's words, and what to say of it if not, or of how."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication


class Arrived(NamedTuple):
    """What came through a microphone.

    Attributes:
        is_speech: Whether somebody spoke.
        told: What to say of it, and what to do; "" where all is well.
    """

    is_speech: bool
    told: str


def what_arrived(sound: bytes) -> Arrived:
    """Judge a short sound (SAMPLE_RATE, one channel, 16-bit) before anybody takes it down. Blocking.

    Raises:
        ListenerUnavailableError: Nothing here can tell speech from noise.
    """
    from simulator.speech.endpoint import Hearing, heard_in_check
    from simulator.speech.loudness import loudness_of, remarks_on

    loudness = loudness_of(sound)
    remarks = " ".join(remarks_on(loudness))
    hearing = heard_in_check(sound)
    if hearing is Hearing.SILENCE or loudness.is_silent:
        return Arrived(is_speech=False, told=_nothing())
    if hearing is Hearing.NOISE:
        return Arrived(is_speech=False, told=remarks or _noise())
    return Arrived(is_speech=True, told=remarks)


def _nothing() -> str:
    return QCoreApplication.translate(
        "what_arrived", "Nothing was heard. Look whether it is switched on, or choose another one."
    )


def _noise() -> str:
    return QCoreApplication.translate(
        "what_arrived", "Only noise was heard, no words. Speak nearer to it, or choose another."
    )
