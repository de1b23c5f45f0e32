"""ConversationSoFar: one row a line, readable by a screen reader, whatever was said."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.gui.widgets.conversation_so_far import ConversationSoFar, Said


@pytest.fixture
def so_far(qtbot: QtBot) -> ConversationSoFar:
    so_far = ConversationSoFar()
    qtbot.addWidget(so_far)
    so_far.resize(300, 400)
    so_far.show()
    qtbot.waitExposed(so_far)
    return so_far


LINES = (Said("Caller", "Hello?"), Said("You", "Good morning.", "Gives: A balloon", is_trainee=True))


def test_each_row_says_who_and_what(so_far: ConversationSoFar) -> None:
    so_far.show_said(LINES)
    rows = [so_far.item(row).text() for row in range(so_far.count())]
    assert rows == ["Caller: Hello?", "You: Good morning. Gives: A balloon"]


def test_new_lines_are_added_to_those_there(so_far: ConversationSoFar) -> None:
    so_far.show_said(LINES)
    first = so_far.item(0)
    so_far.show_said((*LINES, Said("Caller", "Thanks.")))
    assert so_far.item(0) is first
    assert so_far.count() == 3
    so_far.show_said((Said("Caller", "Another call."),))
    assert [so_far.item(row).text() for row in range(so_far.count())] == ["Caller: Another call."]


@pytest.mark.parametrize("words", ["W" * 20_000, "so " * 6000, "مرحبا " * 50, "<b>x</b>", "🙂" * 200])
def test_any_words_fit_the_width(so_far: ConversationSoFar, words: str) -> None:
    so_far.show_said((Said("N" * 60, words, "does"),))
    so_far.grab()
    assert so_far.sizeHintForIndex(so_far.model().index(0, 0)).width() <= so_far.viewport().width()
    assert so_far.horizontalScrollBar().maximum() == 0


def test_rows_can_be_gone_through_by_key(qtbot: QtBot, so_far: ConversationSoFar) -> None:
    so_far.show_said(LINES)
    so_far.setFocus()
    qtbot.keyClick(so_far, Qt.Key.Key_Home)
    qtbot.keyClick(so_far, Qt.Key.Key_Down)
    assert so_far.currentRow() == 1
