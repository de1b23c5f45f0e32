"""Starting the window: shown and usable first; everything that takes time comes right after, in ``interior``.

What is imported here is imported before the window: no ``Qt`` namespace (20 ms for its enums), no
dataclasses, no icons, no records, no scenario files. ``tests/benchmarks/test_first_window.py`` measures it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from simulator.gui import theme
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.pages.library_page import LibraryPage
from simulator.gui.shelf import Shelf
from simulator.gui.widgets.side_bar import Room
from simulator.settings import PERSON, SettingsFile, data_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from simulator.gui.interior import Interior

ROOMS = (
    Room("practise", "Practise", "practise"),
    Room("attempts", "My attempts", "attempts"),
    Room("relationships", "Relationships", "notebook"),
    Room("sessions", "Sessions", "projector", is_for_all=False),
    Room("people", "People", "people", is_for_all=False),
    Room("completion", "Completion", "completion", is_for_all=False),
    Room("settings", "Settings", "settings", is_last=True),
)


NO_WINDOW = (
    "A window cannot be opened here: {reason}.\n"
    "See what is missing:  main.py doctor   (or let it be installed: main.py doctor --install)\n"
    "Practise in this terminal instead:  main.py play barking-dog\n"
)


class House(QObject):
    """The window. What is first seen of it: the library as it was last time, or the question for a name."""

    moved_in = Signal()
    """The window was painted, and the rest of the house is being opened."""

    def __init__(
        self, folder: Path, trainee: str | None = None, today: Callable[[], date] | None = None
    ) -> None:
        """``today`` says what day it is where one sits; None asks the clock."""
        super().__init__()
        self.folder, self._today = folder, today
        self.kept = SettingsFile(folder)
        self.settings, self.word = self.kept.read()
        self.person = self.settings.person if trainee is None else " ".join(trainee.split())[: PERSON.longest]
        self.database_url: str | None = None
        self.shelf = Shelf(folder)
        self.interior: Interior | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):  # before anything is made, so that everything is dressed once
            asked, percent = self.settings.theme, self.settings.text_percent
            theme.apply(app, asked, percent, is_first_look=True)  # type: ignore[arg-type]  # checked when read
        self.window = MainWindow(ROOMS)
        self.window.add_page("practise", Page(LibraryPage, ROOMS[0].title))
        self.window.add_page("welcome", Page(_make_welcome))
        self.window.painted.connect(self._move_in)

    def open(self) -> None:
        """Show the window."""
        self.window.place(self.settings.window)
        if self.person:
            library = self.window.page("practise")
            if isinstance(library, LibraryPage):
                library.show_library(self.shelf.read())
        self.window.top_bar.show_person(self.person)
        self.window.show_page("practise" if self.person else "welcome")
        self.window.show()

    def close(self) -> bool:
        """Let go of everything once what was said is kept; return whether all work has ended."""
        has_ended = self.interior is None or self.interior.close()
        self.window.deleteLater()
        return has_ended

    def _move_in(self) -> None:
        from simulator.gui.interior import Interior
        from simulator.gui.server_flow import ServerFlow

        self.interior = Interior(
            self.window,
            self.folder,
            kept=self.kept,
            settings=self.settings,
            person=self.person,
            shelf=self.shelf,
            parent=self,
            today=self._today,
        )
        self.interior.desk.database_url = self.database_url
        inside = self.interior
        self.server = ServerFlow(
            self.window, inside.desk, inside.rooms, inside.background, self.folder, inside
        )
        self.interior.open()
        if self.word:
            self.window.show_notice(self.word)
        self.moved_in.emit()


def run_window(data: str | None = None, trainee: str | None = None, database_url: str | None = None) -> int:
    """Open the window, and return once it is closed.

    Args:
        data: The folder of ``--data``; None for the usual one.
        trainee: Who practises; None for whoever did last.
        database_url: The server of ``--database-url``; None for what environment and settings say.

    Returns:
        The exit code.
    """
    app = application()
    app.setApplicationName("Rapport")
    house = House(data_folder(data), trainee)
    house.database_url = database_url
    house.moved_in.connect(_let_terminal_stop_it)
    house.open()
    code = app.exec()
    if not house.close():
        # Some file is still being read. What was said is kept, so nobody need wait for that.
        os._exit(code)
    return code


def application() -> QApplication:
    """Make the application; where there is a display but no window can be opened on it, say so and end.

    Qt ends the process itself then, with words of its own for developers; what it says on the
    way is the reason.
    """
    told: list[str] = []

    def listen(kind: object, _context: object, message: str) -> None:
        told.append(message)
        if getattr(kind, "name", "") == "QtFatalMsg":
            sys.stderr.write(NO_WINDOW.format(reason=told[0].rstrip(".")))
            sys.stderr.flush()
            os._exit(1)

    before = qInstallMessageHandler(listen)
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    qInstallMessageHandler(before)
    app.setProperty(theme.FUSED, True)
    for message in told:
        sys.stderr.write(f"{message}\n")
    return app


def _let_terminal_stop_it() -> None:
    """Ctrl+C ends the program at once, as in any other; what was said is kept already."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _make_welcome() -> QWidget:
    from simulator.gui.pages.welcome_page import WelcomePage

    return WelcomePage()
