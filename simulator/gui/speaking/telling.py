"""Telling: says lines one after another, and says which of their words have been heard so far."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.gui.speaking.lines import ToSay
from simulator.gui.speaking.pace import Pace, at_pace
from simulator.gui.widgets.stopwatch import Now, Stopwatch
from simulator.speech.interface import Spoken

if TYPE_CHECKING:
    from simulator.gui.sound.loudspeaker import Loudspeaker

JOINS_WITHIN_SECONDS = 2.0
"""A line that was not ready is heard from its beginning if it is by then; later, its words go on alone."""

_BETWEEN_LINES_MS = 280
_TICK_MS = 50
_SILENT_MS = 1000
"""A loudspeaker that says nothing of its progress for so long has failed: the words go on without it."""


class _Mode(Enum):
    NOTHING = "nothing"
    SOUND = "sound"
    WORDS = "words"  # without sound, by the clock
    PAUSE = "pause"  # between two lines


class Telling(QObject):
    """Runs through the lines of a turn with the loudspeaker, or by the clock where there is no sound."""

    line_begun = Signal(int)
    moved = Signal(int, int)
    """The number of the line, from 0, and how many of its characters have been said."""
    mouth_moved = Signal(float)
    ended = Signal()
    """All lines were said; not after `stop`."""

    def __init__(
        self,
        loudspeaker: Loudspeaker,
        kept: Callable[[ToSay], Spoken | None],
        now: Now = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._loudspeaker = loudspeaker
        self._kept = kept
        self._lines: tuple[ToSay, ...] = ()
        self._at = 0
        self._mode = _Mode.NOTHING
        self._pace = Pace((), ())
        self._said = 0
        self._from_seconds = 0.0
        self._watch = Stopwatch(now)
        self._may_join = False
        self._is_held = False
        self._ticking = self._timer(_TICK_MS, self._tick)
        self._gap = self._timer(_BETWEEN_LINES_MS, self._next_line, once=True)
        self._doubt = self._timer(_SILENT_MS, self._go_on_alone, once=True)
        loudspeaker.moved.connect(self._sound_moved)
        loudspeaker.ended.connect(self._sound_ended)

    @property
    def is_telling(self) -> bool:
        """Whether lines are being said, or held in the middle."""
        return self._mode is not _Mode.NOTHING

    def tell(self, lines: Sequence[ToSay]) -> None:
        """Say these lines from the beginning."""
        self.stop()
        self._lines, self._at, self._is_held = tuple(lines), 0, False
        if self._lines:
            self._begin_line()
        else:
            self.ended.emit()

    def stop(self) -> None:
        """Say no more; nothing is told."""
        had_sound, self._mode = self._mode is _Mode.SOUND, _Mode.NOTHING
        if had_sound:
            self._loudspeaker.stop()
        for timer in (self._ticking, self._gap, self._doubt):
            timer.stop()
        self.mouth_moved.emit(0.0)

    def hold(self) -> None:
        """Stand still in the middle of a word; the loudspeaker is held by whoever holds all its sounds."""
        self._is_held = True
        self._watch.hold()
        for timer in (self._ticking, self._gap, self._doubt):
            timer.stop()
        self.mouth_moved.emit(0.0)

    def go_on(self) -> None:
        """Go on where it was held."""
        if not self._is_held:
            return
        self._is_held = False
        if self._mode is _Mode.SOUND:
            self._doubt.start()
        elif self._mode is _Mode.WORDS:
            self._watch.go_on()
            self._ticking.start()
        elif self._mode is _Mode.PAUSE:
            self._gap.start()

    def take(self, to_say: ToSay, spoken: Spoken) -> None:
        """Take the sound of a line that was not ready, or the times of its words, if it is said now."""
        if self._at >= len(self._lines) or to_say != self._lines[self._at]:
            return
        if self._mode is _Mode.SOUND:
            self._pace = Pace.of(spoken)
        elif self._mode is _Mode.WORDS and self._is_in_time and not self._is_held:
            self._play(spoken)

    @property
    def _is_in_time(self) -> bool:
        return self._may_join and self._watch.seconds <= JOINS_WITHIN_SECONDS

    def _begin_line(self) -> None:
        self._said = 0
        self.line_begun.emit(self._at)
        self.moved.emit(self._at, 0)
        to_say = self._lines[self._at]
        spoken = self._kept(to_say)
        if spoken is not None:
            self._play(spoken)
        else:
            self._may_join = True
            self._go_by_the_clock(at_pace(to_say.text), 0.0)

    def _play(self, spoken: Spoken) -> None:
        self._ticking.stop()
        self._mode, self._pace = _Mode.SOUND, Pace.of(spoken)
        self._from_seconds = 0.0
        self._doubt.start()
        self._loudspeaker.play(spoken)

    def _go_by_the_clock(self, pace: Pace, seconds: float) -> None:
        self._mode, self._pace, self._from_seconds = _Mode.WORDS, pace, seconds
        self._watch.restart()
        self._ticking.start()

    def _sound_moved(self, seconds: float) -> None:
        if self._mode is not _Mode.SOUND or self._is_held:
            return
        self._doubt.start()
        self._from_seconds = seconds
        self._show(seconds)
        self.mouth_moved.emit(self._pace.level_at(seconds))

    def _sound_ended(self) -> None:
        if self._mode is _Mode.SOUND:
            self._end_line()

    def _go_on_alone(self) -> None:
        """The sound has failed on the way: the rest of the words is shown in their time."""
        if self._mode is _Mode.SOUND:
            self._mode = _Mode.WORDS  # what the loudspeaker says of its end does not count
            self._loudspeaker.stop()
            self.mouth_moved.emit(0.0)
            self._may_join = False
            self._go_by_the_clock(self._pace, self._from_seconds)

    def _tick(self) -> None:
        seconds = self._from_seconds + self._watch.seconds
        self._show(seconds)
        if seconds >= self._pace.seconds and not self._is_in_time:
            self._end_line()

    def _show(self, seconds: float) -> None:
        """Say how far the words have come; they never go back."""
        said = self._pace.characters_at(seconds)
        if said > self._said:
            self._said = said
            self.moved.emit(self._at, said)

    def _end_line(self) -> None:
        self._ticking.stop()
        self._doubt.stop()
        self.mouth_moved.emit(0.0)
        self.moved.emit(self._at, len(self._lines[self._at].text))
        if self._at + 1 < len(self._lines):
            self._mode = _Mode.PAUSE
            self._gap.start()
        else:
            self._mode = _Mode.NOTHING
            self.ended.emit()

    def _next_line(self) -> None:
        self._at += 1
        self._begin_line()

    def _timer(self, milliseconds: int, slot: Callable[[], None], *, once: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.setSingleShot(once)
        timer.timeout.connect(slot)
        return timer
