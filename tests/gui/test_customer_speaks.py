"""CustomerSpeaks: what may come next is ready before it is needed; the captions go on whatever happens."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.domain.scenario import Scenario, Sound
from simulator.gui.speaking.customer_speaks import CustomerSpeaks
from simulator.settings import Settings
from simulator.speech.interface import VoiceUnavailableError
from tests.gui import scenes
from tests.gui.fake_clock import FakeClock
from tests.gui.fake_sound import FakeLanes, FakeLoudspeaker, FakeSpeaker


class Company:
    """A CustomerSpeaks with everything round it that is moved by hand."""

    def __init__(self, settings: Settings) -> None:
        self.lanes, self.clock = FakeLanes(), FakeClock()
        self.speakers: list[FakeSpeaker] = []
        self.loudspeakers: list[FakeLoudspeaker] = []
        self.speaks = CustomerSpeaks(
            cast("Any", self.lanes),
            settings,
            self._speaker,
            cast("Any", self._loudspeaker),
            now=self.clock,
        )
        self.heard: list[tuple[Any, ...]] = []
        self.speaks.said.connect(self._said)
        self.speaks.speaking_started.connect(self._started)
        self.speaks.speaking_ended.connect(self._ended)
        self.speaks.all_said.connect(self._all_said)
        self.speaks.noticed.connect(self._noticed)
        self.speaks.mouth_moved.connect(self._mouth)
        self.mouth = ("", 0.0)

    @property
    def loudspeaker(self) -> FakeLoudspeaker:
        return self.loudspeakers[-1]

    @property
    def speaker(self) -> FakeSpeaker:
        return self.speakers[-1]

    def _speaker(self, percent: int) -> FakeSpeaker:
        self.speakers.append(FakeSpeaker(percent))
        return self.speaker

    def _loudspeaker(self) -> FakeLoudspeaker:
        self.loudspeakers.append(FakeLoudspeaker())
        return self.loudspeaker

    def _said(self, line: int, characters: int) -> None:
        self.heard.append((line, characters))

    def _started(self) -> None:
        self.heard.append(("started",))

    def _ended(self) -> None:
        self.heard.append(("ended",))

    def _all_said(self) -> None:
        self.heard.append(("all",))

    def _noticed(self, problem: str, remedy: str) -> None:
        self.heard.append((problem, remedy))

    def _mouth(self, person: str, level: float) -> None:
        self.mouth = (person, level)


@pytest.fixture
def company(qapp: QApplication) -> Iterator[Company]:
    company = Company(Settings())
    yield company
    company.speaks.close()
    company.speaks.deleteLater()


def answered_call() -> Conversation:
    return Conversation.begin(scenes.call(rings=False))


def test_at_the_briefing_the_first_lines_are_got_ready(company: Company) -> None:
    company.speaks.prepare(scenes.call())
    company.lanes.work()
    texts = [text for text, _ in company.speaker.rendered]
    assert texts[0].startswith("Hi, um, yes.")
    assert not any(
        "Biscuit" in text or "\0" in text for text in texts
    )  # nobody knows yet how the dog is called
    company.speaks.prepare(scenes.call(), seed=0)
    company.lanes.work()
    assert "Oh! That's Biscuit, sorry." in [text for text, _ in company.speaker.rendered]


def test_a_line_that_is_ready_sounds_at_once(company: Company) -> None:
    company.speaks.enter(answered_call())
    company.lanes.work()
    company.speaks.say(answered_call())
    assert company.loudspeaker.played[0].startswith("Hi, um, yes.")  # nobody has gone back to the event loop
    assert company.speaks.is_speaking
    assert ("started",) in company.heard


def test_all_that_may_come_next_is_ready_before_the_trainee_answers(company: Company) -> None:
    talk = Conversation.begin(scenes.table())
    company.speaks.say(talk)
    company.lanes.work()
    before = list(company.speaker.rendered)
    for words in ("Hello Mia", "Good evening"):
        following = talk.after(Reply(words))
        company.speaks.say(following)
        assert company.loudspeaker.played[-1] == following.lines[0].text
        for line in following.lines:
            assert (line.text, line.speaker) in before


def test_endings_are_ready_too(company: Company) -> None:
    talk = Conversation.begin(scenes.table()).after(Reply("Good evening"))
    company.speaks.say(talk)
    company.lanes.work()
    assert ("Bye! I kept the balloon.", "mia") in company.speaker.rendered
    over = talk.after(Reply("Here you are"))
    company.speaks.say(over)
    assert company.loudspeaker.played[-1] == "Bye! I kept the balloon."


def test_nothing_is_rendered_twice_and_nothing_aligned_twice(company: Company) -> None:
    talk = Conversation.begin(scenes.table())
    for _ in range(3):
        company.speaks.prepare(scenes.table(), seed=0)
        company.lanes.work(2)
        company.speaks.enter(talk)
        company.lanes.work(1)
        company.speaks.say(talk)
        company.lanes.work()
    assert len(company.speaker.rendered) == len(set(company.speaker.rendered))
    assert len(company.speaker.aligned) == len(set(company.speaker.aligned)) == len(company.speaker.rendered)


def test_the_urgent_line_waits_for_one_piece_of_work_only(company: Company) -> None:
    company.speaks.enter(Conversation.begin(scenes.table()))
    company.lanes.work(3)  # the cast, and two lines; the third is under way
    assert len(company.lanes.waiting) == 1
    company.speaks.say(answered_call())
    company.lanes.work(3)  # what was under way, the new cast, the urgent line
    assert company.speaker.rendered[-1][0].startswith("Hi, um, yes.")


def test_each_character_has_a_voice_of_their_own(company: Company) -> None:
    company.speaks.enter(Conversation.begin(scenes.table()))
    company.lanes.work()
    assert set(company.speaker.wishes) == {"marco", "mia"}


def test_two_characters_speak_one_after_the_other(qtbot: QtBot, company: Company) -> None:
    talk = Conversation.begin(scenes.table()).after(Reply("Hello Mia"))
    assert [line.speaker for line in talk.lines] == ["marco", "mia"]
    company.speaks.enter(talk)
    company.lanes.work()
    company.speaks.say(talk)
    company.loudspeaker.go_to(0.1)
    assert company.mouth == ("marco", 0.6)
    with qtbot.waitSignal(company.speaks.line_begun) as begun:
        company.loudspeaker.finish()
        assert company.mouth == ("marco", 0.0)
        assert ("ended",) not in company.heard
    assert begun.args == ["mia"]
    company.loudspeaker.go_to(0.1)
    assert company.mouth == ("mia", 0.6)
    company.loudspeaker.finish()
    assert company.heard[-1] == ("ended",)
    assert company.loudspeaker.played == ["She's been counting the days.", "I'm six now."]


def test_captions_follow_the_words(company: Company) -> None:
    talk = Conversation.begin(scenes.table())
    company.speaks.enter(talk)
    company.lanes.work()
    company.speaks.say(talk)
    text = talk.lines[0].text
    for seconds, words in ((0.0, 1), (0.6, 2), (1.1, 3)):
        company.loudspeaker.go_to(seconds)
        assert company.heard[-1] == (0, len(" ".join(text.split()[:words])))


def test_captions_go_on_when_the_voice_hangs(qtbot: QtBot, company: Company) -> None:
    talk = Conversation.begin(scenes.table())
    company.speaks.say(talk)  # and nobody works in the lane
    text = talk.lines[0].text
    company.clock.go(1.0)
    qtbot.waitUntil(lambda: company.heard[-1][0] == 0 and company.heard[-1][1] > 5)
    company.clock.go(60)
    qtbot.waitUntil(lambda: company.heard[-1] == ("ended",))
    assert (0, len(text)) in company.heard
    assert company.loudspeaker.played == []


@pytest.mark.parametrize(("late", "is_heard"), [(1.9, True), (2.1, False)])
def test_sound_that_comes_late_joins_within_two_seconds(
    company: Company, late: float, is_heard: bool
) -> None:
    talk = Conversation.begin(scenes.table())
    company.speaks.say(talk)
    company.clock.go(late)
    company.lanes.work()
    assert bool(company.loudspeaker.played) == is_heard
    assert company.speaks.is_speaking


def test_the_words_never_go_back_when_the_sound_joins(qtbot: QtBot, company: Company) -> None:
    company.speaks.say(Conversation.begin(scenes.table()))
    company.clock.go(1.5)
    qtbot.waitUntil(lambda: company.heard[-1][-1] != "started" and company.heard[-1][-1] > 15)
    company.lanes.work()
    company.loudspeaker.go_to(0.0)
    company.loudspeaker.go_to(5.0)
    said = [entry[1] for entry in company.heard if len(entry) == 2 and entry[0] == 0]
    assert said == sorted(said)
    assert said[-1] > 30


def test_hush_stops_the_sound_before_it_returns(company: Company) -> None:
    company.speaks.enter(answered_call())
    company.lanes.work()
    company.speaks.say(answered_call())
    company.loudspeaker.go_to(0.3)
    company.speaks.hush()
    assert not company.loudspeaker.is_playing
    assert company.heard[-2:] == [("all",), ("ended",)]
    assert company.mouth[1] == 0.0
    assert company.loudspeaker.effects == []  # the dog barks at the end, and there was none
    stops = company.loudspeaker.stops
    company.speaks.hush()
    assert (company.loudspeaker.stops, company.heard.count(("ended",))) == (stops, 1)


def test_it_can_be_said_again(company: Company) -> None:
    company.speaks.enter(answered_call())
    company.lanes.work()
    company.speaks.say(answered_call())
    company.loudspeaker.finish()
    company.speaks.say_again()
    assert len(company.loudspeaker.played) == 2
    assert company.speaks.is_speaking
    company.loudspeaker.finish()
    assert company.heard.count(("ended",)) == 2


@pytest.mark.parametrize("at", ["start", "end"])
def test_the_sound_of_a_line_comes_where_it_was_written(company: Company, at: str) -> None:
    company.speaks.say(with_sound(Sound("dog-bark", "dog barks", at=at)))
    company.lanes.work()
    assert company.loudspeaker.effects == (["dog-bark"] if at == "start" else [])
    company.loudspeaker.finish()
    assert company.loudspeaker.effects == ["dog-bark"]


def with_sound(sound: Sound) -> Conversation:
    scenario = scenes.call(rings=False)
    nodes = {**scenario.nodes, "hello": replace(scenario.nodes["hello"], sound=sound)}
    return Conversation.begin(replace(scenario, nodes=nodes))


def test_what_is_only_done_is_not_spoken(company: Company) -> None:
    scenario = scenes.call(rings=False)
    silent = replace(scenario.nodes["hello"], says="", does="breathes")
    talk = Conversation.begin(replace(scenario, nodes={**scenario.nodes, "hello": silent}))
    company.speaks.say(talk)
    assert company.heard == [("all",), ("ended",)]
    assert company.loudspeaker.effects == ["dog-bark"]


def test_a_pause_holds_everything(company: Company) -> None:
    company.speaks.enter(answered_call())
    company.lanes.work()
    company.speaks.say(answered_call())
    company.loudspeaker.go_to(0.2)
    company.speaks.hold()
    assert company.loudspeaker.is_held
    assert company.mouth[1] == 0.0
    before = list(company.heard)
    company.loudspeaker.go_to(5.0)  # said just before, heard just after
    assert company.heard == before
    company.speaks.go_on()
    assert not company.loudspeaker.is_held
    company.loudspeaker.go_to(0.7)
    assert company.heard != before


def test_a_loudspeaker_that_fails_is_told_once_and_goes_on_by_its_clock(company: Company) -> None:
    company.speaks.enter(answered_call())
    company.lanes.work()
    for _ in range(2):
        company.speaks.say(answered_call())
        company.loudspeaker.troubled.emit("The loudspeaker is gone.", "Plug it in again.")
        company.loudspeaker.go_to(0.2)
        assert company.speaks.is_speaking
    assert company.heard.count(("The loudspeaker is gone.", "Plug it in again.")) == 1


def test_a_loudspeaker_that_says_nothing_is_not_waited_for(qtbot: QtBot, company: Company) -> None:
    company.speaks.enter(answered_call())
    company.lanes.work()
    company.speaks.say(answered_call())
    qtbot.waitUntil(lambda: company.loudspeaker.stops > 0, timeout=3000)
    company.clock.go(60)
    qtbot.waitUntil(lambda: company.heard[-1] == ("ended",))


def test_the_trouble_of_a_voice_is_told_once(company: Company) -> None:
    company.speaks.enter(answered_call())
    company.lanes.work(1)
    company.speaker.trouble = "The voice hangs; another one speaks."
    company.lanes.work()
    company.speaks.say(answered_call())
    company.lanes.work()
    assert company.heard.count(("The voice hangs; another one speaks.", "")) == 1


def test_a_voice_that_refuses_is_asked_again_the_next_turn_only(qtbot: QtBot, company: Company) -> None:
    company.speaks.enter(answered_call())
    company.lanes.work(1)
    company.speaker.refuses = VoiceUnavailableError("No voice.", remedy="Install one.")
    assert company.lanes.work() < 10
    company.speaker.refuses = None
    company.speaks.say(answered_call())
    company.lanes.work()
    assert company.loudspeaker.is_playing
    assert company.heard.count(("No voice. Install one.", "")) == 1


def test_with_captions_nothing_is_rendered_and_nothing_played() -> None:
    company = Company(Settings(customer_speech="captions"))
    company.speaks.prepare(scenes.call())
    company.speaks.enter(answered_call())
    company.speaks.ring()
    company.speaks.say(answered_call())
    company.speaks.say_again()
    assert company.heard == [("all",), ("ended",)]
    assert (company.lanes.work(), company.speakers, company.loudspeakers) == (0, [], [])
    company.speaks.close()


def test_muted_it_is_as_with_captions_until_further_notice(company: Company) -> None:
    company.speaks.enter(answered_call())
    company.lanes.work()
    company.speaks.say(answered_call())
    company.speaks.mute(muted=True)
    assert (company.loudspeaker.is_playing, company.loudspeaker.ambience) == (False, "")
    company.speaks.say(answered_call())
    assert not company.speaks.is_speaking
    company.speaks.mute(muted=False)
    assert company.loudspeaker.ambience == "phone-line"
    company.speaks.say_again()
    assert company.loudspeaker.is_playing


def test_the_telephone_rings_and_then_the_line_hums_until_they_hang_up(company: Company) -> None:
    talk = Conversation.begin(scenes.call())
    company.speaks.enter(talk, is_ringing=True)
    company.speaks.ring()
    assert (company.loudspeaker.effects, company.loudspeaker.ambience) == (["ring"], "")
    company.lanes.work()
    company.speaks.say(talk)
    assert company.loudspeaker.ambience == "phone-line"
    while not talk.is_over:
        talk = talk.after(Reply("What happened?", rings=1))
    company.speaks.say(talk)
    company.lanes.work()
    assert company.loudspeaker.ambience == "phone-line"
    company.loudspeaker.finish()
    assert company.loudspeaker.ambience == ""


@pytest.mark.parametrize(
    ("place", "ambience"),
    [
        ("restaurant", "restaurant"),
        ("returns-desk", "shop"),
        ("kitchen-phone", "kitchen-drip"),
        ("nowhere", ""),
    ],
)
def test_a_place_sounds_as_it_looks(company: Company, place: str, ambience: str) -> None:
    scenario: Scenario = replace(scenes.table(), place=place)
    company.speaks.enter(Conversation.begin(scenario))
    assert company.loudspeaker.ambience == ambience
    company.speaks.leave()
    company.speaks.take_settings(Settings(ambience_volume=0))
    company.speaks.enter(Conversation.begin(scenario))
    assert company.loudspeaker.ambience == ""  # and nothing is said of it


def test_leaving_ends_everything(company: Company) -> None:
    company.speaks.enter(answered_call())
    company.lanes.work(2)
    company.speaks.say(answered_call())
    company.speaks.leave()
    rendered = len(company.speaker.rendered)
    assert company.lanes.work() == 1  # what was under way
    assert len(company.speaker.rendered) == rendered + 1
    assert (company.loudspeaker.is_playing, company.loudspeaker.ambience) == (False, "")
    assert company.loudspeaker.played in ([], [answered_call().lines[0].text])
    company.speaks.close()
    assert company.speaker.is_closed
    assert company.loudspeaker.is_closed


def test_settings_hold_at_once(company: Company) -> None:
    company.speaks.enter(answered_call())
    company.lanes.work()
    company.speaks.take_settings(
        Settings(voice_volume=40, ambience_volume=20, loudspeaker="Headset", speech_percent=130)
    )
    assert (company.loudspeaker.volumes, company.loudspeaker.device) == ((40, 20), "Headset")
    company.speaks.say(answered_call())
    rendered = len(company.speaker.rendered)
    company.lanes.work()
    assert company.speaker.percent == 130
    assert len(company.speaker.rendered) > rendered
    assert company.loudspeaker.is_playing
    company.speaks.take_settings(Settings(customer_speech="captions", speech_percent=130))
    assert not company.loudspeaker.is_playing
    assert company.heard[-1] == ("ended",)
