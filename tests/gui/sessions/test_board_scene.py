"""A board on the wall: nothing below the smallest type, nothing outside the wall, long lists page by page."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.wall import BoardLine, BoardWall
from simulator.gui.sessions.scenes.board_scene import BoardScene
from simulator.gui.sessions.scenes.scene import LEAST
from simulator.gui.sessions.scenes.wall_scenes import scene_for
from simulator.gui.sessions.scenes.wall_text import WallText

QUALITIES = ("Trust", "Respect", "Open and honest communication", "ثقة", "信頼", "Kindness")
LONG = "We push it to somebody else, and the customer starts again from the beginning with every one of us"
WALLS = {
    "empty": BoardWall(()),
    "collected": BoardWall(QUALITIES, named=(5, 4, 1, 1, 2, 3)),
    "many": BoardWall(tuple(f"{text} {n}" for n in range(10) for text in QUALITIES), named=(9,) * 60),
    "typed": BoardWall((*QUALITIES, "Humo"), named=(1,) * 6, is_last_typed=True),
    "one": BoardWall(("Trust",), 0, (BoardLine("We ring back", 7),), ()),
    "chosen": BoardWall(QUALITIES, 2, (BoardLine("We ring back", 7), BoardLine(LONG)), (BoardLine(LONG, 0),)),
    "long": BoardWall(QUALITIES * 9, 30, (BoardLine(LONG, 12),) * 20, (BoardLine("Short", 1),) * 40),
    "word": BoardWall(("W" * 60,) * 2, 1, (BoardLine("W" * 160),), (BoardLine("i" * 160, 9999),)),
}


def scene(qtbot: QtBot, wall: BoardWall, width: int = 1920, height: int = 1080) -> BoardScene:
    made = scene_for(BoardWall)
    assert isinstance(made, BoardScene)
    qtbot.addWidget(made)
    made.resize(width, height)
    made.show()
    made.show_wall(wall)
    return made


def texts(shown: BoardScene) -> list[WallText]:
    return [text for text in shown.findChildren(WallText) if text.isVisible() and text.text()]


@pytest.mark.parametrize(
    ("name", "size"),
    [
        *((name, (1024, 768)) for name in WALLS),
        *((name, (1920, 1080)) for name in WALLS),
        *((name, (3840, 2160)) for name in ("chosen", "collected")),
        *((name, (640, 900)) for name in ("word", "long")),
    ],
)
def test_all_words_stand_on_the_wall_apart_and_large_enough(
    qtbot: QtBot, name: str, size: tuple[int, int]
) -> None:
    shown = scene(qtbot, WALLS[name], *size)
    for page in range(shown._pages):
        shown._show_page(page)
        found = texts(shown)
        assert found
        for text in found:
            assert shown.rect().contains(text.geometry()), text.text()
            assert text.size_in(text.width(), text.height()) >= LEAST
        places = [text.geometry().adjusted(1, 1, -1, -1) for text in found]
        apart = [
            (one, other) for n, one in enumerate(places) for other in places[:n] if one.intersects(other)
        ]
        assert not apart


@pytest.mark.parametrize("name", ["many", "long"])
def test_every_line_comes_by_on_some_page(qtbot: QtBot, name: str) -> None:
    shown = scene(qtbot, WALLS[name], 1024, 768)
    seen: set[WallText] = set()
    wanted = {text for text in shown.findChildren(WallText) if text.text()} - set(shown._strip)
    shown._show_page(0)
    for _ in range(shown._pages):
        seen.update(texts(shown))
        before = shown.page
        shown._turning.timeout.emit()
        assert shown.page == (before + 1) % shown._pages
    assert shown._pages > 1
    assert wanted <= seen


def test_what_is_typed_is_looked_at_at_once(qtbot: QtBot) -> None:
    before = WALLS["long"]
    shown = scene(qtbot, before)
    shown._show_page(0)
    typed = BoardWall(
        before.qualities, 30, (*before.support, BoardLine("We ri", is_typed=True)), before.erode
    )
    shown.show_wall(typed)
    assert shown.page == shown.support.pages - 1
    assert any(text.text().startswith("We ri") for text in texts(shown))
    shown._turning.timeout.emit()
    assert any(text.text().startswith("We ri") for text in texts(shown)), "no page turns away from it"


def test_few_lines_are_large_and_alike_in_both_columns(qtbot: QtBot) -> None:
    shown = scene(qtbot, WALLS["one"])
    assert shown.support.size == shown.erode.size == 56
    shown.show_wall(WALLS["chosen"])
    assert shown.support.size == shown.erode.size


def test_the_columns_differ_by_sign_and_word_not_by_colour_alone(qtbot: QtBot) -> None:
    shown = scene(qtbot, WALLS["chosen"])
    assert {"Supports it", "Erodes it"} <= {text.text() for text in texts(shown)}
    image = shown.grab().toImage()

    def painted(heading: WallText) -> int:
        sign = QRect(heading.x() - shown.px(62), heading.y(), shown.px(44), heading.height())
        paper = QColor(shown.colour("paper")).rgb()
        spots = [(x, y) for x in range(sign.left(), sign.right()) for y in range(sign.top(), sign.bottom())]
        return sum(image.pixelColor(x, y).rgb() != paper for x, y in spots)

    assert painted(shown.support.heading) > 50
    assert painted(shown.erode.heading) > 50


def test_counts_have_a_legend_only_where_there_are_any(qtbot: QtBot) -> None:
    shown = scene(qtbot, WALLS["one"])
    assert {"7×"} <= {text.text() for text in texts(shown)}
    assert shown.legend.isVisible()
    shown.show_wall(BoardWall(("Trust",), 0, (BoardLine("We ring back"),)))
    assert not shown.legend.isVisible()
    assert "7×" not in {text.text() for text in texts(shown)}


def test_a_wall_shown_again_leaves_nothing_of_the_one_before(qtbot: QtBot) -> None:
    shown = scene(qtbot, WALLS["long"])
    for name in ("collected", "chosen", "empty", "one"):
        shown.show_wall(WALLS[name])
        fresh = scene(qtbot, WALLS[name])
        assert sorted(text.text() for text in texts(shown)) == sorted(text.text() for text in texts(fresh))
        assert shown.grab().toImage() == fresh.grab().toImage()
