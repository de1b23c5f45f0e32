"""The transcript: what was done counts like what was said; empty and wordless turns are no trouble."""

import pytest
from PySide6.QtCore import Qt

from simulator.domain.rubric import Side
from simulator.gui.widgets.passages import Passage
from simulator.gui.widgets.told import ToldTurn
from simulator.gui.widgets.transcript_view import TranscriptView

GIFT = Passage(
    1,
    0,
    0,
    "",
    "You gave her a balloon.",
    "small-gift",
    "Gives a small gift",
    Side.RELATIONSHIP,
    False,
    True,
    "Relationship, done, +2",
)


def turn(number: int, reply: str, *passages: Passage, thought: str = "For me?") -> ToldTurn:
    return ToldTurn(number, "Mia Rossi", "(waves)", (), reply, passages, ("to Mia Rossi",), thought, 10)


@pytest.fixture
def view(qtbot):
    view = TranscriptView()
    qtbot.addWidget(view)
    view.show_turns((turn(1, "", GIFT), turn(2, "Happy birthday! " * 80), turn(3, "Bye!", thought="")))
    view.resize(420, 300)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_what_was_done_can_be_chosen_and_lit(view, qtbot):
    done = view.turns[0].done[0]
    assert "Gives a small gift: Relationship, done, +2" in done.accessibleDescription()
    assert "“" not in done.accessibleDescription(), "a deed is no quote"
    place = done.place_of("small-gift").center().toPoint()
    with qtbot.waitSignal(view.quote_chosen) as chosen:
        qtbot.mouseClick(done, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["small-gift"]
    view.light("small-gift")
    assert view.lit_quotes() == ("You gave her a balloon.",)
    view.light("another")
    assert view.lit_quotes() == ()


def test_the_keyboard_reaches_a_turn_without_words(view, qtbot):
    view.activateWindow()
    last = view.turns[2].words
    last.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(last, Qt.Key.Key_Up)
    qtbot.keyClick(view.turns[1].words, Qt.Key.Key_Up)
    assert view.focusWidget() is view.turns[0].words
    assert "You said nothing." in view.turns[0].words.accessibleName()


def test_a_turn_is_brought_into_sight(view, qtbot):
    view.bring_turn(3)
    qtbot.waitUntil(lambda: not view.turns[2].visibleRegion().isEmpty())
    view.bring_turn(0)
    assert view.verticalScrollBar().value() == 0


def test_a_turn_is_told_as_one_text(view):
    spoken = view.turns[2].words.accessibleName()
    assert spoken == "Turn 3. Mia Rossi: (waves) You said: Bye! to Mia Rossi. Mood +10."


def test_no_turns_at_all(qtbot):
    view = TranscriptView()
    qtbot.addWidget(view)
    view.show_turns(())
    view.light("anything")
    view.bring_turn(4)
    assert view.lit_quotes() == ()
