"""Somebody who answers aloud: a voice of flite's speaks into the microphone of the sound room."""

from __future__ import annotations

import json
import shutil
import subprocess
import wave
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Reply
from simulator.settings import FILE_NAME
from tests.sound_room import RATE, SoundRoom
from tests.stories.somebody import PATIENCE, Somebody

VOICES = ("rms", "slt", "awb", "kal16")
"""Recorded or modelled speakers of American and Scottish English that come with flite."""


class SomebodyAloud(Somebody):
    """Somebody with a microphone, who usually answers by voice."""

    def __init__(self, qtbot: QtBot, folder: Path, room: SoundRoom, voice: str = "rms") -> None:
        if shutil.which("flite") is None:
            pytest.skip("nobody can speak: flite is not installed (Debian: flite)")
        chosen = {"answer_by": "voice", "checked_microphones": "*", "barge_in": True}
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE_NAME).write_text(json.dumps(chosen), encoding="utf-8")
        self._room, self._voice, self._folder = room, voice, folder
        super().__init__(qtbot, folder)
        self.house.window.activateWindow()

    def says_aloud(self, reply: Reply) -> str:
        """Answer the telephone where it rings, hold the space bar and speak, then send what was taken down.

        Returns:
            The words as they were taken down.
        """
        stage, qtbot = self._stage, self._qtbot
        if stage.phone.is_ringing:
            qtbot.keyClick(stage.phone.answer, Qt.Key.Key_Space)
        box, turn = stage.foot.box, len(self._conversation.turns)
        qtbot.waitUntil(lambda: not box.is_waiting and box.microphone.isVisible(), timeout=PATIENCE)
        self._turns_to(reply)
        sound = self._spoken(reply.text)
        box.microphone.setFocus(Qt.FocusReason.OtherFocusReason)
        QTest.keyPress(box.microphone, Qt.Key.Key_Space)
        qtbot.waitUntil(self._is_listening, timeout=PATIENCE)
        said = self._room.say(sound)
        qtbot.waitUntil(lambda: said.poll() is not None, timeout=PATIENCE)
        QTest.keyRelease(QApplication.focusWidget() or box.microphone, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: bool(box.words), timeout=PATIENCE)
        words = box.words
        qtbot.keyClick(box.editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: len(self._conversation.turns) > turn, timeout=PATIENCE)
        return words

    def _is_listening(self) -> bool:
        interior = self.house.interior
        return interior is not None and interior.answering.speaks.is_listening

    def _spoken(self, text: str) -> bytes:
        """Return the text as flite says it, with a breath before and after it."""
        target = self._folder / "said.wav"
        subprocess.run(
            ["flite", "-voice", self._voice, "-t", text, "-o", str(target)], check=True, timeout=30
        )
        with wave.open(str(target), "rb") as file:
            assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
            breath = bytes(RATE)  # half a second
            return breath + file.readframes(file.getnframes()) + breath
