"""VoiceControls and SoundCaption: small plates in the corners of a picture."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.gui import theme
from simulator.gui.widgets.sound_caption import SoundCaption
from simulator.gui.widgets.voice_controls import VoiceControls


@pytest.fixture(autouse=True)
def _in_daylight(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def stage(qtbot: QtBot) -> QWidget:
    stage = QWidget()
    qtbot.addWidget(stage)
    stage.resize(1000, 500)
    stage.show()
    qtbot.waitExposed(stage)
    return stage


def test_one_button_stops_and_says_again(qtbot: QtBot, stage: QWidget) -> None:
    controls = VoiceControls(stage)
    controls.show()
    with qtbot.waitSignals([controls.again_asked, controls.pressed]):
        controls.say.click()
    controls.show_speaking(speaking=True)
    with qtbot.waitSignals([controls.stop_asked, controls.pressed]):
        controls.say.click()
    assert controls.say.accessibleName() == "Stop"


def test_muted_there_is_nothing_to_say_again(qtbot: QtBot, stage: QWidget) -> None:
    controls = VoiceControls(stage)
    with qtbot.waitSignal(controls.mute_asked) as asked:
        controls.mute.click()
    assert asked.args == [True]
    assert (controls.say.isEnabled(), controls.mute.accessibleName()) == (False, "Sound is off")
    controls.show_muted(muted=False)
    assert controls.say.isEnabled()


def test_the_plate_is_as_wide_for_either_word(stage: QWidget) -> None:
    controls, picture = VoiceControls(stage), QWidget(stage)
    picture.setGeometry(0, 0, 900, 400)
    controls.stand_in(picture)
    before = controls.geometry()
    controls.show_speaking(speaking=True)
    controls.stand_in(picture)
    assert controls.geometry() == before
    assert controls.say.text() == "Stop"


def test_where_there_is_little_room_there_are_signs_only(stage: QWidget) -> None:
    controls, picture = VoiceControls(stage), QWidget(stage)
    picture.setGeometry(0, 0, 300, 200)
    controls.stand_in(picture)
    assert controls.say.text() == ""
    assert controls.say.accessibleName() == "Say it again"
    assert picture.geometry().contains(controls.geometry())


@pytest.mark.parametrize("width", [150, 300, 900])
def test_the_sound_of_a_place_stays_beside_what_is_taken(stage: QWidget, width: int) -> None:
    caption, picture = SoundCaption(stage), QWidget(stage)
    picture.setGeometry(10, 20, width, 200)
    caption.show_sound("a busy restaurant with a great many people in it who all talk at once")
    caption.stand_in(picture, 100)
    assert caption.geometry().right() <= picture.geometry().right() - 100
    assert caption.accessibleName() == caption.text
    caption.show_sound("")
    assert not caption.isVisible()
