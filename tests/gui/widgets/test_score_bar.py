"""A side's points: never a bar alone."""

from simulator.domain.rubric import Side
from simulator.domain.scorecard import SideTotal
from simulator.gui.widgets.score_bar import ScoreBar


def told(qtbot, total, before=None):
    bar = ScoreBar()
    qtbot.addWidget(bar)
    bar.show_total(total, 60, before)
    bar.resize(300, 80)
    bar.show()
    bar.grab()
    return bar.accessibleName()


def test_points_and_mark_are_said(qtbot):
    assert told(qtbot, SideTotal(Side.TASK, 6, 8, 6, 6)) == "Task: 6 of 8. passes at 5"


def test_a_range_says_that_a_person_decides(qtbot):
    words = told(qtbot, SideTotal(Side.RELATIONSHIP, 14, 18, 14, 16))
    assert words == "Relationship: 14–16 of 18. passes at 11. 2 points wait for a person"


def test_the_original_stands_beside_it(qtbot):
    before = SideTotal(Side.TASK, 3, 8, 3, 3)
    words = told(qtbot, SideTotal(Side.TASK, 6, 8, 6, 6), before)
    assert words.endswith("original 3 of 8 → this time 6 of 8")


def test_a_side_without_points_says_so(qtbot):
    assert told(qtbot, SideTotal(Side.TASK, 0, 0, 0, 0)) == "Task: 0 of 0. nothing to earn here"
