"""Starting the window: shown and usable first, everything that takes time right after."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from simulator.bundled_files import scenarios_folder
from simulator.domain.people import LONGEST_NAME
from simulator.gui import theme
from simulator.gui.background import Background, Lane, import_alone
from simulator.gui.main_window import MainWindow
from simulator.gui.practice_flow import PracticeFlow
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.widgets.broken_file_card import BrokenFile
from simulator.gui.widgets.scenario_card import CardContent
from simulator.gui.widgets.side_bar import Room
from simulator.settings import SettingsFile, data_folder

if TYPE_CHECKING:
    from simulator.domain.errors import SimulatorError
    from simulator.gui.failure_dialogs import Defects
    from simulator.gui.failure_log import FailureLog
    from simulator.scenario_files.library import ScenarioLibrary, ScenarioSource
    from simulator.scenario_files.library_entry import LibraryEntry

CACHE_NAME = "library.json"
OWN_SCENARIOS = "scenarios"
"""The folder in the data folder where people put scenarios of their own."""
_BATCH = 20


class House(QObject):
    """Everything the window is made of, put together; ``open`` shows it, ``close`` puts out the lights."""

    _library_grown = Signal(object)

    def __init__(self, folder: Path, trainee: str | None = None) -> None:
        super().__init__()
        self.folder = folder
        kept = SettingsFile(folder)
        settings, self._word = kept.read()
        app = QApplication.instance()
        if isinstance(app, QApplication):  # before anything is made, so that everything is dressed once
            theme.apply(app, settings.theme, settings.text_percent)  # type: ignore[arg-type]  # checked when read
        self.background = Background(self)
        self.desk = RecordsDesk(self.background, self)
        self.window = MainWindow(_rooms())
        self.rooms = RoomsFlow(self.window, self.desk, kept, settings, folder)
        self.practice = PracticeFlow(self.window, self.background, self.desk, self._source_of)
        self._library: ScenarioLibrary | None = None
        self._is_closing = False
        self._defects: Defects | None = None
        self._log: FailureLog | None = None
        self._person = settings.person if trainee is None else " ".join(trainee.split())[:LONGEST_NAME]
        self._connect()

    def open(self) -> None:
        """Show the window; the library is what it was the last time anybody looked."""
        self.window.place(self.rooms.settings.window)
        self.rooms.enter(self._person)
        self._show_library(self._known_library().entries())
        self.window.show()

    def close(self) -> bool:
        """Keep what has been said, and let go of everything; return whether all work has ended."""
        self._is_closing = True
        self.desk.close()
        has_ended = self.background.close()
        if self._defects is not None:
            self._defects.stop_watching()
        if self._log is not None:
            self._log.close()
        self.window.deleteLater()
        return has_ended

    def _connect(self) -> None:
        self.rooms.scenario_begun.connect(self.practice.begin)
        self.rooms.attempt_continued.connect(self.practice.resume)
        self.rooms.debrief_asked.connect(self.practice.show_debrief)
        self.practice.opening.connect(self.rooms.show_opening)
        self.practice.ended.connect(self.rooms.go_to)
        self.window.painted.connect(self._move_in)
        self.window.closed.connect(self.rooms.keep_place)
        self._library_grown.connect(self._show_library)

    def _move_in(self) -> None:
        """The window is there: now for what takes time."""
        from simulator.gui.failure_dialogs import Defects
        from simulator.gui.failure_log import FailureLog

        self._log = FailureLog(self.folder)
        self._log.open()
        self._defects = Defects(self.window)
        self._defects.watch()
        self.background.crashed.connect(self._defects.show_defect)
        theme.set_motion(self.rooms.settings.motion)  # type: ignore[arg-type]  # checked when it was read
        self.window.add_shortcuts()
        self.window.take_focus()
        if self._word:
            self.window.show_notice(self._word)
        self.rooms.open_records()
        self.rooms.library.show_reading()
        self.background.run(
            Lane.LIBRARY, self._refresh, asker=self, then=self._show_library, failed=self._could_not
        )

    def _known_library(self) -> ScenarioLibrary:
        if self._library is None:
            from simulator.scenario_files.library import ScenarioLibrary

            folders = (scenarios_folder(), self.folder / OWN_SCENARIOS)
            self._library = ScenarioLibrary(folders, self.folder / CACHE_NAME)
        return self._library

    def _refresh(self) -> tuple[LibraryEntry, ...]:
        library = self._known_library()
        import_alone("simulator.scenario_files.reader", "simulator.scenario_files.heading")
        return library.refresh(self._tell_progress, lambda: self._is_closing)

    def _source_of(self, name: str) -> ScenarioSource:
        import_alone("simulator.scenario_files.reader", "simulator.scenario_files.heading")
        return self._known_library().source(name)

    def _tell_progress(self, _: LibraryEntry, done: int, __: int) -> None:
        """Said in the library's lane; the signal brings it to the window."""
        if done % _BATCH == 0 and not self._is_closing:
            self._library_grown.emit(self._known_library().entries())

    def _show_library(self, entries: Sequence[LibraryEntry]) -> None:
        playable = [card_of(entry) for entry in entries if entry.is_playable]
        broken = [broken_file_of(entry) for entry in entries if not entry.is_playable]
        self.rooms.library.show_library(playable, broken)

    def _could_not(self, error: SimulatorError) -> None:
        self.window.show_notice(error.problem, error.remedy)


def run_window(data: str | None = None, trainee: str | None = None) -> int:
    """Open the window, and return once it is closed.

    Args:
        data: The folder of ``--data``; None for the usual one.
        trainee: Who practises; None for whoever did last.

    Returns:
        The exit code.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Rapport")
    house = House(data_folder(data), trainee)
    house.open()
    code = app.exec()
    if not house.close():
        # Some file is still being read. What was said is kept, so nobody need wait for that.
        os._exit(code)
    return code


def card_of(entry: LibraryEntry) -> CardContent:
    """Return what a card says of a scenario."""
    return CardContent(
        entry.id,
        entry.title,
        entry.summary,
        entry.minutes,
        entry.channel,
        entry.level,
        entry.portrait,
        entry.place,
        str(entry.path),
    )


def broken_file_of(entry: LibraryEntry) -> BrokenFile:
    """Return what a card says of a file that cannot be played: only what keeps it from being played."""
    name = entry.path.name
    return BrokenFile(name, tuple(p.rendered(name) for p in entry.problems if p.is_error))


def _rooms() -> tuple[Room, ...]:
    return (
        Room("practise", "Practise", "practise"),
        Room("attempts", "My attempts", "attempts"),
        Room("settings", "Settings", "settings", is_last=True),
    )
