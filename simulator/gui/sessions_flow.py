"""SessionsFlow: from the list of sessions to the console and the room's window, and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDateTime, QLocale, QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Role
from simulator.domain.wording import counted
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.planning_flow import PlanningFlow
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.widgets.quiet_card import QuietCard
from simulator.gui.widgets.scenario_card import CardContent

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.domain.sessions.session import Session
    from simulator.gui.sessions.live_session import LiveSession
    from simulator.gui.sessions.microphone_beside import MicrophoneBeside
    from simulator.gui.speaking.customer_speaks import CustomerSpeaks
    from simulator.gui.widgets.reply_box import ReplyBox
    from simulator.gui.widgets.session_card import SessionLine
    from simulator.records.interface import RecordStore
    from simulator.scenario_files.library import ScenarioSource
    from simulator.training.sessions.opening import LedSession

SESSIONS, CONSOLE = "sessions", "console"


class SessionsFlow(QObject):
    """A room for trainers only; it holds the session that is led.

    Args:
        window: Where the pages are shown.
        desk: The records.
        rooms: The other rooms.
        source_of: Reads a scenario by its id; called in a lane.
        parent: Its owner.
    """

    report_asked = Signal(str)
    """The id of a session whose report is wanted."""
    calibration_asked = Signal()
    """To see how trainers, rooms and the score agree."""

    def __init__(
        self,
        window: MainWindow,
        desk: RecordsDesk,
        rooms: RoomsFlow,
        source_of: Callable[[str], ScenarioSource],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._rooms, self._source_of = window, desk, rooms, source_of
        self._note: QuietCard | None = None
        self._waiting = ""
        self.live: LiveSession | None = None
        self.microphone_at: Callable[[ReplyBox], MicrophoneBeside] | None = None
        """Puts a microphone beside a reply box, where there is one."""
        self.voice: CustomerSpeaks | None = None
        """Lets customers be heard in the room, where there is one."""
        window.add_page(SESSIONS, Page(self._make_sessions, self.tr("Sessions"), back="practise"))
        self.planning = PlanningFlow(window, desk, SESSIONS, self)
        self.planning.begun.connect(self._open)
        self.planning.kept.connect(self.show_sessions)
        self.planning.left.connect(self.show_sessions)
        rooms.room_entered.connect(self._entered)
        desk.person_known.connect(self._person_known)
        desk.history_read.connect(self._look)
        window.closed.connect(self.close)

    def take_library(self, scenarios: Sequence[CardContent]) -> None:
        """Know what can be played."""
        self.planning.take_library(scenarios)

    def take_up(self, session_id: str) -> None:
        """Go on with a session where it was left, or begin one that was planned."""
        self._desk.ask(
            lambda store, leader: store.session(session_id, leader),
            asker=self,
            then=self._open,
            failed=self._could_not,
        )

    def show_sessions(self) -> None:
        """Show the list, as it is now."""
        self._rooms.go_to(SESSIONS)

    def close(self) -> None:
        """Let go of the session that is led and of the room's window; it can be taken up again."""
        live, self.live = self.live, None
        if live is None:
            return
        self._page(CONSOLE).leave()
        if live.is_kept:  # else what happened last is still being written
            live.deleteLater()

    def is_leading(self) -> bool:
        """Return whether a session is led in this window just now."""
        return self.live is not None

    def _person_known(self, _: str) -> None:
        """Another person leads nothing of this one's; what was led is left as if the window were closed."""
        self._window.side_bar.open_room(SESSIONS, is_open=self._desk.role is Role.TRAINER)
        if self.live is not None and self.live.session.leader.name != self._desk.person_name:
            self._leave()

    def _entered(self, room: str) -> None:
        if room == SESSIONS:
            self._page(SESSIONS).show_reading()
            self._look()

    def _look(self, _: object = None) -> None:
        if self._desk.role is Role.TRAINER:
            self._desk.ask(_read, asker=self, then=self._show, failed=self._could_not)
        else:
            self._offer("", "")

    def _show(self, led: tuple[LedSession, ...]) -> None:
        lines = [_line(one) for one in led]
        if self._window.is_built(SESSIONS):
            self._page(SESSIONS).show_sessions(lines)
            if self._window.shown == SESSIONS:
                self._page(SESSIONS).take_focus()
        waiting = next((line for line in lines if line.state == "under way"), None)
        self._offer(waiting.session_id if waiting else "", waiting.title if waiting else "")

    def _offer(self, session_id: str, title: str) -> None:
        """Say on the first screen that a session waits; one press goes on with it."""
        self._waiting = session_id
        if self._note is None and session_id:
            self._note = QuietCard(self.tr("Continue"))
            self._note.pressed.connect(self._continue)
            self._rooms.library.add_note(self._note)
        if self._note is not None:
            words = self.tr("The session “{}” is under way.").format(title)
            self._note.show_words(words if session_id else "")

    def _continue(self) -> None:
        if self._waiting:
            self.take_up(self._waiting)

    def _open(self, session: Session) -> None:
        """Show both windows; all they show is read from what happened, so it stands where it stood."""
        from simulator.domain.sessions.state import TAKEN_UP, Phase
        from simulator.gui.sessions.live_session import LiveSession

        if session.ended_at is not None:
            self.report_asked.emit(session.id)
            return
        self.close()
        self._window.forget_page(CONSOLE)
        self.live = LiveSession(session, self._desk, self)
        self.live.source_of = self._source_of
        self.live.microphone_at = self.microphone_at
        self.live.voice = self.voice
        if self.live.state.phase in (Phase.UNDER_WAY, Phase.DISCUSSING):
            self.live.happen(TAKEN_UP, item="")
        self._window.add_page(CONSOLE, Page(self._make_console))
        self._window.show_page(CONSOLE, session.title)

    def _leave(self) -> None:
        self.close()
        if self._window.shown == CONSOLE:
            self.show_sessions()
        self._window.forget_page(CONSOLE)

    def _ended(self) -> None:
        if self.live is None:
            return
        session_id = self.live.session.id
        self._leave()
        self.report_asked.emit(session_id)

    def _screen_chosen(self, screen: str) -> None:
        self._rooms.change_settings(room_screen=screen)

    def _could_not(self, error: SimulatorError) -> None:
        self._window.show_notice(error.problem, error.remedy)

    def _make_sessions(self) -> QWidget:
        from simulator.gui.pages.sessions_page import SessionsPage

        page = SessionsPage()
        page.new_asked.connect(self.planning.plan_new)
        page.continued.connect(self.take_up)
        page.report_asked.connect(self.report_asked)
        page.plan_asked.connect(self.planning.change)
        page.calibration_asked.connect(self.calibration_asked)
        return page

    def _make_console(self) -> QWidget:
        from simulator.gui.sessions.console_page import ConsolePage
        from simulator.gui.sessions.room_window import RoomWindow

        assert self.live is not None  # noqa: S101  # it is what the console is made for
        room = RoomWindow(self._rooms.settings.room_screen)
        room.screens.chosen.connect(self._screen_chosen)
        console = ConsolePage(self.live, room)
        console.left.connect(self._leave)
        console.ended.connect(self._ended)
        return console

    def _page(self, name: str) -> Any:  # noqa: ANN401  # each name has a page of its own type
        return self._window.page(name)


def _read(store: RecordStore, person: Person) -> tuple[LedSession, ...]:
    from simulator.training.sessions.opening import sessions_led

    return sessions_led(store, person) if person.role is Role.TRAINER else ()


def _line(one: LedSession) -> SessionLine:
    from simulator.gui.widgets.session_card import SessionLine

    session = one.session
    started = QDateTime.fromSecsSinceEpoch(int(session.started_at.timestamp()))
    when = QLocale().toString(started, "d MMMM yyyy, HH:mm")
    here = counted(sum(each.is_present for each in session.roster), "person", "people")
    planned = "planned " if one.progress.value == "planned" else ""
    return SessionLine(session.id, session.title, f"{planned}{when}  ·  {here}", one.progress.value)
