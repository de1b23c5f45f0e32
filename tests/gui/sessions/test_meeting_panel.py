"""A meeting round from the console: five people tell, the room takes up, and a crash loses nothing."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Reply
from simulator.domain.sessions.meeting import MOMENT_SHOWN
from simulator.domain.sessions.session import ActivityKind, PlanItem
from simulator.domain.sessions.state import ITEM_BEGUN, ITEM_ENDED
from simulator.domain.sessions.wall import IdeaLine, MeetingWall, MomentWall
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.panels.meeting_panel import MeetingPanel
from simulator.scenario_files.library import read_source
from simulator.scenario_files.reader import check_file
from simulator.training import practice
from tests.fakes import MemoryStore
from tests.gui.fake_clock import FakeClock
from tests.gui.sessions.led import Desk, gone_on, led, plan

SMALL = Path(__file__).resolve().parents[2] / "scenario_files" / "small.yaml"
REPLIES = (
    "Thank you for calling. What colour is it?",
    "I see.",
    "I will send it to you today.",
    "Let me see to that.",
    "Goodbye, Mrs Berg.",
)
STORIES = ("Rang her", "Wrote a card", "Asked after his dog", "Kept my promise", "Thanked them by name")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made: Any = Desk(MemoryStore())
    made.folder = tmp_path
    return made


def panel_of(live: LiveSession, qtbot: QtBot, clock: FakeClock | None = None) -> MeetingPanel:
    item = live.state.item
    assert isinstance(item, PlanItem)
    panel = MeetingPanel(live, item, now=clock or FakeClock())
    qtbot.addWidget(panel, before_close_func=lambda gone: gone.leave())
    panel.show()
    return panel


def begun(desk: Desk) -> LiveSession:
    live = led(desk, plan(ActivityKind.MEETING), ("Ann", "Béla", "Chidi", "Дарья", "李娜"))
    live.happen(ITEM_BEGUN, item="i1")
    return live


def tell(panel: MeetingPanel, qtbot: QtBot, text: str) -> None:
    panel.box.field.clear()
    qtbot.keyClicks(panel.box.field, text)
    qtbot.keyClick(panel.box.field, Qt.Key.Key_Return)


def test_five_people_tell_and_nobody_is_named_beside_their_words(desk: Desk, qtbot: QtBot) -> None:
    panel = panel_of(begun(desk), qtbot)
    for story in STORIES:
        panel.box.go_on.click()
        tell(panel, qtbot, story)
    panel.box.go_on.click()
    assert panel.wall() == MeetingWall("", ideas=tuple(IdeaLine(story) for story in STORIES))
    assert panel.rows.rows[1].by.text() == "told by Ann"
    assert panel.box.go_on.isHidden()


def test_words_are_on_the_wall_while_they_are_typed_and_never_more_than_twenty(
    desk: Desk, qtbot: QtBot
) -> None:
    panel = panel_of(begun(desk), qtbot)
    panel.box.go_on.click()
    qtbot.keyClicks(panel.box.field, "w " * 22)
    assert panel.wall().idea == " ".join("w" * 20)  # type: ignore[union-attr]
    assert "2 words too many" in panel.box.words.text()
    qtbot.keyClick(panel.box.field, Qt.Key.Key_Return)
    assert panel.meeting.ideas == ()
    panel.box.go_on.click()
    assert panel.meeting.ideas[0].text == " ".join("w" * 20)


def test_plus_ones_by_key_and_by_button(desk: Desk, qtbot: QtBot) -> None:
    panel = panel_of(begun(desk), qtbot)
    panel.box.go_on.click()
    tell(panel, qtbot, "Rang her")
    with qtbot.waitActive(panel):
        panel.activateWindow()
    panel.box.field.setFocus()
    qtbot.keyClick(panel.box.field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    panel.rows.rows[1].more.click()
    assert panel.meeting.ideas[0].plus_ones == 2
    panel.rows.rows[1].fewer.click()
    assert panel.meeting.ideas[0].plus_ones == 1


def test_each_has_their_time_and_a_pause_costs_none_of_it(desk: Desk, qtbot: QtBot) -> None:
    clock = FakeClock()
    panel = panel_of(begun(desk), qtbot, clock)
    panel.box.go_on.click()
    clock.go(30)
    panel.hold()
    clock.go(1000)
    panel.go_on()
    clock.go(10)
    assert panel.seconds_left == 80
    panel.box.go_on.click()
    assert panel.seconds_left == 120
    clock.go(130)
    assert panel.wall().seconds_left == -10  # type: ignore[union-attr]


def test_later_and_back_and_a_changed_idea(desk: Desk, qtbot: QtBot) -> None:
    panel = panel_of(begun(desk), qtbot)
    panel.box.go_on.click()
    panel.box.skip.click()
    assert panel.box.speaker.text() == "Béla"
    tell(panel, qtbot, "Wrote")
    panel.box.go_on.click()
    panel.box.back.click()
    assert (panel.box.speaker.text(), panel.box.field.text()) == ("Béla", "Wrote")
    tell(panel, qtbot, "Wrote a card")
    assert [one.text for one in panel.meeting.ideas] == ["Wrote a card"]
    panel.rows.rows[1].drop.click()
    assert panel.meeting.ideas == ()


def test_after_a_crash_the_round_stands_where_it_stood(desk: Desk, qtbot: QtBot) -> None:
    live = begun(desk)
    panel = panel_of(live, qtbot)
    panel.box.go_on.click()
    tell(panel, qtbot, "Rang her")
    panel.box.go_on.click()
    qtbot.keyClicks(panel.box.field, "Half a sto")
    panel._keeping.timeout.emit()
    again = panel_of(gone_on(desk, live.session.id), qtbot)
    assert again.box.speaker.text() == "Béla"
    assert again.box.field.text() == "Half a sto"
    assert [one.text for one in again.meeting.ideas] == ["Rang her", "Half a sto"]


def test_an_idea_becomes_a_scenario_that_checks_clean(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    panel = panel_of(begun(desk), qtbot)
    panel.box.go_on.click()
    tell(panel, qtbot, "Asked after her daughter")
    panel._tie(1, "asks-about-person")
    panel.rows.rows[1].make.click()
    file = panel.meeting.ideas[0].file
    assert not check_file(tmp_path / "scenarios" / file).has_errors
    assert file in panel.rows.rows[1].by.text().replace("\u200b", "")
    assert str(tmp_path) in panel.notice.text
    assert panel.rows.rows[1].make.isHidden()


def test_adoption_rises_only_by_another_persons_later_attempt(desk: Desk, qtbot: QtBot) -> None:
    store = desk.store
    live = begun(desk)
    play(store, live.session.roster[1].name)  # before it was told
    panel = panel_of(live, qtbot)
    panel.box.go_on.click()
    tell(panel, qtbot, "Thanked them")
    panel._tie(1, "thanks")
    assert "nobody else yet" in panel.rows.rows[1].by.text()
    play(store, live.session.roster[0].name)  # whoever told it
    panel._tie(1, "thanks")
    assert "nobody else yet" in panel.rows.rows[1].by.text()
    play(store, live.session.roster[1].name)
    play(store, live.session.roster[1].name)
    panel._tie(1, "thanks")
    assert "taken up by 1 other" in panel.rows.rows[1].by.text()


def play(store: MemoryStore, name: str) -> str:
    here = practice.start(store, read_source(str(SMALL)), store.person(name), seed=0)
    said = iter(REPLIES)
    while not here.conversation.is_over:
        here = practice.answer(store, here, Reply(next(said)))
    practice.submit(store, here.record.id, here.record.owner)
    return here.record.id


def test_a_best_moment_is_shown_only_while_its_owner_agrees(desk: Desk, qtbot: QtBot) -> None:
    live = begun(desk)
    ann = desk.store.person("Ann")
    attempt_id = play(desk.store, "Ann")
    moment = desk.store.propose_moment(attempt_id, 1, desk.leader, "She thanks her")
    panel = panel_of(live, qtbot)
    box = panel.moments
    assert box.choice.isHidden()
    desk.store.answer_moment(moment.id, ann, agrees=True)
    box.look()
    box.show_it.click()
    wall = panel.wall()
    assert isinstance(wall, MomentWall)
    assert wall.title == "She thanks her"
    assert wall.lines[-1].text == REPLIES[0]
    assert all("Ann" not in line.who for line in wall.lines)
    assert live.state.of_item("i1", MOMENT_SHOWN)[0].told == {"moment": moment.id}
    box.show_it.click()
    assert isinstance(panel.wall(), MeetingWall)
    desk.store.answer_moment(moment.id, ann, agrees=False)
    box.show_it.click()
    assert isinstance(panel.wall(), MeetingWall)
    assert "does not agree" in box.notice.text
    assert box.choice.isHidden()


def test_a_trainer_asks_for_a_reply_and_says_why(desk: Desk, qtbot: QtBot) -> None:
    live = begun(desk)
    attempt_id = play(desk.store, "Ann")
    panel = panel_of(live, qtbot)
    panel.moments.ask.click()
    from simulator.gui.sessions.moment_dialog import MomentDialog

    dialog = panel.findChild(MomentDialog) or panel.window().findChild(MomentDialog)
    assert dialog is not None
    assert not dialog.ask.isEnabled()
    dialog.replies.setCurrentRow(1)
    dialog.why.setText("How she asks")
    dialog.ask.click()
    (moment,) = desk.store.moments(desk.leader)
    assert (moment.attempt_id, moment.turn, moment.why) == (attempt_id, 2, "How she asks")
    assert "1 asked, not answered" in panel.moments.words.text()


def test_what_was_being_typed_is_kept_when_the_activity_ends(desk: Desk, qtbot: QtBot) -> None:
    live = begun(desk)
    panel = panel_of(live, qtbot)
    panel.box.go_on.click()
    qtbot.keyClicks(panel.box.field, "Half a story")
    live.happen(ITEM_ENDED)
    panel.leave()
    assert panel.meeting.ideas[0].text == "Half a story"
    assert live.state.item_id == ""
