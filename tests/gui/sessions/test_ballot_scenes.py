"""What the room sees of a vote: readable at every size, exact to the module, never told by colour alone."""

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.wall import AgreementWall, BallotWall, JoinCard, RewordingWall, Tally, Wall
from simulator.gui.sessions.scenes.scene import LEAST, Scene
from simulator.gui.sessions.scenes.wall_scenes import scene_for
from simulator.gui.sessions.scenes.wall_text import WallText
from simulator.phones.join_card import join_card

LONG = "Says in one sentence what happens next, when she will hear from you, and whom she can call until then"
ASKS = (
    "Notices the dog",
    LONG,
    "يذكر الاسم",
    "名前を呼ぶ",
    "Fragt, was passiert ist",
    "Thanks her",
    LONG[:70],
    "A",
)
CARD = join_card("192.168.178.201", 51234, "velvet-strawberry"[:14])
TALLIES = tuple(
    Tally(ask, 30 - n, n, n % 3, f"{30 - n} of 30 say yes", n in (5, 7)) for n, ask in enumerate(ASKS)
)
WALLS = (
    BallotWall(ASKS, 4, 30, CARD),
    BallotWall(ASKS[:3], 0, 6),
    AgreementWall(
        TALLIES,
        "Of one mind about 1 of 8. They agree clearly beyond chance (0.43).",
        "Before: Of one mind about nothing yet.",
    ),
    AgreementWall(TALLIES[:2], "Everybody says the same, every time."),
    AgreementWall((Tally("Nobody voted", 0, 0, 0, "Nobody has said"),), "Nothing."),
    RewordingWall(LONG, LONG),
    RewordingWall("A", ""),
)
SIZES = ((1024, 768), (1920, 1080), (3840, 2160))


def shown(qtbot: QtBot, wall: Wall, size: tuple[int, int]) -> Scene:
    scene = scene_for(type(wall))
    assert scene is not None
    qtbot.addWidget(scene)
    scene.resize(*size)
    scene.show_wall(wall)
    scene.show()
    return scene


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: type(wall).__name__)
def test_every_word_has_its_place_in_letters_one_can_read(
    qtbot: QtBot, wall: Wall, size: tuple[int, int]
) -> None:
    scene = shown(qtbot, wall, size)
    pieces = [one for one in scene.findChildren(WallText) if one.text()]
    assert pieces
    for one in pieces:
        assert scene.rect().contains(one.geometry()), one.text()
        type_size = one.size_in(one.width(), one.height())
        assert type_size >= LEAST
        assert one.height_in(one.width(), type_size) <= one.height() + scene.px(LEAST) * 0.35, one.text()
    for one in pieces:
        for other in pieces:
            overlap = one.geometry().intersected(other.geometry())
            assert one is other or overlap.height() <= scene.px(10), (one.text(), other.text())


def test_the_qr_code_on_the_wall_is_the_one_that_joins(qtbot: QtBot) -> None:
    scene = shown(qtbot, BallotWall(ASKS, 0, 6, CARD), (1024, 768))
    image = scene.grab().toImage()
    assert read_code(image, CARD) == CARD.modules


def read_code(image: QImage, card: JoinCard) -> tuple[tuple[bool, ...], ...]:
    """Find the code as a camera does, by its dark corner, and read it module by module."""
    white = QColor("#FFFFFF").rgb()
    black = QColor("#000000").rgb()
    dark = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width() // 2, image.width())
        if image.pixel(x, y) == black
    ]
    left, top = min(x for x, _ in dark), min(y for _, y in dark)
    number = len(card.modules)
    side = (max(x for x, _ in dark) - left + 1) // number
    assert side >= 4
    assert image.pixel(left - 4 * side, top) == white
    return tuple(
        tuple(
            image.pixel(left + column * side + side // 2, top + row * side + side // 2) == black
            for column in range(number)
        )
        for row in range(number)
    )


def test_votes_are_told_by_sign_and_number_too(qtbot: QtBot) -> None:
    scene = shown(qtbot, AgreementWall((Tally("A", 5, 1, 0, "5 of 6 say yes", True),), "So"), (1920, 1080))
    told = [one.text() for one in scene.findChildren(WallText)]
    assert "5 of 6 say yes. Reword?" in told


def test_a_shorter_wall_leaves_nothing_of_a_longer_one(qtbot: QtBot) -> None:
    scene = shown(qtbot, BallotWall(ASKS, 0, 6, CARD), (1920, 1080))
    scene.show_wall(BallotWall(("Only this",), 1, 6))
    told = {one.text() for one in scene.findChildren(WallText)} - {""}
    assert told == {"What did you hear?", "1", "Only this", "1 of 6 votes are in"}
    scene = shown(qtbot, AgreementWall(TALLIES, "a", "b"), (1920, 1080))
    scene.show_wall(AgreementWall(TALLIES[:1], "c"))
    told = {one.text() for one in scene.findChildren(WallText)} - {""}
    assert told == {"c", "Notices the dog", "30 of 30 say yes"}
