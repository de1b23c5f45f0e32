"""The trainer leads two rounds, and the wall says no more than it may."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.commitments import Outcome, commitments_of
from simulator.domain.sessions.pairings import pairs_met
from simulator.domain.sessions.session import ActivityKind
from simulator.domain.sessions.state import ITEM_BEGUN, ITEM_ENDED, PAUSED, RESUMED
from simulator.domain.sessions.two_rounds import Asked, Step, two_rounds_of
from simulator.domain.sessions.wall import ComparisonWall, QuestionWall, RoundWall
from simulator.gui.sessions.activity_under_way import ActivityUnderWay
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.panels.two_rounds_panel import TwoRoundsPanel
from tests.fakes import MemoryStore
from tests.gui.fake_clock import FakeClock
from tests.gui.sessions.led import NAMES, Desk, gone_on, led, plan


class Room:
    """A session in which two rounds are under way."""

    def __init__(self, qtbot: QtBot, names: tuple[str, ...] = NAMES, desk: Desk | None = None) -> None:
        self.qtbot, self.hands = qtbot, FakeClock()
        self.desk = desk or Desk(MemoryStore())
        self.live = led(self.desk, plan(ActivityKind.TWO_ROUNDS), names)
        self.live.happen(ITEM_BEGUN, item="i1")
        self.panel = self.opened(self.live)

    def opened(self, live: LiveSession) -> TwoRoundsPanel:
        assert live.state.item is not None
        panel = TwoRoundsPanel(live, live.state.item, now=self.hands)
        self.qtbot.addWidget(panel)
        panel.show()
        return panel

    def press(self) -> None:
        self.panel.round.button.click()

    def passes(self, seconds: float) -> None:
        end = self.hands.seconds + seconds
        while self.hands.seconds < end - 1e-9:
            self.hands.go(min(0.5, end - self.hands.seconds))
            self.panel.clock.tick()

    def goes_to(self, step: Step) -> None:
        self.panel.steps.button(step).click()

    def crashes(self) -> None:
        """Everything is lost but the records."""
        self.live = gone_on(self.desk, self.live.session.id)
        self.panel = self.opened(self.live)

    @property
    def wall(self) -> RoundWall:
        wall = self.panel.wall()
        assert isinstance(wall, RoundWall)
        return wall


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot)


def test_before_it_begins_everybody_sees_whom_to_find(room: Room) -> None:
    assert (room.wall.seconds_left, room.wall.is_running) == (180, False)
    assert sorted(name for group in room.wall.groups for name in group) == sorted(NAMES)


def test_a_round_runs_pauses_and_ends(room: Room) -> None:
    room.press()
    room.passes(30.0)
    assert (room.wall.seconds_left, room.wall.is_running) == (150, True)
    room.press()
    room.hands.go(600.0)
    assert (room.wall.seconds_left, room.wall.is_running) == (150, False)
    room.press()
    room.passes(151.0)
    assert (room.wall.seconds_left, room.wall.is_running, room.wall.groups) == (0, False, ())
    first = two_rounds_of(room.live.session.happenings).round(1)
    assert first is not None
    assert (first.seconds, first.is_over) == (180.0, True)
    room.press()
    assert room.panel.now.step is Step.SECOND
    assert (room.wall.seconds_left, room.wall.is_running) == (180, False)


def test_partners_change_and_it_is_called_out(room: Room) -> None:
    calls: list[RoundWall] = []
    room.panel.changed_partners.connect(lambda: calls.append(room.wall))
    room.press()
    seen = [room.wall.groups]
    for _ in range(179):
        room.passes(1.0)
        if room.wall.groups != seen[-1]:
            seen.append(room.wall.groups)
    assert len(calls) == len(seen) - 1 == 4
    assert pairs_met(seen) == {frozenset((a, b)) for a in NAMES for b in NAMES if a != b}
    assert all(wall.is_change for wall in calls)


def test_the_wall_is_told_only_when_it_has_changed(room: Room) -> None:
    room.press()
    told: list[int] = []
    room.panel.wall_changed.connect(lambda: told.append(room.wall.seconds_left))
    room.passes(10.0)
    assert told == list(range(179, 169, -1))


def test_thirty_people_meet_everybody_in_both_rounds(qtbot: QtBot) -> None:
    names = tuple(f"Person {number}" for number in range(30))
    room = Room(qtbot, names)
    seen = set()
    for step in (Step.FIRST, Step.SECOND):
        room.goes_to(step)
        room.press()
        while not room.panel.clock.is_over:
            seen.update(room.wall.groups)
            room.passes(1.0)
    assert len(pairs_met([tuple(seen)])) == 30 * 29 // 2


def test_two_hundred_people_are_sent_to_nobody(qtbot: QtBot) -> None:
    room = Room(qtbot, tuple(f"Person {number}" for number in range(200)))
    room.press()
    room.passes(2.0)
    assert room.wall.groups == ()
    assert room.wall.seconds_left == 178


@pytest.mark.parametrize("names", [("Ann",), ("Ann", "Béla"), ("Ann", "Béla", "Chidi")])
def test_few_people(qtbot: QtBot, names: tuple[str, ...]) -> None:
    room = Room(qtbot, names)
    room.press()
    room.passes(181.0)
    assert room.wall.seconds_left == 0


def test_after_a_crash_it_stands_where_it_was_kept(room: Room) -> None:
    room.press()
    room.passes(47.0)
    room.crashes()
    assert not room.wall.is_running
    assert room.wall.seconds_left == 140  # the last time it was kept
    assert "2:20" in room.panel.notice.text
    room.press()
    room.passes(5.0)
    room.press()
    room.crashes()
    assert room.wall.seconds_left == 135  # a pause is kept to the second


def test_the_computer_slept(room: Room) -> None:
    room.press()
    room.passes(20.0)
    room.hands.go(3600.0)
    room.panel.clock.tick()
    assert (room.wall.seconds_left, room.wall.is_running) == (160, False)
    assert "asleep" in room.panel.notice.text


def test_the_session_pauses_and_goes_on(room: Room) -> None:
    room.press()
    room.passes(20.0)
    room.panel.hold()
    room.hands.go(100.0)
    assert (room.wall.seconds_left, room.wall.is_running) == (160, False)
    room.panel.go_on()
    assert room.wall.is_running
    room.press()
    room.panel.hold()
    room.panel.go_on()
    assert not room.wall.is_running  # the trainer had paused the round before


def test_an_activity_that_ended_tells_nothing_more(room: Room) -> None:
    room.press()
    room.passes(5.0)
    room.live.happen(ITEM_ENDED, item="i1")
    before = len(room.live.session.happenings)
    room.panel.leave()
    assert len(room.live.session.happenings) == before
    assert not room.panel.clock.is_running


def test_somebody_comes_late(room: Room) -> None:
    room.press()
    room.passes(10.0)
    kept = room.live.session.roster
    room.live.change_roster(kept[:4])
    assert not room.panel.round.news.isHidden()
    room.panel.round.news.click()
    assert sorted(name for group in room.wall.groups for name in group) == sorted(NAMES[:4])
    assert room.wall.seconds_left == 170
    assert room.panel.round.news.isHidden()


def test_begun_again(room: Room) -> None:
    room.press()
    room.passes(100.0)
    room.panel.round.again.click()
    assert (room.wall.seconds_left, room.wall.is_running) == (180, False)
    room.press()
    room.passes(180.5)
    assert room.wall.seconds_left == 0


def test_what_is_said_stands_side_by_side_and_unsigned(room: Room) -> None:
    room.goes_to(Step.TALK)
    for number, typed in ((1, "cold, invisible, Cold"), (2, "welcome")):
        field = room.panel.talk.columns[number].field
        field.setText(typed)
        room.qtbot.keyClick(field, Qt.Key.Key_Return)
    wall = room.panel.wall()
    assert isinstance(wall, ComparisonWall)
    assert [(word.text, word.times) for word in wall.first] == [("cold", 2), ("invisible", 1)]
    assert [word.text for word in wall.second] == ["welcome"]
    column = room.panel.talk.columns[1]
    column.list.setCurrentRow(0)
    room.qtbot.keyClick(column.list, Qt.Key.Key_Delete)
    wall = room.panel.wall()
    assert isinstance(wall, ComparisonWall)
    assert [(word.text, word.times) for word in wall.first] == [("cold", 1), ("invisible", 1)]


def test_what_will_be_used_is_told_in_sentences(room: Room) -> None:
    room.goes_to(Step.TALK)
    room.panel.talk.questions.button(Asked.USE).click()
    field = room.panel.talk.columns[0].field
    field.setText("Look up, then speak.")
    room.qtbot.keyClick(field, Qt.Key.Key_Return)
    wall = room.panel.wall()
    assert isinstance(wall, QuestionWall)
    assert wall.answers == ("Look up, then speak.",)


def test_commitments_are_never_on_the_wall_and_come_back(qtbot: QtBot) -> None:
    room = Room(qtbot, ("Ann", "Béla"))
    room.goes_to(Step.COMMIT)
    row = room.panel.commitments.box.rows["p1"]
    row.field.setText("Look up first.")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    (made,) = commitments_of(room.live.session.happenings)
    assert (made.participant, made.text) == ("p1", "Look up first.")
    assert "Look up" not in repr(room.panel.wall())
    assert "Ann" not in repr(room.panel.wall())

    again = Room(qtbot, ("Béla", "Ann", "Chidi"), room.desk)
    assert not again.panel.came_back.isHidden()
    again.panel.came_back.click()
    box = again.panel.commitments.box
    before = box.rows["p2"].before
    assert before is not None
    assert "Look up first." in before.words.text()
    assert box.rows["p1"].before is None
    before.outcome.button(Outcome.PARTLY).click()
    assert again.panel.commitments.waiting == 0
    again.crashes()
    assert again.panel.now.step is Step.COMMIT
    assert again.panel.commitments.earlier["p2"].outcome is Outcome.PARTLY


def test_enter_goes_from_one_person_to_the_next(room: Room) -> None:
    room.panel.show()
    room.goes_to(Step.COMMIT)
    rows = list(room.panel.commitments.box.rows.values())
    rows[0].field.setFocus()
    room.qtbot.keyClicks(rows[0].field, "I will listen.")
    room.qtbot.keyClick(rows[0].field, Qt.Key.Key_Return)
    assert room.panel.focusWidget() is rows[1].field
    assert rows[0].field.text() == "I will listen."


def test_what_is_half_typed_is_kept_when_the_window_closes(room: Room) -> None:
    room.goes_to(Step.COMMIT)
    row = room.panel.commitments.box.rows["p2"]
    room.qtbot.keyClicks(row.field, "I will wait")
    room.panel.leave()
    (made,) = commitments_of(gone_on(room.desk, room.live.session.id).session.happenings)
    assert (made.participant, made.text) == ("p2", "I will wait")


def test_what_others_type_does_not_disturb_what_is_typed_here(room: Room) -> None:
    room.goes_to(Step.COMMIT)
    row = room.panel.commitments.box.rows["p2"]
    row.field.setFocus()
    room.qtbot.keyClicks(row.field, "I will")
    room.live.happen("noted", {"text": "something else"})
    assert row.field.text() == "I will"


def test_the_session_around_it_pauses_it_and_goes_on_without_it(qtbot: QtBot) -> None:
    live = led(Desk(MemoryStore()), plan(ActivityKind.TWO_ROUNDS, ActivityKind.DISCUSSION))
    activity = ActivityUnderWay(live)
    made: list[object] = []
    activity.panel_changed.connect(made.append)
    live.changed.connect(activity.look)
    live.happen(ITEM_BEGUN, item="i1")
    panel = activity.panel
    assert isinstance(panel, TwoRoundsPanel)
    qtbot.addWidget(panel)
    panel.round.button.click()
    assert panel.clock.is_running
    live.happen(PAUSED)
    assert not panel.clock.is_running
    live.happen(RESUMED)
    assert panel.clock.is_running
    live.happen(ITEM_BEGUN, item="i2")
    assert not panel.clock.is_running
    assert len(made) == 2
    assert activity.panel is not None
    qtbot.addWidget(activity.panel)
    activity.leave()
