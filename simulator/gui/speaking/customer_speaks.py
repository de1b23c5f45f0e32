"""CustomerSpeaks: the customer is heard on the stage: voice, place and telephone, with their captions."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.domain.conversation import Conversation
from simulator.domain.scenario import Scenario
from simulator.gui.background import Background, import_alone
from simulator.gui.speaking.lines import ToSay, ambience_of, may_begin, may_follow, said_now
from simulator.gui.speaking.lines_ahead import Rehearsal, SpeaksLines
from simulator.gui.speaking.stage_sound import StageSound, real_loudspeaker
from simulator.gui.speaking.telling import Telling
from simulator.gui.widgets.stopwatch import Now
from simulator.settings import Settings
from simulator.speech.interface import Spoken

if TYPE_CHECKING:
    from simulator.gui.sound.loudspeaker import Loudspeaker


RING = "ring"


def speaker_in(cache: Path) -> Callable[[int], SpeaksLines]:
    """Return what makes the real speaker, given how fast in per cent; its sounds are kept in that folder."""

    def make(percent: int) -> SpeaksLines:
        import_alone("simulator.speech.speaker")
        from simulator.speech.speaker import Speaker

        return Speaker(cache, percent=percent)

    return make


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
    ambience_changed = Signal(tuple)
    """The names of what is heard of the place from now on."""
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
        self._settings, self._make_speaker, self._now = settings, make_speaker, now
        self._sound = StageSound(background, settings, make_loudspeaker, self)
        self._sound.made.connect(self._loudspeaker_made)
        self._sound.troubled.connect(self._loudspeaker_troubled)
        self._sound.ambience_changed.connect(self.ambience_changed)
        self._telling: Telling | None = None
        self._rehearsal = Rehearsal(background, self._new_speaker, self)
        self._rehearsal.rendered.connect(self._rendered)
        self._rehearsal.troubled.connect(self._speaker_troubled)
        self._conversation: Conversation | None = None
        self._numbers: tuple[int, ...] = ()
        self._speaker = ""
        self._told = set[str]()
        self._is_ringing = False
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
            self._sound.warm_up()
            self._rehearsal.enter(scenario)
            self._rehearsal.want(may_begin(scenario, seed))

    def enter(self, conversation: Conversation, *, is_ringing: bool = False) -> None:
        """Be where the conversation is: its voices, and, unless the telephone still rings, its place."""
        self._conversation = conversation
        if not self.is_aloud:
            return
        self._rehearsal.enter(conversation.setting.scenario)
        self._rehearsal.want((*said_now(conversation), *may_follow(conversation)))
        self._sound.use()
        self._sound.set_ambience(() if is_ringing else ambience_of(conversation.setting.scenario))
        self._notice_troubles()

    def ring(self) -> None:
        """Let the telephone ring once."""
        if self.is_aloud:
            self._sound.use().play_effect(RING)
            self._is_ringing = True

    def stop_ringing(self) -> None:
        """End the ring that is heard, if one is."""
        if self._is_ringing:
            self._is_ringing = False
            self._sound.stop_effects()

    def warm_up(self) -> None:
        """Open the loudspeaker ahead of what will be heard."""
        self._sound.warm_up()

    def chime(self, name: str) -> None:
        """Let a sound of ``assets/sounds`` be heard alone, in place of whoever speaks; muted or not."""
        self.hush()
        self._sound.ring_out(name)

    def say(self, conversation: Conversation) -> None:
        """Say what is said now, and get ready what may come next."""
        self.hush()
        self._conversation = conversation
        if not self.is_aloud:
            self._end()
            return
        self.stop_ringing()
        self._rehearsal.enter(conversation.setting.scenario)
        self._tell(conversation)
        self._rehearsal.want((*said_now(conversation), *may_follow(conversation)))
        self._sound.set_ambience(ambience_of(conversation.setting.scenario))
        self._notice_troubles()

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
        self._sound.hold()
        if self._telling is not None:
            self._telling.hold()

    def go_on(self) -> None:
        """Go on after `hold`."""
        self._sound.go_on()
        if self._telling is not None:
            self._telling.go_on()

    def leave(self) -> None:
        """Leave the stage: nothing is heard any more, and nothing is got ready."""
        self.hush()
        self._conversation = None
        self._told.clear()
        self._rehearsal.want(())
        self._sound.spare()

    def close(self) -> None:
        """Let go of voice and loudspeaker for good."""
        self.leave()
        self._rehearsal.close()
        self._sound.close()

    def mute(self, *, muted: bool) -> None:
        """Fall silent until further notice, or be heard again from the next line on."""
        if muted == self.is_muted:
            return
        self.is_muted = muted
        self._aloud_changed()

    def take_settings(self, settings: Settings) -> None:
        """Take what was chosen; it holds at once."""
        before, self._settings = self._settings, settings
        self._sound.take_settings(settings)
        if settings.speech_percent != before.speech_percent:
            self._rehearsal.set_percent(settings.speech_percent)
        if settings.customer_speech != before.customer_speech:
            self._aloud_changed()

    def _aloud_changed(self) -> None:
        if not self.is_aloud:
            self.hush()
            self._rehearsal.want(())
            self._sound.silence()
        elif self._conversation is not None:
            self.enter(self._conversation)
        self.changed.emit()

    def _tell(self, conversation: Conversation) -> None:
        lines = conversation.lines
        self._numbers = tuple(number for number, line in enumerate(lines) if line.text.strip())
        self._effect("start")
        telling = self._telling
        if telling is None:  # made with the loudspeaker
            return
        telling.tell([ToSay(lines[number].speaker, lines[number].text) for number in self._numbers])
        if telling.is_telling:
            self.speaking_started.emit()

    def _effect(self, at: str) -> None:
        """Let the sound of the node be heard, if that is its place."""
        node = self._conversation.node if self._conversation else None
        loudspeaker = self._sound.use()
        if node and node.sound and (node.sound.at == "start") == (at == "start"):
            loudspeaker.play_effect(node.sound.file)

    def _all_told(self) -> None:
        self._effect("end")
        conversation = self._conversation
        if conversation and conversation.is_over and conversation.setting.scenario.about.channel == "phone":
            self._sound.silence()  # they have hung up
        self._end()

    def _end(self) -> None:
        self.all_said.emit()
        self.speaking_ended.emit()

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

    def _loudspeaker_troubled(self) -> None:
        self._notice(*self._sound.trouble)

    def _notice_troubles(self) -> None:
        """What came up before anybody was on the stage is told now."""
        self._notice(self._rehearsal.trouble, "")
        self._notice(*self._sound.trouble)

    def _notice(self, problem: str, remedy: str) -> None:
        if problem and self._conversation is not None and problem not in self._told:
            self._told.add(problem)
            self.noticed.emit(problem, remedy)

    def _new_speaker(self) -> SpeaksLines:
        return self._make_speaker(self._settings.speech_percent)

    def _loudspeaker_made(self, loudspeaker: Loudspeaker) -> None:
        self._telling = telling = Telling(loudspeaker, self._rehearsal.kept, self._now, self)
        telling.line_begun.connect(self._line_begun)
        telling.moved.connect(self._moved)
        telling.mouth_moved.connect(self._mouth_moved)
        telling.ended.connect(self._all_told)
