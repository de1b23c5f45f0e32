"""One turn: what was heard stands quietly under what was meant, and only where they differ."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from simulator.gui.debrief_telling import told_turns
from simulator.gui.widgets.told import ToldTurn
from simulator.gui.widgets.turn_view import TurnView
from tests.gui.debriefs import warm

TURN = ToldTurn(2, "Dana Whitfield", "Hello?", (), "I can't say.", (), (), "Hm.", 0)


def heard_lines(qtbot, turn: ToldTurn) -> list[tuple[str, str, Qt.TextFormat]]:
    view = TurnView(turn)
    qtbot.addWidget(view)
    return [
        (label.text(), label.property("role"), label.textFormat())
        for label in view.findChildren(QLabel)
        if "Heard" in label.text()
    ]


def test_what_was_heard_stands_under_the_reply(qtbot):
    lines = heard_lines(qtbot, replace(TURN, heard="I can say"))
    assert lines == [("Heard: I can say", "caption", Qt.TextFormat.PlainText)]


def test_a_typed_reply_says_nothing_of_hearing(qtbot):
    assert heard_lines(qtbot, TURN) == []
    assert "Heard" not in TURN.spoken


def test_it_is_told_to_those_who_hear_the_screen():
    assert (
        "You said: I can't say. Heard as: I can say. They thought" in replace(TURN, heard="I can say.").spoken
    )


@pytest.mark.parametrize(
    ("heard", "shown"),
    [
        (None, ""),
        ("", ""),
        ("good mourning harbour mutual", "good mourning harbour mutual"),
        ("GOOD MORNING, harbour mutual this is sam who’s that barking", ""),
    ],
)
def test_a_debrief_tells_it_where_words_were_mended(heard: str | None, shown: str):
    debrief = warm()
    first = debrief.record.turns[0]
    said = replace(
        first.reply, heard=heard, text="Good morning, Harbour Mutual! This is Sam: who's that barking?"
    )
    record = replace(debrief.record, turns=(replace(first, reply=said), *debrief.record.turns[1:]))
    assert told_turns(replace(debrief, record=record))[0].heard == shown
