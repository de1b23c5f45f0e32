"""PeopleFlow: a room with everybody on record, for HR to change and for trainers to look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QLocale, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Role
from simulator.gui.background import Background
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow

if TYPE_CHECKING:
    from simulator.domain.employment import Employment
    from simulator.domain.people import Person
    from simulator.gui.pages.people_page import PersonLine
    from simulator.gui.people_import_flow import PeopleImportFlow
    from simulator.gui.person_flow import PersonFlow
    from simulator.gui.widgets.scenario_card import CardContent
    from simulator.records.interface import RecordStore

PEOPLE = "people"


class PeopleFlow(QObject):
    """Reads everybody anew each time the room is entered.

    Args:
        window: Where the pages are shown.
        desk: The records.
        rooms: The other rooms.
        background: Reads files.
        parent: Its owner.
    """

    people_changed = Signal()
    """An import was written: whatever shows people may look again."""

    def __init__(
        self,
        window: MainWindow,
        desk: RecordsDesk,
        rooms: RoomsFlow,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._rooms, self._background = window, desk, rooms, background
        self._importing: PeopleImportFlow | None = None
        self._one: PersonFlow | None = None
        self._titles: dict[str, str] = {}
        self._was_at = ""
        self._everybody: tuple[Employment, ...] = ()
        window.add_page(PEOPLE, Page(self._make, self.tr("People"), back="practise"))
        rooms.room_entered.connect(self._entered)
        desk.person_known.connect(self._person_known)

    def bring_in(self, file: str) -> None:
        """Show what a file would change."""
        if self._importing is None:
            from simulator.gui.people_import_flow import PeopleImportFlow

            self._importing = PeopleImportFlow(self._window, self._desk, self._background, parent=self)
            self._importing.left.connect(self._return)
            self._importing.file_asked.connect(self._ask_for_file)
        self._page().show_done("")
        self._importing.enter(file)

    def take_library(self, scenarios: Sequence[CardContent]) -> None:
        """Know what scenarios are called."""
        self._titles = {one.scenario_id: one.title for one in scenarios}
        if self._one is not None:
            self._one.take_titles(self._titles)

    def show_person(self, person_id: str) -> None:
        """Show one person's page."""
        self._was_at = person_id
        self._one_person().enter(person_id)

    def close(self) -> None:
        """Stop reading, if a file is being read or written."""
        if self._importing is not None:
            self._importing.stop()
        if self._one is not None:
            self._one.stop()

    def _person_known(self, _: str) -> None:
        """What HR may see is forgotten before somebody else sits down."""
        may_change = self._desk.role is Role.HR
        is_open = may_change or self._desk.role is Role.TRAINER
        self._window.side_bar.open_room(PEOPLE, is_open=is_open)
        was_shown = self._window.shown in (PEOPLE, "people-import", "person")
        if self._importing is not None:
            self._importing.forget()
        if self._one is not None:
            self._one.forget()
        self._everybody = ()
        if self._window.is_built(PEOPLE):
            self._page().show_people(())
            self._page().show_done("")
            self._page().show_reading()
            self._page().show_role(may_change=may_change)
        if was_shown:
            self._rooms.go_to(PEOPLE if is_open else "practise")

    def _entered(self, room: str) -> None:
        if room == PEOPLE:
            self._page().show_done("")
            self._look()

    def _look(self) -> None:
        self._page().show_reading()
        self._desk.ask(_read, asker=self, then=self._show, failed=self._could_not)

    def _show(self, everybody: tuple[Employment, ...]) -> None:
        if self._desk.role is not Role.TRAINEE:
            self._everybody = everybody
            self._page().show_people(lines_of(everybody))
            if self._window.shown == PEOPLE:
                self._page().take_focus()
                self._page().show_current(self._was_at)

    def _return(self, done: str) -> None:
        self._rooms.go_to(PEOPLE)
        self._page().show_done(done)
        if done:
            self.people_changed.emit()

    def _show_new(self) -> None:
        self._one_person().enter_new(self._everybody)

    def _one_person(self) -> PersonFlow:
        if self._one is None:
            from simulator.gui.person_flow import PersonFlow

            self._one = PersonFlow(self._window, self._desk, self._background, parent=self)
            self._one.take_titles(self._titles)
            self._one.left.connect(self._return)
            self._one.changed.connect(self.people_changed)
            self._one.erased_self.connect(self._erased_self)
        return self._one

    def _erased_self(self) -> None:
        self._desk.forget_person()
        self._rooms.ask_who()

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Open a list of people"))
        dialog.setNameFilters(
            [self.tr("Lists of people (*.csv *.tsv *.txt *.xlsx *.xlsm)"), self.tr("All files (*)")]
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.bring_in)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _could_not(self, error: SimulatorError) -> None:
        self._window.show_notice(error.problem, error.remedy)

    def _make(self) -> QWidget:
        from simulator.gui.pages.people_page import PeoplePage

        page = PeoplePage()
        page.import_asked.connect(self._ask_for_file)
        page.file_dropped.connect(self.bring_in)
        page.new_asked.connect(self._show_new)
        page.person_asked.connect(self.show_person)
        page.show_role(may_change=self._desk.role is Role.HR)
        return page

    def _page(self) -> Any:  # noqa: ANN401  # PeoplePage, imported late
        return self._window.page(PEOPLE)


def _read(store: RecordStore, viewer: Person) -> tuple[Employment, ...]:
    return () if viewer.role is Role.TRAINEE else store.employments(viewer)


def lines_of(everybody: tuple[Employment, ...]) -> tuple[PersonLine, ...]:
    """Return people as the list shows them."""
    from simulator.gui.pages.people_page import PersonLine

    locale = QLocale()
    names = {one.number: one.person.name for one in everybody if one.number}
    as_words = {Role.TRAINEE: "", Role.TRAINER: "trainer", Role.HR: "HR"}
    return tuple(
        PersonLine(
            one.person.id,
            one.person.name,
            one.number,
            one.team,
            names.get(one.manager_number, one.manager_number),
            locale.toString(QDate(*one.started_on.timetuple()[:3]), "d MMM yyyy") if one.started_on else "",
            one.started_on.isoformat() if one.started_on else "",
            as_words[one.person.role] if one.is_active else "has left",
            one.is_active,
            f"{one.person.name} {one.number} {one.team} {one.email}".casefold(),
        )
        for one in everybody
    )
