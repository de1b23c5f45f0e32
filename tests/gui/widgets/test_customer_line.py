"""CustomerLine shows all that is said, as large as it can, and cuts nothing off."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.domain.moment import Line
from simulator.domain.scenario import Sound
from simulator.gui import theme
from simulator.gui.tokens import THEMES
from simulator.gui.widgets.caption import Caption
from simulator.gui.widgets.customer_line import SMALLEST, CustomerLine

NAMES = {"marco": "Marco Rossi", "mia": "Mia Rossi"}


@pytest.fixture(autouse=True)
def _in_daylight(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def line(qtbot: QtBot) -> CustomerLine:
    line = CustomerLine()
    qtbot.addWidget(line)
    line.resize(900, 240)
    line.show()
    qtbot.waitExposed(line)
    return line


def texts(line: CustomerLine) -> list[str]:
    return [piece.text() for piece, _ in line._pieces]


def test_one_person_needs_no_name_and_the_sound_comes_where_it_is_heard(line: CustomerLine) -> None:
    line.show_lines(
        (Line("dana", "Water everywhere."),), {}, Sound("dog-bark", "dog barks in the background")
    )
    assert texts(line) == ["“Water everywhere.”", "♪ dog barks in the background"]
    line.show_lines((Line("dana", "Water everywhere."),), {}, Sound("drip", "water drips", at="start"))
    assert texts(line) == ["♪ water drips", "“Water everywhere.”"]


def test_of_several_people_each_is_named_where_the_speaker_changes(line: CustomerLine) -> None:
    line.show_lines((Line("marco", "She's counting."), Line("mia", "I'm six.", "hides")), NAMES)
    assert texts(line) == ["Marco Rossi", "“She's counting.”", "Mia Rossi", "Hides", "“I'm six.”"]
    line.show_lines((Line("mia", "Yes."), Line("mia", "And a bike.")), NAMES)
    assert texts(line) == ["Mia Rossi", "“Yes.”", "“And a bike.”"]


def test_what_is_only_done_is_shown_alone(line: CustomerLine) -> None:
    line.show_lines((Line("dana", "", "breathes out"),), {})
    assert texts(line) == ["Breathes out"]


def test_a_screen_reader_can_say_all_of_it(line: CustomerLine) -> None:
    line.show_lines((Line("mia", "I'm six.", "hides"),), NAMES)
    assert line.spoken == "Mia Rossi Hides “I'm six.”"


@pytest.mark.parametrize("words", ["word " * 60, "W" * 300, "مرحبا بكم " * 30, "a"])
def test_nothing_is_cut_off(qtbot: QtBot, line: CustomerLine, words: str) -> None:
    line.show_lines((Line("marco", words), Line("mia", words, "hides behind her father")), NAMES)
    inside = line.widget()
    assert inside is not None
    needed = sum(piece.height() for piece, _ in line._pieces)
    qtbot.waitUntil(lambda: inside.height() >= needed)
    for piece, _ in line._pieces:
        assert piece.height() >= piece.height_at(piece.width(), piece._pixels)
        assert piece.grab().toImage().size().width() <= line.viewport().width()


def test_long_lines_are_set_smaller_but_never_too_small(line: CustomerLine) -> None:
    line.show_lines((Line("dana", "Hello."),), {})
    large = line._pieces[0][0]._pixels
    line.show_lines((Line("dana", "There is water everywhere. " * 20),), {})
    small = line._pieces[0][0]._pixels
    assert SMALLEST <= small < large


def test_rows_are_of_even_length(line: CustomerLine) -> None:
    line.show_lines(
        (Line("dana", "It came through the ceiling on Sunday night and the whole floor is ruined now."),), {}
    )
    piece = line._pieces[0][0]
    rows = piece._placed().layout
    widths = [rows.lineAt(row).naturalTextWidth() for row in range(rows.lineCount())]
    assert len(widths) > 1
    assert min(widths) > 0.6 * max(widths)


def test_markup_is_shown_as_written(line: CustomerLine) -> None:
    line.show_lines((Line("dana", "<b>5 < 6</b>"),), {})
    assert texts(line) == ["“<b>5 < 6</b>”"]


@pytest.mark.parametrize("said", [0, 6, 15, 1000])
def test_words_to_come_are_muted_and_nothing_moves(line: CustomerLine, said: int) -> None:
    line.show_lines((Line("dana", "Water everywhere, up to here."),), {})
    whole = pixels(line._pieces[0][0])
    line.show_said(0, said)
    piece = line._pieces[0][0]
    inked = min(len(piece.text()), said + 1 if said else 0)
    assert piece.said == inked
    now = pixels(piece)
    assert strokes(now, 60) <= strokes(whole, 8)  # where there is a stroke, there was one before
    assert strokes(whole, 120) <= strokes(now, 8)
    assert (now == whole) == (inked == len(piece.text()))
    line.show_all_said()
    assert pixels(piece) == whole


def test_lines_before_are_said_and_lines_after_are_not(line: CustomerLine) -> None:
    line.show_lines((Line("marco", "One."), Line("mia", "", "hides"), Line("mia", "Three.")), NAMES)
    marco, mia = (piece for piece in line._lines if piece is not None)
    line.show_said(0, 0)
    assert (marco.said, mia.said) == (0, 0)
    line.show_said(2, 0)
    assert (marco.said, mia.said) == (len(marco.text()), 0)


@pytest.mark.parametrize("name", list(THEMES))
def test_words_to_come_can_be_read_in_every_theme(name: str) -> None:
    look = THEMES[name]
    assert contrast(look.muted, look.paper) >= 4.5


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def pixels(piece: Caption) -> list[int]:
    """The darkness of every pixel, row by row."""
    image = QImage(piece.size(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    piece.render(image)
    return [image.pixelColor(x, y).lightness() for y in range(image.height()) for x in range(image.width())]


def strokes(seen: list[int], least: int) -> set[int]:
    """Which pixels differ from the ground by so much at least."""
    ground = max(set(seen), key=seen.count)
    return {at for at, one in enumerate(seen) if abs(one - ground) >= least}
