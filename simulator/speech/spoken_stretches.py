"""SpokenStretches: cuts sound into stretches in which somebody speaks; noise and silence are left out.

A decoder takes a stretch at a time, so that a reply of minutes needs no more memory, and no more time at
its end, than a short one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

BLOCK_BYTES = 1_024
BLOCK_SECONDS = 0.032

SPEECH_FROM, SPEECH_STILL = 0.5, 0.35
"""How speech-like a block is that begins a stretch, and one that goes on with it."""

BEGINS_WITH = 3
"""Speech-like blocks in a row that begin a stretch: a click is shorter."""

LEAD_BLOCKS = 12
"""Blocks before that belong to it: words begin softly."""

PAUSE_BLOCKS = 25
"""Blocks without speech that end it (0.8 s)."""

LONG_BLOCKS, SHORT_PAUSE_BLOCKS = 250, 8
"""After 8 s a shorter pause will do (0.25 s)."""

LONGEST_BLOCKS = 470
"""A stretch is cut after 15 s, whatever is being said."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Sound that belongs to a stretch.

    Attributes:
        pcm: The sound.
        starts_seconds: Where in the reply the stretch begins, if it begins with this piece; else None.
        pause_seconds: For how long nothing was said at its end.
        is_last: Whether the stretch ends with it.
    """

    pcm: bytes
    starts_seconds: float | None = None
    is_last: bool = False
    pause_seconds: float = 0.0


class SpokenStretches:
    """Follows one reply.

    Args:
        likeness: How much a block of BLOCK_BYTES sounds like speech, 0 to 1.
    """

    def __init__(self, likeness: Callable[[bytes], float]) -> None:
        self._likeness = likeness
        self._rest = b""
        self._lead = deque[bytes](maxlen=LEAD_BLOCKS + BEGINS_WITH)
        self._run = 0
        self._blocks = 0
        self._length = 0
        self._pause = 0

    def take(self, pcm: bytes) -> Iterator[Piece]:
        """Yield what of the next piece of sound belongs to a stretch."""
        sound = self._rest + pcm
        whole = len(sound) // BLOCK_BYTES * BLOCK_BYTES
        self._rest = sound[whole:]
        for at in range(0, whole, BLOCK_BYTES):
            piece = self._block(sound[at : at + BLOCK_BYTES])
            if piece is not None:
                yield piece

    def finish(self) -> Iterator[Piece]:
        """Yield the end of the last stretch, if one is under way."""
        if self._length:
            yield Piece(self._rest, is_last=True)
        self._rest, self._length, self._run = b"", 0, 0

    def _block(self, block: bytes) -> Piece | None:
        likeness = self._likeness(block)
        self._blocks += 1
        return self._goes_on(block, likeness) if self._length else self._may_begin(block, likeness)

    def _may_begin(self, block: bytes, likeness: float) -> Piece | None:
        self._lead.append(block)
        self._run = self._run + 1 if likeness >= SPEECH_FROM else 0
        if self._run < BEGINS_WITH:
            return None
        starts = (self._blocks - len(self._lead)) * BLOCK_SECONDS
        sound = b"".join(self._lead)
        self._length, self._pause = len(self._lead), 0
        self._lead.clear()
        return Piece(sound, starts)

    def _goes_on(self, block: bytes, likeness: float) -> Piece:
        self._length += 1
        self._pause = 0 if likeness >= SPEECH_STILL else self._pause + 1
        enough = SHORT_PAUSE_BLOCKS if self._length > LONG_BLOCKS else PAUSE_BLOCKS
        is_last = self._pause >= enough or self._length >= LONGEST_BLOCKS
        if is_last:
            self._length, self._run = 0, 0
        return Piece(block, is_last=is_last, pause_seconds=self._pause * BLOCK_SECONDS)
