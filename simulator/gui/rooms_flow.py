"""RoomsFlow: what happens in the rooms one walks about in: welcome, library, attempts, settings, trouble."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from simulator.domain.errors import SimulatorError
from simulator.gui import theme
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.pages.library_page import LibraryPage
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.widgets.broken_file_card import BrokenFile
from simulator.gui.widgets.scenario_card import CardStanding
from simulator.settings import Settings, SettingsError, SettingsFile

if TYPE_CHECKING:
    from simulator.training.standing import ScenarioHistory


class RoomsFlow(QObject):
    """Shows in the rooms what the records and the settings say, and takes what is chosen there."""

    scenario_begun = Signal(str, str)
    attempt_continued = Signal(str)
    debrief_asked = Signal(str)
    differences_asked = Signal()
    settings_changed = Signal(object)
    """The Settings as they are now; a NamedTuple, so carried as a Python object."""
    settings_made = Signal(object)
    """The SettingsPage was wanted for the first time: there is more to wire than rooms know of."""
    settings_entered = Signal()
    room_entered = Signal(str)
    """The name of a room one has gone to; it may have to be filled anew."""

    def __init__(
        self, window: MainWindow, desk: RecordsDesk, kept: SettingsFile, settings: Settings, folder: Path
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._kept, self.settings = window, desk, kept, settings
        self._folder = folder
        self._history: Sequence[ScenarioHistory] | None = None
        self._others: Sequence[str] = ()
        window.add_page("attempts", Page(self._make_attempts, self.tr("My attempts"), back="practise"))
        window.add_page("settings", Page(self._make_settings, self.tr("Settings"), back="practise"))
        window.add_page("trouble", Page(self._make_trouble))
        self._wire_first_pages()
        window.room_chosen.connect(self.go_to)
        window.top_bar.person_pressed.connect(self._ask_for_person)
        desk.person_known.connect(self._person_known)
        desk.unread.connect(self._could_not)
        desk.refused.connect(self._show_trouble)
        desk.history_read.connect(self._show_history)
        desk.people_read.connect(self._show_people)

    @property
    def library(self) -> LibraryPage:
        """The first screen."""
        page = self._window.page("practise")
        assert isinstance(page, LibraryPage)  # noqa: S101  # made by the house
        return page

    def open_records(self) -> None:
        """Open the records, if anybody is there to practise."""
        given = self._page("welcome").given if self._window.is_built("welcome") else ""
        if given and not self._desk.person_name:
            self._named(given)
        elif self._desk.person_name:
            self._desk.open(self._folder, self._desk.person_name)

    def go_to(self, room: str) -> None:
        """Show a room, unless one has not come in yet."""
        if self._window.shown not in ("welcome", "trouble", "sign-in"):
            self._window.show_page(room)
            self.room_entered.emit(room)
            if room == "settings":
                self.settings_entered.emit()

    def ask_who(self) -> None:
        """Ask for a name, as at the first start: the one that was remembered is somebody else's."""
        if not self._window.is_built("welcome"):
            self._page("welcome").named.connect(self._named)
        self._window.show_page("welcome")

    def show_opening(self, scenario_id: str) -> None:
        """Say on its card that a scenario is being opened."""
        self.library.show_opening(scenario_id)

    def change_setting(self, option: str, value: object) -> None:
        """Take a choice: it holds at once, and is kept."""
        self.change_settings(**{option: value})
        app = QApplication.instance()
        if option in ("theme", "text_percent") and isinstance(app, QApplication):
            theme.apply(app, self.settings.theme, self.settings.text_percent)  # type: ignore[arg-type]  # checked
            self._window.restyle()
        elif option == "motion":
            theme.set_motion(self.settings.motion)  # type: ignore[arg-type]  # checked by its declaration

    def change_settings(self, **choices: object) -> None:
        """Take some choices that belong together."""
        self._keep(**choices)
        self.settings_changed.emit(self.settings)

    def read_settings_again(self) -> None:
        """Take what the file of settings says now: another one was put in its place."""
        name, self.settings = self._desk.person_name, self._kept.read()[0]
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, self.settings.theme, self.settings.text_percent)  # type: ignore[arg-type]  # checked
            self._window.restyle()
        theme.set_motion(self.settings.motion)  # type: ignore[arg-type]  # checked by its declaration
        if name and name != self.settings.person:
            self._keep(person=name)
        self.settings_changed.emit(self.settings)

    def keep_place(self) -> None:
        """Keep where the window stands; a folder that cannot be written is no reason to stay."""
        self._keep(window=self._window.where())

    def _keep(self, **choices: object) -> None:
        try:
            self.settings = self._kept.change(**choices)
        except SettingsError as error:
            self.settings = self.settings._replace(**choices)  # type: ignore[arg-type]  # checked by change()
            if self._window.is_built("settings"):
                self._page("settings").show_failure(error.problem, error.remedy)

    def _named(self, name: str) -> None:
        self._keep(person=name)
        self._desk.person_name = name
        self._window.top_bar.show_person(name)
        self._window.show_page("practise")
        self.open_records()

    def _switch(self, name: str) -> None:
        self._desk.switch_to(name, self._could_not)

    def _person_known(self, name: str) -> None:
        self._window.top_bar.show_person(name)
        if name != self.settings.person:
            self._keep(person=name)

    def _show_history(self, history: Sequence[ScenarioHistory]) -> None:
        from simulator.gui.pages.attempts_page import shown_result

        self._history = history
        self.library.show_standings(
            {
                scenario.scenario_id: CardStanding(
                    shown_result(scenario.best.result) if scenario.best and scenario.best.result else None,
                    scenario.under_way is not None,
                )
                for scenario in history
            }
        )
        if self._window.is_built("attempts"):
            self._page("attempts").show_history(history)

    def _show_people(self, names: Sequence[str]) -> None:
        self._others = names
        if self._window.is_built("settings"):
            self._fill_settings(self._page("settings"))

    def _show_trouble(self, error: SimulatorError) -> None:
        page = self._page("trouble")
        page.show_trouble(error.problem, error.remedy)
        self._window.show_page("trouble")

    def _try_again(self) -> None:
        self._window.show_page("practise")
        self.open_records()

    def _go_without(self) -> None:
        self._window.show_page("practise")
        self._desk.open_without_keeping(self._desk.person_name)

    def _choose_scenario(self, scenario_id: str, file: str) -> None:
        waiting = next(
            (
                scenario.under_way
                for scenario in self._history or ()
                if scenario.scenario_id == scenario_id and scenario.under_way
            ),
            None,
        )
        if waiting is not None:
            self.attempt_continued.emit(waiting.id)
        else:
            self.scenario_begun.emit(scenario_id, file)

    def _list_problems(self, broken: BrokenFile) -> None:
        from simulator.gui.widgets.report_dialog import ReportDialog

        dialog = ReportDialog(
            broken.name,
            self.tr("This file cannot be played yet. Each line says where, what is wrong, and what to do:"),
            "\n\n".join(broken.problems),
            self.tr("Close"),
            self._window,
        )
        dialog.open()

    def _ask_for_person(self) -> None:
        self.go_to("settings")
        self._page("settings").ask_for_person()

    def _could_not(self, error: SimulatorError) -> None:
        self._window.show_notice(error.problem, error.remedy)

    def _fill_settings(self, page: Any) -> None:  # noqa: ANN401  # SettingsPage, imported late
        page.show_settings(self.settings, self._desk.person_name)
        page.show_people(self._others)
        page.show_place(self._desk.folder)

    def _page(self, name: str) -> Any:  # noqa: ANN401  # each name has a page of its own type
        return self._window.page(name)

    def _wire_first_pages(self) -> None:
        """The first look has built the library, and asked for a name if there was none."""
        self.library.scenario_chosen.connect(self._choose_scenario)
        self.library.problems_asked.connect(self._list_problems)
        if self._window.is_built("welcome"):
            self._page("welcome").named.connect(self._named)

    def _make_attempts(self) -> QWidget:
        from simulator.gui.pages.attempts_page import AttemptsPage

        page = AttemptsPage()
        page.debrief_asked.connect(self.debrief_asked)
        page.continued.connect(self.attempt_continued)
        page.library_asked.connect(self._go_to_library)
        page.differences_asked.connect(self.differences_asked)
        if self._history is not None:
            page.show_history(self._history)
        return page

    def _make_settings(self) -> QWidget:
        from simulator.gui.pages.settings_page import SettingsPage

        page = SettingsPage()
        page.option_chosen.connect(self.change_setting)
        page.person_chosen.connect(self._switch)
        self._fill_settings(page)
        self.settings_made.emit(page)
        return page

    def _make_trouble(self) -> QWidget:
        from simulator.gui.pages.trouble_page import TroublePage

        page = TroublePage()
        page.tried_again.connect(self._try_again)
        page.went_without.connect(self._go_without)
        page.closed.connect(self._window.close)
        return page

    def _go_to_library(self) -> None:
        self.go_to("practise")
