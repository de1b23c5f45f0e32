"""The wall of a round, and of what was said about it: nothing too small, nobody left out."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.pairings import meetings
from simulator.domain.sessions.wall import ComparisonWall, RoundWall, SaidWord
from simulator.gui.sessions.scenes.comparison_scene import ComparisonScene
from simulator.gui.sessions.scenes.group_cells import MOST_GROUPS
from simulator.gui.sessions.scenes.round_scene import RoundScene
from simulator.gui.sessions.scenes.scene import LEAST, Scene

SIZES = ((1024, 768), (1920, 1080), (3840, 2160))
CUES = (
    "You have missed them for years.",
    "Say their name. Show you are glad.",
    "Ask, and wait for the answer.",
)


def round_wall(people: int, **changes: object) -> RoundWall:
    groups = meetings([f"Aleksandra {number}" for number in range(people)])[0]
    wall = {"title": "Like long-lost friends", "cues": CUES, "seconds_left": 95, "is_running": True}
    return RoundWall(**{**wall, "groups": groups, "note": "New partner in 7", **changes})  # type: ignore[arg-type]


def shown(qtbot: QtBot, scene: Scene, wall: RoundWall | ComparisonWall, size: tuple[int, int]) -> QImage:
    qtbot.addWidget(scene)
    scene.resize(*size)
    scene.show_wall(wall)
    return scene.grab().toImage()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("people", [2, 3, 7, 30, 2 * MOST_GROUPS])
def test_nothing_lies_over_anything_else_or_outside(qtbot: QtBot, size: tuple[int, int], people: int) -> None:
    scene = RoundScene()
    shown(qtbot, scene, round_wall(people), size)
    words = [scene.title, *(row for row in scene._cue_rows if row.text()), scene.note]
    places = [each.geometry() for each in (*words, scene.groups)]
    assert all(scene.rect().contains(place) for place in places)
    for index, place in enumerate(places):
        assert not any(place.intersects(other) for other in places[index + 1 :])
    assert scene.groups.type_size >= LEAST
    plan = scene.groups._plan()
    for index in range(len(scene.groups.groups)):
        assert scene.groups.rect().contains(scene.groups._cell(index, plan).toAlignedRect())


@pytest.mark.parametrize("size", SIZES)
def test_the_words_of_a_round_stand_in_full(qtbot: QtBot, size: tuple[int, int]) -> None:
    scene = RoundScene()
    shown(qtbot, scene, round_wall(30), size)
    for each in (scene.title, *(row for row in scene._cue_rows if row.text()), scene.note):
        used = each.size_in(each.width(), each.height())
        assert each.height_in(each.width(), used) <= each.height()
        assert used > LEAST


def test_thirty_names_are_all_in_full(qtbot: QtBot) -> None:
    scene = RoundScene()
    shown(qtbot, scene, round_wall(30), (1920, 1080))
    assert scene.groups._fits(scene.groups._plan())


def test_a_change_is_seen(qtbot: QtBot) -> None:
    plain = shown(qtbot, RoundScene(), round_wall(6), (1024, 768))
    assert shown(qtbot, RoundScene(), round_wall(6, is_change=True), (1024, 768)) != plain


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [1, 12, 60, 400])
def test_words_are_large_and_stay_in_their_place(qtbot: QtBot, size: tuple[int, int], count: int) -> None:
    words = tuple(SaidWord(f"word {number}", max(1, 9 - number)) for number in range(count))
    scene = ComparisonScene()
    shown(qtbot, scene, ComparisonWall("How did you feel?", "First", "Second", words, ()), size)
    field = scene.fields[0]
    placed = field._placed()
    assert placed
    assert all(word.size >= LEAST for word in placed)
    assert all(0 <= word.left < field.width() and word.base <= field.height() for word in placed)
    told = len(placed) if len(placed) == count else len(placed) - 1 + int(placed[-1].text.strip("+ "))
    assert told == count


def test_one_endless_word_is_cut(qtbot: QtBot) -> None:
    scene = ComparisonScene()
    wall = ComparisonWall("How did you feel?", "First", "Second", (SaidWord("a" * 240, 12),), ())
    shown(qtbot, scene, wall, (1024, 768))
    (word,) = scene.fields[0]._placed()
    assert word.text.endswith("…")
