"""Rehearsal: has lines rendered before they are needed, the most urgent first, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from simulator.domain.errors import SimulatorError
from simulator.domain.scenario import Scenario, VoiceWish
from simulator.gui.background import Background, Lane
from simulator.gui.speaking.lines import ToSay
from simulator.speech.interface import Spoken


class SpeaksLines(Protocol):
    """What is asked of a Speaker; ``warm``, ``render`` and ``align`` block."""

    @property
    def percent(self) -> int:
        """How fast everybody speaks; can be set."""
        ...

    @percent.setter
    def percent(self, percent: int) -> None: ...

    @property
    def trouble(self) -> str:
        """A sentence for people if a better voice fell out."""
        ...

    def cast(self, wishes: Mapping[str, VoiceWish], language: str = "en") -> None:
        """Give each character a voice."""
        ...

    def warm(self) -> None:
        """Get the voice ready."""
        ...

    def kept(self, text: str, character: str) -> Spoken | None:
        """Return the line if it is rendered already."""
        ...

    def render(self, text: str, character: str) -> Spoken:
        """Render the line."""
        ...

    def align(self, spoken: Spoken) -> Spoken:
        """Find out when each word comes."""
        ...

    def stop(self) -> None:
        """Give up what it is doing."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class _Work(NamedTuple):
    """One piece of work for the lane."""

    do: Callable[[], object]
    then: Callable[[object], None]
    failed: Callable[[SimulatorError], None]
    is_alignment: bool = False


class Rehearsal(QObject):
    """Renders what is said now, then what may come next, then finds when each of their words comes.

    Only one piece of work is in the lane at a time: what turns out to be urgent waits for that one, not for
    all that was foreseen before.
    """

    rendered = Signal(object, object)
    """What was to be said, as ToSay, and its sound, as Spoken; again when the words' times are known."""
    troubled = Signal(str)
    """A better voice fell out; a sentence for people, said after each piece of work as long as it is so."""

    def __init__(
        self, background: Background, make: Callable[[], SpeaksLines], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._make = make
        self._speaker: SpeaksLines | None = None
        self._scenario: Scenario | None = None
        self._is_cast = False
        self._wanted: tuple[ToSay, ...] = ()
        self._ready: dict[ToSay, Spoken] = {}
        self._aligned: set[ToSay] = set()
        self._refused: set[ToSay] = set()
        self._version = self._company = 0
        self._is_busy = self._is_aligning = False
        self.trouble = ""

    def enter(self, scenario: Scenario) -> None:
        """Begin with another scenario: its characters get their voices."""
        if self._scenario is None or self._scenario.digest != scenario.digest:
            self._scenario, self.trouble = scenario, ""
            self._forget()

    def set_percent(self, percent: int) -> None:
        """Have everything spoken at another speed from the next line on, in per cent."""
        if self._speaker is not None:
            self._speaker.percent = percent
        self._forget()
        self._go()

    def want(self, lines: Sequence[ToSay]) -> None:
        """Get these lines ready, the most urgent first; whatever was wanted before is not any more."""
        self._wanted = tuple(dict.fromkeys(lines))
        self._refused.clear()
        for to_say in [one for one, spoken in self._ready.items() if spoken.path is None]:
            del self._ready[to_say]  # there was no voice, then; there may be one now
        if self._is_aligning and self._speaker is not None and lines and self.kept(lines[0]) is None:
            self._speaker.stop()  # what is said now does not wait for what may be
        self._go()

    def kept(self, to_say: ToSay) -> Spoken | None:
        """Return a line if it can be heard at once."""
        if to_say not in self._ready and self._is_cast and self._speaker is not None:
            kept = self._speaker.kept(to_say.text, to_say.speaker)
            if kept is not None:
                self._ready[to_say] = kept
        return self._ready.get(to_say)

    def close(self) -> None:
        """Let go of the speaker, whatever it is doing."""
        self._wanted = ()
        self._version += 1
        self._company += 1
        speaker, self._speaker, self._is_cast = self._speaker, None, False
        if speaker is not None:
            speaker.close()

    def _forget(self) -> None:
        self._version += 1
        self._is_cast = False
        for known in (self._ready, self._aligned, self._refused):
            known.clear()

    def _go(self) -> None:
        """Put the most urgent piece of work into the lane, unless one is there."""
        work = None if self._is_busy else next(self._work(), None)
        if work is not None:
            self._is_busy = True
            self._is_aligning = work.is_alignment
            self._background.run(Lane.SPEAKING, work.do, asker=self, then=work.then, failed=work.failed)

    def _work(self) -> Iterator[_Work]:
        """Yield what is to be done, the most urgent first."""
        version, speaker, scenario = self._version, self._speaker, self._scenario
        if not self._wanted or scenario is None:
            return
        if speaker is None or not self._is_cast:
            cast = partial(self._cast, self._company, scenario)
            yield _Work(cast, partial(self._was_cast, version), partial(self._could_not, version=version))
            return
        for to_say in self._wanted:
            if self.kept(to_say) is None and to_say not in self._refused:
                yield _Work(
                    partial(speaker.render, to_say.text, to_say.speaker),
                    partial(self._was_rendered, version, to_say),
                    partial(self._could_not, version=version, to_say=to_say),
                )
        for to_say in self._wanted:
            if (spoken := self.kept(to_say)) is not None and spoken.path and to_say not in self._aligned:
                yield _Work(
                    partial(speaker.align, spoken),
                    partial(self._was_aligned, version, to_say),
                    partial(self._was_not_aligned, version, to_say),
                    is_alignment=True,
                )

    def _cast(self, company: int, scenario: Scenario) -> None:
        """In the lane: make the speaker, if there is none, and give the characters their voices."""
        speaker, wishes = self._speaker or self._make(), {c.id: c.voice for c in scenario.characters.values()}
        if company != self._company:  # let go of meanwhile
            speaker.close()
            return
        is_new, self._speaker = self._speaker is None, speaker
        speaker.cast(wishes, scenario.language)
        if is_new:
            speaker.warm()

    def _was_cast(self, version: int, _: object) -> None:
        self._is_cast = version == self._version
        self._done()

    def _was_rendered(self, version: int, to_say: ToSay, spoken: object) -> None:
        if version == self._version and isinstance(spoken, Spoken):
            self._ready[to_say] = spoken
            self.rendered.emit(to_say, spoken)
        self._done()

    def _was_aligned(self, version: int, to_say: ToSay, spoken: object) -> None:
        if version == self._version and isinstance(spoken, Spoken):
            self._aligned.add(to_say)
            self._ready[to_say] = spoken
            self.rendered.emit(to_say, spoken)
        self._done()

    def _was_not_aligned(self, version: int, to_say: ToSay, _: SimulatorError) -> None:
        """The words keep the times they have."""
        if version == self._version:
            self._aligned.add(to_say)
        self._done()

    def _could_not(self, error: SimulatorError, *, version: int, to_say: ToSay | None = None) -> None:
        if version == self._version:
            self._refused.update((to_say,) if to_say else ())
            self._wanted = self._wanted if to_say else ()
            self._tell(f"{error.problem} {error.remedy}".strip())
        self._done()

    def _done(self) -> None:
        self._is_busy = False
        if self._speaker is not None:
            self._tell(self._speaker.trouble)
        self._go()

    def _tell(self, trouble: str) -> None:
        if trouble:
            self.trouble = trouble
            self.troubled.emit(trouble)
