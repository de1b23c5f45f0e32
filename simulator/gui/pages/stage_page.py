"""StagePage: the conversation itself: somebody speaks, the trainee answers."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.domain.scenario import Opening
from simulator.gui.pages.stage_clock import StageClock
from simulator.gui.pages.stage_draft import Draft
from simulator.gui.pages.stage_foot import WhoIsNamed
from simulator.gui.pages.stage_pause import PauseVeil
from simulator.gui.pages.stage_room import StageRoom
from simulator.gui.pages.stage_voice import StageVoice
from simulator.gui.stage_words import named_in, said_before, said_in_all
from simulator.gui.widgets.stopwatch import Now


class StagePage(QWidget):
    """Shows a conversation as it stands and gathers one reply at a time.

    ``replied`` carries a domain Reply; answer it with `show_conversation` (kept) or `show_failure` (not kept:
    the words are still in the box). ``left`` and ``debrief_asked`` carry nothing.
    """

    replied = Signal(object)
    left = Signal()
    debrief_asked = Signal()

    def __init__(
        self, now: Now = time.monotonic, who_is_named: WhoIsNamed = named_in, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._conversation: Conversation | None = None
        self._rings: int | None = None
        self.draft = Draft()
        self._draft_key = ""
        self._clock = StageClock(now, self)
        self.room = StageRoom(who_is_named, now)
        self.bar, self.scene, self.foot = self.room.bar, self.room.scene, self.room.foot
        self.phone, self.side = self.room.phone, self.room.side
        self.see_what_counted = self.room.see_what_counted
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.room)
        self.veil = PauseVeil(self)
        self.voice = StageVoice(self.room, self)
        self._connect()

    def _connect(self) -> None:
        self.bar.pause_asked.connect(self.pause)
        self.bar.leave_asked.connect(self._leave)
        self.foot.handed_over.connect(self._reply)
        self.foot.box.typed.connect(self._show_listening)
        self.foot.meant_changed.connect(self._show_meant)
        self.room.card_put_away.connect(self._take_focus)
        self.scene.person_pressed.connect(self._choose)
        self.phone.answered.connect(self._answered)
        self._clock.ticked.connect(self._show_time)
        self.voice.line_ended.connect(self._run)
        self.scene.controls.pressed.connect(self._take_focus)
        self.see_what_counted.clicked.connect(self.debrief_asked)
        self.veil.ended.connect(self.go_on)
        self.veil.leave_asked.connect(self._leave)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._pause_or_go_on)

    @property
    def answer_seconds(self) -> float:
        """How long the trainee has taken for this reply so far."""
        return self._clock.answer_seconds

    @property
    def is_paused(self) -> bool:
        """Whether the clock stands still."""
        return self.veil.isVisibleTo(self)

    def show_conversation(
        self, conversation: Conversation, *, trying_again: int | None = None, draft_key: str = ""
    ) -> None:
        """Show a conversation as it stands: at its start, resumed, or after a reply was kept.

        Args:
            conversation: What to show; the ending, where it is over.
            trying_again: The turn that is tried again, from 1, in a what-if; else None.
            draft_key: What tells this attempt from others (its id); words not yet handed over come back with
                it after the trainee left in the middle of a line. Empty: nothing is remembered.
        """
        self._save_draft()
        self._conversation, self._draft_key = conversation, draft_key
        number = len(conversation.turns) + 1
        title = conversation.setting.scenario.title
        self.bar.show_where(title, None if conversation.is_over else number, trying_again)
        self.side.show_said(said_in_all(conversation) if conversation.is_over else said_before(conversation))
        self.side.show_card(conversation.setting.scenario.card, conversation.setting.facts)
        self._clock.show_turn(conversation, draft_key)
        opening = conversation.setting.scenario.opening
        if opening is not None and number == 1:
            self._let_ring(conversation, opening)
        else:
            self._rings = None
            self._show_turn()
        self._show_time()

    def show_failure(self, problem: str, remedy: str = "") -> None:
        """Say that the reply was not kept and what to do; its words stand in the box again."""
        self.foot.box.take_up_again()
        self.foot.box.notice.show_failure(problem, remedy)
        if not self.is_paused:
            self._run()
            self.foot.box.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def pause(self) -> None:
        """Let the clock stand still and veil the page."""
        if self._conversation is None or self._conversation.is_over or self.is_paused:
            return
        self.hold()
        self.veil.draw(self)
        self.room.setEnabled(False)

    def go_on(self) -> None:
        """End the pause."""
        self._lift_veil()
        self._run()
        self._take_focus()

    def hold(self) -> None:
        """Let no time pass, e.g. while the page is not seen."""
        self._clock.stop()
        self.voice.hold()
        if self.room.is_ringing:
            self.phone.hold()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._save_draft()
            self._lift_veil()
            self.hold()
            self.voice.leave()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and not self.is_paused:
            self._run()
            self._take_focus()

    def _let_ring(self, conversation: Conversation, opening: Opening) -> None:
        self.room.show_phone()
        self.voice.expect(conversation)
        self.phone.ring(opening)
        if self.is_paused or not self.isVisible():
            self.phone.hold()

    def _answered(self, rings: int) -> None:
        self.voice.stop_ringing()  # before the turn is drawn, which takes a while
        self._rings = rings
        self._show_turn()

    def _show_turn(self) -> None:
        """Show what is said now, and make ready for the reply to it."""
        conversation = self._conversation
        if conversation is None:
            return
        self.phone.stop()
        self.scene.show_conversation(conversation)
        if conversation.is_over:
            self.scene.show_meant(())
        else:
            self.foot.show_turn(conversation)
            self.foot.show_draft(self.draft.at(self._draft_key, len(conversation.turns)))
        self.room.show_talk(is_over=conversation.is_over)
        self.voice.say(conversation)
        self._run()
        self._take_focus()

    def _run(self) -> None:
        """Let the time pass, where it does."""
        conversation = self._conversation
        if conversation is None or self.is_paused or not self.isVisible():
            return
        self.voice.go_on()
        if conversation.is_over:
            return
        self._clock.tick()
        if self.room.is_ringing:
            self.phone.go_on()
        elif self.voice.is_listened_to:
            self._clock.listen()
        elif not self.foot.box.is_waiting:
            self._clock.go_on()

    def _take_focus(self) -> None:
        if self.is_paused or self._conversation is None:
            return
        if self._conversation.is_over:
            self.see_what_counted.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.room.is_ringing:
            self.foot.box.take_focus()

    def _reply(self, text: str) -> None:
        self.voice.hush()
        self._clock.hold()
        item = self.foot.tray.chosen
        spoken = self.foot.spoken
        reply = Reply(
            text,
            heard=spoken.text if spoken else None,
            doubts=spoken.doubts_of(text, self.foot.box.doubts) if spoken else self.foot.box.doubts,
            delivery=spoken.delivery if spoken else None,
            to=self.foot.addressee.chosen,
            gives=item.id if item else None,
            rings=self._rings,
            answer_seconds=round(self._clock.answer_seconds, 2),
            hints=self.foot.hints,
        )
        self.foot.box.wait()
        self.replied.emit(reply)

    def _leave(self) -> None:
        self._save_draft()
        self._lift_veil()
        self.hold()
        self.left.emit()

    def _lift_veil(self) -> None:
        self.room.setEnabled(True)
        self.veil.hide()

    def _pause_or_go_on(self) -> None:
        if self.is_paused:
            self.go_on()
        else:
            self.pause()

    def _save_draft(self) -> None:
        if self._conversation and not self.foot.box.is_waiting:
            self.draft.keep(self._draft_key, len(self._conversation.turns), self.foot.draft)

    def _choose(self, person: str) -> None:
        self.foot.addressee.choose((person,))

    def _show_meant(self) -> None:
        self.scene.show_meant(self.foot.addressee.meant)

    def _show_listening(self, words: str) -> None:
        if words:
            self.scene.show_listening(self.foot.addressee.meant)

    def _show_time(self) -> None:
        self.bar.show_seconds(self._clock.seconds)
