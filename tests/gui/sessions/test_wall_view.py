"""Walls through their pictures: readable from the back, at every size, in every theme of the program."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.wall import QuestionWall, StageWall, TitleWall, Wall
from simulator.gui import theme
from simulator.gui.sessions.scenes.scene import GIANT, LEAST, WALL_THEME, Scene, clock_words
from simulator.gui.sessions.scenes.wall_scenes import SCENES
from simulator.gui.sessions.scenes.wall_text import WallText
from simulator.gui.sessions.wall_view import WallView
from tests.gui.sessions.walls import EVERY_WALL

SIZES = ((1024, 768), (1920, 1080), (3840, 2160))
NAME = "Aleksandra Wiśniewska-Montgomery-Featherstonehaugh the Younger"
LINE = "It came through the ceiling on Sunday night, and nobody has called me back since. " * 4
TOKENS = ("ink", "muted", "accent", "relationship", "task", "good", "bad", "unsure")


@pytest.fixture(autouse=True)
def _still(qapp: QApplication) -> Iterator[None]:
    theme.set_motion("reduced")
    theme.apply(qapp, "light")
    yield
    theme.set_motion("system")


def shown(qtbot: QtBot, wall: Wall, size: tuple[int, int] = (1920, 1080)) -> WallView:
    view = WallView()
    qtbot.addWidget(view)
    view.resize(*size)
    view.show_wall(wall)
    view.show()
    return view


def words(view: QWidget) -> list[WallText]:
    return [one for one in view.findChildren(WallText) if one.isVisible() and one.text()]


def luminance(colour: str) -> float:
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("token", TOKENS)
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_every_colour_of_words_stands_out_seven_to_one(token: str, ground: str) -> None:
    light, dark = luminance(getattr(WALL_THEME, token)), luminance(getattr(WALL_THEME, ground))
    assert (light + 0.05) / (dark + 0.05) >= 7


def test_there_is_a_wall_of_every_kind_to_look_at() -> None:
    assert {type(wall) for wall in EVERY_WALL} == set(SCENES)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("wall", EVERY_WALL, ids=lambda wall: type(wall).__name__)
def test_nothing_is_too_small_to_read_nor_off_the_wall(
    qtbot: QtBot, wall: Wall, size: tuple[int, int]
) -> None:
    view = shown(qtbot, wall, size)
    least = LEAST * min(size[0] / 1920, size[1] / 1080)
    for one in words(view):
        pixels = one._face(one.size_in(one.width(), one.height())).pixelSize()
        assert pixels >= int(least), one.text()
        area = QRect(one.mapTo(view, one.rect().topLeft()), one.size())
        assert view.rect().contains(area), one.text()


@pytest.mark.parametrize("size", SIZES)
def test_long_names_and_lines_have_room_without_touching(qtbot: QtBot, size: tuple[int, int]) -> None:
    wall = StageWall(
        NAME, "dana", "kitchen-phone", 20, LINE, "rain", NAME, LINE, seconds_left=5999, by_hand=True
    )
    view = shown(qtbot, wall, size)
    areas = [(one, QRect(one.mapTo(view, one.rect().topLeft()), one.size())) for one in words(view)]
    for (one, area), (other, place) in combinations(areas, 2):
        assert not area.intersects(place), (one.text(), other.text())


def test_many_answers_are_all_shown_or_said_to_be_more(qtbot: QtBot) -> None:
    view = shown(qtbot, QuestionWall("What now?", tuple(f"Answer number {n} of them" for n in range(100))))
    told = " ".join(one.text() for one in words(view))
    assert "Answer number 99 of them" in told
    said = sum(one.text().startswith("Answer") for one in words(view))
    assert f"{100 - said} more before these" in told


def test_words_shrink_before_they_are_cut_and_say_that_they_are(qtbot: QtBot) -> None:
    view = shown(qtbot, TitleWall("Welcome"))
    scene = view.scene
    assert scene is not None
    text = scene.words(GIANT)
    text.show_words("Somebody who has rather a lot to say about it")
    assert text.size_in(1800, 260) == GIANT
    assert LEAST < text.size_in(600, 200) < GIANT
    assert text.size_in(300, 60) == LEAST


@pytest.mark.parametrize("name", ["light", "contrast", "dark"])
def test_the_wall_is_the_same_whatever_the_program_wears(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    def picture() -> QImage:
        return shown(qtbot, EVERY_WALL[1], (960, 540)).grab().toImage()

    theme.apply(qapp, "projector")
    wanted = picture()
    theme.apply(qapp, name)  # type: ignore[arg-type]
    assert picture() == wanted
    assert theme.current().name == name


def test_only_another_kind_of_wall_fades_and_only_where_things_move(qtbot: QtBot) -> None:
    view = shown(qtbot, TitleWall("Welcome"), (640, 360))
    view.show_wall(QuestionWall("What now?"))
    assert not view._fading.isVisible()
    theme.set_motion("full")
    view.show_wall(QuestionWall("What now?", ("Nothing",)))
    assert not view._fading.isVisible()
    view.show_wall(TitleWall("Break"))
    assert view._fading.isVisible()
    qtbot.waitUntil(lambda: not view._fading.isVisible(), timeout=2000)
    assert isinstance(view.scene, Scene)


def test_black_is_black_and_what_comes_meanwhile_is_there_afterwards(qtbot: QtBot) -> None:
    view = shown(qtbot, TitleWall("Welcome"), (640, 360))
    view.show_blank(True)
    view.show_wall(QuestionWall("What now?"))
    picture = view.grab().toImage()
    assert {picture.pixelColor(x, y).lightness() for x in range(0, 640, 16) for y in range(0, 360, 16)} == {0}
    view.show_blank(False)
    assert [one.text() for one in words(view)] == ["What now?"]


@pytest.mark.parametrize(
    ("seconds", "shown_as"), [(0, "0:00"), (5, "0:05"), (180, "3:00"), (3900, "1:05:00"), (-12, "+0:12")]
)
def test_clocks_are_read_as_clocks(seconds: int, shown_as: str) -> None:
    assert clock_words(seconds) == shown_as
