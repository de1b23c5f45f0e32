"""The debrief: why you scored what you scored, in your own words and the customer's."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.people import Person
from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.debrief_delivery import delivery_facts
from simulator.gui.debrief_telling import again_from, closing_lines, told_criteria, told_turns
from simulator.gui.pages.debrief_changes import ChangesView
from simulator.gui.pages.debrief_footer import DebriefFooter
from simulator.gui.pages.debrief_panel import titled_panel
from simulator.gui.pages.debrief_top import DebriefTop
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.criterion_list import CriterionList
from simulator.gui.widgets.delivery_panel import DeliveryPanel
from simulator.gui.widgets.mood_line import points_of
from simulator.gui.widgets.mood_panel import MoodPanel
from simulator.gui.widgets.quote_paint import Legend
from simulator.gui.widgets.trainer_notes import TrainerNotes
from simulator.gui.widgets.transcript_view import TranscriptView

if TYPE_CHECKING:
    from simulator.training.practice import Debrief

_BESIDE_FROM = 700
"""Page width in pixels at scale 1 from which the two columns stand side by side."""
_COLUMN_HEIGHT = 320
"""The least height of a column, in pixels at scale 1; below it the page scrolls as a whole."""
_HIGHER_COLUMN = 420
"""The same where the page scrolls anyway, because more is told below."""
_LOW = 720
"""Page height in pixels at scale 1 below which the face makes room."""
_WIDEST = 1440
"""Lines longer than this lead nowhere."""


class DebriefPage(QWidget):
    """Shows one finished attempt. Choosing a criterion lights its quotes, and the other way round."""

    turn_retried = Signal(int)
    submitted = Signal()
    kept_private = Signal()
    played_again = Signal()
    seats_swapped = Signal()
    """The trainee wants to hear the conversation as the customer did."""
    decided = Signal(str, str, str, str)
    """A criterion, what the viewer says of it, why, and the words it rests on."""
    sound_asked = Signal(str)
    """The key of a line or reply that was pressed to be heard."""
    left = Signal()
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._debrief: Debrief | None = None
        self._viewer: Person | None = None
        self._sounds, self._playing = frozenset[str](), ""
        self.top = DebriefTop()
        self.moods = MoodPanel()
        self.transcript = TranscriptView()
        self.legend = Legend()
        self.criteria = CriterionList()
        self.changes: ChangesView | None = None
        self.delivery = DeliveryPanel()
        self.notes = TrainerNotes()
        self.footer = DebriefFooter()
        self._lay_out()
        self._connect()

    def show_debrief(self, debrief: Debrief, viewer: Person | None = None) -> None:
        """Show a finished attempt.

        Args:
            debrief: What to show. The same attempt again (now submitted) keeps place and choice.
            viewer: Who looks at it; None is its owner. Others can neither submit nor play on.
        """
        is_same = self._debrief is not None and _tells_the_same(self._debrief, debrief)
        is_same = is_same and self._is_shown_to(viewer or debrief.record.owner)
        self._debrief, self._viewer = debrief, viewer
        owner = debrief.record.owner
        is_own = self._is_own(debrief)
        passed = debrief.scorecard.passed
        leader = debrief.record.led_by.name if debrief.record.led_by else ""
        self.footer.show_state(
            debrief.record.state, passed=passed, owner="" if is_own else owner.name, leader=leader
        )
        if not is_same:
            self._sounds, self._playing = frozenset(), ""
            self._tell()
            announce(self.top, self.top.spoken)

    def _is_shown_to(self, viewer: Person) -> bool:
        """Whether it was told to them last: what they may do about it is theirs."""
        before = self._viewer or (self._debrief.record.owner if self._debrief else None)
        return before is not None and before.id == viewer.id

    def _is_own(self, debrief: Debrief) -> bool:
        return self._viewer is None or self._viewer.id == debrief.record.owner.id

    def show_sounds(self, keys: frozenset[str]) -> None:
        """Offer these lines and replies to be heard: "customer:2", "you:2", "closing:0"."""
        self._sounds = keys
        self.transcript.show_sounds(keys)

    def show_playing(self, key: str) -> None:
        """Mark what is heard now; "" for nothing."""
        self._playing = key
        self.transcript.show_playing(key)

    def take_focus(self) -> None:
        """Start at the face: its name tells how it ended, and no key press there does harm."""
        self.top.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, criterion_id: str) -> None:
        """Choose a criterion: open it, and light its quotes; "" chooses none."""
        self.criteria.choose(criterion_id)
        self.transcript.light(criterion_id or None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.criteria.chosen:
            self.choose("")
        else:
            self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.hidden.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _dress(self) -> None:
        """Tell it anew in the theme now worn, at the place where it was."""
        chosen = self.criteria.chosen
        self._arrange()
        if self._debrief is not None:
            self._tell()
            self.choose(chosen)

    def _tell(self) -> None:
        debrief = self._debrief
        if debrief is None:
            return
        is_own = self._is_own(debrief)
        self.top.show_result(debrief, is_own=is_own)
        original = debrief.original
        start = debrief.scenario.mood
        self.moods.show_moods(
            points_of(start, debrief.scorecard.turns),
            points_of(start, original.turns) if original else (),
            again_from(debrief),
        )
        turns = told_turns(debrief, is_own=is_own)
        self.transcript.show_turns(turns, closing_lines(debrief), self.moods, may_retry=is_own)
        self.show_sounds(self._sounds)
        self.show_playing(self._playing)
        self.delivery.show_facts(delivery_facts(debrief.record.turns) if is_own else ())
        self.notes.show_notes(debrief.notes)
        self._arrange()
        self.legend.show_marks(passage for turn in turns for passage in turn.passages)
        told = told_criteria(debrief, self._viewer)
        self.changes = ChangesView(original, debrief.scorecard, told) if original else None
        if self.changes is not None:
            self.changes.criterion_chosen.connect(self.choose)
        self.criteria.show_criteria(told, self.changes, is_own=is_own)
        self._keep_tab_order()
        self._scroll.verticalScrollBar().setValue(0)

    def _keep_tab_order(self) -> None:
        """What happened, what counted, what next: as the eye goes."""
        turns = (widget for view in self.transcript.turns for widget in view.tab_stops())
        changed = self.changes.rows if self.changes else ()
        rows = (entry.row for entry in self.criteria.entries)
        stops = [
            self.top.face,
            self.top.swap,
            self.moods.line,
            self.moods.switch,
            *turns,
            *self.transcript.closing_sounds,
            *changed,
            *rows,
            self.delivery,
            *self.footer.buttons,
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _lay_out(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.GAP_M)
        self._panels = [
            titled_panel("What happened", self.transcript, self.legend),
            titled_panel("What counted", self.criteria),
        ]
        for panel, share in zip(self._panels, (58, 42), strict=True):
            self._columns.addWidget(panel, share)
        content = QWidget()
        self._content = column = QVBoxLayout(content)
        column.setSpacing(theme.GAP_M)
        column.addWidget(self.top)
        column.addLayout(self._columns, 1)
        column.addWidget(self.notes)
        column.addWidget(self.delivery)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_edges)
        self._keep_edges()
        foot = QFrame()
        below = QVBoxLayout(foot)
        below.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_M)
        below.addWidget(self.footer)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._scroll, 1)
        page.addWidget(foot)

    def _connect(self) -> None:
        self.criteria.criterion_chosen.connect(self._light)
        self.criteria.quote_sought.connect(self._seek)
        self.criteria.decided.connect(self.decided)
        self.transcript.quote_chosen.connect(self._quote_chosen)
        self.transcript.turn_retried.connect(self.turn_retried)
        self.transcript.sound_asked.connect(self.sound_asked)
        self.moods.turn_chosen.connect(self.transcript.bring_turn)
        self.footer.submitted.connect(self.submitted)
        self.footer.kept_private.connect(self.kept_private)
        self.footer.left.connect(self.left)
        self.footer.played_again.connect(self.played_again)
        self.top.seats_swapped.connect(self.seats_swapped)
        theme.notifier().changed.connect(self._dress)

    def _light(self, criterion_id: str) -> None:
        self.transcript.light(criterion_id or None)
        number = len(self.transcript.lit_quotes())
        if criterion_id and number:
            announce(self.transcript, f"{counted(number, 'quote', 'quotes')} lit in what happened.")

    def _quote_chosen(self, criterion_id: str) -> None:
        self.choose(criterion_id)
        for entry in self.criteria.entries:
            if entry.told.id == criterion_id:
                announce(self.criteria, entry.told.spoken)

    def _seek(self, criterion_id: str, turn: int) -> None:
        self.transcript.light(criterion_id)
        self.transcript.bring_turn(turn)

    def _keep_edges(self) -> None:
        """Keep the columns above the buttons, whether or not a scroll bar takes room."""
        bar = self._scroll.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._content.setContentsMargins(
            theme.GAP_L, theme.GAP_M, max(theme.GAP_S, theme.GAP_L - taken), theme.GAP_S
        )

    def _arrange(self) -> None:
        worn = theme.current()
        is_wide = self.width() >= worn.px(_BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        is_more_below = self.delivery.isVisibleTo(self) or self.notes.isVisibleTo(self)
        least = _HIGHER_COLUMN if is_more_below else _COLUMN_HEIGHT
        for panel in self._panels:
            panel.setMinimumHeight(worn.px(least))
        self.top.show_small(is_small=self.height() < worn.px(_LOW))
        spare = max(0, (self.width() - worn.px(_WIDEST)) // 2)
        self.setContentsMargins(spare, 0, spare, 0)


def _tells_the_same(one: Debrief, other: Debrief) -> bool:
    return (one.record.id, one.scorecard, one.original) == (other.record.id, other.scorecard, other.original)
