"""MicrophoneCheck: choose a microphone, say a sentence, see and hear how it arrives."""

from __future__ import annotations

import contextlib
import tempfile
import wave
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simulator.gui import icons, theme
from simulator.gui.microphone_trial import MicrophoneTrial, TrialResult
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.level_bar import LevelBar
from simulator.gui.widgets.plain_tip import breakable
from simulator.gui.widgets.recording_consent import RecordingConsentBox
from simulator.gui.widgets.role_button import RoleButton
from simulator.speech.interface import SAMPLE_RATE

_WIDTH = 600


class PlaysFiles(Protocol):
    """Plays a sound file."""

    def play_file(self, path: Path) -> None:
        """Begin it."""
        ...

    def stop(self) -> None:
        """End it."""
        ...


class MicrophoneCheck(QDialog):
    """``checked`` carries the microphone ("" for the system's choice) once somebody has looked or skipped."""

    device_chosen = Signal(str)
    checked = Signal(str)
    reading_asked = Signal()
    """Some lines are to be read aloud, so that the listener gets used to a voice."""

    def __init__(
        self, trial: MicrophoneTrial, loudspeaker: PlaysFiles, wanted: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Check your microphone"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._trial, self._loudspeaker = trial, loudspeaker
        self._sound = b""
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        trial.setParent(self)
        trial.level_changed.connect(self._show_level)
        trial.ended.connect(self._show_ended)
        trial.judged.connect(self._show_result)
        trial.troubled.connect(self._show_trouble)
        self.device = QComboBox()
        self.device.setAccessibleName(self.tr("Microphone"))
        self.device.activated.connect(self._choose)
        self.level = LevelBar()
        self.say = RoleButton(self.tr("Say a sentence"))
        self.say.setIcon(icons.icon("microphone", "on_accent"))
        self.say.clicked.connect(self._say)
        self.hint = theme.label("", "caption")
        self._sign = QLabel()
        self.told = theme.label()
        self.heard = theme.label("", "lead")
        self.listen = QPushButton(self.tr("Listen to it"))
        self.listen.setIcon(icons.icon("play", "accent"))
        self.listen.clicked.connect(self._play)
        self.read_lines = RoleButton(self.tr("Read some lines, and it understands you better"), "link")
        self.read_lines.clicked.connect(self._ask_to_read)
        self.read_lines.hide()
        self.consent = RecordingConsentBox()
        self.consent.agreed.connect(self._fit)
        self.consent.ended.connect(self._fit)
        self.ready = RoleButton(self.tr("Done"), "plain")
        self.ready.clicked.connect(self.accept)
        self.ready.hide()
        self.skip = QPushButton(self.tr("Skip"))
        self.skip.setProperty("role", "quiet")
        self.skip.clicked.connect(self.accept)
        self._lay_out()
        self._hint(self.tr("Speak so that the bar passes the mark."))
        self._show_outcome("")
        self._show_devices(trial.devices(), wanted)
        self.say.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_L, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_M)
        column.addWidget(theme.label(self.windowTitle(), "title"))
        column.addWidget(
            theme.label(self.tr("Say a sentence, and see and hear how it arrives. Nothing of it is kept."))
        )
        which = QHBoxLayout()
        which.setSpacing(theme.GAP_M)
        which.addWidget(QLabel(self.device.accessibleName()))
        which.addWidget(self.device, 1)
        column.addLayout(which)
        column.addWidget(self.level)
        speak = QHBoxLayout()
        speak.setSpacing(theme.GAP_M)
        speak.addWidget(self.say)
        speak.addWidget(self.hint, 1)
        column.addLayout(speak)
        self._outcome = QFrame()
        self._outcome.setProperty("role", "panel")
        inside = QVBoxLayout(self._outcome)
        inside.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        inside.setSpacing(theme.GAP_S)
        verdict = QHBoxLayout()
        verdict.setSpacing(theme.GAP_S)
        verdict.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        verdict.addWidget(self.told, 1)
        inside.addLayout(verdict)
        inside.addWidget(self.heard)
        inside.addWidget(self.listen, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._outcome)
        column.addWidget(self.read_lines, 0, Qt.AlignmentFlag.AlignLeft)
        line = QFrame()
        line.setProperty("role", "hairline")
        column.addWidget(line)
        column.addWidget(self.consent)
        column.addStretch(1)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.skip)
        below.addWidget(self.ready)
        column.addLayout(below)

    def offer_reading(self, *, is_offered: bool) -> None:
        """Offer to read some lines aloud, where the listener can get used to a voice."""
        self.read_lines.setVisible(is_offered)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as its words need at its width."""
        width = theme.current().px(_WIDTH)
        layout = self.layout()
        needed = layout.totalHeightForWidth(width) if layout is not None else 0
        return QSize(width, max(super().sizeHint().height(), needed))

    def done_with(self) -> None:
        """Let go of the microphone and of what was said."""
        self._trial.close()
        self._loudspeaker.stop()
        folder, self._folder = self._folder, None
        if folder is not None:
            with contextlib.suppress(OSError):
                folder.cleanup()

    def accept(self) -> None:
        """Close; the microphone counts as looked at."""
        self.done_with()
        self.checked.emit(self._wanted)
        super().accept()

    def reject(self) -> None:
        """Esc closes as Skip does."""
        self.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.done_with()
        super().closeEvent(event)

    @property
    def _wanted(self) -> str:
        return str(self.device.currentData() or "")

    def _show_devices(self, names: Sequence[str], wanted: str) -> None:
        self.device.addItem(self.tr("The system's choice"), "")
        for name in names:
            self.device.addItem(name, name)
        self.device.setCurrentIndex(max(0, self.device.findData(wanted)))
        self._trial.set_device(self._wanted)
        self.say.setEnabled(bool(names))
        if not names:
            self._show_trouble(
                self.tr("No microphone was found."), self.tr("Plug one in, or answer by typing.")
            )

    def _choose(self) -> None:
        self._trial.set_device(self._wanted)
        self._show_outcome("")
        self.device_chosen.emit(self._wanted)

    def _say(self) -> None:
        if self._trial.is_running:
            self._trial.stop()
            return
        self._loudspeaker.stop()
        self._show_outcome("")
        self.say.setText(self.tr("Stop"))
        self._hint(self.tr("Listening. For example: “Good morning, this is Sam. How can I help you?”"))
        self._trial.start()

    def _ask_to_read(self) -> None:
        self._trial.stop()
        self._loudspeaker.stop()
        self.reading_asked.emit()

    def _hint(self, words: str) -> None:
        self.hint.setText(words)
        announce(self.hint, words)

    def _show_level(self, level: float) -> None:
        if self._trial.is_running:
            self.level.show_level(level)

    def _show_ended(self) -> None:
        self.say.setText(self.tr("Say it again"))
        self.level.clear()
        self._hint(self.tr("One moment …"))

    def _show_result(self, result: TrialResult) -> None:
        self._sound = result.sound
        self._hint("")
        text = self.tr("Heard: “{}”").format(breakable(result.text)) if result.text else ""
        self._show_outcome(result.told, is_good=result.is_good, text=text)
        self.ready.show()
        self.skip.hide()
        self.listen.setVisible(bool(result.sound))
        if result.is_good:
            theme.set_role(self.say, "plain")
            self.say.setIcon(icons.icon("microphone", "accent"))
            theme.set_role(self.ready, "primary")
            self.ready.setFocus()

    def _show_trouble(self, problem: str, remedy: str) -> None:
        self._hint("")
        self._show_outcome(f"{problem} {remedy}".strip())
        self.listen.hide()

    def _show_outcome(self, told: str, *, is_good: bool = False, text: str = "") -> None:
        self._outcome.setVisible(bool(told))
        self.told.setText(told)
        self.heard.setText(text)
        self.heard.setVisible(bool(text))
        sign, tone = ("check", "good") if is_good else ("warning", "unsure")
        self._sign.setPixmap(icons.pixmap(sign, theme.current().px(20), tone))
        announce(self._outcome, f"{told} {text}".strip())
        self._fit()

    def _fit(self) -> None:
        self.setMinimumSize(self.sizeHint())
        self.adjustSize()
        self._stay_on_screen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        """What is added below must not push the buttons off the screen."""
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        if self.isVisible() and frame.bottom() > room.bottom():
            self.move(self.x(), max(room.top(), self.y() - (frame.bottom() - room.bottom())))

    def _play(self) -> None:
        """The file is nobody else's, and gone when the check is."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="rapport-")
        path = Path(self._folder.name) / "said.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(SAMPLE_RATE)
            file.writeframes(self._sound)
        self._loudspeaker.play_file(path)
