"""SignInFlow: a locked name is opened by its passphrase, or somebody else goes on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow

SIGN_IN = "sign-in"


class SignInFlow(QObject):
    """Shows the sign-in page whenever the desk finds a name locked; whoever practised before still does."""

    def __init__(
        self, window: MainWindow, desk: RecordsDesk, rooms: RoomsFlow, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._rooms = window, desk, rooms
        self._name = ""
        window.add_page(SIGN_IN, Page(self._make))
        desk.locked.connect(self._ask)
        desk.person_known.connect(self._let_in)

    def _ask(self, name: str) -> None:
        self._name = name
        self._page().show_name(name, self._desk.person_name if self._desk.is_anybody_in else "")
        self._window.show_page(SIGN_IN, self.tr("PIN or passphrase"))

    def _give(self, passphrase: str) -> None:
        self._page().show_checking()
        self._desk.sign_in(self._name, passphrase, self._refused)

    def _refused(self, error: SimulatorError) -> None:
        self._page().show_failure(error.problem, error.remedy)

    def _let_in(self, _: str) -> None:
        if self._window.shown == SIGN_IN:
            self._page().show_name("")  # nothing typed stays behind
            self._window.show_page("practise")

    def _turn_away(self) -> None:
        self._page().show_name("")
        if self._desk.is_anybody_in:
            self._window.show_page("settings")
        else:
            self._rooms.ask_who()

    def _make(self) -> QWidget:
        from simulator.gui.pages.sign_in_page import SignInPage

        page = SignInPage()
        page.given.connect(self._give)
        page.turned_away.connect(self._turn_away)
        return page

    def _page(self) -> Any:  # noqa: ANN401  # SignInPage, imported late
        return self._window.page(SIGN_IN)
