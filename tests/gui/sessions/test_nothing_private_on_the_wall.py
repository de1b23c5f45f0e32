"""The room's window in every state, looked through for anything that is nobody's business there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.sessions import wall as walls
from simulator.domain.sessions.ballots import BALLOT_OPENED, VOTE_CAST
from simulator.domain.sessions.board_changes import LINE_WRITTEN, QUALITIES_NAMED
from simulator.domain.sessions.commitments import COMMITTED
from simulator.domain.sessions.discussion import ANSWER_NOTED, QUESTION_PUT
from simulator.domain.sessions.meeting import IDEA_TAKEN_DOWN, SPEAKER_UP
from simulator.domain.sessions.role_play import COMMENTED
from simulator.domain.sessions.session import ActivityKind, Participant, PlanItem
from simulator.domain.sessions.state import NEXT_UP, NOTED, PLANNED, plan_told
from simulator.domain.sessions.two_rounds import SAID
from simulator.gui import theme
from simulator.gui.sessions.activities import ACTIVITIES
from simulator.gui.sessions.console_page import ConsolePage
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.room_window import RoomWindow
from simulator.gui.sessions.scenes.wall_scenes import SCENES
from tests.fakes import MemoryStore
from tests.gui.sessions.led import Desk
from tests.gui.sessions.walls import EVERY_WALL
from tests.stories.scripts import scripts

LAMP = "policy-complaint"
CANARY = "xqz"
"""Stands in everything below that is private; it is no word of any language."""

PRIVATE: Mapping[ActivityKind, tuple[tuple[str, dict[str, Any]], ...]] = {
    ActivityKind.ROLE_PLAY: (
        (NEXT_UP, {"player": "p1", "partner": None, "observers": ["p2", "p3"]}),
        (
            COMMENTED,
            {"attempt": "a", "turn": 0, "player": "p1", "text": f"{CANARY} hm", "is_for_trainee": False},
        ),
        (
            COMMENTED,
            {"attempt": "a", "turn": 1, "player": "p1", "text": f"{CANARY} hm", "is_for_trainee": True},
        ),
        (
            BALLOT_OPENED,
            {
                "attempt": f"{CANARY}-attempt",
                "scenario_id": LAMP,
                "scenario_title": "The lamp",
                "voters": 3,
                "criteria": [{"id": "c", "ask": "Was it kind?", "machine": f"{CANARY}"}],
            },
        ),
        (VOTE_CAST, {"ballot": 1, "voter": f"{CANARY}-phone", "answers": {"c": "no"}}),
    ),
    ActivityKind.TWO_ROUNDS: (
        (SAID, {"question": "felt", "round": 1, "text": "cold"}),
        (COMMITTED, {"participant": "p1", "text": f"{CANARY} I will say good morning"}),
    ),
    ActivityKind.SUPPORT_ERODE: (
        (QUALITIES_NAMED, {"qualities": [{"text": "Trust", "times": 2}], "by": f"{CANARY}"}),
        (
            LINE_WRITTEN,
            {"quality": "q1", "column": "support", "text": "We ring back", "behaviour": f"{CANARY}"},
        ),
    ),
    ActivityKind.RELATIONSHIPS: (),
    ActivityKind.MEETING: (
        (SPEAKER_UP, {"speaker": "p1"}),
        (IDEA_TAKEN_DOWN, {"idea": 1, "speaker": "p1", "text": "Coffee first"}),
    ),
    ActivityKind.MANAGER_FIRST: (),
    ActivityKind.DISCUSSION: (
        (QUESTION_PUT, {"question": "How was it?"}),
        (ANSWER_NOTED, {"text": "Long", "by": f"{CANARY}"}),
    ),
    ActivityKind.BREAK: (),
}
"""What happens in each activity, with the canary where only trainers look."""

WORDS_OF_RESULTS = re.compile(r"(?i)\b(points?|score|passed|failed|result|verdict|employee|attempt)\b")


def told(widget: QWidget) -> list[str]:
    """Return every text of a window and all in it: seen, said to screen readers, or shown as a tip."""
    return [text for one in (widget, *widget.findChildren(QWidget)) for text in _told_by(one) if text]


def _told_by(one: QWidget) -> Iterable[str]:
    for name in ("text", "title", "toPlainText", "placeholderText"):
        read = getattr(one, name, None)
        if callable(read) and isinstance(value := read(), str):
            yield value
    yield from (one.accessibleName(), one.accessibleDescription(), one.toolTip())
    yield from (one.statusTip(), one.whatsThis(), one.windowTitle())


def said(value: object) -> list[str]:
    """Return every text in a wall."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for one in value for text in said(one)]
    if is_dataclass(value):
        return [text for one in fields(value) for text in said(getattr(value, one.name))]
    return []


