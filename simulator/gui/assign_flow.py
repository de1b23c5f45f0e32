"""AssignFlow: wires the page on which scenarios are assigned to the records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.records_desk import RecordsDesk

if TYPE_CHECKING:
    from simulator.domain.assignment import Assignment
    from simulator.domain.employment import Employment
    from simulator.domain.people import Person
    from simulator.records.interface import RecordStore

ASSIGN = "assign"
_PAGE = 50


class AssignFlow(QObject):
    """Reads people and assignments anew each time the page is entered.

    Args:
        window: Where the page is shown.
        desk: The records.
        today: What day it is where the person sits.
        parent: Its owner.
    """

    left = Signal()
    """Back to where one came from; something may have been assigned."""

    def __init__(
        self, window: MainWindow, desk: RecordsDesk, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._today = window, desk, today
        self._titles: Mapping[str, str] = {}
        self._people: tuple[Employment, ...] = ()
        self._turn = 0
        window.add_page(ASSIGN, Page(self._make, self.tr("Assign"), back="completion"))
        desk.person_known.connect(self._forget)

    def take_titles(self, titles: Mapping[str, str]) -> None:
        """Know which scenarios there are, by id, and how they are called."""
        self._titles = titles
        if self._window.is_built(ASSIGN):
            self._page().show_scenarios(titles)

    def enter(self) -> None:
        """Show the page, and read who there is."""
        self._window.show_page(ASSIGN)
        self._desk.ask(_read, asker=self, then=self._show, failed=self._could_not)

    def _show(self, read: tuple[tuple[Employment, ...], tuple[Assignment, ...]]) -> None:
        people, assignments = read
        self._people = people
        self._page().show_people(people)
        self._page().show_assigned(assignments)

    def _assign(self, wanted: Assignment) -> None:
        def keep(store: RecordStore, by: Person) -> None:
            from simulator.training.assignments import assign

            assign(store, by, wanted, self._today())

        def kept(_: None) -> None:
            self._page().show_kept()
            self.left.emit()

        self._desk.ask(keep, asker=self, then=kept, failed=self._refused)

    def _look_what_it_means(self, before: Assignment, wanted: Assignment) -> None:
        """Count whom a change touches, a page of people at a time, so that others have their turn."""
        from simulator.training.changing import ChangeCount

        count, self._turn = ChangeCount(before, wanted, self._today()), self._turn + 1
        people, turn = self._people, self._turn

        def next_page(start: int) -> None:
            some = people[start : start + _PAGE]
            if turn != self._turn:
                return
            if not some:
                self._page().show_meaning(wanted, f"{'  ·  '.join(count.sentences())}.")
                return
            self._desk.ask(
                lambda store, viewer: count.add(store, viewer, some),
                asker=self,
                then=lambda _: next_page(start + _PAGE),
                failed=self._could_not,
            )

        next_page(0)

    def _change(self, before: Assignment, wanted: Assignment) -> None:
        def keep(store: RecordStore, by: Person) -> tuple[tuple[Employment, ...], tuple[Assignment, ...]]:
            from simulator.training.changing import keep_change

            keep_change(store, by, before, wanted, self._today())
            return _read(store, by)

        def kept(read: tuple[tuple[Employment, ...], tuple[Assignment, ...]]) -> None:
            self._page().stop_changing()
            self._show(read)
            self._window.show_done(self.tr("“{}” is changed.").format(wanted.title))

        self._desk.ask(keep, asker=self, then=kept, failed=self._refused)

    def _withdraw(self, assignment: Assignment) -> None:
        def withdraw(store: RecordStore, by: Person) -> tuple[tuple[Employment, ...], tuple[Assignment, ...]]:
            store.assign(by, replace(assignment, is_withdrawn=True))
            return _read(store, by)

        def withdrawn(read: tuple[tuple[Employment, ...], tuple[Assignment, ...]]) -> None:
            self._show(read)
            self._window.show_done(self.tr("“{}” is withdrawn.").format(assignment.title))

        self._desk.ask(withdraw, asker=self, then=withdrawn, failed=self._could_not)

    def _refused(self, error: SimulatorError) -> None:
        self._page().show_refused()
        self._could_not(error)

    def _could_not(self, error: SimulatorError) -> None:
        self._window.show_notice(error.problem, error.remedy)

    def _forget(self, _: str) -> None:
        """Another person does not go on with what this one was putting together."""
        self._turn, self._people = self._turn + 1, ()
        if self._window.shown != ASSIGN:
            self._window.forget_page(ASSIGN)
        else:
            self.left.emit()
            self._window.forget_page(ASSIGN)

    def _make(self) -> QWidget:
        from simulator.gui.pages.assign_page import AssignPage

        page = AssignPage(self._today)
        page.show_scenarios(self._titles)
        page.assigned.connect(self._assign)
        page.withdrawn.connect(self._withdraw)
        page.changed.connect(self._change)
        page.meaning_asked.connect(self._look_what_it_means)
        page.left.connect(self.left)
        return page

    def _page(self) -> Any:  # noqa: ANN401  # AssignPage, imported late
        return self._window.page(ASSIGN)


def _read(store: RecordStore, viewer: Person) -> tuple[tuple[Employment, ...], tuple[Assignment, ...]]:
    people = tuple(one for one in store.employments(viewer) if one.is_active)
    return people, store.assignments(viewer)
