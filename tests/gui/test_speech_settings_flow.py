"""What is chosen about speech: tried before it is used, agreed to before anything is sent or kept, erased."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from simulator.domain.people import Person
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.pages.library_page import LibraryPage
from simulator.gui.pages.settings_page import SettingsPage
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.speaking.line_player import LinePlayer
from simulator.gui.speech_settings_flow import TRIED_LINE, SpeechSettingsFlow
from simulator.gui.start import ROOMS
from simulator.records import open_store
from simulator.settings import Settings, SettingsFile
from simulator.speech.interface import ListenerUnavailableError
from tests.gui.fake_sound import FakeLanes, FakeLoudspeaker, FakeSpeaker


@dataclass
class Flow:
    """The settings as they are in the house, with lanes that a test works."""

    window: MainWindow
    lanes: FakeLanes
    rooms: RoomsFlow
    desk: RecordsDesk
    loudspeaker: FakeLoudspeaker
    folder: Path
    tried: list[Settings] = field(default_factory=list)
    refuses: list[ListenerUnavailableError] = field(default_factory=list)

    @property
    def page(self) -> SettingsPage:
        page = self.window.page("settings")
        assert isinstance(page, SettingsPage)
        return page

    @property
    def kept(self) -> Settings:
        return SettingsFile(self.folder).read()[0]

    def try_listener(self, settings: Settings) -> None:
        self.tried.append(settings)
        if self.refuses:
            raise self.refuses[0]


class TwoDevices:
    def microphones(self) -> tuple[str, ...]:
        return ("Headset", "Camera")

    def loudspeakers(self) -> tuple[str, ...]:
        return ("Headset",)


@pytest.fixture
def flow(qtbot: QtBot, tmp_path: Path) -> Iterator[Flow]:
    window, lanes, parent = MainWindow(ROOMS), FakeLanes(), QObject()
    qtbot.addWidget(window)
    window.add_page("practise", Page(LibraryPage, "Practise"))
    window.page("practise")
    desk = RecordsDesk(lanes, parent)  # type: ignore[arg-type]  # runs what it is told to
    rooms = RoomsFlow(window, desk, SettingsFile(tmp_path), Settings(), tmp_path)
    speaker, loudspeaker = FakeSpeaker(), FakeLoudspeaker()
    player = LinePlayer(lanes, Settings(), lambda _: speaker, lambda: loudspeaker, parent)  # type: ignore[arg-type, return-value]
    made = Flow(window, lanes, rooms, desk, loudspeaker, tmp_path)
    speech = SpeechSettingsFlow(
        rooms,
        desk,
        lanes,  # type: ignore[arg-type]
        player,
        devices=TwoDevices(),
        try_listener=made.try_listener,
        parent=parent,
    )
    desk.open(tmp_path, "Sam")
    lanes.work()
    window.show()
    window.show_page("practise")
    rooms.go_to("settings")
    lanes.work()
    yield made
    speech.deleteLater()
    desk.close()
    lanes.work()


def keep_some(folder: Path) -> Person:
    """Two attempts with a recording each turn."""
    store = open_store(folder)
    sam = store.person("Sam")
    store.agree_to_recording(sam, 30)
    for title, turns in (("The barking dog", 2), ("The lamp", 1)):
        attempt = store.start_attempt(sam, scenario_id="x", scenario_title=title, scenario_text=title, seed=1)
        for turn in range(1, turns + 1):
            store.recording_file(attempt.id, turn, sam).write_bytes(b"RIFF")
            store.keep_recording(attempt.id, turn, sam, 40.0)
    store.close()
    return sam


def test_devices_are_offered_whenever_one_comes_in(flow: Flow) -> None:
    assert flow.page.answering.microphone.findText("Camera") > 0
    assert flow.page.customers.loudspeaker.findText("Camera") < 0


def test_a_choice_is_kept_and_told_to_whoever_speaks(flow: Flow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(flow.rooms.settings_changed):
        flow.page.customers.volume.button(40).click()
    assert flow.kept.voice_volume == 40
    flow.page.customers.tried.emit()
    flow.lanes.work()
    assert flow.loudspeaker.volumes == (40, 60)
    flow.page.customers.speech.button("captions").click()
    assert not flow.page.customers.try_it.isEnabled()


def test_a_line_can_be_tried_and_stopped(flow: Flow) -> None:
    flow.page.customers.try_it.click()
    flow.lanes.work()
    assert flow.loudspeaker.played == [TRIED_LINE]
    assert flow.page.customers.try_it.text() == "Stop"
    flow.page.customers.try_it.click()
    assert not flow.loudspeaker.is_playing
    assert flow.page.customers.try_it.text() == "Try it"


def test_a_model_is_tried_before_it_is_used(flow: Flow) -> None:
    flow.page.listening.folder_chosen.emit("vosk", "/models/en")
    assert flow.kept.listener == "pocketsphinx"
    assert "Trying" in flow.page.listening.told
    flow.lanes.work()
    assert (flow.tried[0].listener, flow.tried[0].vosk_folder) == ("vosk", "/models/en")
    assert (flow.kept.listener, flow.kept.vosk_folder) == ("vosk", "/models/en")
    assert flow.page.listening.told.startswith("In use.")


def test_a_model_that_is_not_there_is_an_error_in_words_and_nothing_changes(flow: Flow) -> None:
    flow.refuses.append(ListenerUnavailableError("There is no model there.", remedy="Choose another folder."))
    flow.page.listening.folder_chosen.emit("whisper", "/nowhere")
    flow.lanes.work()
    assert flow.kept.listener == "pocketsphinx"
    assert flow.kept.whisper_folder == ""
    assert "There is no model there. Choose another folder." in flow.page.listening.told


def test_online_takes_an_agreement_and_one_press_to_end(flow: Flow) -> None:
    listening = flow.page.listening
    listening.listener.button("online").click()
    assert not flow.kept.online_listening
    listening.agree.click()
    assert (flow.kept.listener, flow.kept.online_listening) == ("online", True)
    listening.switch_off.click()
    assert (flow.kept.listener, flow.kept.online_listening) == ("pocketsphinx", False)


def test_another_listener_takes_the_agreement_back(flow: Flow) -> None:
    listening = flow.page.listening
    listening.listener.button("online").click()
    listening.agree.click()
    listening.listener.button("pocketsphinx").click()
    flow.lanes.work()
    assert (flow.kept.listener, flow.kept.online_listening) == ("pocketsphinx", False)


def test_recording_is_off_until_agreed_and_off_again(flow: Flow) -> None:
    box = flow.page.recordings.consent
    assert not box.keep.isChecked()
    box.keep.click()
    flow.lanes.work()
    store = open_store(flow.folder)
    sam = store.person("Sam")
    consent = store.recording_consent(sam)
    assert consent is not None
    assert consent.days == 30
    box.keep.click()
    flow.lanes.work()
    assert store.recording_consent(sam) is None
    store.close()


def test_recordings_are_listed_by_attempt_and_erased_one_attempt_or_all(flow: Flow) -> None:
    keep_some(flow.folder)
    flow.rooms.go_to("settings")
    flow.lanes.work()
    page = flow.page.recordings
    titles = [row.kept.title for row in page.list.rows]
    assert sorted(titles) == ["The barking dog", "The lamp"]
    dog = page.list.rows[titles.index("The barking dog")]
    assert "2 replies, 1 min 20 s" in dog.kept.words
    assert "erased on" in dog.kept.words
    assert page.consent.keep.isChecked()
    dog.erase.click()
    dog.certain.click()
    flow.lanes.work()
    assert [row.kept.title for row in page.list.rows] == ["The lamp"]
    page.erase_all.click()
    page.certain.click()
    flow.lanes.work()
    assert page.list.rows == []
    assert not list(flow.folder.rglob("*.wav"))


def test_somebody_else_sees_none_of_it(flow: Flow) -> None:
    keep_some(flow.folder)
    flow.desk.switch_to("Kim", lambda _: None)
    flow.lanes.work()
    assert flow.page.recordings.list.rows == []
    assert not flow.page.recordings.consent.keep.isChecked()


def test_the_check_of_the_microphone_is_one_press_away(flow: Flow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(flow.page.answering.check_asked):
        flow.page.answering.check.click()
