"""How you answer: typing or voice, push or hands-free, with which microphone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from simulator.gui import icons
from simulator.gui.pages.settings_section import SettingsSection
from simulator.settings import Settings


class AnswerSection(SettingsSection):
    """The options of one's own voice, and the way to the microphone's check."""

    check_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How you answer"), parent=parent)
        self.usually = self.add_choices(
            "answer_by",
            self.tr("Usually"),
            (("typing", self.tr("Typing")), ("voice", self.tr("Voice"))),
        )
        self.talking = self.add_choices(
            "talking",
            self.tr("Speaking"),
            (("push", self.tr("Push to talk")), ("hands-free", self.tr("Hands-free"))),
        )
        self.barge_in = self.add_choices(
            "barge_in", self.tr("Talking over them"), ((False, self.tr("No")), (True, self.tr("Yes")))
        )
        self.microphone = self.add_device("microphone", self.tr("Microphone"))
        self.check = QPushButton(self.tr("Check the microphone"))
        self.check.setIcon(icons.icon("microphone", "accent"))
        self.check.clicked.connect(self.check_asked)
        self.add_row("", self.check)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.usually.show_choice(settings.answer_by)
        self.talking.show_choice(settings.talking)
        self.barge_in.show_choice(settings.barge_in)
        self.microphone.show_chosen(settings.microphone)

    def show_microphones(self, names: Sequence[str]) -> None:
        """Offer these microphones."""
        self.microphone.show_devices(names)
