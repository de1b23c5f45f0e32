"""How customers speak: aloud or in captions, how loud, how fast, out of which loudspeaker."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from simulator.gui import icons, theme
from simulator.gui.pages.settings_section import SettingsSection, per_cent
from simulator.settings import AMBIENCE_VOLUME, SPEECH_PERCENT, VOICE_VOLUME, Settings


class CustomersSection(SettingsSection):
    """The options of the customer's voice, and a line to try them with."""

    tried = Signal()
    """A line is to be heard as things are chosen now; or, while it is heard, to end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How customers speak"), parent=parent)
        self.speech = self.add_choices(
            "customer_speech",
            self.tr("Voice"),
            (("aloud", self.tr("Aloud")), ("captions", self.tr("Captions only"))),
        )
        self.volume = self.add_choices(
            "voice_volume", self.tr("Volume of the voice"), per_cent(VOICE_VOLUME.allowed)
        )
        self.ambience = self.add_choices(
            "ambience_volume",
            self.tr("Background"),
            per_cent(AMBIENCE_VOLUME.allowed, zero=self.tr("Silent")),
        )
        self.speed = self.add_choices("speech_percent", self.tr("Speed"), per_cent(SPEECH_PERCENT.allowed))
        self.loudspeaker = self.add_device("loudspeaker", self.tr("Loudspeaker"))
        self.try_it = QPushButton(self.tr("Try it"))
        self.try_it.clicked.connect(self.tried)
        self._told = theme.label("", "caption")
        across = QWidget()
        row = QHBoxLayout(across)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_M)
        row.addWidget(self.try_it)
        row.addWidget(self._told, 1)
        self.add_row("", across)
        self.show_trying(is_heard=False)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.speech.show_choice(settings.customer_speech)
        self.volume.show_choice(settings.voice_volume)
        self.ambience.show_choice(settings.ambience_volume)
        self.speed.show_choice(settings.speech_percent)
        self.loudspeaker.show_chosen(settings.loudspeaker)
        is_aloud = settings.customer_speech == "aloud"
        for part in (self.volume, self.speed, self.try_it):
            part.setEnabled(is_aloud)

    def show_loudspeakers(self, names: Sequence[str]) -> None:
        """Offer these loudspeakers."""
        self.loudspeaker.show_devices(names)

    def show_trying(self, *, is_heard: bool) -> None:
        """Show whether the line is heard now."""
        self.try_it.setText(self.tr("Stop") if is_heard else self.tr("Try it"))
        self.try_it.setIcon(icons.icon("stop" if is_heard else "play", "accent"))
        if is_heard:
            self._told.clear()

    def show_voice(self, words: str) -> None:
        """Say beside it which voice spoke, or what is in its way."""
        self._told.setText(words)
