"""The stage on the wall: what is done is read as well as what is said."""

import pytest
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.wall import StageWall
from simulator.gui.sessions.scenes.scene import LEAST, TITLE
from simulator.gui.sessions.scenes.stage_scene import StageScene

BREATHES = "Breathes out, as if she had counted to ten before she picked up the telephone."


@pytest.fixture
def scene(qtbot: QtBot) -> StageScene:
    made = StageScene()
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    return made


def wall(line: str = "", does: str = "", sound: str = "", *, is_ringing: bool = False) -> StageWall:
    return StageWall(
        "Caller", "dana", "kitchen-phone", 50, line=line, does=does, sound=sound, is_ringing=is_ringing
    )


def test_what_is_done_without_a_word_is_large_and_whole(scene: StageScene) -> None:
    scene.show_wall(wall(does=BREATHES, sound="a dog barks"))
    assert scene.line.text() == BREATHES
    assert scene.line.size_in(scene.line.width(), scene.line.height()) == TITLE
    assert scene.sound.text() == "♪ a dog barks"


def test_what_is_done_beside_a_line_stands_small_below_it_and_whole(scene: StageScene) -> None:
    scene.show_wall(wall("Have you heard that dog?", BREATHES))
    assert scene.line.text() == "“Have you heard that dog?”"
    assert scene.sound.text() == BREATHES
    assert scene.sound.height() >= scene.sound.height_in(scene.sound.width(), LEAST)


def test_a_ringing_telephone_says_nothing_else(scene: StageScene) -> None:
    scene.show_wall(wall(is_ringing=True))
    assert (scene.line.text(), scene.sound.text()) == ("The telephone rings", "")


@pytest.mark.parametrize("width", range(400, 1200, 37))
def test_words_have_room_in_the_height_they_ask_for(scene: StageScene, width: int) -> None:
    scene.line.show_words(BREATHES)
    assert scene.line.size_in(width, scene.line.height_in(width)) == TITLE
