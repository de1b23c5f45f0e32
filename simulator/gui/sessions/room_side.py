"""RoomSide: what the room sees now, on its wall and in the console's small picture of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.break_time import quotation_now
from simulator.domain.sessions.discussion import discussion_now
from simulator.domain.sessions.session import PlanItem
from simulator.domain.sessions.state import Phase, SessionState
from simulator.domain.sessions.wall import QuestionWall, TitleWall, Utterance, Wall
from simulator.gui.sessions.activity_panel import ActivityPanel
from simulator.gui.sessions.console_notes import NotesColumn
from simulator.gui.sessions.room_screens import Standing
from simulator.gui.sessions.room_window import RoomWindow


def following(state: SessionState) -> PlanItem | None:
    """Return the activity that comes next: the first after the last one begun that was not done yet."""
    open_items = [item for item in state.plan if item.id not in state.done and item.id != state.item_id]
    begun = state.item_id or (state.done[-1] if state.done else "")
    places = {item.id: place for place, item in enumerate(state.plan)}
    after = [item for item in open_items if places[item.id] > places.get(begun, -1)]
    return next(iter(after or open_items), None)


class RoomSide(QObject):
    """Passes walls on, and says where the room's window stands."""

    advised = Signal(str, str)
    """Something about the screens that the trainer should know: what, and what to do."""

    def __init__(self, room: RoomWindow, notes: NotesColumn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room, self._notes = room, notes
        screens = room.screens
        screens.changed.connect(self.show_where)
        screens.screen_lost.connect(self._lost)
        screens.screen_found.connect(self._found)
        room.blanked.connect(self.show_again)
        room.put_away.connect(self.show_where)
        notes.swap_asked.connect(screens.swap)
        notes.window_asked.connect(screens.show_as_window)
        notes.blank_asked.connect(room.toggle_blank)
        self._wall: Wall = TitleWall("")
        self.show_where()

    def stand_beside(self, console: QWidget) -> None:
        """Stand the room's window beside the console's."""
        self._room.screens.stand_beside(console)
        self.show_where()

    def show_state(self, state: SessionState, panel: ActivityPanel | None) -> None:
        """Show the wall for where the session stands."""
        self._wall = self._wall_of(state, panel)
        self.show_again()

    def show_again(self) -> None:
        """Show the wall, or black, in both places."""
        self._room.show_wall(self._wall)
        self._notes.show_wall(self._wall, is_blank=self._room.is_blank)

    def show_utterance(self, utterance: Utterance) -> None:
        """Show how the line is being said, in both places."""
        self._room.view.show_utterance(utterance)
        self._notes.preview.view.show_utterance(utterance)

    def show_where(self) -> None:
        """Say where the room's window stands."""
        screens = self._room.screens
        words = {
            Standing.BESIDE: self.tr("On {}").format(screens.room_screen_name),
            Standing.OVER: self.tr("On this screen; Esc leads back"),
            Standing.WINDOW: self.tr("In a window of its own"),
            Standing.HIDDEN: self.tr("Hidden; F8 shows it"),
        }[screens.standing]
        self._notes.show_where(words, has_second=screens.has_second)

    def _wall_of(self, state: SessionState, panel: ActivityPanel | None) -> Wall:
        if state.phase is Phase.DISCUSSING:
            now = discussion_now(state.session.happenings)
            return QuestionWall(now.question or state.question, now.answers)
        if state.phase is Phase.ENDED:
            return TitleWall(self.tr("Thank you"), state.session.title)
        if panel is not None:
            return panel.wall()
        coming, quotation = following(state), quotation_now(state.session.happenings)
        if not state.done:
            return TitleWall(state.session.title, self.tr("Welcome"), quotation)
        if coming is None:
            return TitleWall(self.tr("That was all"), state.session.title, quotation)
        return TitleWall(coming.title, self.tr("Next, {} minutes").format(coming.minutes), quotation)

    def _lost(self) -> None:
        self.show_where()
        self.advised.emit(
            self.tr("The room's screen is gone; the session goes on."),
            self.tr("Plug it in again, or press F8 to show the wall on this screen."),
        )

    def _found(self) -> None:
        self.show_where()
        self.advised.emit(
            self.tr("The room's window is on {}.").format(self._room.screens.room_screen_name),
            self.tr("F8 swaps it with this one."),
        )
