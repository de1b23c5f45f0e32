"""SwapSeats: plays a run from the customer's seat, step by step, and can be held, stepped and turned back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from simulator.gui.speaking.line_player import LinePlayer
from simulator.gui.swap_seats_steps import Kind, Step, silent

_KEY = "seat"


class SwapSeats(QObject):
    """Walks through the steps in their order; each lasts as long as it is heard, or as one would read it."""

    stepped = Signal(int)
    """The number of the step one is at, from 0."""
    playing_changed = Signal(bool)
    said = Signal(int, int)
    """Which of the step's parts sounds, from 0, and how many of its characters were said."""

    def __init__(self, player: LinePlayer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._steps: tuple[Step, ...] = ()
        self._part = 0
        self.at = 0
        self.is_playing = False
        self.is_aloud = True
        player.ended.connect(self._ended)
        player.part_began.connect(self._part_began)
        player.said.connect(self._said)

    @property
    def step(self) -> Step | None:
        """The step one is at; None if there is nothing to walk through."""
        return self._steps[self.at] if self._steps else None

    def enter(self, steps: Sequence[Step], *, is_aloud: bool) -> None:
        """Stand before the first step, silent until `go_on`."""
        self._steps, self.is_aloud = tuple(steps), is_aloud
        self.is_playing = False
        self._go_to(0)

    def toggle(self) -> None:
        """Play, or hold it where it is; at the end, begin again."""
        if self.is_playing:
            self._set_playing(is_playing=False)
            self._player.hold()
        else:
            self.go_on()

    def go_on(self) -> None:
        """Play on from where one is."""
        step = self.step
        if step is None or self.is_playing:
            return
        self._set_playing(is_playing=True)
        if step.kind is Kind.END:
            self._go_to(0)
        elif self._player.current == self._key:
            self._player.go_on()
        else:
            self._play()

    def forward(self) -> None:
        """Go to the next step."""
        if self.at + 1 < len(self._steps):
            self._go_to(self.at + 1)

    def back(self) -> None:
        """Go to the step before."""
        if self.at:
            self._go_to(self.at - 1)

    def go_to_turn(self, turn: int) -> None:
        """Go to the first step of a turn; turn 0 is the beginning."""
        at = next((n for n, step in enumerate(self._steps) if step.turn >= turn), 0)
        self._go_to(at)

    def set_aloud(self, *, is_aloud: bool) -> None:
        """Let it be heard, or only read; what plays begins its step anew."""
        if is_aloud != self.is_aloud:
            self.is_aloud = is_aloud
            if self.step is not None:
                self._go_to(self.at)

    def leave(self) -> None:
        """Be silent, and forget it all."""
        self._steps, self.at = (), 0
        self._set_playing(is_playing=False)
        self._player.rest()

    @property
    def _key(self) -> str:
        return f"{_KEY}:{self.at}"

    def _go_to(self, at: int) -> None:
        self._player.stop()
        self.at, self._part = at, 0
        self.stepped.emit(at)
        if self._steps[at].kind is Kind.END:
            self._set_playing(is_playing=False)
        elif self.is_playing:
            self._play()

    def _play(self) -> None:
        step = self._steps[self.at]
        self._player.play(self._key, step.parts if self.is_aloud else silent(step.parts))
        following = self._steps[self.at + 1 : self.at + 3]
        if self.is_aloud:
            self._player.prepare(tuple(part for step in following for part in step.parts))

    def _ended(self, key: str, to_its_end: bool) -> None:
        if key == self._key and to_its_end and self.is_playing:
            self.forward()

    def _part_began(self, key: str, part: int) -> None:
        if self._steps and key == self._key:
            self._part = part

    def _said(self, key: str, characters: int) -> None:
        if self._steps and key == self._key:
            self.said.emit(self._part, characters)

    def _set_playing(self, *, is_playing: bool) -> None:
        if is_playing != self.is_playing:
            self.is_playing = is_playing
            self.playing_changed.emit(is_playing)
