"""RoomBell: a small bell through the room's loudspeaker, for people who walk about and look at no wall."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from simulator.gui.speaking.customer_speaks import CustomerSpeaks

BELL, BELL_TWICE = "bell", "bell-twice"


class RoomBell:
    """Where nothing speaks, the computer's own signal takes its place.

    Args:
        voice: Whose loudspeaker it is; None where there is none.
    """

    def __init__(self, voice: CustomerSpeaks | None) -> None:
        self._voice = voice

    def get_ready(self) -> None:
        """Open the loudspeaker ahead, so that the first stroke is not late."""
        if self._voice is not None:
            self._voice.warm_up()

    def ring(self, name: str = BELL) -> None:
        """Let it be heard, as loud as customers are; also where customers are muted or captions only."""
        if self._voice is not None:
            self._voice.chime(name)
        else:
            QApplication.beep()
