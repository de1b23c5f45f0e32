"""The mood line: each point can be reached, tells its thought, and has its row in a table."""

import pytest
from PySide6.QtCore import Qt

from simulator.gui.widgets.mood_line import MoodPoint, points_of
from simulator.gui.widgets.mood_panel import MoodPanel
from tests.gui import debriefs


@pytest.fixture
def panel(qtbot):
    card = debriefs.warm().scorecard
    panel = MoodPanel()
    qtbot.addWidget(panel)
    panel.show_moods(points_of(45, card.turns))
    panel.resize(500, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_each_point_tells_its_thought_in_words():
    assert MoodPoint(2, 70, 15, "They heard him.").words == "Turn 2: mood 70, +15. “They heard him.”"
    assert MoodPoint(0, 45).words == "At the start: mood 45."


def test_the_keyboard_reaches_every_point(panel, qtbot):
    line = panel.line
    line.setFocus(Qt.FocusReason.TabFocusReason)
    told = []
    for _ in range(7):
        told.append(panel.told.text())
        qtbot.keyClick(line, Qt.Key.Key_Right)
    assert told[0] == "At the start: mood 45."
    assert told[1].startswith("Turn 1: mood 60, +15. “They heard him.")
    assert len(set(told)) == 7
    with qtbot.waitSignal(panel.turn_chosen) as chosen:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert chosen.args == [6]


def test_the_pointer_reaches_them_too(panel, qtbot):
    place = panel.line.place_of(3).toPoint()
    with qtbot.waitSignal(panel.turn_chosen) as chosen:
        qtbot.mouseClick(panel.line, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [3]
    assert panel.told.text().startswith("Turn 3")


def test_the_line_is_told_to_those_who_cannot_see_it(panel):
    words = panel.line.accessibleDescription()
    assert words.startswith("At the start: mood 45. Turn 1: mood 60, +15.")
    assert "“I'd call here again.”" in words


def test_a_table_says_the_same(panel, qtbot):
    qtbot.mouseClick(panel.switch, Qt.MouseButton.LeftButton)
    assert panel.table.isVisible()
    assert not panel.line.isVisible()
    row = [panel.table.item(1, column).text() for column in range(panel.table.columnCount())]
    assert row == ["1", "60", "+15", "They heard him. Most people pretend they don't."]
    assert panel.switch.text() == "As a line"


def test_a_what_if_shows_both_lines(panel):
    debrief = debriefs.what_if()
    now, before = debrief.scorecard, debrief.original
    assert before is not None
    panel.show_moods(points_of(45, now.turns), points_of(45, before.turns), 2)
    assert "the original, which ended at" in panel.told.text()
    assert panel.table.horizontalHeaderItem(3).text() == "Original"
    assert panel.table.item(1, 3).text() == panel.table.item(1, 1).text()
    assert panel.table.item(2, 3).text() != panel.table.item(2, 1).text()
    panel.grab()
