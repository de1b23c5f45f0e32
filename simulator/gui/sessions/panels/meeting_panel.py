"""MeetingPanel: each tells one story in twenty words, the room says what it takes up, and ideas go on."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.sessions import meeting as happened
from simulator.domain.sessions.meeting import Idea, Meeting, first_words, meeting_of, speaker_seconds
from simulator.domain.sessions.session import PlanItem, Session
from simulator.domain.sessions.state import Phase
from simulator.domain.sessions.wall import IdeaLine, MeetingWall, Wall
from simulator.gui import theme
from simulator.gui.background import import_alone
from simulator.gui.sessions.activity_panel import ActivityPanel
from simulator.gui.sessions.idea_box import IdeaBox
from simulator.gui.sessions.idea_rows import IdeaRows, ShownIdea
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.moment_box import MomentBox
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.stopwatch import Now, Stopwatch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.domain.people import Person
    from simulator.records.interface import RecordStore
    from simulator.training.sessions.drafting import Draft

_TICK_MS = 500
_KEEP_MS = 1500
_KEYED = 9
_OWN_SCENARIOS = "scenarios"


class MeetingPanel(ActivityPanel):
    """Alt+1 to Alt+9 add a plus-one to the ideas 1 to 9 from wherever the keyboard is."""

    def __init__(
        self, live: LiveSession, item: PlanItem, parent: QWidget | None = None, now: Now = time.monotonic
    ) -> None:
        super().__init__(live, item, parent)
        self._watch = Stopwatch(now)
        self._speaker = ""
        self._adopted: Mapping[int, int] = {}
        self._changing = 0
        self.notice = InlineNotice()
        self.box, self.rows = IdeaBox(), IdeaRows()
        self.moments = MomentBox(live)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_M)
        column.addWidget(self.notice)
        column.addWidget(self.box)
        column.addWidget(self.rows, 1)
        column.addWidget(self.moments)
        self._ticking, self._keeping = QTimer(self), QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._tick)
        self._keeping.setInterval(_KEEP_MS)
        self._keeping.setSingleShot(True)
        self._keeping.timeout.connect(self._keep_typed)
        self._connect()
        if live.state.phase is not Phase.PAUSED:
            self.go_on()
        self._look()
        self._count_adopters()

    @property
    def meeting(self) -> Meeting:
        """Where the round stands."""
        return meeting_of(self.live.state.of_item(self.item.id))

    @property
    def seconds_left(self) -> int:
        """Of the speaker; negative over their time."""
        most = speaker_seconds(self.item.minutes, len(self.live.state.present))
        return round(most - self._watch.seconds)

    def wall(self) -> Wall:
        shown = self.moments.wall()
        if shown is not None:
            return shown
        meeting = self.meeting
        name = self.live.state.name_of(meeting.speaker)
        own = self._own(meeting)
        ideas = tuple(
            IdeaLine(one.text, one.plus_ones) for one in meeting.ideas if not name or one is not own
        )
        if not name:
            return MeetingWall("", ideas=ideas)
        return MeetingWall(name, first_words(self.box.text), ideas, self.seconds_left)

    def hold(self) -> None:
        self._keep_typed()
        self._watch.hold()
        self._ticking.stop()

    def go_on(self) -> None:
        if self._speaker:
            self._watch.go_on()
        self._ticking.start()

    def leave(self) -> None:
        self.hold()
        self.moments.clear()

    def take_focus(self) -> None:
        self.box.take_focus()

    def _connect(self) -> None:
        self.box.typed.connect(self._typed)
        self.box.taken_down.connect(self._take_down)
        self.box.next_asked.connect(self._go_on)
        self.box.skipped.connect(self._skip)
        self.box.back_asked.connect(self._go_back)
        self.rows.plus_ones_set.connect(self._set_plus_ones)
        self.rows.tied.connect(self._tie)
        self.rows.made.connect(self._make)
        self.rows.changed.connect(self._change)
        self.rows.dropped.connect(self._drop)
        self.moments.changed.connect(self.wall_changed)
        self.moments.shown.connect(self._moment_shown)
        self.live.changed.connect(self._look)
        self.live.roster_changed.connect(self._look)
        for number in range(1, _KEYED + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setProperty("number", number)
            shortcut.activated.connect(self._keyed)

    def _happen(self, what: str, **told: str | int) -> None:
        self.live.happen(what, told, item=self.item.id)

    def _look(self) -> None:
        meeting, state = self.meeting, self.live.state
        coming = meeting.after([one.id for one in state.present])
        words = self.tr("Everybody has told.") if meeting.is_begun else self.tr("Who begins?")
        if meeting.speaker != self._speaker:
            self._enter(meeting)
        self.box.show_speaker(
            state.name_of(meeting.speaker),
            words,
            state.name_of(coming[0]) if coming else "",
            has_before=bool(meeting.before),
        )
        self.rows.show_ideas(
            [
                ShownIdea(one, state.name_of(one.speaker), self._adopted.get(one.number))
                for one in meeting.ideas
            ]
        )
        self._tick()

    def _enter(self, meeting: Meeting) -> None:
        """Somebody else's turn: their time begins, and what they told before stands in the field."""
        self._speaker = meeting.speaker
        self._changing = 0
        own = meeting.idea_of(meeting.speaker) if meeting.speaker else None
        self.box.show_text(own.text if own else "")
        self._watch.reset()
        if meeting.speaker and self._ticking.isActive():
            self._watch.restart()
        self.box.take_focus()

    def _own(self, meeting: Meeting) -> Idea | None:
        """Return the idea that is being taken down."""
        return meeting.idea(self._changing) or meeting.idea_of(meeting.speaker)

    def _tick(self) -> None:
        self.box.show_time(self.seconds_left)
        self.wall_changed.emit()

    def _typed(self) -> None:
        self._keeping.start()
        self.wall_changed.emit()

    def _keep_typed(self) -> None:
        """What is being typed is kept now and then: a crash costs a word or two."""
        self._keeping.stop()
        if self.box.text and self._speaker:
            self._take_down(first_words(self.box.text))

    def _take_down(self, text: str) -> None:
        self._keeping.stop()
        meeting = self.meeting
        own = self._own(meeting)
        if own is None or own.text != text:
            number = own.number if own else meeting.next_number
            self._happen(happened.IDEA_TAKEN_DOWN, idea=number, speaker=self._speaker, text=text)

    def _go_on(self) -> None:
        self._keep_typed()
        coming = self.meeting.after([one.id for one in self.live.state.present])
        self._happen(happened.SPEAKER_UP, speaker=coming[0] if coming else "")

    def _skip(self) -> None:
        self._keep_typed()
        self._happen(happened.SPEAKER_SKIPPED, speaker=self._speaker)
        self._go_on()

    def _go_back(self) -> None:
        self._keep_typed()
        self._happen(happened.SPEAKER_UP, speaker=self.meeting.before)

    def _keyed(self) -> None:
        shortcut = self.sender()
        idea = self.meeting.idea(int(shortcut.property("number"))) if shortcut else None
        if idea is not None:
            self._set_plus_ones(idea.number, idea.plus_ones + 1)

    def _set_plus_ones(self, number: int, count: int) -> None:
        self._happen(happened.PLUS_ONES, idea=number, count=count)

    def _tie(self, number: int, behaviour: str) -> None:
        self._happen(happened.IDEA_TIED, idea=number, behaviour=behaviour)
        self._count_adopters()

    def _drop(self, number: int) -> None:
        own = self._own(self.meeting)
        if own is not None and own.number == number:
            self.box.show_text("")
            self._keeping.stop()
        self._happen(happened.IDEA_DROPPED, idea=number)

    def _change(self, number: int) -> None:
        idea = self.meeting.idea(number)
        if idea is None:
            return
        self._keep_typed()
        if idea.speaker != self._speaker:
            self._happen(happened.SPEAKER_UP, speaker=idea.speaker)
        self._changing = number
        self.box.show_text(idea.text)
        self.box.take_focus()

    def _make(self, number: int) -> None:
        idea, folder = self.meeting.idea(number), self.live.desk.folder
        if idea is None:
            return
        if folder is None:
            self.notice.show_failure(
                self.tr("Nothing is kept just now, so no scenario can be written."),
                self.tr("Open the records first."),
            )
            return

        def then(draft: Draft) -> None:
            self._happen(
                happened.IDEA_MADE_SCENARIO,
                idea=number,
                scenario_id=draft.scenario_id,
                file=draft.path.name,
            )
            told = self.tr(
                "It is in {}, ready to play. Make it your own: lines marked “change me” are meant."
            )
            self.notice.show_advice(told.format(draft.path))

        self.live.ask(lambda _store, _leader: _drafted(folder, idea), then, self._could_not)

    def _count_adopters(self) -> None:
        session, ideas = self.live.session, self.meeting.ideas

        def then(found: Mapping[int, int]) -> None:
            self._adopted = found
            self._look()

        if any(idea.behaviour for idea in ideas):
            self.live.ask(
                lambda store, leader: _adopters(store, leader, (session, ideas)), then, self._could_not
            )

    def _moment_shown(self, moment_id: str) -> None:
        self._happen(happened.MOMENT_SHOWN, moment=moment_id)

    def _could_not(self, error: SimulatorError) -> None:
        self.notice.show_failure(error.problem, error.remedy)


def _drafted(folder: Path, idea: Idea) -> Draft:
    import_alone("simulator.scenario_files.reader", "simulator.training.sessions.drafting")
    from simulator.training.sessions.drafting import draft_scenario

    return draft_scenario(folder / _OWN_SCENARIOS, idea.text, idea.behaviour)


def _adopters(
    store: RecordStore, leader: Person, about: tuple[Session, tuple[Idea, ...]]
) -> Mapping[int, int]:
    import_alone("simulator.scenario_files.reader", "simulator.training.sessions.adoption")
    from simulator.training.sessions.adoption import adopters

    return adopters(store, leader, *about)
