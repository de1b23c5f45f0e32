"""A bell tells people who walk about to change partners, through the loudspeaker that customers have."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.session import ActivityKind, PlanItem
from simulator.domain.sessions.state import ITEM_BEGUN
from simulator.gui.sessions.panels.two_rounds_panel import TwoRoundsPanel
from simulator.gui.speaking.customer_speaks import CustomerSpeaks
from simulator.settings import Settings
from tests.fakes import MemoryStore
from tests.gui.fake_clock import FakeClock
from tests.gui.fake_sound import FakeLanes, FakeLoudspeaker, FakeSpeaker
from tests.gui.sessions.led import Desk, led


class Ringing:
    """The two rounds with a loudspeaker."""

    def __init__(self, qtbot: QtBot, settings: Settings) -> None:
        self.clock, self.lanes, self.loudspeaker = FakeClock(), FakeLanes(), FakeLoudspeaker()
        self.speaks = CustomerSpeaks(
            cast("Any", self.lanes),
            settings,
            lambda _: FakeSpeaker(),
            lambda: cast("Any", self.loudspeaker),
            now=self.clock,
        )
        item = PlanItem("i1", ActivityKind.TWO_ROUNDS, "Two rounds", 20)
        live = led(Desk(MemoryStore()), (item,))
        live.voice = self.speaks
        live.happen(ITEM_BEGUN, item="i1")
        self.panel = TwoRoundsPanel(live, item, now=self.clock)
        qtbot.addWidget(self.panel)
        self.panel.show()
        self.changes = 0
        self.panel.changed_partners.connect(self._count)

    def _count(self) -> None:
        self.changes += 1

    def go(self, seconds: float) -> None:
        for _ in range(round(seconds * 2)):
            self.clock.go(0.5)
            self.panel.clock.tick()


@pytest.fixture
def ringing(qtbot: QtBot) -> Iterator[Ringing]:
    ringing = Ringing(qtbot, Settings(customer_speech="captions", ambience_volume=0, voice_volume=60))
    yield ringing
    ringing.panel.leave()
    ringing.speaks.close()


def test_each_change_of_partners_rings_once_also_with_captions_only_and_the_end_rings_twice(
    ringing: Ringing,
) -> None:
    ringing.speaks.mute(muted=True)
    ringing.panel.round.button.click()
    ringing.lanes.work()
    assert ringing.loudspeaker.is_open
    assert ringing.loudspeaker.volumes[0] == 60
    ringing.go(178)
    assert ringing.changes > 1
    assert ringing.loudspeaker.played == ["bell.wav"] * ringing.changes
    ringing.go(4)
    assert ringing.loudspeaker.played[-1] == "bell-twice.wav"


def test_a_round_that_is_paused_rings_nothing(ringing: Ringing) -> None:
    ringing.panel.round.button.click()
    ringing.panel.hold()
    ringing.go(170)
    assert ringing.loudspeaker.played == []
