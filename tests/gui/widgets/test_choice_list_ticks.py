"""One click or one press of the space bar ticks a choice, wherever on its row; another unticks it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.gui import theme
from simulator.gui.widgets.choice_list import Choice, ChoiceList

CHOICES = (Choice("dog", "The barking dog"), Choice("lamp", "The thirty-day lamp"))


@pytest.fixture
def listed(qtbot: QtBot, qapp: QApplication) -> ChoiceList:
    theme.apply(qapp, "light")
    listed = ChoiceList("What", "Search")
    qtbot.addWidget(listed)
    listed.show_choices(CHOICES)
    listed.resize(300, 400)
    with qtbot.waitExposed(listed):
        listed.show()
    return listed


@pytest.mark.parametrize("share", [0.0, 0.06, 0.5, 1.0], ids=["edge", "box", "words", "end"])
def test_a_click_anywhere_ticks(qtbot: QtBot, listed: ChoiceList, share: float) -> None:
    row = listed.view.visualRect(listed.view.model().index(1, 0))
    place = QPoint(row.left() + round(share * (row.width() - 1)), row.center().y())
    for chosen in (("lamp",), (), ("lamp",)):
        qtbot.mouseClick(listed.view.viewport(), Qt.MouseButton.LeftButton, pos=place, delay=1)
        assert listed.chosen == chosen


def test_the_space_bar_ticks(qtbot: QtBot, listed: ChoiceList) -> None:
    listed.view.setCurrentIndex(listed.view.model().index(0, 0))
    for chosen in (("dog",), ()):
        qtbot.keyClick(listed.view, Qt.Key.Key_Space)
        assert listed.chosen == chosen
