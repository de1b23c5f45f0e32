"""A reply with marked quotes: found by pointer and keyboard, right beside emoji, plain in every case."""

import pytest
from PySide6.QtCore import QPointF, Qt

from simulator.gui.widgets.passages import passages_of
from simulator.gui.widgets.quoted_text import QuotedText
from tests.gui import debriefs


@pytest.fixture
def first(qtbot):
    """The first reply of the warm debrief: four quotes, two of which overlap, and an emoji between."""
    card = debriefs.warm().scorecard
    view = QuotedText()
    qtbot.addWidget(view)
    view.show_text(
        card.turns[0].reply,
        tuple(one for one in passages_of(card.judgements) if one.turn == 1),
        "Turn 1. You said something.",
    )
    view.resize(420, view.heightForWidth(420))
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_quotes_are_found_where_their_words_stand(first):
    assert first.place_of("asks-about-dog").topLeft() == first.place_of("notices-dog").topLeft()
    found = first.passages_at(first.place_of("greets-by-name").center())
    assert [one.criterion_id for one in found] == ["greets-by-name"]
    assert first.passages_at(QPointF(first.width() - 1, first.height() - 1)) == ()


def test_a_quote_after_an_emoji_covers_exactly_its_words(first):
    text = debriefs.REPLIES[0]
    units = text.encode("utf-16-le")
    shown = [
        units[2 * piece.start : 2 * piece.end].decode("utf-16-le")
        for piece in first._pieces
        if any(first._passages[n].quote == "Somebody's on guard duty" for n in piece.passages)
    ]
    assert "".join(shown) == "Somebody's on guard duty"


def test_clicking_an_overlap_goes_on_to_the_next_criterion(first, qtbot):
    place = first.place_of("asks-about-dog").center().toPoint()
    chosen = []
    first.quote_chosen.connect(chosen.append)
    first.quote_chosen.connect(first.light)
    for _ in range(3):
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton, pos=place)
    assert chosen == ["asks-about-dog", "notices-dog", "asks-about-dog"]


def test_the_keyboard_walks_through_the_quotes_and_chooses(first, qtbot):
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert "Quote 1 of 4" in first.accessibleDescription()
    assert "“Good morning, Harbour Mutual, this is Sam”" in first.accessibleDescription()
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert "Quote 4 of 4: “Somebody's on guard duty”. Notices the dog" in first.accessibleDescription()
    with qtbot.waitSignal(first.quote_chosen) as chosen:
        qtbot.keyClick(first, Qt.Key.Key_Return)
    assert chosen.args == ["notices-dog"]


def test_lighting_a_criterion_lights_its_quotes_only(first):
    assert first.light("notices-dog")
    assert first.lit_quotes() == ("who's that barking? 🐶", "Somebody's on guard duty")
    assert not first.light("warm-close")
    assert first.lit_quotes() == ()


def test_markup_and_right_to_left_words_are_shown_as_they_are(qtbot):
    view = QuotedText()
    qtbot.addWidget(view)
    text = '<img src="file:///etc/passwd"><b>bold</b> שלום 🐶 ' + "x" * 300
    view.show_text(text, ())
    view.resize(200, view.heightForWidth(200))
    view.show()
    assert view.grab().height() > 60
    assert view.accessibleName() == text


def test_nothing_said_takes_no_room_and_breaks_nothing(qtbot):
    view = QuotedText()
    qtbot.addWidget(view)
    view.show_text("", ())
    view.resize(200, 40)
    view.show()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.accessibleDescription() == ""
