"""Rows of a list of choices are as high as their tick, however early the choices came."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from simulator.gui import theme
from simulator.gui.widgets.choice_list import Choice, ChoiceList

CHOICES = (Choice("dog", "The barking dog"), Choice("lamp", "The thirty-day lamp"))


@pytest.mark.parametrize("is_early", [True, False])
def test_no_tick_is_cut(qtbot: QtBot, qapp: QApplication, is_early: bool) -> None:
    theme.apply(qapp, "light")
    page = QWidget()
    qtbot.addWidget(page)
    listed = ChoiceList("What", "Search")
    if is_early:
        listed.show_choices(CHOICES)
        listed.view.doItemsLayout()  # as an event does that comes before the page is seen
    QVBoxLayout(page).addWidget(listed)
    page.resize(300, 400)
    page.show()
    if not is_early:
        listed.show_choices(CHOICES)
    QApplication.processEvents()
    view, index = listed.view, listed.view.model().index(0, 0)
    assert view.visualRect(index).height() == view.sizeHintForIndex(index).height() > theme.current().px(24)
