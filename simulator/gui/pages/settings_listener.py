"""Who takes it down: the listener that came with Rapport, a model of one's own, or, if agreed, a service."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simulator.gui import icons, theme
from simulator.gui.pages.settings_section import SettingsSection
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.choice_row import ChoiceRow
from simulator.gui.widgets.known_voice import KnownVoice
from simulator.settings import OPTIONS, Settings

FOLDERS = {"vosk": "vosk_folder", "whisper": "whisper_folder"}
"""Which option keeps the folder of a listener that needs one."""
GETS_USED = "pocketsphinx"
"""The listener that gets used to a voice; the others know voices enough from the start."""
CONSENT = (
    "Online, the sound of what you say leaves this computer: whenever you answer by voice, it is sent over "
    "the internet to a speech service of Google, which may keep it."
)


class ListenerSection(SettingsSection):
    """What is looked at here is not used before it was found to work; the choice shows what is used."""

    listener_asked = Signal(str)
    """A listener is to be used, if it works."""
    folder_chosen = Signal(str, str)
    """A listener is to be used with the model in this folder, if it works."""
    online_agreed = Signal()
    online_ended = Signal()
    reading_asked = Signal()
    """Some lines are to be read aloud, so that the listener gets used to a voice."""
    forget_voice_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Who takes it down"), OPTIONS["listener"].help, parent)
        self._settings = Settings()
        self._looked_at = ""
        self._dialog: QFileDialog | None = None
        self.listener = ChoiceRow(
            self.tr("Who takes it down"),
            (
                ("pocketsphinx", self.tr("PocketSphinx (built in)")),
                ("vosk", "Vosk"),
                ("whisper", "faster-whisper"),
                ("online", self.tr("Online")),
            ),
        )
        self.listener.chosen.connect(self._pressed)
        self.folder = QLineEdit()
        self.folder.returnPressed.connect(self._folder_entered)
        self.choose = QPushButton(self.tr("Choose…"))
        self.choose.setIcon(icons.icon("folder", "accent"))
        self.choose.clicked.connect(self._open_dialog)
        self.agree = QPushButton(self.tr("I agree: send my voice"))
        self.agree.clicked.connect(self.online_agreed)
        self.decline = QPushButton(self.tr("No, stay offline"))
        self.decline.clicked.connect(self._decline)
        self.switch_off = QPushButton(self.tr("Switch it off"))
        self.switch_off.clicked.connect(self.online_ended)
        self.voice = KnownVoice()
        self.voice.reading_asked.connect(self.reading_asked)
        self.voice.forget_voice_asked.connect(self.forget_voice_asked)
        self._help = theme.label("", "caption")
        self._sign, self._told = QLabel(), theme.label()
        self._lay_out()

    @property
    def told(self) -> str:
        """What it says of the listener that is looked at."""
        return self._told.text()

    def show_settings(self, settings: Settings) -> None:
        """Show what is used."""
        self._settings = settings
        self._look_at(settings.listener)
        self.voice.show_listener(gets_used=settings.listener == GETS_USED)
        self._say(_USED[settings.listener], "check" if settings.listener != "online" else "warning")

    def show_voice(self, seconds: float, is_kept: bool) -> None:
        """Show from how much speech the listener knows a voice, and whether that is remembered for good."""
        self.voice.show_voice(seconds, is_kept=is_kept)

    def show_checking(self, listener: str) -> None:
        """Say that a listener is being tried."""
        self._look_at(listener)
        self._say(self.tr("Trying it with a word or two…"), "clock")
        self.listener.setEnabled(False)
        self._folder_row.setEnabled(False)

    def show_failure(self, listener: str, problem: str, remedy: str) -> None:
        """Say why a listener cannot be used; what was used before goes on."""
        self._look_at(listener)
        used = _NAMES[self._settings.listener]
        self._say(f"{problem} {remedy} {used} goes on taking down what you say.", "warning")

    def _lay_out(self) -> None:
        self._folder_row, self._online_row, self._on_row = QWidget(), QWidget(), QWidget()
        for row, parts in (
            (self._folder_row, (self.folder, self.choose)),
            (self._online_row, (self.agree, self.decline)),
            (self._on_row, (self.switch_off,)),
        ):
            across = QHBoxLayout(row)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(theme.GAP_S)
            for part in parts:
                across.addWidget(part, 1 if part is self.folder else 0)
            if row is not self._folder_row:
                across.addStretch(1)
        panel = QFrame()
        panel.setProperty("role", "card")
        column = QVBoxLayout(panel)
        column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        column.setSpacing(theme.GAP_S)
        said = QHBoxLayout()
        said.setSpacing(theme.GAP_S)
        said.addWidget(self._sign)
        said.addWidget(self._told, 1)
        column.addLayout(said)
        for part in (self._help, self._folder_row, self._online_row, self._on_row):
            column.addWidget(part)
        self.add(self.listener)
        self.add(panel)
        self.add(self.voice)
        self._look_at("pocketsphinx")

    def _look_at(self, listener: str) -> None:
        """Show what belongs to a listener: its folder, or the question whether sound may be sent away."""
        self._looked_at = listener
        self.listener.setEnabled(True)
        self._folder_row.setEnabled(True)
        self.listener.show_choice(listener)
        option = FOLDERS.get(listener)
        self._folder_row.setVisible(option is not None)
        self._help.setVisible(option is not None)
        if option is not None:
            self._help.setText(OPTIONS[option].help)
            self.folder.setAccessibleName(OPTIONS[option].help)
            self.folder.setText(str(getattr(self._settings, option)))
        is_on = self._settings.listener == "online" and self._settings.online_listening
        self._online_row.setVisible(listener == "online" and not is_on)
        self._on_row.setVisible(listener == "online" and is_on)

    def _say(self, words: str, sign: str) -> None:
        tone = {"check": "good", "warning": "unsure"}.get(sign, "muted")
        self._sign.setPixmap(icons.pixmap(sign, theme.current().px(20), tone))
        self._told.setText(words)
        announce(self, words)

    def _pressed(self, value: object) -> None:
        listener = str(value)
        if listener == self._settings.listener:
            self.show_settings(self._settings)
        elif listener == "online":
            self._look_at(listener)
            self._say(CONSENT, "question")
        elif listener in FOLDERS and not getattr(self._settings, FOLDERS[listener]):
            self._look_at(listener)
            used = _NAMES[self._settings.listener]
            words = self.tr("Choose the folder of its model. Until then {} goes on.").format(used)
            self._say(words, "folder")
            self.choose.setFocus()
        else:
            self.listener_asked.emit(listener)

    def _decline(self) -> None:
        self.show_settings(self._settings)
        self.listener.button(self._settings.listener).setFocus()

    def _folder_entered(self) -> None:
        if self.folder.text().strip():
            self._take_folder(self.folder.text().strip())

    def _take_folder(self, folder: str) -> None:
        self.folder.setText(folder)
        self.folder_chosen.emit(self._looked_at, folder)

    def _open_dialog(self) -> None:
        dialog = QFileDialog(self, OPTIONS[FOLDERS[self._looked_at]].help, self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


_NAMES = {
    "pocketsphinx": "PocketSphinx",
    "vosk": "Vosk",
    "whisper": "faster-whisper",
    "online": "The online service",
}
_USED = {
    "pocketsphinx": "In use. It came with Rapport, and nothing you say leaves this computer.",
    "vosk": "In use. Nothing you say leaves this computer.",
    "whisper": "In use. Nothing you say leaves this computer.",
    "online": "In use: what you say is sent to a service on the internet.",
}
