"""CustomerSpeaks: the customer is heard on the stage: voice, place and telephone, with their captions."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.domain.conversation import Conversation
from simulator.domain.scenario import Scenario, Sound
from simulator.gui.background import Background, import_alone
from simulator.gui.customer_speaks_ahead import Rehearsal, SpeaksLines
from simulator.gui.customer_speaks_lines import ToSay, ambience_of, may_begin, may_follow, said_now
from simulator.gui.customer_speaks_telling import Telling
from simulator.gui.widgets.stopwatch import Now
from simulator.settings import Settings
from simulator.speech.interface import Spoken

if TYPE_CHECKING:
    from simulator.gui.sound.loudspeaker import Loudspeaker


def speaker_in(cache: Path) -> Callable[[int], SpeaksLines]:
    """Return what makes the real speaker, given how fast in per cent; its sounds are kept in that folder."""

    def make(percent: int) -> SpeaksLines:
        import_alone("simulator.speech.speaker")
        from simulator.speech.speaker import Speaker

        return Speaker(cache, percent=percent)

    return make


def real_loudspeaker() -> Loudspeaker:
    """Return the loudspeaker of this computer; late, because the first window has nothing to say."""
    from simulator.gui.sound.loudspeaker import Loudspeaker

    return Loudspeaker()


class CustomerSpeaks(QObject):
    """Says a conversation's lines. With captions only, or muted, all is said at once and nothing is heard."""

    speaking_started = Signal()
    speaking_ended = Signal()
    """All was said, or it was hushed: the trainee's time begins. Comes for every `say`."""
    line_begun = Signal(str)
    """The id of the one who says it."""
    said = Signal(int, int)
    """The number of the line among the conversation's, from 0, and how many of its characters were said."""
    all_said = Signal()
    mouth_moved = Signal(str, float)
    noticed = Signal(str, str)
    """A problem and a remedy, each once while one is on the stage; the captions go on."""
    changed = Signal()
    """Whether it speaks aloud, or whether it is muted."""

    def __init__(
        self,
        background: Background,
        settings: Settings,
        make_speaker: Callable[[int], SpeaksLines],
        make_loudspeaker: Callable[[], Loudspeaker] = real_loudspeaker,
        *,
        now: Now = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._now = settings, now
        self._make_speaker, self._make_loudspeaker = make_speaker, make_loudspeaker
        self._loudspeaker: Loudspeaker | None = None
        self._telling: Telling | None = None
        self._rehearsal = Rehearsal(background, self._new_speaker, self)
        self._rehearsal.rendered.connect(self._rendered)
        self._rehearsal.troubled.connect(self._speaker_troubled)
        self._conversation: Conversation | None = None
        self._numbers: tuple[int, ...] = ()
        self._speaker = ""
        self._told = set[str]()
        self.is_muted = False

    @property
    def is_wanted(self) -> bool:
        """Whether customers speak aloud here at all; else there is nothing to mute or to say again."""
        return self._settings.customer_speech == "aloud"

    @property
    def is_aloud(self) -> bool:
        """Whether the next line will be heard."""
        return self.is_wanted and not self.is_muted

    @property
    def is_speaking(self) -> bool:
        """Whether a line is being said, or held in the middle."""
        return self._telling is not None and self._telling.is_telling

    def prepare(self, scenario: Scenario, seed: int | None = None) -> None:
        """Get the first lines ready, e.g. while the briefing is read; without a seed, those without facts."""
        if self.is_aloud:
            self._sound()
            self._rehearsal.enter(scenario)
            self._rehearsal.want(may_begin(scenario, seed))

    def enter(self, conversation: Conversation, *, is_ringing: bool = False) -> None:
        """Be where the conversation is: its voices, and, unless the telephone still rings, its place."""
        self._conversation = conversation
        if not self.is_aloud:
            return
        self._rehearsal.enter(conversation.setting.scenario)
        self._rehearsal.want((*said_now(conversation), *may_follow(conversation)))
        self._sound()[0].prepare()
        self._sound()[0].set_ambience("" if is_ringing else ambience_of(conversation.setting.scenario))
        self._speaker_troubled(self._rehearsal.trouble)

    def ring(self) -> None:
        """Let the telephone ring once."""
        if self.is_aloud:
            self._sound()[0].play_effect("ring")

    def say(self, conversation: Conversation) -> None:
        """Say what is said now, and get ready what may come next."""
        self.hush()
        self._conversation = conversation
        if not self.is_aloud:
            self._end()
            return
        self._rehearsal.enter(conversation.setting.scenario)
        self._tell(conversation)
        self._rehearsal.want((*said_now(conversation), *may_follow(conversation)))
        self._sound()[0].set_ambience(ambience_of(conversation.setting.scenario))
        self._speaker_troubled(self._rehearsal.trouble)

    def say_again(self) -> None:
        """Say what was said last once more."""
        if self._conversation is not None and self.is_aloud:
            self.hush()
            self._tell(self._conversation)

    def hush(self) -> None:
        """Stop in the middle of the word; all of it has been said, then."""
        if self._telling is not None and self._telling.is_telling:
            self._telling.stop()
            self._end()

    def hold(self) -> None:
        """Let everything stand still, as in a pause."""
        if self._telling is not None and self._loudspeaker is not None:
            self._loudspeaker.hold()
            self._telling.hold()

    def go_on(self) -> None:
        """Go on after `hold`."""
        if self._telling is not None and self._loudspeaker is not None:
            self._loudspeaker.go_on()
            self._telling.go_on()

    def leave(self) -> None:
        """Leave the stage: nothing is heard any more, and nothing is got ready."""
        self.hush()
        self._conversation = None
        self._told.clear()
        self._rehearsal.want(())
        self._silence()

    def close(self) -> None:
        """Let go of voice and loudspeaker for good."""
        self.leave()
        self._rehearsal.close()
        if self._loudspeaker is not None:
            self._loudspeaker.close()

    def mute(self, *, muted: bool) -> None:
        """Fall silent until further notice, or be heard again from the next line on."""
        if muted == self.is_muted:
            return
        self.is_muted = muted
        self._aloud_changed()

    def take_settings(self, settings: Settings) -> None:
        """Take what was chosen; it holds at once."""
        before, self._settings = self._settings, settings
        if self._loudspeaker is not None:
            self._loudspeaker.set_volumes(settings.voice_volume, settings.ambience_volume)
            if settings.loudspeaker != before.loudspeaker:
                self._loudspeaker.set_device(settings.loudspeaker)
        if settings.speech_percent != before.speech_percent:
            self._rehearsal.set_percent(settings.speech_percent)
        if settings.customer_speech != before.customer_speech:
            self._aloud_changed()

    def _aloud_changed(self) -> None:
        if not self.is_aloud:
            self.hush()
            self._rehearsal.want(())
            self._silence()
        elif self._conversation is not None:
            self.enter(self._conversation)
        self.changed.emit()

    def _tell(self, conversation: Conversation) -> None:
        lines, telling = conversation.lines, self._sound()[1]
        self._numbers = tuple(number for number, line in enumerate(lines) if line.text.strip())
        self._effect("start")
        telling.tell([ToSay(lines[number].speaker, lines[number].text) for number in self._numbers])
        if telling.is_telling:
            self.speaking_started.emit()

    def _effect(self, at: str) -> None:
        sound = self._sound_of_node()
        if sound is not None and self._loudspeaker is not None and (sound.at == "start") == (at == "start"):
            self._loudspeaker.play_effect(sound.file)

    def _sound_of_node(self) -> Sound | None:
        node = self._conversation.node if self._conversation else None
        return node.sound if node else None

    def _all_told(self) -> None:
        self._effect("end")
        conversation = self._conversation
        if conversation and conversation.is_over and conversation.setting.scenario.about.channel == "phone":
            self._silence()  # they have hung up
        self._end()

    def _end(self) -> None:
        self.all_said.emit()
        self.speaking_ended.emit()

    def _silence(self) -> None:
        if self._loudspeaker is not None:
            self._loudspeaker.stop()
            self._loudspeaker.set_ambience("")

    def _line_begun(self, index: int) -> None:
        if self._conversation is not None:
            self._speaker = self._conversation.lines[self._numbers[index]].speaker
            self.line_begun.emit(self._speaker)

    def _moved(self, index: int, characters: int) -> None:
        self.said.emit(self._numbers[index], characters)

    def _mouth_moved(self, level: float) -> None:
        self.mouth_moved.emit(self._speaker, level)

    def _rendered(self, to_say: ToSay, spoken: Spoken) -> None:
        if self._telling is not None:
            self._telling.take(to_say, spoken)

    def _speaker_troubled(self, problem: str) -> None:
        self._notice(problem, "")

    def _notice(self, problem: str, remedy: str) -> None:
        if problem and self._conversation is not None and problem not in self._told:
            self._told.add(problem)
            self.noticed.emit(problem, remedy)

    def _new_speaker(self) -> SpeaksLines:
        return self._make_speaker(self._settings.speech_percent)

    def _sound(self) -> tuple[Loudspeaker, Telling]:
        """Return the loudspeaker and who tells lines with it, made when there is first something to hear."""
        if self._loudspeaker is None or self._telling is None:
            self._loudspeaker = loudspeaker = self._make_loudspeaker()
            loudspeaker.setParent(self)
            loudspeaker.set_volumes(self._settings.voice_volume, self._settings.ambience_volume)
            loudspeaker.set_device(self._settings.loudspeaker)
            loudspeaker.troubled.connect(self._notice)
            self._telling = telling = Telling(loudspeaker, self._rehearsal.kept, self._now, self)
            telling.line_begun.connect(self._line_begun)
            telling.moved.connect(self._moved)
            telling.mouth_moved.connect(self._mouth_moved)
            telling.ended.connect(self._all_told)
        return self._loudspeaker, self._telling
