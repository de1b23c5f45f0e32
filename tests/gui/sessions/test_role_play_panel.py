"""One plays in front of the room: typed, said aloud, the customer by hand, back, after a crash, judged."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Reply
from simulator.domain.scorecard import Verdict
from simulator.domain.sessions.role_play import SAID_ALOUD
from simulator.domain.sessions.session import ActivityKind, PlanItem
from simulator.domain.sessions.state import ITEM_BEGUN, NEXT_UP, PAUSED
from simulator.domain.sessions.wall import BallotWall, StageWall, TitleWall
from simulator.gui.sessions.activities import ACTIVITIES
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.moment_dialog import MomentDialog
from simulator.gui.sessions.panels.role_play_panel import RolePlayPanel
from simulator.records.interface import RecordsUnavailableError
from simulator.training import practice
from tests.fakes import MemoryStore
from tests.gui.fake_clock import FakeClock
from tests.gui.sessions.led import Desk, gone_on, led
from tests.stories.scripts import scripts

LAMP, DOG = "policy-complaint", "barking-dog"
SORRY = "Good evening. I am so sorry about the lamp. What happened?"


@dataclass
class Room:
    """A panel in its session, and what stands behind it."""

    qtbot: QtBot
    desk: Desk
    live: LiveSession
    clock: FakeClock
    panel: RolePlayPanel

    def wall(self) -> StageWall:
        """Return the wall once the room has read the reply."""
        self.panel.steps._end_beat()
        wall = self.panel.wall()
        assert isinstance(wall, StageWall)
        return wall

    def begin(self) -> None:
        QTest.mouseClick(self.panel.begin_view.begin, Qt.MouseButton.LeftButton)

    def say(self, words: str) -> None:
        box = self.panel.view.answer.box
        box.editor.setPlainText(words)
        QTest.keyClick(box.editor, Qt.Key.Key_Return)

    @property
    def turns(self) -> tuple[str, ...]:
        here = self.panel.led.practice
        assert here is not None
        return tuple(turn.reply.text for turn in here.conversation.turns)

    def wall_is_over(self) -> bool:
        here = self.panel.led.practice
        return here is not None and here.conversation.is_over

    def play_to_the_end(self) -> None:
        for reply in scripts(LAMP)[0].replies:
            self.panel.led.answer(reply)

    def crash(self) -> "Room":
        """Lose every window, and read the session again."""
        self.panel.deleteLater()
        return shown(self.qtbot, self.desk, gone_on(self.desk, self.live.session.id), self.panel.item)


def shown(qtbot: QtBot, desk: Desk, live: LiveSession, item: PlanItem) -> Room:
    clock = FakeClock()
    panel = RolePlayPanel(live, item, now=clock)
    qtbot.addWidget(panel)
    panel.resize(640, 640)
    panel.show()
    return Room(qtbot, desk, live, clock, panel)


@pytest.fixture
def room_of(qtbot: QtBot) -> Callable[[str], Room]:
    def make(scenario: str = LAMP) -> Room:
        desk = Desk(MemoryStore())
        item = PlanItem("i1", ActivityKind.ROLE_PLAY, "The lamp", 20, scenario)
        live = led(desk, (item,))
        live.happen(ITEM_BEGUN, item="i1")
        return shown(qtbot, desk, live, item)

    return make


@pytest.fixture
def room(room_of: Callable[[str], Room]) -> Room:
    return room_of(LAMP)


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_whoever_is_next_begins_and_the_briefing_can_be_read_out(room: Room) -> None:
    assert "returns desk" in texts(room.panel.begin_view)
    assert room.panel.wall() == TitleWall("The lamp", "Ann plays")
    room.live.happen(NEXT_UP, {"player": "p2", "observers": ["p1"], "partner": None})
    assert room.panel.wall() == TitleWall("The lamp", "Béla plays")
    room.begin()
    assert room.wall().whose_turn == "Béla"
    assert room.panel.led.practice is not None
    assert room.panel.led.practice.record.owner.name == "Béla"


def test_a_typed_reply_is_kept_and_the_room_reads_it_before_the_answer(room: Room) -> None:
    room.begin()
    first = room.wall()
    assert "money back" in first.line
    assert first.reply == ""
    room.say(SORRY)
    assert room.turns == (SORRY,)
    reading = room.panel.wall()
    assert isinstance(reading, StageWall)
    assert (reading.line, reading.reply) == (first.line, SORRY)
    after = room.wall()
    assert after.line != first.line
    assert after.reply == ""
    assert after.mood > first.mood


def test_a_full_disk_loses_no_word(room: Room) -> None:
    room.begin()
    room.desk.store.failing = RecordsUnavailableError("The disk is full.", remedy="Make room.")
    room.say(SORRY)
    box = room.panel.view.answer.box
    assert (box.words, box.is_waiting) == (SORRY, False)
    assert "disk is full" in box.notice.text
    room.desk.store.failing = None
    QTest.keyClick(box.editor, Qt.Key.Key_Return)
    assert room.turns == (SORRY,)


def test_said_aloud_is_ticked_by_keys_and_taken_by_a_key(room: Room) -> None:
    room.begin()
    QTest.keyClick(room.panel.view, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    marking, ways = room.panel.view.marking, room.panel.view.ways
    QTest.keyClick(marking, Qt.Key.Key_1)
    QTest.keyClick(marking, Qt.Key.Key_3)
    QTest.keyClick(marking, Qt.Key.Key_1)
    assert [tick.accessibleName() for tick in marking.ticks if tick.isChecked()] == [
        "Asks what happened, or what would help"
    ]
    QTest.keyClick(marking, Qt.Key.Key_Return)
    assert len(ways.buttons) > 3
    waiting = room.wall()
    assert (waiting.reply, waiting.whose_turn) == ("", "Ann")
    QTest.keyClick(ways, Qt.Key.Key_2)
    assert room.turns == (SAID_ALOUD,)
    assert room.wall().reply == ""
    assert "1 ticked" in texts(room.panel.view.turns)


def test_what_was_ticked_becomes_the_trainers_verdict(room: Room) -> None:
    room.begin()
    QTest.keyClick(room.panel.view, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    marking = room.panel.view.marking
    thanks = next(tick for tick in marking.ticks if tick.accessibleName() == "Thanks her")
    thanks.click()
    QTest.keyClick(marking, Qt.Key.Key_Return)
    QTest.keyClick(room.panel.view.ways, Qt.Key.Key_Return)
    while not room.wall_is_over():
        room.panel.led.answer(Reply("All right, I will see what I can do."))
    room.panel.view.outcome.click()
    play = room.panel.led.play
    assert play is not None
    judged = practice.debrief(room.desk.store, play.attempt, room.desk.leader).scorecard.judgement("thanks")
    assert judged.verdict is Verdict.YES
    assert judged.overruled is not None
    assert judged.overruled.by.name == "Tess"


def test_the_customer_by_hand_waits_can_be_taken_back_and_speaks_in_other_words(room: Room) -> None:
    room.begin()
    QTest.keyClick(
        room.panel.view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    room.say(SORRY)
    assert room.turns == ()
    assert room.wall().reply == SORRY
    QTest.keyClick(room.panel.view.ways, Qt.Key.Key_Escape)
    assert room.panel.view.answer.box.words == SORRY
    assert room.wall().reply == ""
    QTest.keyClick(room.panel.view.answer.box.editor, Qt.Key.Key_Return)
    room.panel.view.ways.line.setText("And who are you?")
    worst = room.panel.view.ways.buttons[-1]
    QTest.mouseClick(worst, Qt.MouseButton.LeftButton)
    wall = room.wall()
    assert (wall.line, wall.by_hand) == ("And who are you?", True)
    room.panel.view.customer.restore.click()
    assert room.wall().line not in ("", "And who are you?")
    assert not room.wall().by_hand


def test_back_one_turn_and_what_if_keep_what_was_played(room: Room) -> None:
    room.begin()
    for words in (SORRY, "I can exchange it, or have it repaired."):
        room.say(words)
    first = room.panel.led.play
    QTest.keyClick(room.panel.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert room.turns == (SORRY,)
    room.panel.view.turns.agains[0].click()
    assert room.turns == ()
    assert first is not None
    kept = room.desk.store.attempt(first.attempt, room.desk.leader)
    assert kept.turn_count == 2
    assert len(room.desk.store.session_attempts(room.live.session.id, room.desk.leader)) == 3


def test_after_a_crash_it_goes_on_at_the_same_turn(room: Room) -> None:
    room.begin()
    room.say(SORRY)
    room.panel.view.customer.open_field()
    room.panel.view.customer.field.setText("Say that again?")
    QTest.keyClick(room.panel.view.customer.field, Qt.Key.Key_Return)
    before = room.wall()
    again = room.crash()
    assert again.turns == (SORRY,)
    assert again.wall().line == before.line == "Say that again?"


def test_after_a_crash_a_reply_still_waits_for_the_trainer(room: Room) -> None:
    room.begin()
    room.panel.view.by_hand.click()
    room.say(SORRY)
    again = room.crash()
    assert again.wall().reply == SORRY
    assert again.panel.view.ways.buttons
    QTest.keyClick(again.panel.view.ways, Qt.Key.Key_Return)
    assert again.turns == (SORRY,)


def test_a_reply_given_in_another_window_is_shown_and_not_overwritten(room: Room) -> None:
    room.begin()
    here = room.panel.led.practice
    assert here is not None
    practice.answer(room.desk.store, here, Reply("Hello, I answer elsewhere."))
    room.say(SORRY)
    assert room.turns == ("Hello, I answer elsewhere.",)
    assert "another window" in room.panel.notice.text


def test_a_telephone_rings_until_it_is_answered_and_the_rings_are_counted(
    room_of: Callable[[str], Room],
) -> None:
    room = room_of(DOG)
    room.begin()
    assert room.wall().is_ringing
    assert not room.panel.view.stack.isEnabled()
    room.clock.go(7)
    room.panel.hold()
    room.clock.go(100)
    room.panel.go_on()
    QTest.mouseClick(room.panel.view.customer.answer, Qt.MouseButton.LeftButton)
    assert not room.wall().is_ringing
    room.say("Harbour Mutual, good evening.")
    here = room.panel.led.practice
    assert here is not None
    assert here.conversation.turns[0].reply.rings == 3


def test_time_stands_still_while_the_room_is_paused(room: Room) -> None:
    room.begin()
    room.live.happen(PAUSED)
    room.panel.hold()
    room.clock.go(500)
    room.panel._tick()
    assert room.wall().seconds_left == 1200
    room.panel.go_on()
    room.clock.go(30)
    room.panel._tick()
    assert room.wall().seconds_left == 1170


def test_a_conversation_can_be_ended_early_and_somebody_else_plays(room: Room) -> None:
    room.begin()
    room.say(SORRY)
    room.panel.view.stop.click()
    assert room.wall().whose_turn == ""
    assert room.panel.view.answer.isHidden()
    room.panel.view.others.click()
    assert isinstance(room.panel.wall(), TitleWall)
    assert "(has played)" in room.panel.begin_view.people.itemText(0)
    assert room.panel.begin_view.player == "p2"
    room.begin()
    assert room.wall().whose_turn == "Béla"
    assert room.turns == ()


def test_the_trainer_decides_item_by_item_and_nothing_of_it_is_on_the_wall(room: Room) -> None:
    room.begin()
    room.play_to_the_end()
    assert room.wall_is_over()
    wall = room.wall()
    room.panel.view.outcome.click()
    entries = room.panel.outcome.criteria.entries
    assert entries
    assert all(entry.told.deciding for entry in entries)
    room.panel.outcome.decided.emit("thanks", "no", "That was for me.", "")
    decided = next(entry.told for entry in room.panel.outcome.criteria.entries if entry.told.id == "thanks")
    assert "You said no: That was for me." in decided.decided
    assert room.panel.wall() == wall


def test_comments_are_kept_with_their_turn_and_for_trainers_unless_chosen(room: Room) -> None:
    room.begin()
    row = room.panel.view.comment
    row.words.setText("Good pause.")
    QTest.keyClick(row.words, Qt.Key.Key_Return)
    row.audience.click()
    row.words.setText("Well done.")
    QTest.keyClick(row.words, Qt.Key.Key_Return)
    kept = room.panel.led.so_far.comments
    assert [(one.text, one.turn, one.is_for_trainee, one.player) for one in kept] == [
        ("Good pause.", 1, False, "p1"),
        ("Well done.", 1, True, "p1"),
    ]
    room.say(SORRY)
    assert "Well done." in texts(room.panel.view.turns)


def test_a_scenario_that_is_gone_is_told_in_words(qtbot: QtBot) -> None:
    desk = Desk(MemoryStore())
    item = PlanItem("i1", ActivityKind.ROLE_PLAY, "The lamp", 20, "gone-for-good")
    live = led(desk, (item,))
    live.happen(ITEM_BEGUN, item="i1")
    room = shown(qtbot, desk, live, item)
    assert "gone-for-good" in room.panel.notice.text
    room.begin()
    assert room.panel.begin_view.begin.isEnabled()
    assert room.panel.led.practice is None


def test_the_room_judges_together_and_the_wall_is_the_ballots_then(room: Room) -> None:
    room.begin()
    room.play_to_the_end()
    room.panel.view.outcome.click()
    stage = room.wall()
    room.panel.outcome.judge.click()
    judging = room.panel.judging.view
    assert judging is not None
    assert room.panel.wall() == stage
    judging.choosing.ask.click()
    assert isinstance(room.panel.wall(), BallotWall)
    judging.back.click()
    assert room.panel.judging.view is None
    assert room.panel.wall() == stage


def test_what_has_no_title_of_its_own_is_called_after_its_scenario(qtbot: QtBot) -> None:
    desk = Desk(MemoryStore())
    item = PlanItem("i1", ActivityKind.ROLE_PLAY, ACTIVITIES[ActivityKind.ROLE_PLAY].title, 20, LAMP)
    live = led(desk, (item,))
    live.happen(ITEM_BEGUN, item="i1")
    panel = shown(qtbot, desk, live, item).panel
    assert panel.heading == "The thirty-day lamp"
    assert panel.wall() == TitleWall("The thirty-day lamp", "Ann plays")


def test_the_console_knows_who_plays_however_it_was_begun(room: Room) -> None:
    assert room.live.state.player == ""
    room.begin()
    assert room.live.state.player == "p1"
    assert "p1" not in room.live.state.observers


def test_a_moment_worth_showing_is_asked_of_whoever_played_it(room: Room) -> None:
    room.begin()
    room.play_to_the_end()
    room.panel.led.judge()
    room.panel.outcome.moment.click()
    (dialog,) = room.panel.window().findChildren(MomentDialog)
    assert dialog.attempt.count() == 1
    dialog.replies.setCurrentRow(1)
    dialog.why.setText("How she asks")
    dialog.ask.click()
    (moment,) = room.desk.store.moments(room.desk.leader)
    play = room.panel.led.play
    assert play is not None
    assert (moment.attempt_id, moment.turn, moment.why) == (play.attempt, 2, "How she asks")
    assert "Ann will be asked" in room.panel.outcome.notice.text
