"""Giving roles in the settings: with a passphrase on one computer, without where logins stand for people."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.domain.people import Role
from simulator.gui.pages.settings_roles import RolesSection, RoleWish


@pytest.fixture
def section(qtbot: QtBot) -> RolesSection:
    made = RolesSection()
    qtbot.addWidget(made)
    made.show()
    return made


def test_on_a_server_no_passphrase_is_asked_for(section: RolesSection, qtbot: QtBot) -> None:
    section.show_roles("Hana", Role.HR, has_trainer=True, people=("Ann", "Hana"), has_login=True)
    assert not section.passphrase.isVisible()
    assert not section.again.isVisible()
    assert "no passphrase" in section.words.text()
    section.name.setText("Ann")  # typed, it would open its list
    with qtbot.waitSignal(section.role_wished) as wished:
        qtbot.mouseClick(section.give, Qt.MouseButton.LeftButton)
    assert wished.args == [RoleWish("Ann", Role.TRAINER, "")]


def test_on_one_computer_it_is_typed_twice(section: RolesSection, qtbot: QtBot) -> None:
    section.show_roles("Hana", Role.HR, has_trainer=True, people=("Ann", "Hana"))
    section.name.setText("Ann")  # typed, it would open its list
    assert section.passphrase.isVisible()
    assert not section.give.isEnabled()
    qtbot.keyClicks(section.passphrase, "amber kite there")
    qtbot.keyClicks(section.again, "amber kite theer")
    qtbot.mouseClick(section.give, Qt.MouseButton.LeftButton)
    assert "differ" in section.notice.text
    section.again.clear()
    qtbot.keyClicks(section.again, "amber kite there")
    with qtbot.waitSignal(section.role_wished) as wished:
        qtbot.mouseClick(section.give, Qt.MouseButton.LeftButton)
    assert wished.args == [RoleWish("Ann", Role.TRAINER, "amber kite there")]
