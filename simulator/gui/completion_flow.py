"""CompletionFlow: fills the completion page from the records, those in sight first, and takes assignments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Role
from simulator.gui.bundles_flow import BundlesFlow
from simulator.gui.completion_handout import CompletionHandout
from simulator.gui.hard_flow import HardFlow
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.widgets.scenario_card import CardContent

if TYPE_CHECKING:
    from simulator.domain.employment import Employment
    from simulator.domain.people import Person
    from simulator.gui.assign_flow import AssignFlow
    from simulator.gui.handing_over_flow import HandingOverFlow
    from simulator.records.interface import RecordStore
    from simulator.scenario_files.library import ScenarioSource
    from simulator.speech.child_process import ChildProcess
    from simulator.training.completion_sheet import Cell, CompletionSheet

COMPLETION = "completion"


class CompletionFlow(QObject):
    """A room for trainers and HR. One page of people is read at a time, so that others have their turn.

    Args:
        window: Where the pages are shown.
        desk: The records.
        rooms: The other rooms.
        source_of: Reads a scenario by its id; called in a lane.
        today: What day it is where the person sits.
        parent: Its owner.
        export_child: Starts the child that makes exports; without it they are made in the records' lane.
    """

    record_store_asked = Signal()
    """HR wants to see what a learning record store is told."""
    attempt_asked = Signal(str, str)
    """A trainer wants to read a submitted attempt; its id, and the room to come back to."""

    def __init__(
        self,
        window: MainWindow,
        desk: RecordsDesk,
        rooms: RoomsFlow,
        source_of: Callable[[str], ScenarioSource],
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
        *,
        export_child: Callable[[], ChildProcess] | None = None,
    ) -> None:
        super().__init__(parent)
        self._export_child = export_child
        self._strip: Any = None  # ProgressStrip, imported late
        self._window, self._desk, self._rooms, self._today = window, desk, rooms, today
        self._hard = HardFlow(window, desk, source_of, self)
        self._titles: dict[str, str] = {}
        self._sheet: CompletionSheet | None = None
        self._cell = self._left_cell = ("", "")  # a person and a scenario: told of, and left for an attempt
        self._is_reading = False
        self._assigning: AssignFlow | None = None
        self.handout = CompletionHandout(desk, window, today, self)
        self.handout.told.connect(window.show_notice)
        self.handout.refused.connect(self._could_not)
        self.handout.hard_found.connect(self._hard.show_found)
        self._handing: HandingOverFlow | None = None
        self.bundles = BundlesFlow(window, desk, rooms, self)
        window.add_page(COMPLETION, Page(self._make, self.tr("Completion"), back="practise"))
        rooms.room_entered.connect(self._entered)
        desk.person_known.connect(self._person_known)

    def take_library(self, scenarios: Sequence[CardContent]) -> None:
        """Know what can be assigned, and how it is called."""
        self._titles = {one.scenario_id: one.title for one in scenarios}
        if self._assigning is not None:
            self._assigning.take_titles(self._titles)

    def title_of(self, scenario_id: str) -> str:
        """Return how a scenario is called; one that is not here by its id."""
        return self._titles.get(scenario_id, scenario_id)

    def close(self) -> None:
        """Stop an export that is under way."""
        if self._handing is not None:
            self._handing.stop_export()

    def look_again(self) -> None:
        """Read everything anew: somebody was assigned something, or people changed."""
        self._desk.ask(_open, asker=self, then=self._show, failed=self._could_not)

    def _person_known(self, _: str) -> None:
        """What one person may see is forgotten before another one sits down."""
        may_see = self._desk.role in (Role.TRAINER, Role.HR)
        self._window.side_bar.open_room(COMPLETION, is_open=may_see)
        self._sheet, self._left_cell = None, ("", "")
        if self._window.is_built(COMPLETION):
            self._page().show_sheet((), ())
            if self._window.shown == COMPLETION:
                self._rooms.go_to(COMPLETION if may_see else "practise")

    def _entered(self, room: str) -> None:
        if room == COMPLETION:
            self._page().show_reading()
            self.look_again()

    def _show(self, sheet: CompletionSheet) -> None:
        for deed in ("record-store", "merge"):
            self._page().open_deed(deed, is_open=self._desk.role is Role.HR)
        self._sheet = sheet
        self._page().show_sheet(sheet.people, [self.title_of(one) for one in sheet.scenario_ids])
        self._return_to_cell(sheet)
        self._read_next()

    def _return_to_cell(self, sheet: CompletionSheet) -> None:
        """Tell of the cell again from which an attempt was opened, if it is still there."""
        (person_id, scenario_id), self._left_cell = self._left_cell, ("", "")
        place = next((at for at, one in enumerate(sheet.people) if one.person.id == person_id), None)
        if place is not None and scenario_id in sheet.scenario_ids:
            self._page().choose_cell(place, sheet.scenario_ids.index(scenario_id))

    def _open_attempt(self, attempt_id: str) -> None:
        self._left_cell = self._cell
        self.attempt_asked.emit(attempt_id, COMPLETION)

    def _read_next(self) -> None:
        sheet = self._sheet
        if self._is_reading or sheet is None or not sheet.scenario_ids:
            return
        places = self._page().places_wanted()
        if not places:
            return
        self._is_reading = True
        people, today = [sheet.people[place] for place in places], self._today()

        def read(store: RecordStore, viewer: Person) -> tuple[bytes, ...]:
            from simulator.training.completion_sheet import read_stands

            return read_stands(store, viewer, sheet, people, today)

        def show(rows: tuple[bytes, ...]) -> None:
            self._is_reading = False
            if self._sheet is sheet:
                self._page().show_stands(places, rows)
            self._read_next()

        self._desk.ask(read, asker=self, then=show, failed=self._stopped)

    def _stopped(self, error: SimulatorError) -> None:
        self._is_reading = False
        self._could_not(error)

    def _read_cell(self, place: int, scenario: int) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        somebody, scenario_id, today = sheet.people[place], sheet.scenario_ids[scenario], self._today()

        def read(store: RecordStore, viewer: Person) -> Cell:
            from simulator.training.completion_sheet import read_cell

            return read_cell(store, viewer, sheet, somebody, scenario_id, today)

        def show(cell: Cell) -> None:
            if self._sheet is sheet:
                self._cell = (somebody.person.id, scenario_id)
                self._page().show_cell(cell, self.title_of(scenario_id), today)

        self._desk.ask(read, asker=self, then=show, failed=self._could_not)

    def _do(self, deed: str) -> None:
        """Do what the menu offers, with those people who are shown."""
        sheet, page = self._sheet, self._page()
        if sheet is None:
            return
        people: list[Employment] = [sheet.people[place] for place in page.model.places]
        match deed:
            case "reminders-csv" | "reminders-ics":
                self.handout.save_reminders(sheet, people, self._titles, deed.removeprefix("reminders-"))
            case "letters":
                self.handout.write_letters(sheet, people, self._titles)
            case "hard":
                self._hard.enter(page.team.currentData() or self.tr("Everybody who is shown"))
                self.handout.find_hard(people)
            case "record-store":
                self.record_store_asked.emit()
            case "merge":
                self.bundles.merging.enter()
            case _:
                self.handout.print_pages(page.paper())

    def _assign(self) -> None:
        if self._assigning is None:
            from simulator.gui.assign_flow import AssignFlow

            self._assigning = AssignFlow(self._window, self._desk, self._today, self)
            self._assigning.take_titles(self._titles)
            self._assigning.left.connect(self._return)
        self._assigning.enter()

    def _export(self, team: str) -> None:
        self._handing_over().ask_export(team or None)

    def _certify(self, attempt_id: str, name: str) -> None:
        self._handing_over().ask_certificate(attempt_id, name)

    def _handing_over(self) -> HandingOverFlow:
        if self._handing is None:
            from simulator.gui.handing_over_flow import HandingOverFlow
            from simulator.gui.widgets.progress_strip import ProgressStrip

            self._handing = HandingOverFlow(
                self._window, self._desk, self._today, self, export_child=self._export_child
            )
            self._strip = ProgressStrip()
            self._strip.stopped.connect(self._handing.stop_export)
            self._window.add_above(self._strip)
            self._handing.progressed.connect(self._show_export)
            self._handing.export_ended.connect(self._strip.hide)
            self._handing.stopped.connect(self._window.show_done)
            self._handing.saved.connect(self._window.show_done)
            self._handing.refused.connect(self._could_not)
        self._handing.take_titles(self._titles)
        return self._handing

    def _show_export(self, done: int, of: int) -> None:
        words = self.tr("Exporting: {} of {} people").format(f"{done:,}", f"{of:,}")
        self._strip.show_progress(words if of else self.tr("Exporting …"), done, of)

    def _return(self) -> None:
        may_see = self._desk.role in (Role.TRAINER, Role.HR)
        self._rooms.go_to(COMPLETION if may_see else "practise")

    def _could_not(self, error: SimulatorError) -> None:
        self._window.show_notice(error.problem, error.remedy)

    def _make(self) -> QWidget:
        from simulator.gui.pages.completion_page import CompletionPage

        page = CompletionPage()
        page.rows_moved.connect(self._read_next)
        page.cell_asked.connect(self._read_cell)
        page.assign_asked.connect(self._assign)
        page.deed_asked.connect(self._do)
        page.export_asked.connect(self._export)
        page.details.certificate_asked.connect(self._certify)
        page.details.attempt_asked.connect(self._open_attempt)
        return page

    def _page(self) -> Any:  # noqa: ANN401  # CompletionPage, imported late
        return self._window.page(COMPLETION)


def _open(store: RecordStore, viewer: Person) -> CompletionSheet:
    from simulator.training.completion_sheet import open_sheet

    return open_sheet(store, viewer)
