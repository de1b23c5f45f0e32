"""PeopleImportFlow: reads a file in its lane, shows what it would change, and writes it when told to."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.wording import counted
from simulator.gui.background import Background, Lane, import_alone
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.records_desk import RecordsDesk

if TYPE_CHECKING:
    from simulator.domain.employment import Employment
    from simulator.domain.people import Person
    from simulator.gui.pages.people_import_page import PreviewLine
    from simulator.records.interface import RecordStore
    from simulator.training.people.import_plan import ImportChoices, ImportPlan
    from simulator.training.people.people_table import PeopleTable

IMPORT = "people-import"
_LONG = 3_000
"""Rows: comparing more takes long enough to be said."""


class PeopleImportFlow(QObject):
    """One file at a time; whoever leaves it while it is read stops the reading.

    Args:
        window: Where the page is shown.
        desk: The records.
        background: Reads files.
        parent: Its owner.
    """

    left = Signal(str)
    """What was done, in a sentence; "" if nothing was."""
    file_asked = Signal()
    _rows_read = Signal(int, int)

    def __init__(
        self, window: MainWindow, desk: RecordsDesk, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._background = window, desk, background
        self._table: PeopleTable | None = None
        self._plan: ImportPlan | None = None
        self._turn = 0
        self._name = ""
        self._rows_read.connect(self._tell_progress)
        window.add_page(IMPORT, Page(self._make, self.tr("Import people"), back="people"))
        window.room_chosen.connect(self._room_chosen)

    def enter(self, file: str) -> None:
        """Show the page, and read a file."""
        self.stop()
        turn, path = self._turn, Path(file)
        self._table = self._plan = None
        self._name = path.name
        self._window.show_page(IMPORT)
        self._page().show_reading(path.name, self.tr("Reading …"))

        def read() -> PeopleTable:
            import_alone("simulator.training.people.people_file", "openpyxl")
            from simulator.training.people.people_file import read_people_file

            return read_people_file(
                path,
                progress=lambda rows: self._rows_read.emit(turn, rows),
                must_stop=lambda: turn != self._turn,
            )

        def show(table: PeopleTable) -> None:
            if turn == self._turn:
                self._show_table(table)

        def refuse(error: SimulatorError) -> None:
            if turn == self._turn:
                self._page().show_problem(error.problem, error.remedy)
                self._page().other.show()

        self._background.run(Lane.FILES, read, asker=self, then=show, failed=refuse)

    def stop(self) -> None:
        """Stop reading and planning; what comes of it is not shown any more."""
        self._turn += 1

    def forget(self) -> None:
        """Let go of the file and what was shown of it."""
        self.stop()
        self._table = self._plan = None
        self._window.forget_page(IMPORT)

    def _show_table(self, table: PeopleTable) -> None:
        from simulator.training.people.headings import guessed_columns, preset_for

        self._table = table
        preset = preset_for(table.headings)
        rows = counted(len(table.rows), "row", "rows") if len(table.rows) < 2 else f"{len(table.rows):,} rows"  # noqa: PLR2004
        form = "  ·  ".join((preset.title, table.form, rows, *table.notes))
        examples = {
            heading: next((row.cells[place] for row in table.rows[:50] if row.cells[place]), "")
            for place, heading in enumerate(table.headings)
        }
        chosen = {str(field): at for field, at in guessed_columns(table.headings, preset).items()}
        self._page().show_file(table.name, form, examples, chosen)
        self._look()

    def _look(self) -> None:
        """Read who is on record, then plan in the lane of files: others need the records meanwhile."""
        if self._table is None:
            return
        self.stop()
        turn = self._turn
        self._plan = None
        if len(self._table.rows) > _LONG:
            self._page().show_comparing()

        def read(store: RecordStore, viewer: Person) -> tuple[Employment, ...]:
            return store.employments(viewer)

        self._desk.ask(
            read,
            asker=self,
            then=lambda everybody: self._make_plan(everybody, turn),
            failed=self._could_not,
        )

    def _make_plan(self, everybody: tuple[Employment, ...], turn: int) -> None:
        table = self._table
        if table is None or turn != self._turn:
            return
        choices = self._answers()

        def work() -> tuple[ImportPlan, tuple[PreviewLine, ...]]:
            from simulator.training.people.planning import plan_import

            plan = plan_import(table, choices, everybody, _today(), must_stop=lambda: turn != self._turn)
            return plan, _lines(plan)

        def show(made: tuple[ImportPlan, tuple[PreviewLine, ...]]) -> None:
            if turn == self._turn:
                self._plan = made[0]
                self._show_plan(*made)

        def refuse(error: SimulatorError) -> None:
            if turn == self._turn:
                self._page().show_problem(error.problem, error.remedy)

        self._background.run(Lane.FILES, work, asker=self, then=show, failed=refuse)

    def _show_plan(self, plan: ImportPlan, lines: tuple[PreviewLine, ...]) -> None:
        from simulator.gui.widgets.count_chips import Chip
        from simulator.training.people.import_plan import RANKS, Change

        page = self._page()
        page.answers.ask_dates(plan.ambiguous_day)
        if plan.ambiguous_day:
            problem = self.tr("Which day is {}?").format(plan.ambiguous_day)
            page.show_problem(problem, self.tr("Say on the left whether the day or the month comes first."))
            return
        page.answers.ask_numbers(plan.counts[Change.ASKED])
        chips = [Chip(str(one), str(one).capitalize(), plan.counts[one]) for one in RANKS]
        page.show_plan(lines, chips, len(plan.to_keep))

    def _write(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self._page().show_writing()

        def work(store: RecordStore, by: Person) -> str:
            from simulator.training.people.importing import import_people, kept_words

            return kept_words(import_people(store, by, plan))

        self._desk.ask(work, asker=self, then=self._written, failed=self._not_written)

    def _written(self, words: str) -> None:
        self._leave(words)

    def _not_written(self, error: SimulatorError) -> None:
        self._look()
        self._page().show_failure(error.problem, error.remedy)

    def _leave(self, done: str = "") -> None:
        self.stop()
        self._table = self._plan = None
        self.left.emit(done)

    def _cancel(self) -> None:
        self._leave()

    def _room_chosen(self, _: str) -> None:
        if self._window.is_built(IMPORT):
            self.stop()

    def _answers(self) -> ImportChoices:
        from simulator.training.people.days import DateOrder
        from simulator.training.people.headings import Field
        from simulator.training.people.import_plan import ImportChoices, NewNumber

        said = self._page().answers.chosen
        return ImportChoices(
            {Field(field): heading for field, heading in said.columns.items()},
            DateOrder(said.dates) if said.dates else None,
            NewNumber(said.new_numbers),
            said.is_everybody,
        )

    def _tell_progress(self, turn: int, rows: int) -> None:
        if turn == self._turn and self._table is None and rows:
            self._page().show_reading(self._name, self.tr("{} rows read …").format(f"{rows:,}"))

    def _could_not(self, error: SimulatorError) -> None:
        self._page().show_failure(error.problem, error.remedy)

    def _make(self) -> QWidget:
        from simulator.gui.pages.people_import_page import PeopleImportPage

        page = PeopleImportPage(self._fields())
        page.answers_changed.connect(self._look)
        page.file_asked.connect(self.file_asked)
        page.written.connect(self._write)
        page.left.connect(self._cancel)
        return page

    def _fields(self) -> tuple[tuple[str, str], ...]:
        return (
            ("number", self.tr("Number")),
            ("name", self.tr("Whole name")),
            ("first-name", self.tr("First name")),
            ("last-name", self.tr("Last name")),
            ("team", self.tr("Team")),
            ("manager", self.tr("Manager")),
            ("email", self.tr("Email")),
            ("started-on", self.tr("First day")),
            ("status", self.tr("Works here")),
            ("suspended", self.tr("Suspended")),
            ("left-on", self.tr("Last day")),
        )

    def _page(self) -> Any:  # noqa: ANN401  # PeopleImportPage, imported late
        return self._window.page(IMPORT)


def _lines(plan: ImportPlan) -> tuple[PreviewLine, ...]:
    """Return the rows of a plan, what somebody has to look at first."""
    from simulator.gui.pages.people_import_page import PreviewLine
    from simulator.training.people.import_plan import RANKS

    ranks = {change: rank for rank, change in enumerate(RANKS)}
    ranked = sorted(plan.rows, key=lambda row: ranks[row.change])
    return tuple(PreviewLine(row.line, str(row.change), row.name, row.number, row.words) for row in ranked)


def _today() -> date:
    return datetime.now().astimezone().date()
