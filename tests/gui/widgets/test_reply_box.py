"""ReplyBox hands over cleaned words, keeps them until told otherwise, and says what is missing."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import LONGEST_REPLY
from simulator.gui.widgets.reply_box import ReplyBox


@pytest.fixture
def box(qtbot: QtBot) -> ReplyBox:
    box = ReplyBox()
    qtbot.addWidget(box)
    box.resize(700, 200)
    box.show()
    return box


def test_enter_hands_over_the_cleaned_words_and_they_stay_in_the_box(qtbot: QtBot, box: ReplyBox) -> None:
    qtbot.keyClicks(box.editor, "  I am so sorry  ")
    with qtbot.waitSignal(box.handed_over) as handed:
        qtbot.keyClick(box.editor, Qt.Key.Key_Return)
    assert handed.args == ["I am so sorry"]
    assert box.words == "  I am so sorry  "


def test_shift_enter_goes_to_the_next_row_which_is_handed_over_as_a_space(
    qtbot: QtBot, box: ReplyBox
) -> None:
    qtbot.keyClicks(box.editor, "Hello")
    qtbot.keyClick(box.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(box.editor, "Mia")
    with qtbot.waitSignal(box.handed_over) as handed:
        qtbot.keyClick(box.editor, Qt.Key.Key_Enter)
    assert handed.args == ["Hello Mia"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Nothing is said yet."),
        ("   \n\t ", "Nothing is said yet."),
        ("🙂🎉", "There is no word in it yet."),
        ("…!?", "There is no word in it yet."),
    ],
)
def test_says_what_is_missing_and_keeps_the_text(qtbot: QtBot, box: ReplyBox, words: str, said: str) -> None:
    box.show_words(words)
    with qtbot.assertNotEmitted(box.handed_over):
        box.say.click()
    assert said in box.notice.text
    assert box.notice.isVisible()
    assert box.words == words


def test_too_long_is_told_with_both_numbers_and_kept(qtbot: QtBot, box: ReplyBox) -> None:
    words = "so " * 10_000
    box.show_words(words)
    with qtbot.assertNotEmitted(box.handed_over):
        box.say.click()
    assert "29,999" in box.notice.text
    assert f"{LONGEST_REPLY:,}" in box.notice.text
    assert box.words == words


@pytest.mark.parametrize("words", ["مرحبا ميا", "שלום", "Happy birthday 🎂", "a\x00b\x07c", "好"])
def test_any_script_can_be_handed_over(qtbot: QtBot, box: ReplyBox, words: str) -> None:
    box.show_words(words)
    with qtbot.waitSignal(box.handed_over):
        box.say.click()


def test_typing_takes_the_notice_away(qtbot: QtBot, box: ReplyBox) -> None:
    box.say.click()
    assert box.notice.isVisible()
    qtbot.keyClicks(box.editor, "H")
    assert not box.notice.isVisible()


def test_something_given_needs_no_words(qtbot: QtBot, box: ReplyBox) -> None:
    box.show_item("A balloon")
    with qtbot.waitSignal(box.handed_over) as handed:
        box.say.click()
    assert handed.args == [""]


def test_while_waiting_nothing_is_handed_over_twice_or_changed(qtbot: QtBot, box: ReplyBox) -> None:
    box.show_words("Hello")
    box.wait()
    with qtbot.assertNotEmitted(box.handed_over):
        qtbot.keyClick(box.editor, Qt.Key.Key_Return)
        box.say.click()
    qtbot.keyClicks(box.editor, "more")
    assert box.words == "Hello"
    assert box.say.isEnabled()  # no flicker: it only goes grey when it takes long
    box.take_up_again()
    qtbot.keyClicks(box.editor, "!")
    assert box.words == "Hello!"


def test_grows_with_its_words_and_then_scrolls(qtbot: QtBot, box: ReplyBox) -> None:
    one = box.editor.height()
    box.show_words("One row after another. " * 8)
    more = box.editor.height()
    box.show_words("One row after another. " * 200)
    most = box.editor.height()
    box.show_words("One row after another. " * 400)
    assert one < more <= most == box.editor.height()
    box.empty()
    assert box.editor.height() == one


def test_the_chip_puts_the_item_back(qtbot: QtBot, box: ReplyBox) -> None:
    box.show_item("A balloon & <b>string</b>")
    chip = box._chip
    assert chip.isVisible()
    assert chip.accessibleName() == "Put back: A balloon & <b>string</b>"
    with qtbot.waitSignal(box.item_put_back):
        chip.click()


def test_tab_leaves_the_box(qtbot: QtBot, box: ReplyBox) -> None:
    box.editor.setFocus()
    qtbot.keyClick(box.editor, Qt.Key.Key_Tab)
    assert box.words == ""
