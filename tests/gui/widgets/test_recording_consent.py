"""RecordingConsentBox is off until somebody says yes, and says what that means."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from simulator.gui.widgets.recording_consent import DAYS, RecordingConsentBox


@pytest.fixture
def box(qtbot: QtBot) -> RecordingConsentBox:
    box = RecordingConsentBox()
    qtbot.addWidget(box)
    box.show()
    return box


def test_is_off_at_first_and_says_that_words_are_enough(box: RecordingConsentBox) -> None:
    assert not box.keep.isChecked()
    assert not box.days.isVisible()
    assert "Your words are enough to score." in box.words.text()
    assert "No sound is kept" in box.what_is_kept.text()


def test_a_yes_says_where_for_how_long_who_hears_and_how_to_erase(
    qtbot: QtBot, box: RecordingConsentBox
) -> None:
    box.show_place(Path("/home/sam/rapport"))
    with qtbot.waitSignal(box.agreed) as agreed:
        box.keep.click()
    assert agreed.args == [30]
    told = box.what_is_kept.text().replace("\u200b", "")
    for part in ("/home/sam/rapport", "30 days", "Only you can hear them", "My recordings"):
        assert part in told


@pytest.mark.parametrize("days", DAYS)
def test_how_long_can_be_chosen(qtbot: QtBot, box: RecordingConsentBox, days: int) -> None:
    box.show_consent(7 if days != 7 else 90)
    with qtbot.waitSignal(box.agreed) as agreed:
        box.days.button(days).click()
    assert agreed.args == [days]
    assert f"{days} days" in box.what_is_kept.text()


def test_a_no_ends_it(qtbot: QtBot, box: RecordingConsentBox) -> None:
    box.show_consent(90)
    with qtbot.waitSignal(box.ended):
        box.keep.click()
    assert "No sound is kept" in box.what_is_kept.text()
