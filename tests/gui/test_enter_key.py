"""Enter presses the focused button, wherever it stands, and nothing else."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from simulator.gui.enter_key import EnterPresses, let_enter_press

ENTER = Qt.Key.Key_Return


class Page(QWidget):
    """Everything that can have the keyboard, and what was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.first, self.second, self.sign = QPushButton("first"), QPushButton("second"), QToolButton()
        self.field, self.text, self.rows = QLineEdit(), QPlainTextEdit(), QListWidget()
        self.tick = QCheckBox("tick")
        self.rows.addItem("row")
        column = QVBoxLayout(self)
        for one in (self.first, self.second, self.sign, self.field, self.text, self.rows, self.tick):
            column.addWidget(one)
        self.first.clicked.connect(self._first_pressed)
        self.second.clicked.connect(self._second_pressed)
        self.sign.clicked.connect(self._sign_pressed)

    def _first_pressed(self) -> None:
        self.pressed.append("first")

    def _second_pressed(self) -> None:
        self.pressed.append("second")

    def _sign_pressed(self) -> None:
        self.pressed.append("sign")


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def press(widget: QWidget, key: Qt.Key = ENTER, modifier: Qt.KeyboardModifier | None = None) -> None:
    widget.setFocus()
    QTest.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_whichever_button_has_the_keyboard(page: Page, key: Qt.Key) -> None:
    press(page.first, key)
    press(page.second, key)
    press(page.sign, key)
    assert page.pressed == ["first", "second", "sign"]


def test_the_enter_of_the_number_pad_counts_and_other_combinations_do_not(page: Page) -> None:
    press(page.first, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    press(page.first, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert page.pressed == ["first"]


def test_fields_lists_and_ticks_keep_enter_for_themselves(page: Page, qtbot: QtBot) -> None:
    press(page.first)
    with qtbot.waitSignal(page.field.returnPressed):
        press(page.field)
    press(page.text)
    with qtbot.waitSignal(page.rows.itemActivated):
        page.rows.setCurrentRow(0)
        press(page.rows)
    press(page.tick)
    assert page.pressed == ["first"]
    assert page.text.toPlainText() == "\n"
    assert not page.tick.isChecked()


def test_a_key_that_is_held_presses_once(page: Page) -> None:
    press(page.first)
    for button in (page.first, page.second):  # the press led on, and the finger is still down
        button.setFocus()
        held = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", True, 1)
        QApplication.sendEvent(button, held)
    assert page.pressed == ["first"]


def test_a_button_that_cannot_be_pressed_stays_unpressed(page: Page) -> None:
    page.first.setFocus()
    page.first.setEnabled(False)
    QTest.keyClick(page.first, ENTER)
    assert page.pressed == []


def test_a_press_may_take_the_button_away(page: Page) -> None:
    page.first.clicked.connect(page.first.deleteLater)
    press(page.first)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    press(page.second)
    assert page.pressed == ["first", "second"]


def test_in_a_dialog_it_presses_what_has_the_keyboard_and_only_that(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    pressed: list[str] = []
    cancel, usual = QPushButton("Cancel"), QPushButton("Ask")
    usual.setDefault(True)
    for button in (cancel, usual):
        column.addWidget(button)
        button.clicked.connect(partial(pressed.append, button.text()))
    dialog.show()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    press(cancel)
    assert pressed == ["Cancel"]


def test_it_is_seen_to_once(qapp: QApplication) -> None:
    let_enter_press(qapp)
    let_enter_press(qapp)
    assert len(qapp.findChildren(EnterPresses)) == 1
