"""RetentionFlow: how long practice is kept, and what goes when that is chosen for the first time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from simulator.domain.errors import SimulatorError
from simulator.domain.wording import counted
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.pages.settings_page import SettingsPage
    from simulator.records.interface import RecordStore


def today_utc() -> date:
    """Return today as the records count days."""
    return datetime.now(UTC).date()


class RetentionFlow(QObject):
    """Wires the section of the settings to the records: nothing is erased before it was said how much.

    Args:
        desk: The records.
        rooms: Where the settings are.
        today: What day it is, UTC.
        parent: Its owner.
    """

    def __init__(
        self,
        desk: RecordsDesk,
        rooms: RoomsFlow,
        today: Callable[[], date] = today_utc,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._rooms, self._today = desk, rooms, today
        self._section: Any = None  # RetentionSection, imported late
        rooms.settings_made.connect(self._wire)
        rooms.settings_entered.connect(self._look)
        desk.person_known.connect(self._person_known)

    def _wire(self, page: SettingsPage) -> None:
        self._section = page.retention
        self._section.months_wished.connect(self._wish)
        self._section.months_confirmed.connect(self._keep_and_erase)
        self._look()

    def _person_known(self, _: str) -> None:
        self._look()

    def _look(self) -> None:
        if self._section is not None:
            self._section.show_may(False)
            self._section.notice.clear()
            self._section.show_months(self._rooms.settings.practice_months)
            if self._desk.is_anybody_in and self._desk.folder is not None:
                self._desk.ask(_may, asker=self, then=self._section.show_may, failed=self._could_not)

    def _wish(self, months: int) -> None:
        if not months:
            self._keep(months)
            return

        def count(store: RecordStore, person: Person) -> int:
            from simulator.training.erasing import kept_from

            return store.count_practice_before(person, kept_from(months, self._today()))

        def counted_now(attempts: int) -> None:
            if attempts:
                self._section.show_question(months, attempts)
            else:
                self._keep(months)

        self._desk.ask(count, asker=self, then=counted_now, failed=self._could_not)

    def _keep_and_erase(self, months: int) -> None:
        """Keep the choice, and erase at once what it was asked about."""
        self._keep(months)
        folder = self._desk.folder
        if folder is None:
            return

        def erase(store: RecordStore, _: Person) -> int:
            from simulator.training.erasing import erase_old_practice

            return erase_old_practice(store, folder, self._today())

        def erased(attempts: int) -> None:
            self._section.show_done(self.tr("{} erased.").format(counted(attempts, "attempt", "attempts")))
            self._desk.read_history()

        self._desk.ask(erase, asker=self, then=erased, failed=self._could_not)

    def _keep(self, months: int) -> None:
        def note(store: RecordStore, by: Person) -> None:
            from simulator.training.erasing import retention_told

            store.note_in_audit(by, "settings", retention_told(months))

        self._rooms.change_setting("practice_months", months)
        self._section.show_months(self._rooms.settings.practice_months)
        self._desk.ask(note, asker=self, then=lambda _: None, failed=self._could_not)

    def _could_not(self, error: SimulatorError) -> None:
        self._section.show_failure(error.problem, error.remedy)


def _may(store: RecordStore, viewer: Person) -> bool:
    from simulator.domain.access import may_set_retention

    return may_set_retention(viewer, is_anybody_in_charge=store.has_trainer())
