"""A records desk over records on paper: what is asked of it waits until a test lets it be worked on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Person
from tests.gui.fake_sound import FakeLanes
from tests.training.hr_records import HrOnPaper


class PaperDesk(QObject):
    """What flows need of a RecordsDesk."""

    person_known = Signal(str)
    history_read = Signal(object)
    people_read = Signal(object)
    unread = Signal(object)
    refused = Signal(object)

    def __init__(self, store: HrOnPaper, parent: QObject) -> None:
        super().__init__(parent)
        self.store = store
        self.lanes = FakeLanes()
        self.person: Person | None = None
        self.person_name = ""
        self.folder = None
        self.failing: SimulatorError | None = None

    @property
    def role(self) -> Any:
        assert self.person is not None
        return self.person.role

    def sit_down(self, person: Person) -> None:
        """Let somebody begin; everything they are shown is read."""
        self.person, self.person_name = person, person.name
        self.person_known.emit(person.name)
        self.history_read.emit(())
        self.lanes.work()

    def ask(
        self,
        work: Callable[[Any, Person], Any],
        *,
        asker: QObject,
        then: Callable[[Any], None],
        failed: Callable[[SimulatorError], None],
    ) -> None:
        """Put work into the lane for whoever sits there when its turn comes."""

        def with_person() -> Any:
            if self.failing is not None:
                raise self.failing
            assert self.person is not None
            return work(self.store, self.person)

        self.lanes.run(None, with_person, asker=asker, then=then, failed=failed)  # type: ignore[arg-type]