class Watched:
    """A session full of private things, its console, and everything its room ever saw."""

    def __init__(self, qtbot: QtBot, kind: ActivityKind) -> None:
        self.desk = Desk(MemoryStore(), leader=f"{CANARY} Trainer")
        self.item = PlanItem("i1", kind, "Together", 10, LAMP if ACTIVITIES[kind].needs_scenario else "")
        people = (
            *(Participant(f"p{number}", name) for number, name in enumerate(("Ann", "Bo", "Cy"), 1)),
            Participant("p4", f"{CANARY} Absent", is_present=False),
        )
        session = self.desk.store.start_session(self.desk.leader, title="Tuesday", roster=people)
        self.live = LiveSession(session, self.desk)  # type: ignore[arg-type]  # it keeps the same promises
        self.live.happen(PLANNED, plan_told([self.item, PlanItem("i2", ActivityKind.BREAK, "Break", 5)]))
        self.room = RoomWindow()
        self.page = ConsolePage(self.live, self.room)
        qtbot.addWidget(self.page)
        qtbot.addWidget(self.room)
        self.page.show()
        self.room.show()

    def look(self) -> list[str]:
        """Return all that the room sees now, after holding it against everything private."""
        texts = told(self.room) + said(self.room.wall)
        ids = [one.person_id for one in self.live.session.roster if one.person_id]
        ids += self.desk.store.session_attempts(self.live.session.id, self.desk.leader)
        for text in texts:
            assert CANARY not in text, text
            assert not any(one in text for one in ids), text
        return texts


@pytest.fixture
def _light(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.mark.usefixtures("_light")
@pytest.mark.parametrize("kind", list(ActivityKind))
def test_no_activity_shows_the_room_what_only_trainers_know(qtbot: QtBot, kind: ActivityKind) -> None:
    here = Watched(qtbot, kind)
    here.live.happen(NOTED, {"text": f"{CANARY} Bo is tired"})
    here.look()
    here.page.begin("i1")
    here.look()
    for what, facts in PRIVATE[kind]:
        here.live.happen(what, facts, item="i1")
        here.look()
    here.page.notes.note.setPlainText(f"{CANARY} what a day")
    here.page._pause()
    here.look()
    here.page._go_on()
    here.page._ask_room("What now?")
    assert "What now?" in here.look()
    here.page._go_on()
    here.page.end_activity()
    here.look()
    here.page.end_session()


@pytest.mark.usefixtures("_light")
def test_a_conversation_played_and_judged_shows_no_result(qtbot: QtBot) -> None:
    from simulator.gui.sessions.panels.role_play_panel import RolePlayPanel

    here = Watched(qtbot, ActivityKind.ROLE_PLAY)
    here.page.begin("i1")
    panel = here.page.panel
    assert isinstance(panel, RolePlayPanel)
    panel.play("p1")
    for reply in scripts(LAMP)[0].replies:
        panel.led.answer(reply)
        for text in here.look():
            assert not WORDS_OF_RESULTS.search(text), text
    assert panel.led.practice is not None
    titles = [one.title for one in panel.led.practice.conversation.setting.scenario.rubric.criteria]
    panel.led.judge()
    for text in here.look():
        assert not WORDS_OF_RESULTS.search(text), text
        assert text not in titles
    here.page.end_session()


@pytest.mark.usefixtures("_light")
def test_what_was_told_is_unsigned_once_somebody_else_speaks(qtbot: QtBot) -> None:
    here = Watched(qtbot, ActivityKind.MEETING)
    here.page.begin("i1")
    for what, facts in (*PRIVATE[ActivityKind.MEETING], (SPEAKER_UP, {"speaker": "p2"})):
        here.live.happen(what, facts, item="i1")
    texts = " ".join(here.look())
    assert "Bo" in texts
    assert "Ann" not in texts
    here.page.end_session()


@pytest.mark.parametrize("wall", EVERY_WALL, ids=lambda wall: type(wall).__name__)
def test_the_window_says_nothing_but_its_wall(qtbot: QtBot, wall: walls.Wall) -> None:
    """What was on the wall before is neither seen nor read aloud any more."""
    room = RoomWindow()
    qtbot.addWidget(room)
    room.show_wall(walls.TitleWall(f"{CANARY} before"))
    room.show_wall(walls.TitleWall("Now"))
    room.show_wall(wall)
    for text in told(room):
        assert CANARY not in text


def test_every_kind_of_wall_has_a_picture_and_is_looked_at() -> None:
    assert set(SCENES) == set(walls.Wall.__args__)
    assert {type(wall) for wall in EVERY_WALL} == set(SCENES)


@pytest.mark.parametrize("kind", list(walls.Wall.__args__), ids=lambda kind: kind.__name__)
def test_nothing_private_fits_on_a_wall(kind: type) -> None:
    private = re.compile(
        "person|attempt|score|points|result|note(s|d)|comment|vote(r_|s_by)|owner|history|employee"
    )
    for one in fields(kind):
        assert not private.search(one.name), one.name
