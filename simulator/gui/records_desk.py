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
from simulator.domain.people import Role
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
    locked = Signal(str)
    """A name that only its passphrase opens: ``sign_in`` goes on. Whoever practised before still does."""
    person_known = Signal(str)
    """Who practises from now on, as the records spell the name; ``role`` says what they came to do."""
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
        self.role = Role.TRAINEE
        self.folder: Path | None = None
        self.database_url: str | None = None
        self.is_open = False
        self.is_anybody_in = False

    def open(self, folder: Path, name: str) -> None:
        """Open the records of a folder for a person; ``opened``, ``locked`` or ``refused`` follows."""
        self.folder, self.person_name, self.is_anybody_in = folder, name, False
        self._run(lambda: self._open(folder, name), self._is_opened, self.refused.emit)

    def open_without_keeping(self, name: str) -> None:
        """Open records that are forgotten when the desk is closed."""
        self._forgotten_later = Path(tempfile.mkdtemp(prefix="rapport-"))
        self.open(self._forgotten_later, name)
        self.folder = None

    def switch_to(self, name: str, failed: Callable[[SimulatorError], None]) -> None:
        """Let somebody else practise; ``history_read`` follows, or ``locked``."""
        self._run(lambda: self._let_in(name), self._is_let_in, failed)

    def sign_in(self, name: str, passphrase: str, failed: Callable[[SimulatorError], None]) -> None:
        """Let somebody practise whose name is locked; a wrong passphrase changes nothing."""
        self.become(lambda store, _: store.sign_in(name, passphrase), failed)

    def become(
        self,
        work: Callable[[RecordStore, Person | None], Person],
        failed: Callable[[SimulatorError], None],
        then: Callable[[Person], None] | None = None,
    ) -> None:
        """Do something with the records after which the person it returns practises; signals follow."""

        def change() -> Person:
            self._person = work(self._opened_store(), self._person)
            return self._person

        def changed(person: Person) -> None:
            self._is_known(person)
            if then is not None:
                then(person)

        self._run(change, changed, failed)

    def forget_person(self) -> None:
        """Know nobody any more: whoever sat here was erased."""
        self.person_name, self.role, self.is_anybody_in = "", Role.TRAINEE, False
        self._run(self._forget, lambda _: None, lambda _: None)

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

    def beside(
        self,
        work: Callable[[], T],
        *,
        asker: QObject,
        then: Callable[[T], None],
        failed: Callable[[SimulatorError], None],
    ) -> None:
        """Do something that reads or writes files for long while others go on with the records."""
        self._background.run(Lane.FILES, work, asker=asker, then=then, failed=failed)

    def exchange(
        self,
        may: Callable[[RecordStore, Person], None],
        change: Callable[[], T],
        after: Callable[[RecordStore, Person, T], None],
        *,
        then: Callable[[T], None],
        failed: Callable[[SimulatorError], None],
    ) -> None:
        """Let go of the records, change their files, and open them anew, whatever became of it.

        Args:
            may: Asked first; raises a SimulatorError if this person may not.
            change: Changes the files; nobody has them open meanwhile, at least not here.
            after: Called with the records as they are then, if whoever sits here is on record there.
            then: Told of what was changed; ``person_known`` or ``locked`` follows, and neither where
                whoever sits here is unknown to the records: ``person_name`` is empty then.
            failed: Told if nothing was changed.
        """

        def work() -> tuple[T, Person | str | None]:
            store, before = self._opened_store(), self._person
            if before is None:
                raise RecordsNotOpenError("Nobody practises yet.", remedy="Give a name first.")
            may(store, before)
            store.close()
            try:
                changed = change()
            finally:
                self._reopen()
            self._person = None
            store = self._opened_store()
            known = next((one for one in store.people() if one.id == before.id), None)
            if known is not None:
                after(store, known, changed)
            return changed, None if known is None else self._let_in(known.name)

        def done(told: tuple[T, Person | str | None]) -> None:
            changed, opened = told
            self.is_anybody_in = False
            self.person_name = opened if isinstance(opened, str) else opened.name if opened else ""
            then(changed)
            if opened is not None:
                self._is_let_in(opened)

        self._run(work, done, failed)

    @property
    def server(self) -> str:
        """The address of the database server the records are on; "" where they are in the data folder."""
        return "" if self.folder is None else self._database(self.folder)

    def close(self) -> None:
        """Let go of the records once everything asked for is done."""
        self._run(self._close, lambda _: None, lambda _: None)

    def _run(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[SimulatorError], None]
    ) -> None:
        self._background.run(Lane.RECORDS, work, asker=self, then=then, failed=failed)

    def _open(self, folder: Path, name: str) -> Person | str:
        from simulator.records import open_store

        if self._store is not None:
            self._store.close()
            self._store = self._person = None
        self._store = open_store(folder, self._database(folder))
        self._person = self._store.connected_as()
        return self._person or self._let_in(name)

    def _reopen(self) -> None:
        from simulator.records import open_store

        self._store = None
        if self.folder is not None:
            self._store = open_store(self.folder, self._database(self.folder))

    def _database(self, folder: Path) -> str:
        """Return the server's address; what is forgotten later is kept on none."""
        from simulator.records.server_place import chosen_database

        return chosen_database(folder, "" if folder == self._forgotten_later else self.database_url)

    def _let_in(self, name: str) -> Person | str:
        """Return the person, or the name again if a passphrase stands before it."""
        store = self._opened_store()
        if store.asks_passphrase(name):
            return name
        self._person = store.person(name)
        return self._person

    def _is_opened(self, opened: Person | str) -> None:
        self.is_open = True
        self.opened.emit()
        self._is_let_in(opened)
        self._run(self._erase_due, lambda _: None, self.unread.emit)

    def _is_let_in(self, opened: Person | str) -> None:
        if isinstance(opened, str):
            self.locked.emit(opened)
        else:
            self._is_known(opened)

    def _erase_due(self) -> int:
        from simulator.training.erasing import erase_old_practice

        store, today = self._opened_store(), datetime.now(UTC).date()
        old = erase_old_practice(store, self.folder, today) if self.folder else 0
        return old + store.erase_recordings_due(today)

    def _is_known(self, person: Person) -> None:
        self.person_name, self.role, self.is_anybody_in = person.name, person.role, True
        self.person_known.emit(person.name)
        self.read_history()

    def _opened_store(self) -> RecordStore:
        if self._store is None:
            raise RecordsNotOpenError("The records are not open.", remedy="Try again in a moment.")
        return self._store

    def _read(self) -> tuple[tuple[ScenarioHistory, ...], tuple[str, ...]]:
        from simulator.training.sessions.sittings import played_in
        from simulator.training.standing import by_scenario

        store, person = self._opened_store(), self._person
        if person is None:
            return (), ()
        others = tuple(other.name for other in store.people() if other.id != person.id)
        return by_scenario(store.attempts(person, person), played_in(store, person)), others

    def _tell(self, read: tuple[tuple[ScenarioHistory, ...], tuple[str, ...]]) -> None:
        history, others = read
        self.history_read.emit(history)
        self.people_read.emit(others)

    def _forget(self) -> None:
        self._person = None

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
        if self._forgotten_later is not None:
            shutil.rmtree(self._forgotten_later, ignore_errors=True)
