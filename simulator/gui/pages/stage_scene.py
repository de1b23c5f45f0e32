"""StageScene: the people, and below them what they say."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from simulator.domain.conversation import Conversation
from simulator.gui import theme
from simulator.gui.stage_words import shown_people
from simulator.gui.widgets.customer_line import LARGEST, CustomerLine
from simulator.gui.widgets.people_on_stage import PeopleOnStage
from simulator.gui.widgets.sound_caption import SoundCaption
from simulator.gui.widgets.voice_controls import VoiceControls

_LEAST, _MOST = 0.3, 0.52
"""How much of the height the words take at least, so that the face seldom moves, and at most."""

_LEAST_FACE = 110
"""Pixels of the face that stay even in the smallest window with the largest type."""

_LEAST_AT_THE_END = 0.2
"""Nothing is to be answered then: the words stand close above what is next."""


class StageScene(QWidget):
    """Shows who speaks, in which mood, and what is said."""

    person_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = _LEAST
        self.people = PeopleOnStage(self)
        self.people.person_pressed.connect(self.person_pressed)
        self.line = CustomerLine(self)
        self.controls = VoiceControls(self)
        self.controls.hide()
        self.ambience = SoundCaption(self)
        self.setMinimumSize(QSize(400, 200))
        theme.notifier().changed.connect(self._arrange)

    def show_conversation(self, conversation: Conversation) -> None:
        """Show what is said now."""
        scenario, facts = conversation.setting.scenario, conversation.setting.facts
        people = shown_people(scenario, facts)
        is_first = not conversation.turns
        self.people.show_people(people, scenario.place)
        lines = conversation.lines
        speaker = lines[-1].speaker if lines else scenario.customer.id
        self.people.show_speaker(speaker, conversation.mood, animate=not is_first)
        sound = conversation.node.sound if conversation.node else None
        self.line.show_lines(lines, {one.id: name for one, name in people if name}, sound)
        self._least = _LEAST_AT_THE_END if conversation.is_over else _LEAST
        self._arrange()

    def show_ambience(self, what: str) -> None:
        """Say what is heard of the place; nothing if it is quiet."""
        self.ambience.show_sound(what)
        self._arrange()

    def show_meant(self, people: tuple[str, ...]) -> None:
        """Mark whom the reply will reach."""
        self.people.show_meant(people)

    def show_listening(self, people: tuple[str, ...]) -> None:
        """Let these people listen."""
        self.people.show_listening(people)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        usual = min(theme.current().px(LARGEST) * 6, round(self.height() * self._least))
        most = max(usual, round(self.height() * _MOST))
        height = max(usual, min(most, self.line.height_wanted(self.width())))
        height = max(60, min(height, self.height() - _LEAST_FACE - theme.GAP_M))
        faces = self.height() - height - theme.GAP_M
        self.people.setGeometry(theme.GAP_XS, 0, self.width() - 2 * theme.GAP_XS, faces)
        self.controls.stand_in(self.people)
        self.ambience.stand_in(self.people, self.controls.width())
        self.line.setGeometry(0, faces + theme.GAP_M, self.width(), height)
