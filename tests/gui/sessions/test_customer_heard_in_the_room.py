"""The room hears the line that comes on its wall, once; and nothing while somebody else is to be heard."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.state import DISCUSSING, PAUSED
from simulator.domain.sessions.wall import Utterance
from simulator.gui import theme
from simulator.gui.sessions.console_page import ConsolePage
from simulator.gui.sessions.room_window import RoomWindow
from simulator.gui.sessions.scenes.stage_scene import StageScene
from simulator.settings import Settings
from simulator.speech.interface import VoiceUnavailableError
from tests.gui.sessions.spoken_room import DOG, SpokenRoom

SORRY = "Good evening. I am so sorry about the lamp. What happened?"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[..., SpokenRoom]]:
    rooms = list[SpokenRoom]()

    def open_room(*args: object, **options: object) -> SpokenRoom:
        rooms.append(SpokenRoom(qtbot, *args, **options))  # type: ignore[arg-type]
        return rooms[-1]

    yield open_room
    for room in rooms:
        room.close()


@pytest.fixture
def room(opened: Callable[..., SpokenRoom]) -> SpokenRoom:
    room = opened()
    room.begin()
    return room


def test_each_line_is_heard_when_it_comes_on_the_wall_and_the_first_was_ready(room: SpokenRoom) -> None:
    assert room.played == [room.first]
    assert room.loudspeaker.ambience == "shop"
    room.loudspeaker.finish()
    room.reply(SORRY)
    assert room.played == [room.first]  # the room still reads the reply
    room.settle()
    room.loudspeaker.finish()
    assert room.played[1] != room.first
    assert room.played[1] in room.line


def test_a_reply_stops_the_customer_in_the_middle_of_the_line(room: SpokenRoom) -> None:
    assert room.loudspeaker.is_playing
    room.reply(SORRY)
    assert not room.loudspeaker.is_playing


@pytest.mark.parametrize("what", [PAUSED, DISCUSSING])
def test_it_is_silent_at_once_in_a_pause_and_begins_the_line_again_afterwards(
    room: SpokenRoom, what: str
) -> None:
    room.loudspeaker.go_to(1.0)
    room.live.happen(what)
    room.panel.hold()
    assert not room.loudspeaker.is_playing
    assert room.loudspeaker.is_held
    room.panel.view.customer.voice.say.click()
    assert room.played == [room.first]
    room.panel.go_on()
    room.settle()
    assert not room.loudspeaker.is_held
    assert room.played == [room.first, room.first]


def test_a_line_that_was_said_is_not_said_again_after_a_pause(room: SpokenRoom) -> None:
    room.loudspeaker.finish()
    room.panel.hold()
    room.panel.go_on()
    room.settle()
    assert room.played == [room.first]


def test_what_the_trainer_types_for_the_customer_is_spoken_too(room: SpokenRoom) -> None:
    room.panel.view.customer.line_typed.emit("And {who} are you?")
    assert not room.loudspeaker.is_playing
    room.settle()
    assert room.played[-1] == room.line == "And {who} are you?"
    room.panel.view.customer.restore.click()
    room.settle()
    assert room.played[-1] == room.first


def test_a_line_typed_while_the_reply_waits_is_spoken_when_it_is_taken(room: SpokenRoom) -> None:
    room.panel.view.by_hand.click()
    room.reply(SORRY)
    assert not room.loudspeaker.is_playing
    room.panel.view.ways.line.setText("Who says so?")
    room.panel.view.ways.buttons[0].click()
    room.settle()
    assert room.played == [room.first, "Who says so?"]


def test_nothing_is_said_while_the_microphone_listens(room: SpokenRoom) -> None:
    microphone = room.panel.view.answer.box.microphone
    QTest.mouseClick(microphone, Qt.MouseButton.LeftButton)
    assert room.mic.is_listening
    assert not room.loudspeaker.is_playing
    room.panel.view.customer.voice.say.click()
    room.panel.view.customer.line_typed.emit("Hello?")
    assert room.played == [room.first]


def test_it_is_said_again_stopped_and_muted_from_the_console(room: SpokenRoom) -> None:
    controls = room.panel.view.customer.voice
    QTest.keyClick(room.panel.view, Qt.Key.Key_R, ALT)
    assert not room.loudspeaker.is_playing
    QTest.keyClick(room.panel.view, Qt.Key.Key_R, ALT)
    assert room.played == [room.first, room.first]
    controls.mute.click()
    assert not room.loudspeaker.is_playing
    assert room.loudspeaker.ambience == ""
    room.reply(SORRY)
    room.settle()
    assert len(room.played) == 2
    controls.mute.click()
    controls.say.click()
    assert room.played[2] in room.line


def test_with_captions_only_nothing_is_heard_and_nothing_offered(opened: Callable[..., SpokenRoom]) -> None:
    room = opened(settings=Settings(customer_speech="captions"))
    room.begin()
    room.reply(SORRY)
    room.settle()
    assert room.played == []
    assert room.speaker.rendered == []
    assert room.panel.view.customer.voice.isHidden()
    assert {one.said for one in room.utterances} <= {None}


def _back(room: SpokenRoom) -> QPushButton:
    return room.panel.view.back


def _stop(room: SpokenRoom) -> QPushButton:
    return room.panel.view.stop


@pytest.mark.parametrize("button", [_back, _stop], ids=["goes back", "ends it early"])
def test_going_back_and_ending_early_stop_it_at_once(
    room: SpokenRoom, button: Callable[[SpokenRoom], QPushButton]
) -> None:
    room.reply(SORRY)
    room.settle()
    assert room.loudspeaker.is_playing
    button(room).click()
    assert not room.loudspeaker.is_playing
    room.settle()
    assert room.loudspeaker.is_playing is (button is _back)
    assert (room.played[-1] == room.first) is (button is _back)


def test_nothing_is_heard_once_the_activity_is_left_even_if_it_is_paused_or_something_comes_late(
    room: SpokenRoom,
) -> None:
    room.desk.is_waiting = True
    room.reply(SORRY)
    room.panel.hold()
    room.panel.leave()
    assert room.loudspeaker.ambience == ""
    assert not room.loudspeaker.is_held
    room.desk.answer()
    room.settle()
    assert room.played == [room.first]


def test_somebody_else_who_plays_is_spoken_to_anew(room: SpokenRoom) -> None:
    room.panel.view.stop.click()
    room.panel.view.others.click()
    assert room.loudspeaker.ambience == ""
    room.begin()
    assert len(room.played) == 2
    assert room.played[1] == room.line
    assert room.loudspeaker.ambience == "shop"


def test_after_a_crash_the_line_on_the_wall_is_heard(room: SpokenRoom) -> None:
    room.reply(SORRY)
    room.settle()
    before = room.played[-1]
    room.crash()
    room.settle()
    assert room.played[-1] == before


def test_the_telephone_rings_until_it_is_answered(opened: Callable[..., SpokenRoom]) -> None:
    room = opened(DOG)
    room.begin()
    rings = room.panel.steps.voice._rings
    assert room.loudspeaker.effects == ["ring"]
    rings.timeout.emit()
    assert room.loudspeaker.effects == ["ring", "ring"]
    assert room.played == []
    room.panel.hold()
    assert not rings.isActive()
    room.panel.go_on()
    room.settle()
    assert rings.isActive()
    room.panel.view.customer.answer.click()
    room.settle()
    assert not rings.isActive()
    assert room.loudspeaker.stopped_effects
    assert "phone-line" in room.loudspeaker.ambience
    room.reply("Harbour Mutual, good evening.")
    room.settle()
    assert room.played[-1] in room.line


def test_a_voice_that_hangs_or_dies_holds_nobody_up(opened: Callable[..., SpokenRoom]) -> None:
    hung = opened(is_ready=False)
    hung.begin()
    assert hung.played == []
    hung.reply(SORRY)
    hung.settle()
    assert hung.line != hung.first
    dead = opened()
    dead.speaker.refuses = VoiceUnavailableError("No voice can be heard.", remedy="Read along.")
    dead.begin()
    assert "No voice can be heard." in dead.panel.notice.text
    dead.reply(SORRY)
    dead.settle()
    assert dead.line != dead.first


def test_mouth_and_ink_on_the_wall_follow_the_voice(qtbot: QtBot, opened: Callable[..., SpokenRoom]) -> None:
    spoken = opened()
    theme.set_motion("full")
    window = RoomWindow()
    console = ConsolePage(spoken.live, window)
    qtbot.addWidget(console)
    panel = console.panel
    assert panel is not None
    spoken.panel.leave()
    shown, spoken.panel = spoken.panel, panel  # type: ignore[assignment]  # the one of the console
    spoken.begin()
    scene = window.view.scene
    assert isinstance(scene, StageScene)
    shut = scene.people.pose()
    spoken.loudspeaker.go_to(0.6)
    assert scene.line.text()[: scene.line.said] == "“This lamp."
    assert scene.people.pose() != shut
    panel.wall_changed.emit()
    assert scene.line.said < len(scene.line.text())  # a clock that goes on does not say the rest
    spoken.live.happen(PAUSED)
    assert scene.line.said == len(scene.line.text())
    assert scene.people.pose() == shut
    console.leave()
    spoken.panel = shown


def test_with_reduced_motion_the_wall_stands_still(room: SpokenRoom) -> None:
    theme.set_motion("reduced")
    room.utterances.clear()
    room.panel.view.customer.voice.say.click()
    room.panel.view.customer.voice.say.click()
    room.loudspeaker.go_to(1.0)
    assert set(room.utterances) <= {Utterance()}
