"""GiftTray: what is within reach, with its limit; nothing on it is forbidden, wisely or not."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.gui.widgets.gift_tray import GiftTray, limit_text
from tests.gui.scenes import TRAY


@pytest.fixture
def tray(qtbot: QtBot) -> GiftTray:
    tray = GiftTray()
    qtbot.addWidget(tray)
    tray.show_tray(TRAY)
    tray.resize(900, 60)
    tray.show()
    qtbot.waitExposed(tray)
    tray.activateWindow()
    return tray


def test_states_its_limit(tray: GiftTray) -> None:
    assert tray.says == "Within reach, one without asking"
    assert limit_text(0) == "none without asking"
    assert limit_text(12) == "12 without asking"


def test_one_thing_at_a_time_and_pressing_again_puts_it_back(tray: GiftTray) -> None:
    balloon, toy = tray._buttons[1], tray._buttons[4]
    balloon.click()
    toy.click()
    assert tray.chosen is not None
    assert tray.chosen.id == "toy"
    toy.click()
    assert tray.chosen is None


def test_what_is_not_yours_to_give_looks_like_everything_else(tray: GiftTray) -> None:
    looks = {
        (b.isEnabled(), b.toolTip(), b.property("role"), b.accessibleDescription()) for b in tray._buttons
    }
    assert len(looks) == 1


def test_more_than_the_limit_can_be_given_and_what_was_given_is_marked(tray: GiftTray) -> None:
    tray.show_tray(TRAY, given=("balloon",))
    assert tray.chosen is None
    assert [b.text() for b in tray._buttons][:2] == ["A free dessert", "✓ A balloon"]
    assert tray._buttons[1].accessibleName() == "A balloon, given before"
    tray._buttons[1].click()
    assert tray.chosen is not None


def test_a_key_reaches_it(qtbot: QtBot, tray: GiftTray) -> None:
    qtbot.keyClick(tray, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert tray._buttons[0].hasFocus()
    qtbot.keyClick(tray._buttons[0], Qt.Key.Key_Space)
    assert tray.chosen == TRAY.items[0]


def test_wraps_where_the_width_ends(tray: GiftTray) -> None:
    assert tray.heightForWidth(300) > tray.heightForWidth(2000)
    tray.resize(300, tray.heightForWidth(300))
    inside = tray.rect()
    assert all(inside.contains(button.geometry()) for button in tray._buttons)


def test_no_tray_is_not_shown(tray: GiftTray) -> None:
    tray.show_tray(None)
    assert not tray.isVisible()
    assert tray.chosen is None
