"""Long words beside a tick go on in the next row, and none is lost."""

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from simulator.gui import theme
from simulator.gui.widgets.wrapping_tick import WrappingTick

LONG = "Answers what she said about the night shift & asks how it went"


def shown(tick: QCheckBox) -> str:
    return " ".join(tick.text().replace("&&", "&").split())


@pytest.mark.parametrize("percent", [100, 150])
def test_all_words_stand_in_as_many_rows_as_they_need(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, "light", percent)
    tick = WrappingTick(LONG, "3")
    qtbot.addWidget(tick)
    tick.show()
    tick.resize(2000, 40)
    one = tick.sizeHint().height()
    tick.resize(240, 40)
    assert shown(tick) == f"3 {LONG}"
    assert "\n" in tick.text()
    assert tick.sizeHint().height() > one
    assert tick.sizeHint().width() <= 240 or len(tick.text().split("\n")) == len(LONG.split())
    tick.resize(2000, 40)
    assert "\n" not in tick.text()
    assert tick.accessibleName() == LONG


def test_a_tick_without_a_key_begins_its_words_below_the_others(qtbot: QtBot) -> None:
    keyed, plain = WrappingTick("Thanks her", "9"), WrappingTick("Thanks her")
    for tick in (keyed, plain):
        qtbot.addWidget(tick)
        tick.resize(400, 40)
    metrics = keyed.fontMetrics()
    assert metrics.horizontalAdvance(keyed.text()) == metrics.horizontalAdvance(plain.text())
