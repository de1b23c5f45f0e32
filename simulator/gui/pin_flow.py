"""PinFlow: wires the section of the settings on one's own PIN or passphrase to the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Role
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.pages.settings_page import SettingsPage
    from simulator.records.interface import RecordStore


class PinFlow(QObject):
    """A PIN is hashed in the records' lane; the window never waits for it."""

    def __init__(self, desk: RecordsDesk, rooms: RoomsFlow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._section: Any = None  # PinSection, imported late
        rooms.settings_made.connect(self._wire)
        rooms.settings_entered.connect(self._enter)
        desk.person_known.connect(self._person_known)

    def _wire(self, page: SettingsPage) -> None:
        self._section = page.pin
        self._section.chosen.connect(self._choose)
        self._look()

    def _enter(self) -> None:
        if self._section is not None:
            self._section.notice.clear()
            self._look()

    def _person_known(self, _: str) -> None:
        self._enter()

    def _look(self) -> None:
        if self._desk.is_anybody_in:
            self._desk.ask(_read, asker=self, then=self._show, failed=self._could_not)

    def _show(self, read: tuple[Role, bool, bool]) -> None:
        role, has_one, has_login = read
        self._section.show_secret(role, has_one=has_one)
        self._section.setVisible(not has_login)  # the server's own password opens the name there

    def _choose(self, old: str, new: str) -> None:
        def work(store: RecordStore, me: Person) -> tuple[Role, bool, bool]:
            store.set_passphrase(me, old, new)
            return _read(store, me)

        def done(read: tuple[Role, bool, bool]) -> None:
            self._show(read)
            told = self.tr("From now on it is asked for when somebody comes in under your name.")
            if not new:
                told = self.tr("It is off. Whoever comes in under your name is asked for nothing.")
            self._section.show_done(told)

        self._desk.ask(work, asker=self, then=done, failed=self._could_not)

    def _could_not(self, error: SimulatorError) -> None:
        self._section.show_failure(error.problem, error.remedy)


def _read(store: RecordStore, me: Person) -> tuple[Role, bool, bool]:
    return me.role, store.asks_passphrase(me.name), store.connected_as() is not None
