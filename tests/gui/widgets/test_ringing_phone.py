"""RingingPhone counts its rings by the clock."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.domain.scenario import Opening
from simulator.gui import theme
from simulator.gui.widgets.ringing_phone import RingingPhone, rings_after
from simulator.gui.widgets.stopwatch import Stopwatch
from tests.gui.fake_clock import FakeClock

OPENING = Opening(3.0, 3, -10, "Three rings and nobody.")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def phone(qtbot: QtBot, clock: FakeClock) -> RingingPhone:
    phone = RingingPhone(Stopwatch(clock))
    qtbot.addWidget(phone)
    phone.resize(600, 500)
    phone.show()
    qtbot.waitExposed(phone)
    phone.ring(OPENING)
    return phone


@pytest.mark.parametrize(
    ("rings_gone", "counted"), [(0.0, 1), (0.99, 1), (1.0, 2), (2.9, 3), (3.1, 4), (40.5, 41)]
)
def test_the_first_ring_is_at_once_and_each_next_one_later(rings_gone: float, counted: int) -> None:
    assert rings_after(rings_gone * 3.0, 3.0) == counted


def test_shows_each_ring_and_gives_their_number(qtbot: QtBot, phone: RingingPhone, clock: FakeClock) -> None:
    assert phone._count.text() == "Ring 1"
    clock.go(6.2)
    phone.look_at_the_clock()
    assert phone._count.text() == "Ring 3"
    with qtbot.waitSignal(phone.answered) as answered:
        phone.answer.click()
    assert answered.args == [3]
    assert not phone.is_ringing


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_answers_by_key(qtbot: QtBot, phone: RingingPhone, clock: FakeClock, key: Qt.Key) -> None:
    clock.go(3.5)
    with qtbot.waitSignal(phone.answered) as answered:
        qtbot.keyClick(phone.answer, key)
    assert answered.args == [2]


def test_answers_once(qtbot: QtBot, phone: RingingPhone) -> None:
    phone.answer.click()
    with qtbot.assertNotEmitted(phone.answered):
        phone.answer.click()


def test_held_it_does_not_ring_on(phone: RingingPhone, clock: FakeClock) -> None:
    clock.go(3.5)
    phone.look_at_the_clock()
    phone.hold()
    clock.go(60)
    phone.go_on()
    phone.look_at_the_clock()
    assert phone.rings == 2


def test_without_motion_it_counts_the_same(
    phone: RingingPhone, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "has_motion", lambda: False)
    phone.ring(OPENING)
    clock.go(6.0)
    phone.look_at_the_clock()
    assert phone.rings == 3
    assert not phone._bell.may_move
    phone.grab()


def test_each_ring_is_told_once_while_somebody_sees_it(
    qtbot: QtBot, phone: RingingPhone, clock: FakeClock
) -> None:
    heard = list[int]()

    def rang() -> None:
        heard.append(phone.rings)

    phone.rang.connect(rang)
    phone.ring(OPENING)
    assert heard == [1]
    phone.look_at_the_clock()
    clock.go(3.1)
    phone.look_at_the_clock()
    assert heard == [1, 2]
    phone.hold()
    phone.go_on()
    phone.look_at_the_clock()
    assert heard == [1, 2]
    clock.go(3.0)
    phone.answer.click()  # in the moment of the third
    assert (phone.rings, heard) == (3, [1, 2])


def test_a_ring_that_nobody_sees_is_told_when_it_is_seen(qtbot: QtBot, phone: RingingPhone) -> None:
    phone.hide()
    with qtbot.assertNotEmitted(phone.rang):
        phone.ring(OPENING)
    phone.hold()
    phone.show()
    with qtbot.waitSignal(phone.rang):
        phone.go_on()
