"""The customer in front of the room through a real loudspeaker: heard, silent at once, and the bell."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.session import ActivityKind, PlanItem
from simulator.domain.sessions.state import ITEM_BEGUN
from simulator.gui.background import Background
from simulator.gui.sessions.panels.role_play_panel import RolePlayPanel
from simulator.gui.sessions.room_bell import RoomBell
from simulator.gui.speaking.customer_speaks import CustomerSpeaks
from simulator.settings import Settings
from tests.fakes import MemoryStore
from tests.gui.sessions.led import Desk, led
from tests.gui.test_customer_heard import LOUD, ToneSpeaker
from tests.sound_room import SoundRoom


@pytest.fixture
def speaks(sound_room: SoundRoom, tmp_path: Path) -> Iterator[CustomerSpeaks]:
    background = Background()
    speaker = ToneSpeaker(tmp_path)
    speaks = CustomerSpeaks(
        background, Settings(voice_volume=100, ambience_volume=20), lambda _: speaker, parent=background
    )
    yield speaks
    speaks.close()
    assert background.close()


def test_the_room_hears_the_customer_until_the_trainer_pauses_and_then_the_bell(
    qtbot: QtBot, speaks: CustomerSpeaks, sound_room: SoundRoom
) -> None:
    item = PlanItem("i1", ActivityKind.ROLE_PLAY, "The lamp", 20, "policy-complaint")
    live = led(Desk(MemoryStore()), (item,))
    live.voice = speaks
    live.happen(ITEM_BEGUN, item="i1")
    panel = RolePlayPanel(live, item)
    qtbot.addWidget(panel)
    since = sound_room.now()
    panel.begin_view.begin.click()
    qtbot.waitUntil(lambda: sound_room.heard(since).loudest() > LOUD)
    pressed = time.monotonic()
    panel.hold()
    qtbot.wait(400)
    assert sound_room.heard(since).ends(LOUD) - pressed < 0.1
    panel.leave()
    qtbot.wait(600)  # the place fades
    since = sound_room.now()
    RoomBell(speaks).ring()
    qtbot.waitUntil(lambda: sound_room.heard(since).loudest() > LOUD)
