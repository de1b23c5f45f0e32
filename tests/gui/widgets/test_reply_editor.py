"""Words that were not heard clearly are marked in the box, and can be mended, confirmed or left."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import ANYTHING, Doubt
from simulator.gui.widgets.doubt_menu import DoubtMenu
from simulator.gui.widgets.doubt_painting import places_of
from simulator.gui.widgets.reply_box import ReplyBox

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # said of every menu
ALT = Qt.KeyboardModifier.AltModifier
WORDS = "I can help you"
CAN = Doubt(2, 5, ("can't", ""))


@pytest.fixture
def box(qtbot: QtBot) -> ReplyBox:
    box = ReplyBox()
    qtbot.addWidget(box)
    box.resize(700, 200)
    box.show()
    box.editor.setFocus()
    box.add_transcript(WORDS, (CAN,))
    return box


def menu_of(box: ReplyBox) -> DoubtMenu:
    menu = box.editor._menu
    assert menu is not None
    return menu


def press(box: ReplyBox, offer: str) -> None:
    menu = menu_of(box)
    [action] = [action for action in menu.actions() if action.text() == offer]
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_says_how_many_words_are_in_doubt(box: ReplyBox) -> None:
    assert box.line.text().startswith("1 place was not heard clearly")
    box.add_transcript("with that", (Doubt(0, 4, ("wit",)),))
    assert box.words == "I can help you with that"
    assert box.line.text().startswith("2 places were not heard clearly")
    assert [box.words[d.start : d.end] for d in box.doubts] == ["can", "with"]


@pytest.mark.parametrize(
    ("offer", "words"),
    [("can't", "I can't help you"), ("(nothing)", "I help you"), ("It's right: can", WORDS)],
)
def test_the_menu_mends_or_confirms(qtbot: QtBot, box: ReplyBox, offer: str, words: str) -> None:
    qtbot.keyClick(box.editor, Qt.Key.Key_Home)
    qtbot.keyClick(box.editor, Qt.Key.Key_Down, ALT)
    press(box, offer)
    assert box.words == words
    assert box.doubts == ()
    assert box.line.text() == ""
    assert box.editor.hasFocus()


@pytest.mark.parametrize("how", ["menu", "key"])
def test_all_words_are_confirmed_at_once(qtbot: QtBot, box: ReplyBox, how: str) -> None:
    box.show_words("I can come and see him", (Doubt(2, 5, ("can't",)), Doubt(19, 22, ("them",))))
    if how == "menu":
        box.editor.open_menu()
        menu = box.editor.findChild(DoubtMenu)
        assert menu is not None
        menu.actions()[-1].trigger()
    else:
        qtbot.keyClick(box.editor, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert box.words == "I can come and see him"
    assert box.doubts == ()
    assert "heard" not in box.line.text()


def test_a_click_on_the_word_opens_the_menu_and_elsewhere_none(qtbot: QtBot, box: ReplyBox) -> None:
    editor = box.editor
    [area] = places_of(editor, CAN)
    beside = area.center().toPoint() + QPoint(100, 0)
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert editor._menu is None
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=area.center().toPoint())
    assert [a.text() for a in menu_of(box).actions() if not a.isSeparator()] == [
        "You may have said:",
        "can't",
        "(nothing)",
        "It's right: can",
    ]
    QTest.keyClick(menu_of(box), Qt.Key.Key_Escape)
    assert editor._menu is None
    assert box.doubts == (CAN,)


def test_typing_before_a_word_shifts_its_doubt_and_in_it_ends_it(qtbot: QtBot, box: ReplyBox) -> None:
    qtbot.keyClick(box.editor, Qt.Key.Key_Home)
    qtbot.keyClicks(box.editor, "Oh ")
    assert [box.words[d.start : d.end] for d in box.doubts] == ["can"]
    box.editor.insertPlainText("🙂")
    assert [box.words[d.start : d.end] for d in box.doubts] == ["can"]
    for _ in range(4):
        qtbot.keyClick(box.editor, Qt.Key.Key_Right)
    qtbot.keyClick(box.editor, Qt.Key.Key_Delete)
    assert box.doubts == ()


def test_an_emoji_before_it_leaves_the_menu_on_the_right_word(qtbot: QtBot, box: ReplyBox) -> None:
    box.show_words("🙂🙂 I can help", (Doubt(5, 8, ("can't",)),))
    box.editor.open_menu()
    press(box, "can't")
    assert box.words == "🙂🙂 I can't help"


def test_a_word_may_have_been_missed(box: ReplyBox) -> None:
    box.show_words("I can help", (Doubt(5, 5, ("not",)),))
    box.editor.open_menu()
    press(box, "not")
    assert box.words == "I can not help"


def test_doubts_are_told_by_the_cleaned_words(box: ReplyBox) -> None:
    box.show_words("  I\x07 can help", (Doubt(5, 8, ("can't",)),))
    assert box.doubts == (Doubt(2, 5, ("can't",)),)


def test_doubts_are_seen(box: ReplyBox) -> None:
    def picture() -> object:
        return box.editor.viewport().grab().toImage()

    marked = picture()
    box.show_words(WORDS)
    assert picture() != marked


def test_while_a_reply_is_on_its_way_no_menu_opens(box: ReplyBox) -> None:
    box.wait()
    box.editor.open_menu()
    assert box.editor._menu is None


def test_who_speaks_first_is_offered_the_microphone_until_there_are_words(box: ReplyBox) -> None:
    box.empty()
    box.offer_microphone(is_first=True)
    assert box.say.property("role") == "plain"
    box.say.click()
    assert "Hold the space bar" in box.notice.text
    box.add_transcript("Hello", ())
    assert box.say.property("role") == "primary"


def test_what_was_hardly_heard_is_said_and_can_be_confirmed(qtbot: QtBot, box: ReplyBox) -> None:
    box.show_words(WORDS, (Doubt(2, 5, ("can't", ANYTHING)), Doubt(6, 10, ("held", ANYTHING))))
    assert "nothing counts as missing" in box.line.text()
    qtbot.keyClick(box.editor, Qt.Key.Key_W, ALT)
    assert box.line.text() == ""


def test_what_may_have_been_anything_offers_no_dots_to_put_in(box: ReplyBox) -> None:
    box.show_words(WORDS, (Doubt(2, 5, ("can't", ANYTHING)),))
    box.editor.open_menu()
    offers = [action.text() for action in menu_of(box).actions() if not action.isSeparator()]
    assert offers == ["You may have said:", "can't", "It's right: can"]
