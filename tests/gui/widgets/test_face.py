"""The face: moods without steps, somebody for every name, no movement where none is wanted."""

from itertools import pairwise, product
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.bundled_files import assets_folder
from simulator.gui import theme
from simulator.gui.widgets.face import Face, portrait_pixmap
from simulator.gui.widgets.face_poses import MOUTH_SHAPES, blended, mood_word, pose_for, speaking
from simulator.gui.widgets.portrait import portrait

PEOPLE = ("dana", "marco", "mia", "ruth", "generic")


@pytest.fixture(autouse=True)
def _light_and_lively(qapp: QApplication, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("RAPPORT_MOTION", raising=False)
    theme.apply(qapp, "light")
    theme.set_motion("full")
    yield
    theme.set_motion("system")
    theme.apply(qapp, "light")


@pytest.fixture
def face(qtbot: QtBot) -> Face:
    shown = Face()
    shown.resize(320, 240)
    shown.show_character("dana", "kitchen-phone", "Dana Whitfield")
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def _grab(face: Face) -> QPixmap:
    return face.grab()


@pytest.mark.parametrize(
    ("mood", "word"),
    [
        (-5, "furious"),
        (0, "furious"),
        (30, "upset"),
        (50, "flat"),
        (70, "warm"),
        (85, "delighted"),
        (100, "delighted"),
    ],
)
def test_a_mood_has_a_word(mood: int, word: str):
    assert mood_word(mood) == word


@pytest.mark.parametrize("temper", ["angry", "hurt"])
def test_one_point_of_mood_moves_a_face_a_little_and_never_jumps(temper: str):
    for mood in range(100):
        one, next_one = pose_for(mood, temper), pose_for(mood + 1, temper)
        assert abs(one.brow_slant - next_one.brow_slant) < 1, mood
        assert abs(one.curve - next_one.curve) < 0.1, mood
        assert abs(one.open - next_one.open) < 0.05, mood


def test_the_better_the_mood_the_higher_the_corners_of_the_mouth():
    curves = [pose_for(mood).curve for mood in range(0, 101, 5)]
    assert all(low <= high for low, high in pairwise(curves))


def test_anger_pulls_the_brows_down_and_hurt_pulls_them_up():
    assert pose_for(5, "angry").brow_slant < 0 < pose_for(5, "hurt").brow_slant


def test_blending_starts_and_ends_where_it_should():
    one, other = pose_for(0), pose_for(100)
    assert blended(one, other, 0) == one
    assert blended(one, other, 1) == other


def test_a_voice_has_six_mouths_and_silence_is_the_mood_itself():
    pose = pose_for(50)
    assert speaking(pose, 0) == pose
    assert len({speaking(pose, level / 100) for level in range(101)}) == len(MOUTH_SHAPES)
    assert speaking(pose, 7.5) == speaking(pose, 1)


@pytest.mark.parametrize("name", PEOPLE)
def test_every_portrait_has_its_groups_and_every_mood_shows(name: str):
    root = ElementTree.fromstring((assets_folder() / "portraits" / f"{name}.svg").read_text(encoding="utf-8"))
    groups = {element.get("id") for element in root.iter("{http://www.w3.org/2000/svg}g")}
    assert {"hair-back", "body", "head", "cheeks", "eyes", "lids", "brows", "mouth", "hair-front"} <= groups
    assert portrait(name).name == name
    pictures = [portrait_pixmap(name, 120, mood, ratio=1.0).toImage() for mood in (4, 27, 50, 74, 97)]
    assert all(one != other for one, other in pairwise(pictures))


def test_an_unknown_or_hostile_name_gives_a_pleasant_somebody():
    somebody = portrait_pixmap("generic", 80, ratio=1.0).toImage()
    for name in ("nobody", "", "../../etc/passwd", "dana.svg", "généric", "a" * 5000, "nul\0"):
        assert portrait_pixmap(name, 80, ratio=1.0).toImage() == somebody


@given(name=st.text(max_size=40), place=st.text(max_size=40), mood=st.integers(-1000, 1000))
def test_no_words_from_a_file_can_break_the_face(qapp: QApplication, name: str, place: str, mood: int):
    face = Face()
    face.show_character(name, place, name)
    face.show_mood(mood)
    assert 0 <= face.mood() <= 100
    face.deleteLater()


@pytest.mark.parametrize(("size", "ratio"), list(product((40, 160), (1.0, 1.5, 2.0))))
def test_a_picture_has_the_pixels_of_the_screen(size: int, ratio: float):
    picture = portrait_pixmap("ruth", size, ratio=ratio)
    assert picture.devicePixelRatio() == ratio
    assert picture.size() == QSize(round(size * ratio), round(size * ratio))


def test_a_picture_has_round_corners_and_a_ground_that_follows_the_theme(qapp: QApplication):
    light = portrait_pixmap("mia", 120, ratio=1.0).toImage()
    assert light.pixelColor(0, 0).alpha() == 0
    theme.apply(qapp, "dark")
    dark = portrait_pixmap("mia", 120, ratio=1.0).toImage()
    assert light.pixelColor(60, 3).lightness() > dark.pixelColor(60, 3).lightness() + 60


@pytest.mark.parametrize("place", ["kitchen-phone", "restaurant", "returns-desk", "generic", "no-such-place"])
def test_every_place_can_stand_behind_a_face_by_day_and_by_night(qapp: QApplication, place: str):
    day = portrait_pixmap("dana", QSize(300, 200), place=place, ratio=1.0).toImage()
    theme.apply(qapp, "dark")
    assert portrait_pixmap("dana", QSize(300, 200), place=place, ratio=1.0).toImage() != day


def test_the_face_says_who_it_is_and_how_they_look(face: Face):
    assert face.accessibleName() == "Dana Whitfield"
    face.show_mood(20)
    assert face.accessibleDescription() == "Dana Whitfield, looks upset"
    face.show_mood(90)
    assert face.accessibleDescription() == "Dana Whitfield, looks delighted"


def test_a_change_of_mood_is_blended_and_arrives(face: Face, qtbot: QtBot):
    face.show_mood(50, animate=False)
    face.show_mood(95)
    assert face.pose() != pose_for(95)
    qtbot.waitUntil(lambda: face.pose() == pose_for(95), timeout=2000)


def test_nothing_moves_where_no_motion_is_wanted(face: Face):
    theme.set_motion("reduced")
    assert not face._blink_timer.isActive()
    face.show_mood(95)
    assert face.pose() == pose_for(95)
    still = _grab(face).toImage()
    face.set_listening(True)
    assert _grab(face).toImage() != still
    face.set_listening(False)
    assert _grab(face).toImage() == still


def test_a_face_that_is_not_seen_does_not_blink_and_keeps_its_mood(face: Face):
    assert face._blink_timer.isActive()
    face.show_mood(95)
    face.hide()
    assert not face._blink_timer.isActive()
    assert face.pose() == pose_for(95)
    face.show()
    assert face._blink_timer.isActive()


def test_a_blink_shuts_the_eyes_and_opens_them_again(face: Face, qtbot: QtBot):
    before = _grab(face).toImage()
    face._blink.start()
    qtbot.waitUntil(lambda: face._awake < 0.4, timeout=2000)
    qtbot.waitUntil(lambda: face._awake == 1.0, timeout=2000)
    assert _grab(face).toImage() == before


def test_the_mouth_follows_the_voice_and_paints_only_when_its_shape_changes(face: Face):
    face.set_mouth(0.6)
    open_mouth = _grab(face).toImage()
    assert face.pose().open > 0.3
    face.set_mouth(0.61)
    assert _grab(face).toImage() == open_mouth
    face.set_mouth(0.0)
    assert face.pose().open == pose_for(face.mood()).open


def test_the_still_layers_are_drawn_once(face: Face, monkeypatch: pytest.MonkeyPatch):
    _grab(face)
    drawn: list[float] = []
    monkeypatch.setattr(face, "_drawn_layers", lambda ratio: drawn.append(ratio))
    face.show_mood(10, animate=False)
    _grab(face)
    face.set_mouth(1.0)
    _grab(face)
    assert not drawn


def test_the_face_is_no_stop_for_the_keyboard(face: Face):
    assert face.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_child_is_shorter_than_her_father():
    assert portrait("mia").stature < portrait("marco").stature == 1
