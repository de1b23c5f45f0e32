"""BoardPanel: what supports it, what erodes it: collected, sorted and counted, live on the wall."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.sessions import board_changes as change
from simulator.domain.sessions.board import Column
from simulator.domain.sessions.board_state import (
    BOARD_HAPPENINGS,
    CHANGE_REDONE,
    CHANGE_UNDONE,
    QUALITY_CHOSEN,
    SIGHTINGS_COUNTED,
    BoardState,
    Sightings,
    board_of,
    wall_of,
)
from simulator.domain.sessions.session import Json, PlanItem
from simulator.domain.sessions.wall import BoardWall
from simulator.gui import theme
from simulator.gui.sessions.activity_panel import ActivityPanel
from simulator.gui.sessions.board.bar import BoardBar
from simulator.gui.sessions.board.choice_dialog import BoardChoice, BoardChoiceDialog
from simulator.gui.sessions.board.collecting import BoardCollecting
from simulator.gui.sessions.board.column_box import BoardColumnBox
from simulator.gui.sessions.board.counting import BoardCounting
from simulator.gui.sessions.board.qualities_box import BoardQualitiesBox
from simulator.gui.sessions.board.saving import BoardPaper, BoardSaving
from simulator.gui.sessions.board.sources import BoardSources, day_told
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.training.sessions.board_spellings import gathered
from simulator.training.sessions.board_starts import DEEDS, QUALITIES, starts, starts_beside

_LEFT_WIDTH = 164


class BoardPanel(ActivityPanel):
    """Qualities at the left; at the right how to collect them, or the two columns of the chosen one."""

    def __init__(self, live: LiveSession, item: PlanItem, parent: QWidget | None = None) -> None:
        super().__init__(live, item, parent)
        self.state = BoardState()
        self._read = 0
        self._draft, self._draft_column = "", None
        self.qualities = BoardQualitiesBox()
        self.qualities.setFixedWidth(theme.current().px(_LEFT_WIDTH))
        self.collecting = BoardCollecting(QUALITIES)
        self.columns = {column: BoardColumnBox(column) for column in Column}
        self.bar = BoardBar(self)
        self.notice = InlineNotice()
        self.sources = BoardSources(live, self)
        self.saving = BoardSaving(self)
        self.counting = BoardCounting(live, self)
        self.title = theme.label("", "title")
        keys = self.tr(
            "PgUp PgDn next quality · Enter rewords · Del removes · Alt+arrows move · Ctrl+T counts"
        )
        self._keys = theme.label(keys, "caption")
        self._lay_out()
        self._listen_to_qualities()
        for column, box in self.columns.items():
            self._listen_to_column(column, box)
        self._listen_to_the_rest()
        theme.notifier().changed.connect(self._dress)
        live.changed.connect(self._look)
        self._look()
        self.sources.look_for_last(item.id)
        self.counting.count()

    def wall(self) -> BoardWall:
        return wall_of(self.state, self._draft, self._draft_column)

    def leave(self) -> None:
        self.counting.leave()
        self._draft = ""

    def take_focus(self) -> None:
        if self.state.quality:
            self.columns[Column.SUPPORT].entry.setFocus()
        else:
            self.qualities.entry.setFocus()

    def _happen(self, what: str, told: Mapping[str, Json] | None = None) -> None:
        self.live.happen(what, told or {}, item=self.item.id)

    def _name(self, text: str) -> None:
        self._name_all([{"text": text, "times": 1}])

    def _name_all(self, named: list[dict[str, Json]]) -> None:
        """Put qualities on the board; what is there in another spelling is named once more."""
        told: list[Json] = []
        for one in named:
            known = gathered([str(one["text"])], self.state.board.qualities)
            onto = one.get("onto") or (known[0].onto if known else "")
            text = {"onto": onto} if onto else {"text": known[0].text if known else one["text"]}
            told.append({**text, "times": one["times"]})
        self._happen(change.QUALITIES_NAMED, {"qualities": told})

    def _write(self, column: Column, text: str, behaviour: str = "") -> None:
        told = {"quality": self.state.chosen, "column": column.value, "text": text, "behaviour": behaviour}
        self._happen(change.LINE_WRITTEN, told)

    def _cross(self, column: Column, line: str) -> None:
        there = self.state.quality
        to = len(there.column(column.other)) if there else 0
        self._happen(change.LINE_MOVED, {"line": line, "column": column.other.value, "to": to})

    def _propose(self, column: Column) -> None:
        """Offer lines for a column, those thought of for this quality first."""
        if self.state.quality is None:
            return
        written = {line.behaviour for line in self.state.quality.lines}
        offered = (one for one in starts_beside(self.state.quality.text) if one.column is column)
        choices = tuple(
            BoardChoice(one.behaviour, one.text, self.tr("Listened for: {}").format(one.looked_for))
            for one in offered
            if one.behaviour not in written
        )
        words = self.tr("What can be heard in conversations, and counted")
        dialog = BoardChoiceDialog(self.tr("A line for this column"), words, choices, self.tr("Add it"), self)
        dialog.taken.connect(partial(self._write_proposed, column))  # the dialog lives on this panel
        dialog.open()

    def _write_proposed(self, column: Column, behaviour: str) -> None:
        self._write(column, DEEDS.get(behaviour, behaviour), behaviour)

    def _ask_tie(self, line_id: str) -> None:
        """Ask what a line is counted as."""
        line = self.state.board.line(line_id)
        if line is None:
            return
        mine = sorted(starts(), key=lambda one: one.column is not line.column)
        choices = tuple(
            BoardChoice(one.behaviour, one.text, self.tr("Listened for: {}").format(one.looked_for))
            for one in mine
        )
        none = BoardChoice("", self.tr("Nothing"), self.tr("This line is not counted"))
        dialog = BoardChoiceDialog(
            self.tr("Count it as"), f"“{line.text}”", (*choices, none), self.tr("Count it"), self
        )
        dialog.taken.connect(partial(self._tie, line_id))  # likewise
        dialog.open()

    def _tie(self, line: str, behaviour: str) -> None:
        self._happen(change.LINE_TIED, {"line": line, "behaviour": behaviour})

    def _tie_current(self) -> None:
        for box in self.columns.values():
            if box.lines.hasFocus() and box.lines.current_id:
                self._ask_tie(box.lines.current_id)

    def _type(self, column: Column | None, text: str) -> None:
        self._draft, self._draft_column = text.strip(), column
        self.wall_changed.emit()

    def _type_quality(self, text: str) -> None:
        if text and self.state.chosen:
            self._happen(QUALITY_CHOSEN, {"quality": ""})  # the room is to see where it goes
        self._type(None, text)

    def _take_counts(self, counted: Sightings) -> None:
        if counted != self.state.sightings:
            self._happen(SIGHTINGS_COUNTED, counted.told)
        self.bar.show_counted(counted)

    def _paper(self) -> BoardPaper:
        counts = self.state.sightings if self.state.sightings.is_for_the_room else Sightings()
        day = day_told(self.live.session.started_at)
        return BoardPaper(self.state.board, counts, self.item.title, f"{self.live.session.title} · {day}")

    def _say_saved(self, path: str) -> None:
        self.notice.show_advice(self.tr("The board is saved: {}").format(path))

    def _say_refused(self, error: SimulatorError) -> None:
        self.notice.show_failure(error.problem, error.remedy)

    def _look(self) -> None:
        """Show the board as it stands; what is nothing to it changes nothing."""
        happened = self.live.state.of_item(self.item.id, *BOARD_HAPPENINGS)
        if self._read == len(happened) and self._read:
            return
        self._read, self.state = len(happened), board_of(happened)
        self.qualities.show_board(self.state)
        self.bar.show_steps(may_undo=bool(self.state.earlier), may_redo=bool(self.state.later))
        quality = self.state.quality
        self.title.setText(quality.text if quality else "")
        for column, box in self.columns.items():
            box.show_lines(quality.column(column) if quality else (), self.state.sightings, dict(DEEDS))
        on_board = frozenset(one.text for one in self.state.board.qualities)
        self.collecting.show_taken(on_board.intersection(QUALITIES), len(on_board))
        self._stack.setCurrentIndex(1 if quality else 0)
        self.wall_changed.emit()

    def _dress(self) -> None:
        for box in self.columns.values():
            box.dress()

    def _listen_to_qualities(self) -> None:
        box, happen = self.qualities, self._happen
        box.named.connect(self._name)
        box.drafted.connect(self._type_quality)
        box.chosen.connect(lambda quality: happen(QUALITY_CHOSEN, {"quality": quality}))
        box.dropped.connect(lambda quality: happen(change.QUALITY_DROPPED, {"quality": quality}))
        box.reworded.connect(
            lambda quality, text: happen(change.QUALITY_REWORDED, {"quality": quality, "text": text})
        )
        box.moved.connect(lambda quality, to: happen(change.QUALITY_MOVED, {"quality": quality, "to": to}))
        box.merged.connect(
            lambda into, gone: happen(change.QUALITIES_MERGED, {"into": into, "merged": [gone]})
        )

    def _listen_to_column(self, column: Column, box: BoardColumnBox) -> None:
        happen = self._happen
        box.written.connect(partial(self._write, column))
        box.drafted.connect(partial(self._type, column))
        box.reworded.connect(lambda line, text: happen(change.LINE_REWORDED, {"line": line, "text": text}))
        box.dropped.connect(lambda line: happen(change.LINE_DROPPED, {"line": line}))
        box.moved.connect(
            lambda line, to: happen(change.LINE_MOVED, {"line": line, "column": column.value, "to": to})
        )
        box.crossed.connect(partial(self._cross, column))
        box.tie_asked.connect(self._ask_tie)
        box.proposals_asked.connect(partial(self._propose, column))

    def _listen_to_the_rest(self) -> None:
        self.collecting.proposed.connect(self._name)
        self.collecting.paste_asked.connect(self._paste)
        self.collecting.last_asked.connect(self.sources.take_last)
        self.sources.last_found.connect(self.collecting.show_last)
        self.sources.named.connect(self._name_all)
        self.sources.taken_up.connect(partial(self._happen, change.BOARD_TAKEN_UP))
        self.bar.undone.connect(partial(self._happen, CHANGE_UNDONE))
        self.bar.redone.connect(partial(self._happen, CHANGE_REDONE))
        self.bar.paste_asked.connect(self._paste)
        self.bar.count_asked.connect(self.counting.count)
        self.bar.print_asked.connect(lambda: self.saving.ask_printer(self._paper()))
        self.bar.pdf_asked.connect(lambda: self.saving.ask_pdf(self._paper()))
        self.bar.table_asked.connect(lambda: self.saving.ask_table(self._paper()))
        self.saving.saved.connect(self._say_saved)
        self.saving.refused.connect(self._say_refused)
        self.counting.went_on.connect(self.bar.show_progress)
        self.counting.counted.connect(self._take_counts)
        self.counting.refused.connect(self._say_refused)
        for keys, slot in (
            ("Ctrl+T", self._tie_current),
            ("Ctrl+M", self.qualities.ask_merge),
            ("PgDown", partial(self.qualities.step, 1)),
            ("PgUp", partial(self.qualities.step, -1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _paste(self) -> None:
        self.sources.ask(self.state.board.qualities)

    def _lay_out(self) -> None:
        both = QHBoxLayout()
        both.setSpacing(theme.GAP_M)
        for box in self.columns.values():
            both.addWidget(box, 1)
        one = QWidget()
        column = QVBoxLayout(one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.title)
        column.addLayout(both, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.collecting)
        self._stack.addWidget(one)
        middle = QHBoxLayout()
        middle.setSpacing(theme.GAP_M)
        middle.addWidget(self.qualities)
        middle.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.GAP_S)
        whole.addWidget(self.bar)
        whole.addWidget(self.notice)
        whole.addLayout(middle, 1)
        whole.addWidget(self._keys)
