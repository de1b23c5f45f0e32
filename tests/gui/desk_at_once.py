"""DeskAtOnce: a records desk over records on disk that answers before it was asked twice."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Person
from simulator.records.interface import RecordStore


class DeskAtOnce(QObject):
    """What flows ask of ``RecordsDesk``, without lanes."""

    person_known = Signal(str)

    def __init__(self, store: RecordStore, folder: Path, person: Person) -> None:
        super().__init__()
        self.store, self.folder, self.person = store, folder, person
        self.person_name, self.role = person.name, person.role
        self.is_anybody_in, self.server = True, ""

    def ask(self, work, *, asker, then, failed) -> None:
        try:
            answer = work(self.store, self.person)
        except SimulatorError as error:
            failed(error)
        else:
            then(answer)

    def sit_down(self, person: Person) -> None:
        self.person = person
        self.person_known.emit(person.name)


class SettingsOnly(QObject):
    """What flows want of the rooms: to know when the settings are there."""

    settings_made = Signal(object)
    settings_entered = Signal()

    def go_to(self, room: str) -> None:
        """There is nowhere to go."""
