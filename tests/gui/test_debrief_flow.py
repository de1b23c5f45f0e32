"""A finished conversation is heard again: line by line in the debrief, and whole from the customer's seat."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.domain.conversation import Conversation
from simulator.gui.debrief_flow import SWAP_SEATS, DebriefFlow
from simulator.gui.debrief_sound import own_recordings
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.pages.debrief_page import DebriefPage
from simulator.gui.pages.swap_seats_page import SwapSeatsPage
from simulator.gui.played_run import YOU, played_run
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.speaking.line_player import LinePlayer
from simulator.gui.start import ROOMS
from simulator.gui.swap_seats_steps import Kind, steps_of, turning_point
from simulator.records import open_store
from simulator.settings import Settings
from simulator.training.practice import Debrief
from tests.gui import debriefs
from tests.gui.fake_sound import FakeLanes, FakeLoudspeaker, FakeSpeaker


@dataclass
class Heard:
    """The debrief in its window, with a loudspeaker that a test moves."""

    window: MainWindow
    lanes: FakeLanes
    speaker: FakeSpeaker
    loudspeaker: FakeLoudspeaker
    player: LinePlayer
    flow: DebriefFlow
    desk: RecordsDesk

    @property
    def page(self) -> DebriefPage:
        page = self.window.page("debrief")
        assert isinstance(page, DebriefPage)
        return page

    @property
    def seat(self) -> SwapSeatsPage:
        page = self.window.page(SWAP_SEATS)
        assert isinstance(page, SwapSeatsPage)
        return page

    def show(self, debrief: Debrief) -> None:
        self.page.show_debrief(debrief)
        self.window.show_page("debrief")
        self.flow.enter(debrief, self.page)
        self.lanes.work()

    def offered(self) -> set[str]:
        return {button.key for button in self.page.transcript.sounds if button.isVisible()}

    def press(self, key: str) -> None:
        next(button for button in self.page.transcript.sounds if button.key == key).click()
        self.lanes.work()

    def playing(self) -> list[str]:
        return [button.key for button in self.page.transcript.sounds if button.is_playing]

    def finish(self, qtbot: QtBot) -> None:
        self.loudspeaker.finish()
        qtbot.wait(1)
        self.lanes.work()


@pytest.fixture
def heard(qtbot: QtBot, tmp_path: Path) -> Iterator[Heard]:
    window, lanes, parent = MainWindow(ROOMS), FakeLanes(), QObject()
    qtbot.addWidget(window)
    speaker, loudspeaker = FakeSpeaker(), FakeLoudspeaker()
    player = LinePlayer(lanes, Settings(), lambda _: speaker, lambda: loudspeaker, parent)  # type: ignore[arg-type, return-value]
    desk = RecordsDesk(lanes, parent)  # type: ignore[arg-type]  # runs what it is told to
    flow = DebriefFlow(window, desk, player, parent)

    def make() -> DebriefPage:
        page = DebriefPage()
        flow.wire(page)
        return page

    window.add_page("debrief", Page(make))
    desk.open(tmp_path, "Sam Weber")
    lanes.work()
    window.show()
    window.activateWindow()
    yield Heard(window, lanes, speaker, loudspeaker, player, flow, desk)
    desk.close()
    lanes.work()


@pytest.fixture
def recorded(heard: Heard, tmp_path: Path) -> Debrief:
    """A good conversation whose second and fourth reply are kept as sound."""
    return kept(debriefs.warm(), tmp_path, 2, 4)


def kept(debrief: Debrief, folder: Path, *turns: int) -> Debrief:
    """The debrief as an attempt of the store, with recordings of these turns."""
    store = open_store(folder)
    sam = store.person("Sam Weber")
    store.agree_to_recording(sam, 30)
    attempt = store.start_attempt(sam, scenario_id="x", scenario_title="The dog", scenario_text="x", seed=0)
    for turn in turns:
        store.recording_file(attempt.id, turn, sam).write_bytes(b"RIFF")
        store.keep_recording(attempt.id, turn, sam, 3.0)
    store.close()
    return replace(debrief, record=replace(debrief.record, id=attempt.id, owner=sam))


def lines_of(debrief: Debrief) -> list[list[str]]:
    """What was said before each reply and at the end, replayed from the kept turns alone."""
    here, said = Conversation.begin(debrief.scenario, debrief.record.seed), []
    for turn in debrief.record.turns:
        said.append([line.text for line in here.lines if line.text])
        here = here.follow(turn.reply, turn.choice)
    return [*said, [line.text for line in here.lines if line.text]]


def test_every_line_can_be_heard_and_a_reply_only_where_it_was_kept(heard: Heard, recorded: Debrief) -> None:
    heard.show(recorded)
    customers = {f"customer:{turn}" for turn in range(1, 7)}
    assert heard.offered() == customers | {"you:2", "you:4", "closing:0"}


def test_with_captions_only_nothing_but_ones_own_voice_is_offered(heard: Heard, recorded: Debrief) -> None:
    heard.player.take_settings(Settings(customer_speech="captions"))
    heard.show(recorded)
    assert heard.offered() == {"you:2", "you:4"}


def test_one_plays_at_a_time_and_the_same_pressed_again_is_silence(heard: Heard, recorded: Debrief) -> None:
    heard.show(recorded)
    heard.press("customer:2")
    assert heard.playing() == ["customer:2"]
    assert heard.loudspeaker.played == ["That's Biscuit. A chocolate Lab, and he thinks he runs the house."]
    heard.press("you:2")
    assert heard.playing() == ["you:2"]
    assert len(heard.loudspeaker.played) == 2
    assert heard.loudspeaker.played[-1].endswith(".wav")
    heard.press("you:2")
    assert heard.playing() == []
    assert not heard.loudspeaker.is_playing


def test_at_its_end_the_sign_is_play_again(heard: Heard, recorded: Debrief, qtbot: QtBot) -> None:
    heard.show(recorded)
    heard.press("closing:0")
    assert heard.playing() == ["closing:0"]
    heard.finish(qtbot)
    assert heard.playing() == []


def test_what_plays_is_still_marked_in_another_theme(heard: Heard, recorded: Debrief) -> None:
    heard.show(recorded)
    heard.press("customer:1")
    heard.page._dress()  # as a change of theme does
    assert heard.playing() == ["customer:1"]
    assert "you:2" in heard.offered()


def test_whoever_leaves_leaves_silence(heard: Heard, recorded: Debrief) -> None:
    heard.show(recorded)
    heard.press("customer:1")
    heard.page.hide()
    assert not heard.loudspeaker.is_playing
    assert heard.loudspeaker.is_closed


def test_nobody_elses_recordings_are_looked_up(heard: Heard, recorded: Debrief, tmp_path: Path) -> None:
    store = open_store(tmp_path)
    try:
        assert set(own_recordings(store, store.person("Sam Weber"), recorded.record)) == {2, 4}
        assert own_recordings(store, store.person("Kim"), recorded.record) == {}
    finally:
        store.close()


def test_erased_recordings_are_not_offered(heard: Heard, recorded: Debrief) -> None:
    heard.desk.ask(
        lambda store, person: store.erase_recordings(person, recorded.record.id, 2),
        asker=heard.flow,
        then=lambda _: None,
        failed=lambda error: pytest.fail(str(error)),
    )
    heard.show(recorded)
    assert "you:2" not in heard.offered()
    assert "you:4" in heard.offered()


def test_the_keyboard_reaches_what_can_be_heard(heard: Heard, recorded: Debrief, qtbot: QtBot) -> None:
    heard.show(recorded)
    turn = heard.page.transcript.turns[1]
    turn.words.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(turn.words, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is turn.hear_you
    assert turn.hear_you.accessibleName() == "Hear your reply in turn 2"
    qtbot.keyClick(turn.hear_you, Qt.Key.Key_Space)
    assert heard.player.current == "you:2"
    assert turn.hear_you.accessibleName() == "Stop: Hear your reply in turn 2"
    qtbot.keyClick(turn.hear_you, Qt.Key.Key_Backtab)
    qtbot.keyClick(turn.words, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is turn.hear_customer


@pytest.mark.parametrize("made", [debriefs.warm, debriefs.cold, debriefs.what_if, debriefs.crowded])
def test_the_steps_of_a_swapped_seat_are_the_stored_run(made: Callable[[], Debrief]) -> None:
    debrief = made()
    recordings = {2: Path("/2.wav")}
    steps = steps_of(played_run(debrief), recordings, "Because.")
    said = [[part.text for part in step.parts] for step in steps if step.kind is Kind.SAID]
    assert said == lines_of(debrief)
    heard = [step for step in steps if step.kind is Kind.HEARD]
    assert [step.text for step in heard] == [turn.reply.text for turn in debrief.record.turns]
    assert [step.parts[0].file for step in heard] == [recordings.get(step.turn) for step in heard]
    assert {part.character for step in heard for part in step.parts} == {YOU}
    thoughts = [step for step in steps if step.kind is Kind.THOUGHT]
    told = debrief.scorecard.turns
    assert [(step.text, step.mood) for step in thoughts] == [(turn.thought, turn.mood) for turn in told]
    assert [step.turn for step in steps] == sorted(step.turn for step in steps)
    assert steps[-1].kind is Kind.END


def swap(heard: Heard, debrief: Debrief) -> SwapSeatsPage:
    heard.show(debrief)
    heard.page.top.swap.click()
    heard.lanes.work()
    return heard.seat


def test_a_seat_is_played_to_its_end_as_the_run_was_stored(
    heard: Heard, recorded: Debrief, qtbot: QtBot
) -> None:
    seat = swap(heard, recorded)
    assert heard.window.shown == SWAP_SEATS
    assert heard.loudspeaker.played == [], "nobody is startled"
    qtbot.keyClick(seat.transport.play, Qt.Key.Key_Space)
    heard.lanes.work()
    moods = list[int]()
    while heard.loudspeaker.is_playing:
        moods.append(seat.moods.points_shown)
        heard.finish(qtbot)
    replies, thoughts = recorded.record.turns, recorded.scorecard.turns
    expected = list[str]()
    for said, kept_turn, told in zip(lines_of(recorded), replies, thoughts, strict=False):
        sound = kept_turn.number in heard.flow.sound.recordings
        own = heard.flow.sound.recordings[kept_turn.number].name if sound else kept_turn.reply.text
        expected += [*said, own, told.thought]
    assert heard.loudspeaker.played == [*expected, *lines_of(recorded)[-1]]
    assert moods == sorted(moods), "the mood line only grows"
    assert moods[:4] == [1, 1, 2, 2]
    assert seat.moods.points_shown == 7
    assert seat.end.isVisible()
    assert "I'd call here again." in seat.end.words.text()


def test_only_the_voice_that_reads_ones_words_is_not_the_customers(heard: Heard, recorded: Debrief) -> None:
    seat = swap(heard, recorded)
    seat.transport.play.click()
    heard.lanes.work()
    assert {character for _, character in heard.speaker.rendered} == {"dana", YOU}


def test_it_can_be_held_stepped_and_turned_back(heard: Heard, recorded: Debrief, qtbot: QtBot) -> None:
    seat = swap(heard, recorded)
    qtbot.keyClick(seat, Qt.Key.Key_Space)
    heard.lanes.work()
    assert seat.transport.play.text() == "Pause"
    qtbot.keyClick(seat, Qt.Key.Key_Space)
    assert heard.loudspeaker.is_held
    assert seat.transport.play.text() == "Play"
    qtbot.keyClick(seat, Qt.Key.Key_Space)
    assert not heard.loudspeaker.is_held
    assert len(heard.loudspeaker.played) == 1, "it goes on where it was"
    qtbot.keyClick(seat, Qt.Key.Key_Right)
    heard.lanes.work()
    assert seat.whose.text() == "You hear"
    assert len(heard.loudspeaker.played) == 2
    qtbot.keyClick(seat, Qt.Key.Key_Right)
    assert seat.whose.text() == "You think"
    assert seat.mood_words.text() == "mood +15"
    assert seat.face.mood() == recorded.scorecard.turns[0].mood
    qtbot.keyClick(seat, Qt.Key.Key_Left)
    qtbot.keyClick(seat, Qt.Key.Key_Left)
    assert seat.whose.text() == "You say"
    assert seat.face.mood() == recorded.scenario.mood
    qtbot.keyClick(seat, Qt.Key.Key_Left)
    assert not seat.transport.previous.isEnabled()


def test_held_and_stepped_it_stays_silent_until_played(heard: Heard, recorded: Debrief, qtbot: QtBot) -> None:
    seat = swap(heard, recorded)
    for _ in range(3):
        qtbot.keyClick(seat, Qt.Key.Key_Right)
        heard.lanes.work()
    assert heard.loudspeaker.played == []
    seat.transport.play.click()
    heard.lanes.work()
    assert heard.loudspeaker.played == ["That's Biscuit. A chocolate Lab, and he thinks he runs the house."]


def test_with_captions_only_it_runs_by_the_words(heard: Heard, recorded: Debrief, qtbot: QtBot) -> None:
    seat = swap(heard, recorded)
    seat.transport.captions.click()
    seat.transport.play.click()
    heard.lanes.work()
    while heard.loudspeaker.playing is not None:
        assert heard.loudspeaker.playing.path is None
        assert heard.loudspeaker.playing.seconds > 1
        heard.finish(qtbot)
    assert not heard.speaker.rendered
    said = " ".join(heard.loudspeaker.played)
    for line in (*lines_of(recorded)[0], recorded.record.turns[1].reply.text):
        assert line in said
    assert seat.end.isVisible()


def test_the_words_follow_what_is_heard(heard: Heard, recorded: Debrief) -> None:
    seat = swap(heard, recorded)
    seat.transport.play.click()
    heard.lanes.work()
    heard.loudspeaker.go_to(0.7)
    (caption,) = (piece for piece, _ in seat.line._pieces if piece.said < len(piece.text()))
    assert caption.text()[: caption.said].rstrip() == "“Hi, um,"


def test_the_question_at_the_end_leads_to_the_turn_that_cost_most(heard: Heard, qtbot: QtBot) -> None:
    debrief = debriefs.cold()
    seat = swap(heard, debrief)
    seat.show_step(len(steps_of(played_run(debrief), {}, "")) - 1)
    assert seat.end.question.text() == "What would you have wanted to hear?"
    worst = turning_point(steps_of(played_run(debrief), {}, ""))
    assert worst is not None
    with qtbot.waitSignal(heard.flow.turn_retried) as retried:
        seat.end.again.click()
    assert retried.args == [worst.turn]


def test_a_run_in_which_nothing_was_lost_has_nothing_to_try_again() -> None:
    assert turning_point(steps_of(played_run(debriefs.warm()), {}, "")) is None


def test_escape_leads_back_and_leaves_silence(heard: Heard, recorded: Debrief, qtbot: QtBot) -> None:
    seat = swap(heard, recorded)
    seat.transport.play.click()
    heard.lanes.work()
    with qtbot.waitSignal(heard.flow.debrief_asked):
        qtbot.keyClick(seat, Qt.Key.Key_Escape)
    heard.window.show_page("debrief")
    assert not heard.loudspeaker.is_playing
    assert "you:2" in heard.offered()
    heard.press("customer:1")
    assert heard.playing() == ["customer:1"]


def test_swapping_seats_is_always_offered_and_plainest_after_a_failure(heard: Heard) -> None:
    heard.show(debriefs.cold())
    swap_button = heard.page.top.swap
    assert swap_button.text() == "Swap seats: hear it as Dana did"
    assert swap_button.property("role") == ""
    heard.show(debriefs.warm())
    assert swap_button.isVisible()
    assert swap_button.property("role") == "link"
