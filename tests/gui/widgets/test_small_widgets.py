"""The small parts: rows that wrap or end in dots, Enter on a button, announcements, notices."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from simulator.gui.widgets import announcement
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.flow_layout import FlowLayout
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.one_row import OneRow


class FakeReader:
    """Stands in for a screen reader."""

    def __init__(self, *, listens: bool) -> None:
        self.listens = listens
        self.said: list[str] = []

    def isActive(self) -> bool:  # noqa: N802 - Qt's name
        return self.listens

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802 - Qt's name
        self.said.append(event.message())


@pytest.mark.parametrize(("listens", "said"), [(True, ["Ring 2"]), (False, [])])
def test_announces_only_where_a_screen_reader_listens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, listens: bool, said: list[str]
) -> None:
    reader = FakeReader(listens=listens)
    monkeypatch.setattr(announcement, "QAccessible", reader)
    widget = QWidget()
    qtbot.addWidget(widget)
    announce(widget, "")
    announce(widget, "Ring 2")
    assert reader.said == said


def test_words_that_do_not_fit_end_in_dots_and_the_tip_has_them_all(qtbot: QtBot) -> None:
    row = OneRow()
    qtbot.addWidget(row)
    row.resize(100, 30)
    row.show_words("<b>Maximilian</b> Alexander von Hohenstaufen")
    assert row.text().endswith("…")
    assert "<b>" not in row.toolTip()
    row.resize(2000, 30)
    row.show_words(row.words)
    assert row.text() == row.words == row.accessibleName()
    assert row.toolTip() == ""


def test_a_flow_wraps_and_leaves_out_what_is_hidden(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, gap=8)
    buttons = [QPushButton(f"Button {n}") for n in range(6)]
    for button in buttons:
        flow.addWidget(button)
    page.resize(5000, 100)
    page.show()
    qtbot.waitExposed(page)
    wide = flow.sizeHint().width()
    one_row = flow.heightForWidth(wide)
    assert flow.heightForWidth(wide // 2) > one_row
    flow.setGeometry(QRect(0, 0, wide // 2, 500))
    assert max(button.geometry().right() for button in buttons) < wide // 2
    buttons[0].hide()
    assert flow.sizeHint().width() < wide
    assert flow.takeAt(99) is None
    assert flow.takeAt(0) is not None
    assert flow.count() == 5


def test_a_notice_says_problem_and_remedy_and_can_be_put_away(qtbot: QtBot) -> None:
    notice = InlineNotice()
    qtbot.addWidget(notice)
    notice.show_failure("The disk is full.", "Make room.")
    assert notice.text == notice.accessibleName() == "The disk is full. Make room."
    assert notice.isVisible()
    notice._close.click()
    assert not notice.isVisible()
    assert notice.text == ""
