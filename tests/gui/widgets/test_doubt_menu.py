"""What is offered where a word was not heard clearly."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import ANYTHING, PERHAPS
from simulator.gui.widgets.doubt_menu import DoubtMenu, or_else


def test_marks_between_the_ways_are_no_words() -> None:
    assert or_else("can", (PERHAPS, "can't")) == "can, or can't"
    assert or_else("him", ("in", PERHAPS, "hymn", "")) == "him, or in, or hymn, or nothing"


def test_hardly_likely_words_are_offered_last(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    menu = DoubtMenu("him", ("in", PERHAPS, "hymn", ANYTHING), window)
    offered = [action.data() for action in menu.actions() if action.data()]
    assert offered == ["in", "hymn"]
