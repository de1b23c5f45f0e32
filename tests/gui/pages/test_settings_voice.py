"""Settings say whether the listener knows one's voice, and can have it forgotten."""

import pytest
from pytestqt.qtbot import QtBot

from simulator.gui.pages.settings_page import SettingsPage
from simulator.gui.widgets.known_voice import length
from simulator.settings import Settings


@pytest.fixture
def page(qtbot: QtBot) -> SettingsPage:
    page = SettingsPage()
    qtbot.addWidget(page)
    page.show_settings(Settings(), "Sam")
    page.resize(960, 700)
    page.show()
    return page


def test_is_not_there_before_anything_is_known_of_it(page: SettingsPage) -> None:
    assert page.listening.voice.isHidden()


def test_a_voice_that_is_not_known_can_be_learned(page: SettingsPage, qtbot: QtBot) -> None:
    page.listening.show_voice(0.0, False)
    voice = page.listening.voice
    assert voice.isVisible()
    assert voice.told.text() == "The listener does not know your voice yet."
    assert not voice.forget.isVisible()
    with qtbot.waitSignal(page.listening.reading_asked):
        voice.read.click()


def test_a_voice_that_is_known_can_be_forgotten(page: SettingsPage, qtbot: QtBot) -> None:
    page.listening.show_voice(70.2, False)
    voice = page.listening.voice
    assert voice.told.text() == "It has got used to your voice: 1 minute 10 seconds of speech."
    page.listening.show_voice(70.2, True)
    assert voice.told.text().endswith("of speech. Remembered on this computer.")
    page.activateWindow()
    voice.forget.setFocus()
    with qtbot.waitSignal(page.listening.forget_voice_asked):
        voice.forget.click()
    page.listening.show_voice(0.0, False)
    assert not voice.forget.isVisible()
    assert page.focusWidget() is voice.read


def test_other_listeners_need_no_getting_used_to_but_still_forget(page: SettingsPage) -> None:
    page.listening.show_voice(40.0, True)
    page.show_settings(Settings(listener="vosk"), "Sam")
    voice = page.listening.voice
    assert voice.told.text().startswith("This listener needs no getting used to.")
    assert not voice.read.isEnabled()
    assert voice.forget.isEnabled()
    page.show_settings(Settings(), "Sam")
    assert voice.read.isEnabled()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 second"), (59.6, "1 minute"), (61, "1 minute 1 second"), (125, "2 minutes 5 seconds")],
)
def test_lengths_are_told_as_people_say_them(seconds: float, words: str) -> None:
    assert length(seconds) == words
