"""ReadingTrial: known lines read aloud, from which the listener learns how a voice sounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from simulator.bundled_files import assets_folder
from simulator.gui.background import Background
from simulator.gui.sound_trial import SoundTrial
from simulator.gui.what_arrived import what_arrived

if TYPE_CHECKING:
    from simulator.gui.sound.microphone import Microphone

LONGEST_SECONDS = 12.0
"""Twice what a slow reader takes for a line."""


class Reading(Enum):
    """What became of a line."""

    LEARNED = "learned"
    OTHER_WORDS = "other words"
    UNHEARD = "unheard"


class LineResult(NamedTuple):
    """What came of a line, and what to say of how it arrived ("" where there is nothing to say)."""

    reading: Reading
    told: str


class ReadingTrial(SoundTrial):
    """Listens to one line at a time, and judges to a LineResult. Its sound is let go of at once."""

    def __init__(
        self,
        background: Background,
        make_microphone: Callable[[], Microphone],
        learn_from: Callable[[bytes, str], bool],
        lines: Sequence[str],
        parent: QObject | None = None,
    ) -> None:
        """Take what it needs.

        Args:
            background: Where it is judged and learned from, in the listeners' lane.
            make_microphone: Makes the microphone that is used for all lines.
            learn_from: Learns how a voice sounds from a sound (SAMPLE_RATE, one channel, 16-bit) and the
                line it holds. Blocking. False if the words were not that line; may raise a SimulatorError.
            lines: What is read, in this order; not empty.
            parent: Who owns it.
        """
        super().__init__(background, make_microphone, LONGEST_SECONDS, parent)
        self._learn_from = learn_from
        self.lines = tuple(lines)
        self._line = self.lines[0]

    def read(self, line: str) -> None:
        """Listen to somebody who reads this line, for LONGEST_SECONDS at most."""
        self._line = line
        self.start()

    def _judge(self, sound: bytes) -> LineResult:
        arrived = what_arrived(sound)
        if not arrived.is_speech:
            return LineResult(Reading.UNHEARD, arrived.told)
        is_learned = self._learn_from(sound, self._line)
        return LineResult(Reading.LEARNED if is_learned else Reading.OTHER_WORDS, arrived.told)


def lines_to_read() -> tuple[str, ...]:
    """Return the lines that come with the program; together they hold every sound of English."""
    written = (assets_folder() / "listening" / "read-aloud.txt").read_text(encoding="ascii")
    return tuple(line.strip() for line in written.splitlines() if line.strip())
