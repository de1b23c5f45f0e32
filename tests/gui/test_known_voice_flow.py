"""The listener gets used to whoever is signed in; it is remembered only where they want that."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from simulator.gui.known_voice_flow import KnownVoiceFlow
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.pages.library_page import LibraryPage
from simulator.gui.pages.welcome_page import WelcomePage
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.start import ROOMS
from simulator.records import open_store
from simulator.settings import Settings, SettingsFile
from simulator.speech.dictation import Dictation
from simulator.speech.interface import Heard, KnownVoice
from simulator.speech.kept_voice import voice_bytes, voice_from
from tests.gui.fake_sound import FakeLanes
from tests.gui.fake_speech import FakeMicrophone, ScriptedListener, heard


class PluggedIn(FakeMicrophone):
    def devices(self) -> tuple[str, ...]:
        return ("Headset",)


class FakeSpeaks:
    """As much of TraineeSpeaks as the flow uses."""

    def __init__(self, listener: ScriptedListener) -> None:
        self.dictation = Dictation(lambda: listener)

    def listen_to(self, sound: bytes) -> Heard:
        self.dictation.begin()
        self.dictation.take(sound)
        return self.dictation.finish()


class FakeAnswering(QObject):
    said = Signal(str)
    reading_asked = Signal(object)

    def __init__(self, listener: ScriptedListener) -> None:
        super().__init__()
        self.speaks = FakeSpeaks(listener)


@dataclass
class House:
    folder: Path
    lanes: FakeLanes
    desk: RecordsDesk
    rooms: RoomsFlow
    answering: FakeAnswering
    listener: ScriptedListener
    flow: KnownVoiceFlow

    def says(self, words: str, *, sent: str = "") -> None:
        """Say a reply aloud and hand it over."""
        self.listener.script.append(heard(words))
        self.answering.speaks.listen_to(b"ab")
        self.answering.said.emit(sent or words)
        self.lanes.work()

    def comes(self, name: str) -> None:
        """Somebody else signs in."""
        self.desk.switch_to(name, lambda _: None)
        self.lanes.work()

    def kept(self, name: str) -> KnownVoice | None:
        store = open_store(self.folder)
        try:
            written = store.kept_voice(store.person(name))
        finally:
            store.close()
        return voice_from(written) if written else None

    def keep(self, *, keeps: bool) -> None:
        dialog = self.flow.read_aloud()
        dialog.keep.setChecked(not keeps)
        dialog.keep.click()
        dialog.close()
        self.lanes.work()


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    window, lanes, parent = MainWindow(ROOMS), FakeLanes(), QObject()
    qtbot.addWidget(window)
    window.add_page("practise", Page(LibraryPage, "Practise"))
    window.add_page("welcome", Page(WelcomePage))
    window.show_page("practise")
    desk = RecordsDesk(lanes, parent)  # type: ignore[arg-type]  # runs what it is told to
    rooms = RoomsFlow(window, desk, SettingsFile(tmp_path), Settings(), tmp_path)
    listener = ScriptedListener([])
    answering = FakeAnswering(listener)
    flow = KnownVoiceFlow(
        desk, rooms, cast("Any", lanes), cast("Any", answering), cast("Any", PluggedIn), parent
    )
    desk.open(tmp_path, "Sam")
    lanes.work()
    yield House(tmp_path, lanes, desk, rooms, answering, listener, flow)
    desk.close()
    lanes.work()


def test_replies_that_are_handed_over_teach_the_listener_in_the_words_that_were_sent(house: House) -> None:
    house.says("hello data", sent="Hello, Dana.")
    house.says("of course")
    assert house.listener.lessons == ["Hello, Dana.", "of course"]
    assert house.flow.voice is not None
    assert house.flow.voice.seconds == 8
    assert not house.flow.is_kept
    assert house.kept("Sam") is None  # nobody asked for that


def test_somebody_else_is_a_stranger(house: House) -> None:
    house.says("of course")
    house.comes("Ben")
    assert house.flow.voice is None
    assert house.listener.voice is None
    house.comes("Sam")
    assert house.flow.voice is None


def test_what_is_learned_of_somebody_who_has_just_gone_is_nobody_elses(house: House) -> None:
    house.listener.script.append(heard("of course"))
    house.answering.speaks.listen_to(b"ab")
    house.desk.switch_to("Ben", lambda _: None)
    house.answering.said.emit("of course")  # it is learned from once Ben is there
    house.lanes.work()
    assert house.listener.lessons == ["of course"]
    assert house.flow.voice is house.listener.voice is None
    house.keep(keeps=True)
    assert house.kept("Ben") is None


def test_who_wants_it_is_known_again_and_goes_on_from_there(house: House) -> None:
    house.says("of course")
    house.keep(keeps=True)
    assert house.kept("Sam") == house.flow.voice
    house.says("and then")
    known = house.flow.voice
    assert house.kept("Sam") == known
    house.comes("Ben")
    assert house.kept("Ben") is None
    house.comes("Sam")
    assert house.flow.is_kept
    assert house.flow.voice == house.listener.voice == known


def test_ticked_before_anything_is_known_it_is_kept_once_something_is(house: House) -> None:
    house.keep(keeps=True)
    assert house.kept("Sam") is None
    house.says("of course")
    assert house.kept("Sam") == house.flow.voice is not None


def test_unticked_it_is_erased_and_known_until_one_leaves(house: House) -> None:
    house.says("of course")
    house.keep(keeps=True)
    house.keep(keeps=False)
    assert house.kept("Sam") is None
    assert house.flow.voice is not None


def test_settings_tell_it_and_forget_it(house: House) -> None:
    house.rooms.go_to("settings")
    house.lanes.work()
    page = house.flow._page
    assert page is not None
    shown = page.listening.voice
    assert shown.told.text() == "The listener does not know your voice yet."
    house.says("of course")
    house.keep(keeps=True)
    assert shown.told.text() == (
        "It has got used to your voice: 4 seconds of speech. Remembered on this computer."
    )
    shown.forget.click()
    house.lanes.work()
    assert (house.kept("Sam"), house.flow.voice, house.listener.voice) == (None, None, None)
    assert shown.told.text() == "The listener does not know your voice yet."


def test_what_cannot_be_kept_is_told_there_and_replies_are_heard_all_the_same(house: House) -> None:
    house.rooms.go_to("settings")
    house.lanes.work()
    assert house.flow._page is not None
    (house.folder / "voices").write_text("a file where the folder should be")
    house.says("of course")
    house.keep(keeps=True)
    assert "a file is in its place" in house.flow._page.listening.voice.told.text()
    assert not house.flow.is_kept
    house.says("and then")
    assert house.flow.voice is not None
    assert house.flow.voice.seconds == 8


def test_lines_that_are_read_are_expected_while_they_are_and_no_longer(house: House) -> None:
    dictation = house.answering.speaks.dictation
    dictation.expect(("the scenario",))
    dialog = house.flow.read_aloud()
    house.listener.script.append(heard("whatever it takes it for"))
    assert house.flow._learn_from(b"ab", "The line.")
    assert house.listener.lessons == ["The line."]
    assert len(house.listener.expected) == 24
    dialog.close()
    house.lanes.work()
    assert house.listener.expected == ("the scenario",)


def test_a_listener_that_needs_none_is_taught_nothing(house: House) -> None:
    house.rooms.settings = house.rooms.settings._replace(listener="vosk")
    house.says("of course")
    assert house.listener.lessons == []


@pytest.mark.parametrize(
    "written", [b"", b"junk", b"{}\n", b'{"engine":"a","seconds":-1}\nx', b"[1]\nx", b"\xff"]
)
def test_what_was_never_kept_is_a_strangers_voice(written: bytes) -> None:
    assert voice_from(written) is None


def test_a_voice_comes_back_as_it_was() -> None:
    voice = KnownVoice(61.5, b"\n{}\n\x00\xff", "pocketsphinx")
    assert voice_from(voice_bytes(voice)) == voice
