"""The console on a small laptop and with large type: nothing is cut, nothing lies over anything."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.session import ActivityKind, PlanItem
from simulator.gui import theme
from simulator.gui.sessions.console_page import ConsolePage
from simulator.gui.sessions.panels.role_play_panel import RolePlayPanel
from simulator.gui.sessions.room_window import RoomWindow
from tests.fakes import MemoryStore
from tests.gui.sessions.led import Desk, led

LAMP = "policy-complaint"
PLAN = (
    PlanItem("i1", ActivityKind.ROLE_PLAY, "Play a scenario", 20, LAMP),
    PlanItem("i2", ActivityKind.SUPPORT_ERODE, "What supports it, what erodes it", 25),
    PlanItem("i3", ActivityKind.MEETING, "How I built a relationship", 20),
    PlanItem("i4", ActivityKind.BREAK, "Tea", 10),
)
PRESSED = (QAbstractButton, QLineEdit, QComboBox)


@pytest.fixture(params=[(1280, 800, 100), (1280, 800, 150), (1024, 700, 100)], ids=str)
def page(request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication) -> Iterator[ConsolePage]:
    wide, high, percent = request.param
    theme.apply(qapp, "light", percent)
    made = ConsolePage(led(Desk(MemoryStore()), PLAN), RoomWindow())
    made.resize(wide, high)
    made.show()
    with qtbot.waitExposed(made):
        made.activateWindow()
    assert (made.width(), made.height()) == (wide, high)
    yield made
    made.leave()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply(qapp, "light")  # while there is nothing to be dressed anew


def place(widget: QWidget, on: QWidget) -> QRect:
    return QRect(widget.mapTo(on, QPoint()), widget.size())


def out_of_reach(page: ConsolePage) -> list[str]:
    """Return what can be pressed or filled in, but is cut and cannot be scrolled to."""
    lost: list[str] = []
    for one in page.findChildren(QWidget):
        if not isinstance(one, PRESSED) or not one.isVisible() or one.size().isEmpty():
            continue
        above = one.parentWidget()
        while above is not None and above is not page and not isinstance(above, QAbstractScrollArea):
            above = above.parentWidget()
        if above is page and not page.rect().contains(place(one, page)):
            lost.append(one.accessibleName() or one.objectName() or type(one).__name__)
    return lost


def begun(page: ConsolePage, item: str) -> RolePlayPanel:
    page.begin(item)
    QApplication.processEvents()
    return page.panel  # type: ignore[return-value]  # where it is asked for, it is one


def test_a_role_play_can_be_led_from_end_to_end(page: ConsolePage) -> None:
    panel = begun(page, "i1")
    assert out_of_reach(page) == []
    panel.play("p1")
    view = panel.view
    QTest.keyClick(view, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert out_of_reach(page) == []
    seen = place(view.marking.ticks[0], page), place(view.marking.words, page)
    assert not seen[0].intersects(seen[1])
    view.marking.go_on.click()
    QApplication.processEvents()
    assert out_of_reach(page) == []
    view.ways.buttons[0].click()
    panel.steps._end_beat()
    view.stop.click()
    view.outcome.click()
    QApplication.processEvents()
    assert out_of_reach(page) == []


@pytest.mark.parametrize("item", ["i2", "i3", "i4"])
def test_other_activities_can_be_led(page: ConsolePage, item: str) -> None:
    begun(page, item)
    assert out_of_reach(page) == []


def test_the_picture_of_the_wall_lies_over_nothing(page: ConsolePage) -> None:
    begun(page, "i1")
    notes = page.notes
    parts = (notes.preview, notes.where, notes.note)
    for upper, lower in pairwise(parts):
        assert place(upper, notes).bottom() < place(lower, notes).top()
    assert notes.preview.rect().contains(notes.preview.view.geometry())
    assert notes.where.height() >= notes.where.heightForWidth(notes.where.width())


def test_long_titles_of_the_plan_have_two_rows(page: ConsolePage) -> None:
    tree = page.next.plan
    heights = {place: tree.sizeHintForRow(place) for place in range(4)}
    one_row = heights[3]
    assert heights[1] > one_row
    row = tree.topLevelItem(3)
    assert row is not None
    assert row.text(1) == "10"
    assert "10 minutes, to come" in row.toolTip(0)


def test_comments_give_way_in_a_low_window_and_come_at_a_key(page: ConsolePage) -> None:
    panel = begun(page, "i1")
    panel.play("p1")
    comment = panel.view.comment
    assert comment.isVisible()
    QTest.keyClick(panel.view, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(
        panel.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert comment.isVisible()


@pytest.mark.parametrize(("high", "is_whole"), [(1080, True), (700, False)])
def test_a_long_plan_is_seen_whole_where_there_is_room_and_follows_what_is_under_way(
    qtbot: QtBot, high: int, is_whole: bool
) -> None:
    items = tuple(PlanItem(f"i{n}", ActivityKind.BREAK, f"Tea number {n}", 5) for n in range(1, 13))
    page = ConsolePage(led(Desk(MemoryStore()), items), RoomWindow())
    page.resize(1280, high)
    page.show()
    qtbot.waitExposed(page)
    tree = page.next.plan
    rows = [row for row in map(tree.topLevelItem, range(12)) if row is not None]
    seen = [tree.viewport().rect().contains(tree.visualItemRect(row)) for row in rows]
    assert all(seen) == is_whole
    assert page.next.roster.people.height() >= theme.current().px(56)
    page.begin("i11")
    QApplication.processEvents()
    assert tree.viewport().rect().contains(tree.visualItemRect(rows[10]).center())
    page.leave()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
