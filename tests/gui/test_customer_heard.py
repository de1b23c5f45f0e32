"""The customer in a room with a loudspeaker: heard at once, silent at once, and nothing after the stage."""

from __future__ import annotations

import time
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.gui.background import Background
from simulator.gui.pages.stage_page import StagePage
from simulator.gui.speaking.customer_speaks import CustomerSpeaks
from simulator.settings import Settings
from simulator.speech.interface import SAMPLE_RATE, Spoken
from tests.gui import scenes
from tests.gui.fake_sound import FakeSpeaker, spoken_line
from tests.sound_room import SoundRoom

LOUD = 0.05
"""Louder than any place is under a voice."""


RING = 0.005
"""Louder than a quiet telephone line is."""


class ToneSpeaker(FakeSpeaker):
    """Says every line as a tone of its length."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def render(self, text: str, character: str) -> Spoken:
        path = self._folder / f"{len(self.rendered)}.wav"
        spoken = replace(spoken_line(text), path=path)
        tone = np.sin(np.arange(int(spoken.seconds * SAMPLE_RATE)) * (2 * np.pi * 440 / SAMPLE_RATE))
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, SAMPLE_RATE, 0, "NONE", ""))
            file.writeframes((tone * 16_000).astype("<i2").tobytes())
        self.rendered.append((text, character))
        self._kept[text, character] = spoken
        return spoken


class Theatre:
    """The stage with a real loudspeaker and real lanes."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.background = Background()
        self.speaker = ToneSpeaker(folder)
        self.speaks = CustomerSpeaks(
            self.background,
            Settings(voice_volume=100, ambience_volume=20),
            lambda _: self.speaker,
            parent=self.background,
        )
        self.stage = StagePage()
        self.stage.voice.use(self.speaks)
        qtbot.addWidget(self.stage)
        self.stage.resize(1280, 800)
        self.stage.show()
        qtbot.waitExposed(self.stage)
        self.began = 0.0
        self.speaks.speaking_started.connect(self._note)

    def _note(self) -> None:
        self.began = time.monotonic()

    def shows(self, qtbot: QtBot, talk: Conversation) -> None:
        """Show a conversation and wait until whatever may follow is ready."""
        with qtbot.waitSignal(self.speaks.speaking_started):
            self.stage.show_conversation(talk)
        wanted = [(line.text, line.speaker) for line in talk.after(Reply("Hello Mia")).lines]
        qtbot.waitUntil(lambda: all(line in self.speaker.rendered for line in wanted))


@pytest.fixture
def theatre(qtbot: QtBot, sound_room: SoundRoom, tmp_path: Path) -> Iterator[Theatre]:
    theatre = Theatre(qtbot, tmp_path)
    yield theatre
    theatre.speaks.close()
    assert theatre.background.close()


def test_the_next_line_is_heard_within_50_milliseconds(
    qtbot: QtBot, theatre: Theatre, sound_room: SoundRoom
) -> None:
    talk = Conversation.begin(scenes.table())
    theatre.shows(qtbot, talk)
    theatre.speaks.hush()
    qtbot.wait(600)
    since = sound_room.now()
    with qtbot.waitSignal(theatre.speaks.speaking_started):
        theatre.stage.show_conversation(talk.after(Reply("Hello Mia")))
    qtbot.waitUntil(lambda: sound_room.heard(since).loudest() > LOUD)
    assert sound_room.heard(since).begins(LOUD) - theatre.began < 0.05


def test_it_is_silent_within_100_milliseconds(qtbot: QtBot, theatre: Theatre, sound_room: SoundRoom) -> None:
    theatre.shows(qtbot, Conversation.begin(scenes.table()))
    since = sound_room.now()
    qtbot.waitUntil(lambda: sound_room.heard(since).loudest() > LOUD)
    pressed = time.monotonic()
    qtbot.keyClick(theatre.stage.foot.box.editor, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.wait(500)
    assert sound_room.heard(since).ends(LOUD) - pressed < 0.1


def test_nothing_is_heard_once_the_stage_is_left(
    qtbot: QtBot, theatre: Theatre, sound_room: SoundRoom
) -> None:
    theatre.shows(qtbot, Conversation.begin(scenes.table()))
    since = sound_room.now()
    qtbot.waitUntil(lambda: sound_room.heard(since).loudest() > LOUD)
    theatre.stage.hide()
    qtbot.wait(600)  # the place fades
    since = sound_room.now()
    qtbot.wait(400)
    assert sound_room.heard(since).loudest() < 0.001


def test_a_ring_ends_when_it_is_answered(qtbot: QtBot, theatre: Theatre, sound_room: SoundRoom) -> None:
    scenario = scenes.call()
    breath = replace(scenario.nodes["hello"], says="", does="breathes", sound=None)
    silent = replace(scenario, nodes={**scenario.nodes, "hello": breath})
    since = sound_room.now()
    theatre.stage.show_conversation(Conversation.begin(silent))
    qtbot.waitUntil(lambda: sound_room.heard(since).loudest() > RING)
    answered = time.monotonic()
    theatre.stage.phone.answer.click()
    qtbot.wait(600)
    assert sound_room.heard(since).ends(RING) - answered < 0.1
    assert 0 < sound_room.heard(answered + 0.5).loudest() < RING  # the line hums
