"""ConsolePage: the trainer's side of a session: what is now, what is next, and notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.sessions.break_time import QUOTATIONS_SHOWN
from simulator.domain.sessions.discussion import ANSWER_NOTED, ANSWER_STRUCK, discussion_now
from simulator.domain.sessions.session import PlanItem
from simulator.domain.sessions.state import (
    DISCUSSING,
    ITEM_BEGUN,
    ITEM_ENDED,
    NOTED,
    PAUSED,
    RESUMED,
    Phase,
)
from simulator.gui import theme
from simulator.gui.sessions.activity_panel import ActivityPanel
from simulator.gui.sessions.activity_under_way import ActivityUnderWay
from simulator.gui.sessions.console_bar import ConsoleBar
from simulator.gui.sessions.console_next import NextColumn
from simulator.gui.sessions.console_notes import NotesColumn
from simulator.gui.sessions.console_now import NowColumn
from simulator.gui.sessions.judging.phones_on import switch_phones_off
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.room_screens import BLANK_KEY, SWAP_KEYS
from simulator.gui.sessions.room_side import RoomSide, following
from simulator.gui.sessions.room_window import RoomWindow
from simulator.gui.sessions.turn_choice import TurnChoice
from simulator.gui.widgets.inline_notice import InlineNotice

_TICK_MS = 500
_SIDE = 276
"""Width of the columns beside what is now, in pixels at the usual type size."""
_WIDE = 1160
"""From this width on, there is room for three columns."""


class ConsolePage(QWidget):
    """Leads a session through its plan, and shows the room what it may see.

    Args:
        live: The session.
        room: The room's window; it is stood beside the console when the console is first shown, and closed
            when the session is ended or left.
        parent: Its owner.
    """

    ended = Signal()
    """The session is over and everything is on disk."""
    left = Signal()
    """The trainer left; the session can be gone on with."""

    def __init__(self, live: LiveSession, room: RoomWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.live, self.room = live, room
        self._is_standing = self._is_over = False
        self.bar, self.notice = ConsoleBar(), InlineNotice()
        self.now, self.next, self.notes = NowColumn(), NextColumn(), NotesColumn()
        self.activity = ActivityUnderWay(live, self)
        self.turns = TurnChoice(live, self)
        self.room_side = RoomSide(room, self.notes, self)
        self._sides, self._side = QBoxLayout(QBoxLayout.Direction.LeftToRight), QWidget()
        self._scroll = QScrollArea()
        self._lay_out()
        self._connect_session()
        self._connect_columns()
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()
        self._look()

    @property
    def panel(self) -> ActivityPanel | None:
        """The panel of the activity under way."""
        return self.activity.panel

    def take_focus(self) -> None:
        """Give the keyboard to what one most likely wants."""
        self.now.take_focus()

    def begin(self, item_id: str) -> None:
        """Begin an activity of the plan, by its id; the one under way ends."""
        if item_id == self.live.state.item_id or self._is_over:
            return
        self.end_activity()
        self.live.happen(ITEM_BEGUN, item=item_id)
        self.now.take_focus()

    def end_activity(self) -> None:
        """End the activity under way."""
        if self.live.state.item_id:
            self.live.happen(ITEM_ENDED)
            self.now.take_focus()

    def end_session(self) -> None:
        """End the session; ``ended`` follows once everything is on disk."""
        self.end_activity()
        self.live.end()

    def leave(self) -> None:
        """Leave the session; it can be gone on with where it stands."""
        self._put_down()
        self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_standing and not self._is_over:
            self._is_standing = True
            QTimer.singleShot(0, self, self._stand)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme.current().px(_WIDE)
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        side = theme.current().px(_SIDE)
        self._scroll.setFixedWidth(2 * side + theme.GAP_L if is_wide else side)
        self._sides.setContentsMargins(0, 0, 0 if is_wide else theme.GAP_S, 0)  # clear of the scroll bar
        self.notes.show_list(is_shown=is_wide)

    def _stand(self) -> None:
        if not self._is_over:
            self.room_side.stand_beside(self.window())

    def _look(self) -> None:
        """Look again where the session stands, and show it to trainer and room."""
        if self._is_over:
            return
        self.activity.look()
        state = self.live.state
        self.now.show_state(state, following(state), discussion_now(state.session.happenings))
        self.notes.show_notes(state)
        self.bar.show_title(state.session.title)
        self._tick()
        self._show_wall()

    def _tick(self) -> None:
        state, spent = self.live.state, self.activity.spent
        self.now.show_time(self.activity.seconds_left)
        self.next.show_state(state, spent, self.activity.minutes_behind)
        self.bar.show_time(sum(spent.values()))

    def _show_wall(self) -> None:
        self.now.show_heading()
        self.room_side.show_state(self.live.state, self.activity.panel)

    def _finish(self) -> None:
        self._put_down()
        self.ended.emit()

    def _put_down(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._ticking.stop()
        self.activity.leave()
        switch_phones_off(self.live)
        self.room.close_for_good()

    def _pause(self) -> None:
        if self.live.state.phase is Phase.UNDER_WAY:
            self.live.happen(PAUSED)

    def _go_on(self) -> None:
        if self.live.state.phase in (Phase.PAUSED, Phase.DISCUSSING):
            self.live.happen(RESUMED)

    def _ask_room(self, question: str) -> None:
        self.live.happen(DISCUSSING, {"question": question})

    def _note_answer(self, text: str) -> None:
        self.live.happen(ANSWER_NOTED, {"text": text})

    def _strike_answer(self, place: int) -> None:
        self.live.happen(ANSWER_STRUCK, {"place": place})

    def _note(self, text: str) -> None:
        self.live.happen(NOTED, {"text": text})

    def _show_quotations(self, shown: bool) -> None:
        self.live.happen(QUOTATIONS_SHOWN, {"shown": shown})

    def _begin_following(self) -> None:
        item: PlanItem | None = following(self.live.state)
        if item is not None:
            self.begin(item.id)

    def _advise(self, problem: str, remedy: str = "") -> None:
        self.notice.show_advice(problem, remedy)

    def _unkept(self, error: SimulatorError) -> None:
        self.notice.show_failure(
            error.problem, self.tr("The session goes on; it is kept as soon as it can be.")
        )

    def _kept_again(self) -> None:
        self.notice.show_advice(self.tr("Everything is on disk again."))

    def _moved_on(self, error: SimulatorError) -> None:
        self.notice.show_failure(error.problem, self.tr("Leave, and continue it from the list of sessions."))
        self.now.setEnabled(False)
        self.next.setEnabled(False)

    def _connect_session(self) -> None:
        live = self.live
        live.changed.connect(self._look)
        live.unkept.connect(self._unkept)
        live.kept_again.connect(self._kept_again)
        live.moved_on.connect(self._moved_on)
        live.ended.connect(self._finish)
        self.activity.panel_changed.connect(self.now.show_panel)
        self.activity.wall_changed.connect(self._show_wall)
        self.activity.voiced.connect(self.room_side.show_utterance)
        self.room_side.advised.connect(self._advise)

    def _connect_columns(self) -> None:
        bar, now, coming, notes = self.bar, self.now, self.next, self.notes
        for signal, slot in (
            (bar.leave_asked, self.leave),
            (bar.end_asked, self.end_session),
            (now.begin_asked, self._begin_following),
            (now.pause_asked, self._pause),
            (now.go_on_asked, self._go_on),
            (now.end_asked, self.end_activity),
            (now.session_end_asked, bar.ask_again),
            (now.quotations_chosen, self._show_quotations),
            (now.question_asked, self._ask_room),
            (now.answered, self._note_answer),
            (now.struck, self._strike_answer),
            (coming.begin_asked, self.begin),
            (coming.in_order_asked, self.turns.take_next),
            (coming.draw_asked, self.turns.take_drawn),
            (coming.partner_asked, self.turns.change_partner),
            (coming.roster.chosen, self.turns.take),
            (coming.roster.roster_changed, self.live.change_roster),
            (coming.roster.refused, self._advise),
            (notes.noted, self._note),
        ):
            signal.connect(slot)
        for keys in SWAP_KEYS:
            QShortcut(QKeySequence(keys), self).activated.connect(self.room.screens.swap)
        QShortcut(QKeySequence(BLANK_KEY), self).activated.connect(self.room.toggle_blank)

    def _lay_out(self) -> None:
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(theme.GAP_L)
        self._sides.addWidget(self.next, 1)
        self._sides.addWidget(self.notes, 1)
        self._side.setLayout(self._sides)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._side)
        columns = QHBoxLayout()
        columns.setContentsMargins(theme.GAP_L, theme.GAP_M, theme.GAP_L, theme.GAP_M)
        columns.setSpacing(theme.GAP_L)
        columns.addWidget(self.now, 1)
        columns.addWidget(self._scroll)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self.notice)
        rows.addLayout(columns, 1)
