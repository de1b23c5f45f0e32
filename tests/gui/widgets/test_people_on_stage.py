"""PeopleOnStage: everybody in the place, the speaker in front, each to be pressed."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.domain.scenario import Character
from simulator.gui.widgets.people_on_stage import PeopleOnStage

FAMILY = tuple(
    (Character(name, name.title(), (name.title(),), name), name.title()) for name in ("marco", "mia", "nonna")
)


@pytest.fixture
def stage(qtbot: QtBot) -> PeopleOnStage:
    stage = PeopleOnStage()
    qtbot.addWidget(stage)
    stage.resize(800, 300)
    stage.show()
    qtbot.waitExposed(stage)
    return stage


def test_one_person_fills_the_place(stage: PeopleOnStage) -> None:
    stage.show_people(FAMILY[:1], "restaurant")
    assert stage.faces["marco"].geometry() == stage.rect()


@pytest.mark.parametrize("several", [2, 3])
@pytest.mark.parametrize("size", [(800, 300), (300, 600), (1600, 900)])
def test_several_stand_side_by_side_inside(stage: PeopleOnStage, several: int, size: tuple[int, int]) -> None:
    stage.resize(*size)
    stage.show_people(FAMILY[:several], "restaurant")
    for speaker in list(stage.faces):
        stage.show_speaker(speaker, 50)
        faces = list(stage.faces.values())
        assert all(stage.rect().contains(face.geometry()) for face in faces)
        assert [face.x() for face in faces] == sorted(face.x() for face in faces)
        assert max(faces, key=lambda face: face.height()) is stage.faces[speaker]


def test_a_mood_is_on_every_face(stage: PeopleOnStage) -> None:
    stage.show_people(FAMILY[:2], "restaurant")
    stage.show_speaker("mia", 90, animate=False)
    assert [face.mood() for face in stage.faces.values()] == [90, 90]


def test_pressing_a_face_names_the_person(qtbot: QtBot, stage: PeopleOnStage) -> None:
    stage.show_people(FAMILY[:2], "restaurant")
    with qtbot.waitSignal(stage.person_pressed) as pressed:
        qtbot.mouseClick(stage.faces["mia"], Qt.MouseButton.LeftButton)
    assert pressed.args == ["mia"]


def test_somebody_alone_is_not_pressed(qtbot: QtBot, stage: PeopleOnStage) -> None:
    stage.show_people(FAMILY[:1], "restaurant")
    with qtbot.assertNotEmitted(stage.person_pressed):
        qtbot.mouseClick(stage.faces["marco"], Qt.MouseButton.LeftButton)


def test_showing_the_same_people_again_changes_nothing(stage: PeopleOnStage) -> None:
    stage.show_people(FAMILY[:2], "restaurant")
    faces = dict(stage.faces)
    stage.show_people(FAMILY[:2], "restaurant")
    assert stage.faces == faces
    stage.show_people(FAMILY[1:], "restaurant")
    assert list(stage.faces) == ["mia", "nonna"]


def test_who_is_spoken_to_listens_until_they_speak(qtbot: QtBot, stage: PeopleOnStage) -> None:
    stage.show_people(FAMILY[:2], "restaurant")
    stage.show_listening(("mia",))
    assert stage._listening == {"mia"}
    stage.show_speaker("mia", 60)
    qtbot.waitUntil(lambda: not stage._listening)
