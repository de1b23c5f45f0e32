"""The walls of a meeting round and of a best moment: large, whole, and nothing over anything else."""

import pytest
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.wall import IdeaLine, MeetingWall, MomentWall, SaidLine, Wall
from simulator.gui.sessions.scenes.meeting_scene import MeetingScene
from simulator.gui.sessions.scenes.moment_scene import MomentScene
from simulator.gui.sessions.scenes.scene import BODY, LEAST, Scene
from simulator.gui.sessions.scenes.wall_text import WallText

SIZES = ((1024, 768), (1920, 1080), (3840, 2160))
STORY = (
    "Rang her the day after the delivery to ask whether the lamp had arrived whole, and nothing else at all."
)
LINE = "It came through the ceiling on Sunday night. The floor's ruined, and I've got nobody to call. "


def ideas(many: int) -> tuple[IdeaLine, ...]:
    return tuple(IdeaLine(STORY, number % 4) for number in range(many))


WALLS: tuple[tuple[str, Wall], ...] = (
    ("nobody yet", MeetingWall("")),
    ("thinking", MeetingWall("Aleksandra " * 8, seconds_left=90)),
    ("telling", MeetingWall("李娜", STORY, ideas(2), -5)),
    ("telling late", MeetingWall("李娜", STORY, ideas(29), -5)),
    ("six at the end", MeetingWall("", ideas=ideas(6))),
    ("thirty at the end", MeetingWall("", ideas=ideas(30))),
    ("a moment", MomentWall("Why", (SaidLine("Dana", LINE), SaidLine("", LINE)))),
    ("a long moment", MomentWall(LINE * 2, (SaidLine("Dana", LINE * 6), SaidLine("", LINE * 6)))),
)


def shown(qtbot: QtBot, wall: Wall, size: tuple[int, int]) -> Scene:
    scene: Scene = MeetingScene() if isinstance(wall, MeetingWall) else MomentScene()
    qtbot.addWidget(scene)
    scene.resize(*size)
    scene.show_wall(wall)
    return scene


def pieces(scene: Scene) -> list[WallText]:
    return [one for one in scene.findChildren(WallText) if one.text()]


def is_whole(piece: WallText) -> bool:
    size = piece.size_in(piece.width(), piece.height())
    return piece.height_in(piece.width(), size) <= piece.height() + 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("wall", [wall for _, wall in WALLS], ids=[name for name, _ in WALLS])
def test_nothing_lies_over_anything_else_or_outside(qtbot: QtBot, wall: Wall, size: tuple[int, int]) -> None:
    scene = shown(qtbot, wall, size)
    places = [piece.geometry() for piece in pieces(scene)]
    assert places
    assert all(scene.rect().contains(place) for place in places)
    for index, place in enumerate(places):
        assert not any(place.intersects(other) for other in places[index + 1 :])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("wall", [wall for name, wall in WALLS if name != "a long moment"])
def test_every_word_that_is_shown_is_shown_whole(qtbot: QtBot, wall: Wall, size: tuple[int, int]) -> None:
    scene = shown(qtbot, wall, size)
    scene.grab()
    assert [piece.text() for piece in pieces(scene) if not is_whole(piece)] == []
    assert all(piece.size_in(piece.width(), piece.height()) >= LEAST for piece in pieces(scene))


def test_rather_a_few_ideas_in_large_type_than_many_in_small(qtbot: QtBot) -> None:
    scene = shown(qtbot, MeetingWall("", ideas=ideas(30)), (1920, 1080))
    assert isinstance(scene, MeetingScene)
    words = [line[1] for line in scene._lines if line[1].text()]
    assert len(words) >= 5
    assert all(one.size_in(one.width(), one.height()) >= BODY for one in words)
    assert scene.more.text() == f"and {30 - len(words)} more"


def test_what_most_would_take_up_stands_first_under_its_own_number(qtbot: QtBot) -> None:
    scene = shown(qtbot, MeetingWall("", ideas=(IdeaLine("A"), IdeaLine("B", 3), IdeaLine("C", 1))), SIZES[1])
    assert isinstance(scene, MeetingScene)
    told = [tuple(piece.text() for piece in line) for line in scene._lines]
    assert told == [("2", "B", "+3"), ("3", "C", "+1"), ("1", "A", "")]


def test_a_wall_with_less_on_it_leaves_nothing_of_the_one_before(qtbot: QtBot) -> None:
    scene = shown(qtbot, MeetingWall("Ann", STORY, ideas(9), 20), SIZES[0])
    scene.show_wall(MeetingWall("", ideas=ideas(1)))
    assert len(pieces(scene)) == 3
    moment = shown(qtbot, MomentWall("Why", (SaidLine("Dana", LINE), SaidLine("", LINE))), SIZES[0])
    moment.show_wall(MomentWall("Why", (SaidLine("", "Yes"),)))
    assert [piece.text() for piece in pieces(moment)] == ["Why", "Yes"]
