"""Whoever played in front of a room is told that the one who led it sees the attempt too."""

from pytestqt.qtbot import QtBot

from simulator.gui.pages.debrief_footer import DebriefFooter
from simulator.records.interface import AttemptState


def test_who_led_the_session_is_named_among_those_who_see_it(qtbot: QtBot) -> None:
    footer = DebriefFooter()
    qtbot.addWidget(footer)
    footer.show_state(AttemptState.FINISHED, passed=True, leader="Kim")
    assert "Kim" in footer.words.text()
    footer.submit.click()
    footer.not_yet.click()
    assert "Kim" in footer.words.text()
    footer.show_state(AttemptState.FINISHED, passed=True)
    assert footer.words.text() == "Only you can see this attempt."
    footer.show_state(AttemptState.FINISHED, passed=True, owner="Ann", leader="Kim")
    assert footer.words.text() == "Played by Ann in front of your room; not submitted."
