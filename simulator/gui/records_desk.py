"""RecordsDesk: the one place where the window asks for the records, always in their lane."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from simulator.domain.errors import SimulatorError
from simulator.gui.background import Background, Lane

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.records.interface import RecordStore
    from simulator.training.standing import ScenarioHistory

T = TypeVar("T")


class RecordsNotOpenError(SimulatorError):
    """Something was asked of records that could not be opened."""


class RecordsDesk(QObject):
    """Opens the records for one person, and hands work to them in the order it was asked for."""

    opened = Signal()
    refused = Signal(object)
    """The records could not be opened: a SimulatorError."""
    unread = Signal(object)
    """The history could not be read just now, or sound that is due not be erased: a SimulatorError."""
    person_known = Signal(str)
    """Who practises from now on, as the records spell the name."""
    history_read = Signal(object)
    """What the person has practised: a tuple of ScenarioHistory."""
    people_read = Signal(object)
    """The names of everybody else on record, the one who practised last first."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: RecordStore | None = None  # touched in the records lane only
        self._person: Person | None = None  # likewise
        self._forgotten_later: Path | None = None
        self.person_name = ""
        self.folder: Path | None = None
        self.is_open = False

    def open(self, folder: Path, name: str) -> None:
        """Open the records of a folder for a person; ``opened`` or ``refused`` follows."""
        self.folder, self.person_name = folder, name
        self._run(lambda: self._open(folder, name), self._is_opened, self.refused.emit)

    def open_without_keeping(self, name: str) -> None:
        """Open records that are forgotten when the desk is closed."""
        self._forgotten_later = Path(tempfile.mkdtemp(prefix="rapport-"))
        self.open(self._forgotten_later, name)
        self.folder = None

    def switch_to(self, name: str, failed: Callable[[SimulatorError], None]) -> None:
        """Let somebody else practise; ``history_read`` follows."""

        def switch() -> str:
            self._person = self._opened_store().person(name)
            return self._person.name

        self._run(switch, self._is_known, failed)

    def read_history(self) -> None:
        """Read what the person has practised, and who else there is; the signals follow."""
        if self.is_open:
            self._run(self._read, self._tell, self.unread.emit)

    def ask(
        self,
        work: Callable[[RecordStore, Person], T],
        *,
        asker: QObject,
        then: Callable[[T], None],
        failed: Callable[[SimulatorError], None],
    ) -> None:
        """Do something with the records, for the person who practises, after all that was asked before."""

        def with_records() -> T:
            store = self._opened_store()
            if self._person is None:
                raise RecordsNotOpenError("Nobody practises yet.", remedy="Give a name first.")
            return work(store, self._person)

        self._background.run(Lane.RECORDS, with_records, asker=asker, then=then, failed=failed)

    def close(self) -> None:
        """Let go of the records once everything asked for is done."""
        self._run(self._close, lambda _: None, lambda _: None)

    def _run(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[SimulatorError], None]
    ) -> None:
        self._background.run(Lane.RECORDS, work, asker=self, then=then, failed=failed)

    def _open(self, folder: Path, name: str) -> str:
        from simulator.records import open_store

        if self._store is not None:
            self._store.close()
            self._store = None
        store = open_store(folder)
        self._store, self._person = store, store.person(name)
        return self._person.name

    def _is_opened(self, known_as: str) -> None:
        self.is_open = True
        self.opened.emit()
        self._is_known(known_as)
        self._run(self._erase_due, lambda _: None, self.unread.emit)

    def _erase_due(self) -> int:
        return self._opened_store().erase_recordings_due(datetime.now(UTC).date())

    def _is_known(self, known_as: str) -> None:
        self.person_name = known_as
        self.person_known.emit(known_as)
        self.read_history()

    def _opened_store(self) -> RecordStore:
        if self._store is None:
            raise RecordsNotOpenError("The records are not open.", remedy="Try again in a moment.")
        return self._store

    def _read(self) -> tuple[tuple[ScenarioHistory, ...], tuple[str, ...]]:
        from simulator.training.standing import by_scenario

        store, person = self._opened_store(), self._person
        if person is None:
            return (), ()
        others = tuple(other.name for other in store.people() if other.id != person.id)
        return by_scenario(store.attempts(person, person)), others

    def _tell(self, read: tuple[tuple[ScenarioHistory, ...], tuple[str, ...]]) -> None:
        history, others = read
        self.history_read.emit(history)
        self.people_read.emit(others)

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
        if self._forgotten_later is not None:
            shutil.rmtree(self._forgotten_later, ignore_errors=True)
