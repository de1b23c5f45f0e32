"""LinePlayer: lets one thing at a time be heard, a line in its voice or a recording, and says what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.domain.scenario import VoiceWish
from simulator.gui.background import Background, Lane, import_alone
from simulator.settings import Settings

if TYPE_CHECKING:
    from simulator.domain.errors import SimulatorError
    from simulator.gui.sound.loudspeaker import Loudspeaker
    from simulator.gui.speaking.lines_ahead import SpeaksLines
    from simulator.speech.interface import Spoken, WordTime

_NUMBERS = ("numpy", "simulator.speech.sound_file")
LEAST_SECONDS = 1.2
"""How long the shortest line without sound is to be seen, in seconds."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of what is to be heard.

    Attributes:
        text: The words; only seen where the piece is silent.
        character: Whose voice says them; "" where nobody does.
        file: A recording to be heard instead of a voice; None if there is none.
        is_silent: Only the time runs that the words take.
    """

    text: str
    character: str = ""
    file: Path | None = None
    is_silent: bool = False


class LinePlayer(QObject):
    """Plays parts one after the other. Whatever comes next replaces what plays."""

    began = Signal(str)
    """The key of what is wanted now; it is heard as soon as its voice is ready."""
    ended = Signal(str, bool)
    """The key of what was played, and whether to its very end."""
    part_began = Signal(str, int)
    """The key, and which part of it sounds now, from 0."""
    said = Signal(str, int)
    """The key, and how many characters of the part that sounds now were said; not of recordings."""
    troubled = Signal(str, str)
    """A problem and its remedy. Where no loudspeaker is heard the time of a line passes all the same."""

    def __init__(
        self,
        background: Background,
        settings: Settings,
        make_speaker: Callable[[int], SpeaksLines],
        make_loudspeaker: Callable[[], Loudspeaker],
        parent: QObject | None = None,
    ) -> None:
        """Take what makes the speaker, given its speed in per cent, and the loudspeaker; both when needed."""
        super().__init__(parent)
        self._background, self._settings = background, settings
        self._make_speaker, self._make_loudspeaker = make_speaker, make_loudspeaker
        self._speaker: SpeaksLines | None = None  # made in its lane
        self._scene: tuple[Mapping[str, VoiceWish], str] = ({}, "en")
        self._loudspeaker: Loudspeaker | None = None
        self._parts: tuple[Part, ...] = ()
        self._at = 0
        self._round = 0
        self._is_held = self._is_sounding = False
        self._waiting: Spoken | Path | None = None
        self._words: tuple[WordTime, ...] = ()
        self.current = ""
        """The key of what plays; "" while nothing does."""

    def set_scene(self, wishes: Mapping[str, VoiceWish], language: str = "en") -> None:
        """Say who is to be heard from now on."""
        self._scene = (dict(wishes), language)

    def take_settings(self, settings: Settings) -> None:
        """Take how loud, how fast and out of what; what plays gets louder or softer at once."""
        self._settings = settings
        self._dress()

    @property
    def is_aloud(self) -> bool:
        """Whether customers speak aloud at all."""
        return self._settings.customer_speech == "aloud"

    @property
    def trouble(self) -> str:
        """A sentence for people if a better voice fell out; "" if not."""
        return self._speaker.trouble if self._speaker is not None else ""

    def get_ready(self) -> None:
        """Bring in what mixes sound before anything is pressed; it takes a second the first time."""
        if self._loudspeaker is None:
            self._background.run(
                Lane.SPEAKING, lambda: import_alone(*_NUMBERS), asker=self, then=_nothing, failed=_nothing
            )

    def play(self, key: str, parts: tuple[Part, ...]) -> None:
        """Let the parts be heard, one after the other; ``key`` is what the signals call them."""
        self.stop()
        if not parts:
            return
        self._round += 1
        self.current, self._parts, self._at, self._is_held = key, parts, 0, False
        self.began.emit(key)
        self._begin_part()

    def prepare(self, parts: tuple[Part, ...]) -> None:
        """Render what may be wanted next, so that it can begin at once."""
        for part in parts:
            if part.character and part.file is None and not part.is_silent:
                self._run(part.text, part.character, _nothing, _nothing)

    def stop(self) -> None:
        """Be silent."""
        key, self.current = self.current, ""
        self._round += 1
        was_held, self._waiting, self._is_held = self._is_held, None, False
        if self._is_sounding and self._loudspeaker is not None:
            self._is_sounding = False
            self._loudspeaker.stop()
            if was_held:
                self._loudspeaker.go_on()
        if key:
            self.ended.emit(key, False)

    def hold(self) -> None:
        """Stand still in the middle of it."""
        if self.current and not self._is_held:
            self._is_held = True
            if self._is_sounding and self._loudspeaker is not None:
                self._loudspeaker.hold()

    def go_on(self) -> None:
        """Go on from where it stood still."""
        if not self._is_held:
            return
        self._is_held = False
        if self._is_sounding and self._loudspeaker is not None:
            self._loudspeaker.go_on()
        elif self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self._sound(waiting)

    def _begin_part(self) -> None:
        part, this = self._parts[self._at], self._round
        if part.file is not None:
            self._wait_for_numbers(part.file, this)
        elif part.is_silent or not part.character:
            self._wait_for_numbers(silent_line(part.text), this)
        else:
            self._run(
                part.text,
                part.character,
                lambda spoken: self._is_ready(spoken, this),
                lambda error: self._could_not(error, this),
            )
        self.prepare(self._parts[self._at + 1 : self._at + 2])

    def _wait_for_numbers(self, sound: Spoken | Path, this: int) -> None:
        """What mixes sound takes a second to import the first time; the window does not wait for it."""
        if self._loudspeaker is not None:
            self._is_ready(sound, this)
            return
        self._background.run(
            Lane.SPEAKING,
            lambda: import_alone(*_NUMBERS),
            asker=self,
            then=lambda _: self._is_ready(sound, this),
            failed=_nothing,
        )

    def _is_ready(self, sound: Spoken | Path, this: int) -> None:
        if this != self._round:
            return  # something else is wanted by now
        if self._is_held:
            self._waiting = sound
        else:
            self._sound(sound)

    def _sound(self, sound: Spoken | Path) -> None:
        loudspeaker = self._opened()
        self._is_sounding = True
        self._words = () if isinstance(sound, Path) else sound.words
        self.part_began.emit(self.current, self._at)
        if isinstance(sound, Path):
            loudspeaker.play_file(sound)
        else:
            loudspeaker.play(sound)

    def _part_ended(self) -> None:
        """The loudspeaker says so also when something else replaced what played, or when it was stopped."""
        loudspeaker = self._loudspeaker
        if not self._is_sounding or loudspeaker is None or loudspeaker.is_playing:
            return
        self._is_sounding = False
        this = self._round
        QTimer.singleShot(0, self, lambda: self._go_further(this))  # once the loudspeaker has told everybody

    def _go_further(self, this: int) -> None:
        if this != self._round:
            return
        self._at += 1
        if self._at < len(self._parts):
            self._begin_part()
            return
        key, self.current = self.current, ""
        self.ended.emit(key, True)

    def _moved(self, seconds: float) -> None:
        if self._is_sounding and self._words:
            said = max((word.end for word in self._words if word.from_seconds <= seconds), default=0)
            self.said.emit(self.current, said)

    def _device_failed(self, problem: str, remedy: str) -> None:
        if self.current:
            self.troubled.emit(problem, remedy)

    def _could_not(self, error: SimulatorError, this: int) -> None:
        if this == self._round:
            self.stop()
            self.troubled.emit(error.problem, error.remedy)

    def _opened(self) -> Loudspeaker:
        if self._loudspeaker is None:
            self._loudspeaker = self._make_loudspeaker()
            self._loudspeaker.ended.connect(self._part_ended)
            self._loudspeaker.moved.connect(self._moved)
            self._loudspeaker.troubled.connect(self._device_failed)
            self._dress()
        return self._loudspeaker

    def _dress(self) -> None:
        if self._loudspeaker is not None:
            self._loudspeaker.set_volumes(self._settings.voice_volume, self._settings.ambience_volume)
            self._loudspeaker.set_device(self._settings.loudspeaker)

    def rest(self) -> None:
        """Be silent, and let go of the loudspeaker until it is wanted again."""
        self.stop()
        if self._loudspeaker is not None:
            self._loudspeaker.close()

    def close(self) -> None:
        """Let go of voice and loudspeaker."""
        self.rest()
        if self._speaker is not None:
            self._speaker.close()

    def _run(
        self,
        text: str,
        character: str,
        then: Callable[[Spoken], None],
        failed: Callable[[SimulatorError], None],
    ) -> None:
        wishes, language = self._scene
        percent = self._settings.speech_percent

        def render() -> Spoken:
            import_alone(*_NUMBERS)
            if self._speaker is None:
                self._speaker = self._make_speaker(percent)
            speaker = self._speaker
            speaker.percent = percent
            speaker.cast(wishes, language)
            return speaker.render(text, character)

        self._background.run(Lane.SPEAKING, render, asker=self, then=then, failed=failed)


def silent_line(text: str) -> Spoken:
    """Return a line that is only seen, for as long as one would speak it."""
    from simulator.speech.interface import Spoken
    from simulator.speech.word_times import WORDS_PER_MINUTE, likely_times, spoken_seconds

    seconds = max(LEAST_SECONDS, spoken_seconds(text, WORDS_PER_MINUTE))
    return Spoken(text, None, seconds, likely_times(text, seconds), (), "silent")


def _nothing(_: object) -> None:
    """Nobody waits for it."""
