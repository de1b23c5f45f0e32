"""AddresseeSwitch: whoever is named, else the last speaker, unless somebody is chosen."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.gui.widgets.addressee_switch import AddresseeSwitch

PEOPLE = (("marco", "Marco"), ("mia", "Mia"))


@pytest.fixture
def switch(qtbot: QtBot) -> AddresseeSwitch:
    switch = AddresseeSwitch()
    qtbot.addWidget(switch)
    switch.show_people(PEOPLE, "marco")
    switch.show()
    qtbot.waitExposed(switch)
    switch.activateWindow()
    return switch


def test_nobody_is_chosen_and_the_last_speaker_is_meant(switch: AddresseeSwitch) -> None:
    assert switch.chosen == ()
    assert switch.meant == ("marco",)
    assert "unless you name somebody" in switch.accessibleDescription()


def test_naming_moves_the_mark_but_chooses_nobody(switch: AddresseeSwitch) -> None:
    switch.show_named(("mia",))
    assert switch.chosen == ()
    assert switch.meant == ("mia",)
    switch.show_named(())
    assert switch.meant == ("marco",)


def test_a_choice_can_be_taken_back(qtbot: QtBot, switch: AddresseeSwitch) -> None:
    mia = switch._choices[1]
    with qtbot.waitSignal(switch.changed):
        mia.click()
    assert switch.chosen == switch.meant == ("mia",)
    assert switch.accessibleDescription() == "Mia, as chosen"
    mia.click()
    assert switch.chosen == ()
    assert switch.meant == ("marco",)


def test_whoever_is_named_is_meant_beside_whoever_is_chosen(switch: AddresseeSwitch) -> None:
    switch.choose(("mia",))
    switch.show_named(("marco",))
    assert switch.chosen == ("mia",)
    assert switch.meant == ("marco", "mia")
    assert switch.accessibleDescription() == "Mia as chosen, Marco by name"


def test_only_one_choice_at_a_time(switch: AddresseeSwitch) -> None:
    switch._choices[0].click()
    switch._choices[2].click()
    assert switch.chosen == ("marco", "mia")
    assert [choice.isChecked() for choice in switch._choices] == [False, False, True]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier), (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier)],
)
def test_keys_choose(
    qtbot: QtBot, switch: AddresseeSwitch, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    qtbot.keyClick(switch, key, modifier)
    assert switch.chosen == ("mia",)


def test_the_next_line_forgets_the_choice(switch: AddresseeSwitch) -> None:
    switch.choose(("mia",))
    switch.show_people(PEOPLE, "mia")
    assert switch.chosen == ()
    assert switch.meant == ("mia",)


def test_one_person_needs_no_switch(switch: AddresseeSwitch) -> None:
    switch.show_people((("dana", "Dana"),), "dana")
    assert not switch.isVisible()
    switch.show_people(PEOPLE, "marco")
    assert switch.isVisible()


def test_three_people_are_everyone(switch: AddresseeSwitch) -> None:
    switch.show_people((*PEOPLE, ("nonna", "Nonna")), "nonna")
    assert [choice.text() for choice in switch._choices] == ["Marco", "Mia", "Nonna", "Everyone"]


def test_a_name_is_shown_as_it_is_written(switch: AddresseeSwitch) -> None:
    name = "Bea & <b>Tom</b>"
    switch.show_people((("a", name), ("b", "N" * 60)), "a")
    assert switch._choices[0].text() == "Bea && <b>Tom</b>"
    assert "<b>" not in switch._choices[0].toolTip()
    assert switch._choices[1].accessibleName() == f"To {'N' * 60}"
    assert switch.sizeHint().width() < 900
