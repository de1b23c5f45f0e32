"""One thing at a time is heard; what was wanted before never comes late; held it stands still."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from simulator.domain.scenario import VoiceWish
from simulator.gui.speaking.line_player import LinePlayer, Part, silent_line
from simulator.settings import Settings
from simulator.speech.interface import VoiceUnavailableError
from tests.gui.fake_sound import FakeLanes, FakeLoudspeaker, FakeSpeaker

HELLO, BYE = Part("Hello there.", "dana"), Part("Bye.", "dana")


class Heard:
    """A player with what it does written down."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.lanes, self.speaker, self.loudspeaker = FakeLanes(), FakeSpeaker(), FakeLoudspeaker()
        self.player = LinePlayer(
            self.lanes,  # type: ignore[arg-type]  # runs what it is told to
            settings or Settings(),
            lambda _: self.speaker,
            lambda: self.loudspeaker,  # type: ignore[arg-type, return-value]
        )
        self.player.set_scene({"dana": VoiceWish()})
        self.told: list[tuple[object, ...]] = []
        self.player.began.connect(lambda key: self.told.append(("began", key)))
        self.player.ended.connect(lambda key, whole: self.told.append(("ended", key, whole)))

    def finish(self, qtbot: QtBot) -> None:
        """Let a part play to its end, and whatever follows begin."""
        self.loudspeaker.finish()
        qtbot.wait(1)
        self.lanes.work()


@pytest.fixture
def heard(qapp: object) -> Heard:
    return Heard()


def test_parts_are_heard_one_after_the_other_and_the_next_is_ready(heard: Heard, qtbot: QtBot) -> None:
    heard.player.play("customer:1", (HELLO, BYE))
    heard.lanes.work()
    assert heard.loudspeaker.played == ["Hello there."]
    assert heard.speaker.rendered == [("Hello there.", "dana"), ("Bye.", "dana")]
    heard.finish(qtbot)
    assert heard.loudspeaker.played == ["Hello there.", "Bye."]
    assert heard.player.current == "customer:1"
    heard.finish(qtbot)
    assert heard.told == [("began", "customer:1"), ("ended", "customer:1", True)]
    assert heard.player.current == ""


def test_something_else_replaces_what_plays_and_what_was_not_ready(heard: Heard, tmp_path: Path) -> None:
    heard.player.play("customer:1", (HELLO,))
    heard.player.play("you:1", (Part("Good morning.", "you", tmp_path / "a.wav"),))
    heard.lanes.work()
    assert heard.loudspeaker.played == ["a.wav"]
    assert heard.told == [("began", "customer:1"), ("ended", "customer:1", False), ("began", "you:1")]


def test_stopped_it_is_silent_at_once_and_stays_so(heard: Heard, qtbot: QtBot) -> None:
    heard.player.play("customer:1", (HELLO, BYE))
    heard.lanes.work()
    heard.player.stop()
    qtbot.wait(1)
    heard.lanes.work()
    assert not heard.loudspeaker.is_playing
    assert heard.loudspeaker.played == ["Hello there."]


def test_held_before_its_voice_is_ready_it_waits(heard: Heard) -> None:
    heard.player.play("customer:1", (HELLO,))
    heard.player.hold()
    heard.lanes.work()
    assert heard.loudspeaker.played == []
    heard.player.go_on()
    assert heard.loudspeaker.played == ["Hello there."]
    heard.player.hold()
    assert heard.loudspeaker.is_held
    heard.player.go_on()
    assert not heard.loudspeaker.is_held


def test_a_silent_part_runs_its_time_without_any_voice(heard: Heard) -> None:
    heard.player.play("thought:1", (Part("They heard him. Most people do not.", is_silent=True),))
    heard.lanes.work()
    assert heard.loudspeaker.playing is not None
    assert heard.loudspeaker.playing.path is None
    assert heard.loudspeaker.playing.seconds > 1
    assert not heard.speaker.rendered
    long, short = silent_line("word " * 40), silent_line("Hm.")
    assert long.seconds > 10 > short.seconds >= 1


def test_a_voice_that_cannot_speak_is_told_in_words(heard: Heard, qtbot: QtBot) -> None:
    heard.speaker.refuses = VoiceUnavailableError("Nobody can speak here.", remedy="Install espeak-ng.")
    heard.player.play("customer:1", (HELLO,))
    with qtbot.waitSignal(heard.player.troubled) as told:
        heard.lanes.work()
    assert told.args == ["Nobody can speak here.", "Install espeak-ng."]
    assert heard.player.current == ""


def test_a_loudspeaker_that_is_pulled_out_is_told_in_words_and_the_time_goes_on(
    heard: Heard, qtbot: QtBot
) -> None:
    heard.player.play("customer:1", (HELLO,))
    heard.lanes.work()
    with qtbot.waitSignal(heard.player.troubled):
        heard.loudspeaker.troubled.emit("It is gone.", "Plug it in.")
    heard.finish(qtbot)
    assert heard.told[-1] == ("ended", "customer:1", True)


def test_it_tells_how_far_the_words_have_been_said(heard: Heard) -> None:
    said: list[tuple[str, int]] = []
    heard.player.said.connect(lambda key, characters: said.append((key, characters)))
    heard.player.play("customer:1", (HELLO,))
    heard.lanes.work()
    heard.loudspeaker.go_to(0.1)
    heard.loudspeaker.go_to(0.7)
    assert said == [("customer:1", len("Hello")), ("customer:1", len("Hello there."))]


def test_stopped_while_held_the_next_is_heard(heard: Heard) -> None:
    heard.player.play("customer:1", (HELLO,))
    heard.lanes.work()
    heard.player.hold()
    heard.player.play("customer:2", (BYE,))
    heard.lanes.work()
    assert heard.loudspeaker.played[-1] == "Bye."
    assert not heard.loudspeaker.is_held


def test_choices_hold_at_once(heard: Heard) -> None:
    heard.player.play("customer:1", (HELLO,))
    heard.lanes.work()
    assert heard.loudspeaker.volumes == (80, 60)
    heard.player.take_settings(
        Settings(voice_volume=20, ambience_volume=0, loudspeaker="Headset", speech_percent=85)
    )
    assert (heard.loudspeaker.volumes, heard.loudspeaker.device) == ((20, 0), "Headset")
    heard.player.play("customer:2", (BYE,))
    heard.lanes.work()
    assert heard.speaker.percent == 85


def test_closed_it_lets_go_of_both(heard: Heard) -> None:
    heard.player.play("customer:1", (HELLO,))
    heard.lanes.work()
    heard.player.close()
    assert heard.speaker.is_closed
    assert heard.loudspeaker.is_closed
