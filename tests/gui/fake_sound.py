"""A speaker, a loudspeaker and a lane that do nothing until a test moves them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from simulator.domain.errors import SimulatorError
from simulator.domain.scenario import VoiceWish
from simulator.gui.background import Lane
from simulator.speech.interface import LEVELS_A_SECOND, Spoken, WordTime


def spoken_line(text: str, seconds: float | None = None) -> Spoken:
    """Return a line in which every word takes half a second, the mouth half open."""
    words, at = list[WordTime](), 0
    for number, word in enumerate(text.split()):
        start = text.index(word, at)
        at = start + len(word)
        words.append(WordTime(start, at, number * 0.5, number * 0.5 + 0.5))
    total = len(words) * 0.5 if seconds is None else seconds
    levels = (0.6,) * int(total * LEVELS_A_SECOND)
    return Spoken(text, Path(f"/{abs(hash(text))}.wav"), total, tuple(words), levels, "fake")


class FakeSpeaker:
    """Renders at once; remembers all it was asked."""

    def __init__(self, percent: int = 100) -> None:
        self._percent = percent
        self.trouble = ""
        self.refuses: SimulatorError | None = None
        self.wishes: Mapping[str, VoiceWish] = {}
        self.rendered: list[tuple[str, str]] = []
        self.aligned: list[str] = []
        self.is_closed = self.is_warm = False
        self.stops = 0
        self._kept: dict[tuple[str, str], Spoken] = {}

    @property
    def percent(self) -> int:
        return self._percent

    @percent.setter
    def percent(self, percent: int) -> None:
        self._percent = percent
        self._kept.clear()

    def cast(self, wishes: Mapping[str, VoiceWish], language: str = "en") -> None:
        self.wishes = dict(wishes)

    def warm(self) -> None:
        self.is_warm = True

    def stop(self) -> None:
        self.stops += 1

    def kept(self, text: str, character: str) -> Spoken | None:
        return self._kept.get((text, character))

    def render(self, text: str, character: str) -> Spoken:
        assert character in self.wishes
        if self.refuses is not None:
            raise self.refuses
        self.rendered.append((text, character))
        self._kept[text, character] = spoken_line(text)
        return self._kept[text, character]

    def align(self, spoken: Spoken) -> Spoken:
        self.aligned.append(spoken.text)
        return spoken

    def close(self) -> None:
        self.is_closed = True


class FakeLoudspeaker(QObject):
    """Plays nothing; a test lets its time pass with `go_to` and `finish`."""

    started = Signal()
    ended = Signal()
    moved = Signal(float)
    troubled = Signal(str, str)
    recovered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.playing: Spoken | None = None
        self.played: list[str] = []
        self.effects: list[str] = []
        self.stopped_effects: list[str] = []
        self.ambience = ""
        self.volumes = (0, 0)
        self.device = ""
        self.is_held = self.is_closed = self.is_open = False
        self.stops = 0

    @property
    def is_playing(self) -> bool:
        return self.playing is not None

    def play(self, spoken: Spoken) -> None:
        self.playing = spoken
        self.played.append(spoken.text)
        self.started.emit()

    def play_file(self, path: Path) -> None:
        self.playing = spoken_line(path.name)
        self.played.append(path.name)
        self.started.emit()

    def stop(self) -> None:
        self.stops += 1
        if self.playing is not None:
            self.playing = None
            self.ended.emit()

    def prepare(self) -> None:
        self.is_open = True

    def go_to(self, seconds: float) -> None:
        assert self.playing is not None
        self.moved.emit(seconds)

    def finish(self) -> None:
        assert self.playing is not None
        self.playing = None
        self.ended.emit()

    def set_ambience(self, *names: str) -> None:
        self.ambience = " ".join(names)

    def play_effect(self, name: str) -> None:
        self.effects.append(name)

    def stop_effects(self) -> None:
        self.stopped_effects = list(self.effects)

    def set_volumes(self, voice_percent: int, ambience_percent: int) -> None:
        self.volumes = (voice_percent, ambience_percent)

    def set_device(self, wanted: str) -> None:
        self.device = wanted

    def hold(self) -> None:
        self.is_held = True

    def go_on(self) -> None:
        self.is_held = False

    def close(self) -> None:
        self.is_closed = True


class FakeLanes:
    """A Background whose work waits until `work` is called: a lane that hangs is one that nobody works."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[Lane, Callable[[], Any], Callable[..., None], Callable[..., None]]] = (
            deque()
        )

    def run(
        self,
        lane: Lane,
        work: Callable[[], Any],
        *,
        asker: QObject,
        then: Callable[[Any], None],
        failed: Callable[[SimulatorError], None],
    ) -> None:
        self.waiting.append((lane, work, then, failed))

    def work(self, pieces: int = 1000) -> int:
        """Do so many pieces of work; return how many there were."""
        done = 0
        while self.waiting and done < pieces:
            _, work, then, failed = self.waiting.popleft()
            done += 1
            try:
                result = work()
            except SimulatorError as error:
                failed(error)
            else:
                then(result)
        return done
