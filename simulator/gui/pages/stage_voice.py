"""StageVoice: what is seen of the customer's voice: words as they are said, the mouth, the controls."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.domain.conversation import Conversation
from simulator.gui import theme
from simulator.gui.pages.stage_room import StageRoom
from simulator.gui.speaking.customer_speaks import CustomerSpeaks


class StageVoice(QObject):
    """Lets a CustomerSpeaks be heard where the page is seen; without one, everything is said at once."""

    line_ended = Signal()
    """The line was said, or stopped: the trainee's time begins. Not for a line that is said again."""

    def __init__(self, room: StageRoom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room, self._scene = room, room.scene
        self._speaks: CustomerSpeaks | None = None
        self._conversation: Conversation | None = None
        self._is_waiting = False
        self._is_seen = self._is_held = False
        self._soon = QTimer(self)  # when everything has found its place
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._begin)
        self._is_first_time = False
        self._scene.controls.pressed.connect(self._show_controls)

    def use(self, speaks: CustomerSpeaks) -> None:
        """Let customers speak with this voice from now on."""
        self._speaks = speaks
        speaks.speaking_started.connect(self._show_controls)
        speaks.speaking_ended.connect(self._ended)
        speaks.line_begun.connect(self._scene.people.show_speaking)
        speaks.said.connect(self._show_said)
        speaks.all_said.connect(self._scene.line.show_all_said)
        speaks.mouth_moved.connect(self._move_mouth)
        speaks.noticed.connect(self._room.notice.show_advice)
        speaks.changed.connect(self._show_controls)
        speaks.ambience_changed.connect(self._show_ambience)
        controls = self._scene.controls
        controls.again_asked.connect(speaks.say_again)
        controls.stop_asked.connect(speaks.hush)
        controls.mute_asked.connect(self._mute)
        self._room.phone.rang.connect(speaks.ring)
        self._show_controls()

    @property
    def is_listened_to(self) -> bool:
        """Whether the line is not over yet for the first time, so that the trainee's time has not begun."""
        return self._is_first_time

    def expect(self, conversation: Conversation) -> None:
        """Get ready for what is said next, while the telephone rings."""
        self._conversation, self._is_waiting, self._is_first_time = conversation, False, False
        if self._speaks is not None:
            self._speaks.hush()
            if self._is_seen:
                self._speaks.enter(conversation, is_ringing=True)

    def stop_ringing(self) -> None:
        """End the ring that is heard: the telephone was answered."""
        if self._speaks is not None:
            self._speaks.stop_ringing()

    def say(self, conversation: Conversation) -> None:
        """Say what is said now, as soon as the page is seen."""
        self._conversation = conversation
        self._is_waiting = self._is_first_time = self._speaks is not None
        if self._speaks is not None and self._speaks.is_aloud and theme.has_motion():
            self._scene.line.show_said(0, 0)
        self._soon.start()

    def hush(self) -> None:
        """Stop speaking: the reply is handed over, or the trainee speaks."""
        if self._speaks is not None:
            self._is_waiting = False
            self._speaks.hush()
            self._end_first_time()

    def hold(self) -> None:
        """Stand still, as in a pause."""
        self._is_held = True
        if self._speaks is not None:
            self._speaks.hold()

    def go_on(self) -> None:
        """Go on: after a pause, or because the page is seen now."""
        if self._speaks is None:
            return
        if not self._is_seen:
            self._is_seen = True
            if self._conversation is not None and not self._is_waiting:
                self._speaks.enter(self._conversation, is_ringing=self._room.is_ringing)
        self._is_held = False
        self._speaks.go_on()
        self._soon.start()

    def leave(self) -> None:
        """Fall silent: the page is not seen any more."""
        self._is_seen = False
        self._room.notice.clear()
        if self._speaks is not None:
            self._speaks.leave()

    def _begin(self) -> None:
        """Paint what is said and say it then: painting a new face takes longer than sound lasts alone."""
        if self._is_waiting and self._is_seen and not self._is_held and self._speaks and self._conversation:
            self._is_waiting = False
            self._scene.repaint()
            self._speaks.say(self._conversation)

    def _ended(self) -> None:
        self._show_controls()
        if not self._is_waiting:
            self._end_first_time()

    def _end_first_time(self) -> None:
        if self._is_first_time:
            self._is_first_time = False
            self.line_ended.emit()

    def _show_said(self, line: int, characters: int) -> None:
        if theme.has_motion():
            self._scene.line.show_said(line, characters)

    def _move_mouth(self, person: str, level: float) -> None:
        self._scene.people.set_mouth(person, level if theme.has_motion() else 0.0)

    def _show_ambience(self, names: tuple[str, ...]) -> None:
        sounds = {
            "phone-line": self.tr("a quiet telephone line"),
            "kitchen-drip": self.tr("water drips"),
            "restaurant": self.tr("a busy restaurant"),
            "shop": self.tr("people in the shop"),
        }
        self._scene.show_ambience(", ".join(sounds.get(name, name) for name in names))

    def _mute(self, muted: bool) -> None:
        if self._speaks is not None:
            self._speaks.mute(muted=muted)

    def _show_controls(self) -> None:
        speaks, controls = self._speaks, self._scene.controls
        if speaks is not None:
            controls.show_speaking(speaking=speaks.is_speaking)
            controls.show_muted(muted=speaks.is_muted)
            controls.setVisible(speaks.is_wanted)
