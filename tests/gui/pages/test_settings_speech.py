"""Settings about speech: all options, listeners used only once they work, recordings erased."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from simulator.gui import theme
from simulator.gui.pages.settings_listener import CONSENT
from simulator.gui.pages.settings_page import SettingsPage
from simulator.gui.widgets.choice_row import ChoiceRow
from simulator.gui.widgets.device_choice import DeviceChoice
from simulator.gui.widgets.recording_list import FIRST, KeptSound
from simulator.settings import OPTIONS, Settings

SPEECH = (
    "customer_speech",
    "voice_volume",
    "ambience_volume",
    "speech_percent",
    "answer_by",
    "talking",
    "barge_in",
)
LONG = "Jabra Evolve2 65 with an unusually long product name (Stereo Headset, Bluetooth A2DP sink) <b>x</b>"


@pytest.fixture
def page(qtbot: QtBot) -> SettingsPage:
    page = SettingsPage()
    qtbot.addWidget(page)
    page.resize(960, 700)
    page.show_settings(Settings(), "Sam")
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


@pytest.fixture
def _largest(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", 150)
    yield
    theme.apply(qapp, "light")


def row(page: SettingsPage, option: str) -> ChoiceRow:
    return next(one for one in page.findChildren(ChoiceRow) if one.property("option") == option)


def seen(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("option", SPEECH)
def test_every_choice_of_every_option_can_be_pressed_and_is_explained(
    page: SettingsPage, option: str, qtbot: QtBot
) -> None:
    assert OPTIONS[option].help in seen(page)
    for value in OPTIONS[option].allowed or (False, True):
        page.show_settings(Settings(**{option: value}), "Sam")  # type: ignore[arg-type]
        assert row(page, option).button(value).isChecked()
        page.show_settings(Settings(), "Sam")
        row(page, option).setEnabled(True)
        with qtbot.waitSignal(page.option_chosen) as chosen:
            row(page, option).button(value).click()
        assert chosen.args == [option, value]


def test_captions_only_leaves_nothing_to_try(page: SettingsPage) -> None:
    page.show_settings(Settings(customer_speech="captions"), "Sam")
    assert not page.customers.try_it.isEnabled()
    assert not row(page, "voice_volume").isEnabled()
    assert row(page, "ambience_volume").isEnabled()


def test_trying_says_what_the_same_button_does_meanwhile(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.customers.tried):
        page.customers.try_it.click()
    page.customers.show_trying(is_heard=True)
    assert page.customers.try_it.text() == "Stop"
    page.customers.show_trying(is_heard=False)
    page.customers.show_voice("Nobody can speak here.")
    assert page.customers.try_it.text() == "Try it"
    assert "Nobody can speak here." in seen(page.customers)


def test_a_device_that_is_gone_stays_chosen_and_says_so(page: SettingsPage, qtbot: QtBot) -> None:
    choice = page.answering.microphone
    assert choice.currentText() == "None found"
    choice.show_devices(["Built-in", LONG])
    choice.show_chosen(LONG)
    assert choice.currentText() == LONG
    choice.show_devices(["Built-in"])
    assert choice.currentText() == f"{LONG} (not connected)"
    with qtbot.waitSignal(page.option_chosen) as chosen:
        choice.setFocus()
        qtbot.keyClick(choice, Qt.Key.Key_Home)
    assert chosen.args == ["microphone", ""]


def test_the_wheel_scrolls_the_page_and_chooses_nothing(qtbot: QtBot) -> None:
    choice = DeviceChoice("Microphone")
    qtbot.addWidget(choice)
    choice.show_devices(["One", "Two"])
    choice.show()
    middle = QPointF(choice.rect().center())
    turn = QWheelEvent(
        middle,
        choice.mapToGlobal(middle),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, turn)
    assert choice.currentText() == "As the system chooses"


def test_a_listener_without_its_folder_asks_for_one_and_the_used_one_goes_on(
    page: SettingsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    listening = page.listening
    asked: list[str] = []
    listening.listener_asked.connect(asked.append)
    listening.listener.button("vosk").click()
    assert not asked
    assert "Until then PocketSphinx goes on." in listening.told
    listening.folder.setText(f" {tmp_path} ")
    with qtbot.waitSignal(listening.folder_chosen) as chosen:
        qtbot.keyClick(listening.folder, Qt.Key.Key_Return)
    assert chosen.args == ["vosk", str(tmp_path)]


def test_a_listener_that_does_not_work_is_explained_and_not_used(page: SettingsPage) -> None:
    listening = page.listening
    page.show_settings(Settings(vosk_folder="/models/en"), "Sam")
    asked: list[str] = []
    listening.listener_asked.connect(asked.append)
    listening.listener.button("vosk").click()
    assert asked == ["vosk"]
    listening.show_checking("vosk")
    assert not listening.listener.isEnabled()
    listening.show_failure("vosk", "There is no model in this folder.", "Choose the one with am/ in it.")
    assert listening.listener.isEnabled()
    assert listening.folder.text() == "/models/en"
    assert listening.told.startswith("There is no model in this folder. Choose the one")
    assert "PocketSphinx goes on" in listening.told


def test_nothing_is_sent_away_before_a_plain_sentence_was_agreed_to(page: SettingsPage, qtbot: QtBot) -> None:
    listening = page.listening
    pressed: list[str] = []
    listening.listener_asked.connect(pressed.append)
    listening.listener.button("online").click()
    assert not pressed
    assert listening.told == CONSENT
    assert "leaves this computer" in CONSENT
    listening.decline.click()
    assert listening.listener.button("pocketsphinx").isChecked()
    listening.listener.button("online").click()
    with qtbot.waitSignal(listening.online_agreed):
        listening.agree.click()
    page.show_settings(Settings(listener="online", online_listening=True), "Sam")
    assert not listening.agree.isVisible()
    with qtbot.waitSignal(listening.online_ended):
        listening.switch_off.click()


def sounds(number: int) -> list[KeptSound]:
    return [
        KeptSound(f"id-{n}", f"{LONG} {n}", "22 November 2026", "6 replies, 1 min 12 s", "erased on …")
        for n in range(number)
    ]


def test_without_recordings_there_is_a_sentence_and_nothing_to_erase(page: SettingsPage) -> None:
    page.recordings.show_recordings((), 0)
    assert "No recordings yet" in seen(page.recordings)
    assert not page.recordings.erase_all.isVisible()


def test_one_attempt_is_erased_once_it_was_asked_about(page: SettingsPage, qtbot: QtBot) -> None:
    recordings = page.recordings
    recordings.show_recordings(sounds(2), 12)
    erased: list[str] = []
    recordings.erase_asked.connect(erased.append)
    second = recordings.list.rows[1]
    second.erase.click()
    assert QApplication.focusWidget() is second.keep, "Enter pressed twice erases nothing"
    second.keep.click()
    assert QApplication.focusWidget() is second.erase
    assert not erased
    second.erase.click()
    second.certain.click()
    second.certain.click()
    assert erased == ["id-1"]


def test_all_are_erased_once_it_was_asked_about(page: SettingsPage) -> None:
    recordings = page.recordings
    recordings.show_recordings(sounds(2), 12)
    erased: list[str] = []
    recordings.erase_asked.connect(erased.append)
    recordings.erase_all.click()
    assert "12 recordings are erased for good, every copy." in seen(recordings)
    recordings.keep.click()
    assert not erased
    recordings.erase_all.click()
    recordings.certain.click()
    assert erased == [""]


def test_many_attempts_are_shown_when_asked_for(page: SettingsPage) -> None:
    page.recordings.show_recordings(sounds(FIRST + 30), 90)
    assert len(page.recordings.list.rows) == FIRST
    page.recordings.list.more.click()
    assert len(page.recordings.list.rows) == FIRST + 30
    assert QApplication.focusWidget() is page.recordings.list.rows[FIRST].erase


def test_the_keyboard_reaches_every_option_from_top_to_bottom(page: SettingsPage, qtbot: QtBot) -> None:
    page.customers.show_loudspeakers(["One"])
    page.recordings.show_recordings(sounds(1), 3)
    QApplication.processEvents()  # everything stands where it will
    page.take_focus()
    order: list[QWidget] = []
    for _ in range(40):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget in order:
            break
        assert widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
        order.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    inside = page.customers.parentWidget()
    assert inside is not None
    heights = [widget.mapTo(inside, QPoint(0, 0)).y() for widget in order]
    assert heights == sorted(heights)
    wanted = [page.customers.try_it, page.answering.check, page.recordings.erase_all, page.open_folder]
    assert [widget for widget in order if widget in wanted] == wanted


@pytest.mark.usefixtures("_largest")
def test_the_largest_type_needs_no_scrolling_sideways(qtbot: QtBot) -> None:
    page = SettingsPage()
    qtbot.addWidget(page)
    page.resize(960, 700)
    page.show_settings(Settings(listener="online", online_listening=True), "Sam")
    page.customers.show_loudspeakers([LONG])
    page.recordings.show_recordings(sounds(3), 3)
    page.show()
    for section in (page.customers, page.answering, page.listening, page.recordings):
        right = section.mapTo(page, section.rect().topRight()).x()
        assert right <= page.width()
        assert section.width() >= section.minimumSizeHint().width()
