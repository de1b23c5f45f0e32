"""RolesFlow: wires the section of the settings on which people become trainers to the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Person, Role
from simulator.gui.backup_flow import BackupFlow
from simulator.gui.records_desk import RecordsDesk, RecordsNotOpenError
from simulator.gui.rooms_flow import RoomsFlow

if TYPE_CHECKING:
    from simulator.gui.pages.settings_page import SettingsPage
    from simulator.gui.pages.settings_roles import RoleWish
    from simulator.records.interface import RecordStore

_NOW = {
    Role.TRAINER: "{} leads sessions now: see “Sessions” at the side.",
    Role.HR: "{} does HR now.",
    Role.TRAINEE: "{} practises now, and leads nothing.",
}


class RolesFlow(QObject):
    """A passphrase is hashed in the records lane; the window never waits for it."""

    def __init__(self, desk: RecordsDesk, rooms: RoomsFlow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._section: Any = None  # RolesSection, imported late
        rooms.settings_made.connect(self._wire)
        rooms.settings_entered.connect(self._look)
        desk.person_known.connect(self._person_known)
        BackupFlow(desk, rooms, self)

    def _wire(self, page: SettingsPage) -> None:
        self._section = page.roles
        self._section.role_wished.connect(self._give)
        self._look()

    def _person_known(self, _: str) -> None:
        self._look()

    def _look(self) -> None:
        if self._section is not None and self._desk.is_anybody_in:
            self._desk.ask(_read, asker=self, then=self._show, failed=self._could_not)

    def _show(self, read: tuple[Person, bool, tuple[str, ...], bool]) -> None:
        me, has_trainer, people, has_login = read
        self._section.show_roles(
            me.name, me.role, has_trainer=has_trainer, people=people, has_login=has_login
        )

    def _give(self, wish: RoleWish) -> None:
        if not wish.name:
            self._desk.become(lambda store, me: _first(store, me, wish), self._could_not, self._is_first)
            return

        def then(given: tuple[Person, Person]) -> None:
            person, me = given
            self._section.show_given(self._told(person))
            if person.id == me.id:  # what one may do has changed
                self._desk.become(lambda _store, _me: person, self._could_not)
            else:
                self._look()

        def give(store: RecordStore, me: Person) -> tuple[Person, Person]:
            return store.give_role(wish.name, wish.role, by=me, passphrase=wish.passphrase), me

        self._desk.ask(give, asker=self, then=then, failed=self._could_not)

    def _is_first(self, person: Person) -> None:
        self._section.show_given(self._told(person))

    def _told(self, person: Person) -> str:
        return self.tr(_NOW[person.role]).format(person.name)

    def _could_not(self, error: SimulatorError) -> None:
        self._section.show_failure(error.problem, error.remedy)


def _read(store: RecordStore, me: Person) -> tuple[Person, bool, tuple[str, ...], bool]:
    people = tuple(person.name for person in store.people())
    return me, store.has_trainer(), people, store.connected_as() is not None


def _first(store: RecordStore, me: Person | None, wish: RoleWish) -> Person:
    if me is None:
        raise RecordsNotOpenError("Nobody practises yet.", remedy="Give a name first.")
    return store.give_role(me.name, wish.role, by=None, passphrase=wish.passphrase)
