"""The stage with a voice: what is heard, what is seen of it, and when the trainee's time begins."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.gui import theme
from simulator.gui.pages.stage_page import StagePage
from simulator.gui.speaking.customer_speaks import CustomerSpeaks
from simulator.settings import Settings
from tests.gui import scenes
from tests.gui.fake_clock import FakeClock
from tests.gui.fake_sound import FakeLanes, FakeLoudspeaker, FakeSpeaker

ALT = Qt.KeyboardModifier.AltModifier


class Theatre:
    """A stage on which customers speak; nothing takes time unless a test lets it."""

    def __init__(self, stage: StagePage, clock: FakeClock, settings: Settings) -> None:
        self.stage, self.clock, self.lanes = stage, clock, FakeLanes()
        self.speaker, self.loudspeaker = FakeSpeaker(), FakeLoudspeaker()
        self.speaks = CustomerSpeaks(
            cast("Any", self.lanes),
            settings,
            lambda _: self.speaker,
            lambda: cast("Any", self.loudspeaker),
            now=clock,
            parent=stage,
        )
        stage.voice.use(self.speaks)

    def shows(self, talk: Conversation) -> None:
        """Show a conversation whose lines are ready."""
        self.speaks.prepare(talk.setting.scenario, talk.setting.seed)
        self.lanes.work()
        self.stage.show_conversation(talk)
        QApplication.processEvents()
        self.lanes.work()

    def reply(self, qtbot: QtBot, words: str) -> Reply:
        qtbot.keyClicks(self.stage.foot.box.editor, words)
        with qtbot.waitSignal(self.stage.replied) as replied:
            qtbot.keyClick(self.stage.foot.box.editor, Qt.Key.Key_Return)
        assert replied.args is not None
        return replied.args[0]

    @property
    def said(self) -> list[int]:
        """How many characters of each line are in full ink."""
        return [piece.said for piece in self.stage.scene.line._lines if piece is not None]


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[[Settings], Theatre]:
    def open_theatre(settings: Settings) -> Theatre:
        clock = FakeClock()
        stage = StagePage(now=clock)
        qtbot.addWidget(stage)
        stage.resize(1280, 800)
        stage.show()
        stage.activateWindow()
        qtbot.waitActive(stage).__enter__()
        return Theatre(stage, clock, settings)

    return open_theatre


@pytest.fixture
def theatre(opened: Callable[[Settings], Theatre]) -> Theatre:
    return opened(Settings())


def table() -> Conversation:
    return Conversation.begin(scenes.table())


def test_the_trainees_time_begins_when_the_line_has_ended(qtbot: QtBot, theatre: Theatre) -> None:
    theatre.shows(table())
    theatre.clock.go(6)
    theatre.loudspeaker.finish()
    theatre.clock.go(2.5)
    assert theatre.reply(qtbot, "Hello Mia").answer_seconds == 2.5
    assert theatre.stage._clock.seconds == 8.5  # the time shown is that of the conversation


def test_it_begins_when_the_line_is_stopped(qtbot: QtBot, theatre: Theatre) -> None:
    theatre.shows(table())
    theatre.clock.go(3)
    qtbot.keyClick(theatre.stage.foot.box.editor, Qt.Key.Key_R, ALT)
    assert not theatre.loudspeaker.is_playing
    theatre.clock.go(1.5)
    assert theatre.reply(qtbot, "Hello Mia").answer_seconds == 1.5


def test_a_reply_may_be_handed_over_while_the_customer_still_speaks(qtbot: QtBot, theatre: Theatre) -> None:
    theatre.shows(table())
    theatre.clock.go(3)
    assert theatre.loudspeaker.is_playing
    assert theatre.reply(qtbot, "Hello Mia").answer_seconds == 0
    assert not theatre.loudspeaker.is_playing


def test_a_reply_that_was_not_kept_is_measured_on(qtbot: QtBot, theatre: Theatre) -> None:
    theatre.shows(table())
    theatre.loudspeaker.finish()
    theatre.clock.go(2)
    theatre.reply(qtbot, "Hello")
    theatre.clock.go(50)
    theatre.stage.show_failure("The disk is full.")
    theatre.clock.go(1)
    assert theatre.reply(qtbot, "").answer_seconds == 3


def test_hearing_it_again_is_the_trainees_time(qtbot: QtBot, theatre: Theatre) -> None:
    theatre.shows(table())
    theatre.loudspeaker.finish()
    theatre.clock.go(1)
    theatre.stage.scene.controls.say.click()
    assert theatre.loudspeaker.is_playing
    theatre.clock.go(6)
    theatre.loudspeaker.finish()
    theatre.clock.go(1)
    assert theatre.reply(qtbot, "Hello").answer_seconds == 8


def test_words_are_inked_as_they_are_heard_and_nothing_moves(theatre: Theatre) -> None:
    theatre.shows(table())
    line = theatre.stage.scene.line
    rows = [piece.geometry() for piece, _ in line._pieces]
    assert theatre.said == [0]
    theatre.loudspeaker.go_to(0.1)
    assert theatre.said == [len("“It's")]
    theatre.loudspeaker.go_to(0.6)
    assert theatre.said == [len("“It's her")]
    theatre.loudspeaker.finish()
    assert theatre.said == [len(line._pieces[-1][0].text())]
    assert rows == [piece.geometry() for piece, _ in line._pieces]


def test_the_screen_reader_has_the_whole_line_from_the_beginning(theatre: Theatre) -> None:
    theatre.shows(table())
    assert "somewhere she can see the pizza oven?" in theatre.stage.scene.line.spoken


def test_with_reduced_motion_all_ink_is_there_and_the_face_is_still(
    theatre: Theatre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "has_motion", lambda: False)
    theatre.shows(table())
    theatre.loudspeaker.go_to(0.1)
    piece = theatre.stage.scene.line._pieces[-1][0]
    assert theatre.said == [len(piece.text())]
    assert theatre.stage.scene.people.faces["marco"]._level == 0


def test_the_mouth_of_the_speaker_moves(theatre: Theatre) -> None:
    theatre.shows(table().after(Reply("Hello Mia")))
    faces = theatre.stage.scene.people.faces
    theatre.loudspeaker.go_to(0.1)
    assert (faces["marco"]._level > 0, faces["mia"]._level) == (True, 0)
    assert faces["marco"].height() > faces["mia"].height()
    theatre.loudspeaker.finish()
    assert faces["marco"]._level == 0


def test_the_next_speaker_comes_to_the_front(qtbot: QtBot, theatre: Theatre) -> None:
    theatre.shows(table().after(Reply("Hello Mia")))
    theatre.loudspeaker.finish()
    qtbot.waitUntil(lambda: theatre.loudspeaker.is_playing)
    faces = theatre.stage.scene.people.faces
    theatre.loudspeaker.go_to(0.1)
    assert (faces["mia"]._level > 0, faces["marco"]._level) == (True, 0)
    assert faces["mia"].height() > faces["marco"].height()
    assert theatre.said == [len("“She's been counting the days.”"), len("“I'm")]


def test_the_last_words_are_spoken_where_what_counted_is_offered(theatre: Theatre) -> None:
    over = table().after(Reply("Good evening")).after(Reply("Here you are"))
    theatre.shows(over)
    assert theatre.stage.see_what_counted.isVisible()
    assert theatre.loudspeaker.played == ["Bye! I kept the balloon."]
    theatre.loudspeaker.finish()
    assert not theatre.speaks.is_speaking


def test_nothing_is_said_before_the_page_is_seen(qtbot: QtBot, theatre: Theatre) -> None:
    theatre.stage.hide()
    theatre.shows(table())
    assert theatre.loudspeaker.played == []
    theatre.stage.show()
    qtbot.waitUntil(lambda: theatre.loudspeaker.is_playing)


def test_leaving_the_stage_ends_all_that_is_heard(theatre: Theatre) -> None:
    theatre.shows(table())
    assert theatre.loudspeaker.ambience == "restaurant"
    theatre.stage.hide()
    assert (theatre.loudspeaker.is_playing, theatre.loudspeaker.ambience) == (False, "")
    theatre.stage.show()
    assert (theatre.loudspeaker.is_playing, theatre.loudspeaker.ambience) == (False, "restaurant")


def test_a_pause_holds_the_voice_and_the_clock(qtbot: QtBot, theatre: Theatre) -> None:
    theatre.shows(table())
    theatre.clock.go(1)
    theatre.stage.pause()
    assert theatre.loudspeaker.is_held
    theatre.clock.go(100)
    theatre.stage.go_on()
    assert not theatre.loudspeaker.is_held
    theatre.clock.go(1)
    assert theatre.stage._clock.seconds == 2
    theatre.loudspeaker.finish()
    theatre.clock.go(1)
    assert theatre.reply(qtbot, "Hello").answer_seconds == 1


def test_the_telephone_is_heard_until_it_is_answered(qtbot: QtBot, theatre: Theatre) -> None:
    theatre.stage.hide()
    theatre.shows(Conversation.begin(scenes.call()))
    assert theatre.loudspeaker.effects == []
    theatre.stage.show()
    qtbot.waitUntil(lambda: theatre.loudspeaker.effects == ["ring"])
    theatre.clock.go(6.1)
    qtbot.waitUntil(lambda: len(theatre.loudspeaker.effects) == 2)
    assert theatre.loudspeaker.ambience == ""
    theatre.stage.phone.answer.click()
    QApplication.processEvents()
    assert theatre.loudspeaker.ambience == "phone-line"
    assert theatre.loudspeaker.stopped_effects == ["ring", "ring"]
    assert theatre.stage.scene.ambience.text == "♪ a quiet telephone line"
    assert theatre.loudspeaker.played[0].startswith("Hi, um, yes.")  # got ready while it rang
    theatre.clock.go(10)
    theatre.stage.phone.look_at_the_clock()
    assert theatre.loudspeaker.effects == ["ring", "ring"]


def test_stop_say_again_and_mute_by_key(qtbot: QtBot, theatre: Theatre) -> None:
    theatre.shows(table())
    editor, controls = theatre.stage.foot.box.editor, theatre.stage.scene.controls
    assert controls.say.accessibleName() == "Stop"
    qtbot.keyClick(editor, Qt.Key.Key_R, ALT)
    assert controls.say.accessibleName() == "Say it again"
    assert QApplication.focusWidget() is editor
    qtbot.keyClick(editor, Qt.Key.Key_R, ALT)
    assert theatre.loudspeaker.is_playing
    qtbot.keyClick(editor, Qt.Key.Key_M, ALT)
    assert not theatre.loudspeaker.is_playing
    assert not controls.say.isEnabled()
    qtbot.keyClick(editor, Qt.Key.Key_M, ALT)
    qtbot.keyClick(editor, Qt.Key.Key_R, ALT)
    assert theatre.loudspeaker.is_playing
    assert editor.toPlainText() == ""


def test_trouble_is_one_quiet_line(theatre: Theatre) -> None:
    theatre.shows(table())
    theatre.loudspeaker.troubled.emit("The loudspeaker is gone.", "Plug it in again.")
    assert theatre.stage.room.notice.text == "The loudspeaker is gone. Plug it in again."
    theatre.stage.room.notice.clear()
    theatre.speaks.say_again()
    theatre.loudspeaker.troubled.emit("The loudspeaker is gone.", "Plug it in again.")
    assert theatre.stage.room.notice.text == ""


def test_with_captions_only_the_stage_is_as_it_was(
    qtbot: QtBot, opened: Callable[[Settings], Theatre]
) -> None:
    theatre = opened(Settings(customer_speech="captions"))
    theatre.shows(table())
    theatre.clock.go(2)
    assert theatre.said == [len(theatre.stage.scene.line._pieces[-1][0].text())]
    assert not theatre.stage.scene.controls.isVisible()
    assert theatre.reply(qtbot, "Hello").answer_seconds == 2
    assert (theatre.loudspeaker.played, theatre.loudspeaker.ambience, theatre.speaker.rendered) == (
        [],
        "",
        [],
    )


def test_the_controls_stand_inside_the_picture(theatre: Theatre) -> None:
    theatre.shows(table())
    for width, height in ((1024, 700), (1280, 800), (1920, 1080)):
        theatre.stage.resize(width, height)
        scene = theatre.stage.scene
        assert scene.people.geometry().contains(scene.controls.geometry())
        assert not any(
            tag.geometry().translated(scene.people.pos()).intersects(scene.controls.geometry())
            for tag in scene.people._tags.values()
        )
