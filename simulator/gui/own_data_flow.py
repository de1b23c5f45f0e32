"""OwnDataFlow: people save all that is kept about them, and erase it where nobody else does that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Role
from simulator.gui.background import Background
from simulator.gui.erasing_flow import ErasingFlow
from simulator.gui.everything_flow import EverythingFlow
from simulator.gui.main_window import MainWindow
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.pages.settings_page import SettingsPage
    from simulator.records.interface import RecordStore

_MOST_NAMED = 3


class OwnDataFlow(QObject):
    """Wires the section of the settings on one's own data.

    Args:
        window: What the dialogs stand over.
        desk: The records.
        rooms: The settings, and where a name is asked for.
        background: Writes the file.
        parent: Its owner.
    """

    def __init__(
        self,
        window: MainWindow,
        desk: RecordsDesk,
        rooms: RoomsFlow,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._rooms = desk, rooms
        self._section: Any = None  # OwnDataSection, imported late
        self.everything = EverythingFlow(window, desk, background, self)
        self.everything.saved.connect(self._saved)
        self.everything.refused.connect(self._could_not)
        self.erasing = ErasingFlow(window, desk, self)
        self.erasing.gone.connect(self._gone)
        rooms.settings_made.connect(self._wire)
        rooms.settings_entered.connect(self._enter)
        desk.person_known.connect(self._person_known)

    def close(self) -> None:
        """Leave a file that is being written."""
        self.everything.stop()

    def _wire(self, page: SettingsPage) -> None:
        self._section = page.own_data
        self._section.everything_asked.connect(self._ask)
        self._section.erase_asked.connect(self._erase)
        self._enter()

    def _person_known(self, _: str) -> None:
        self._enter()

    def _enter(self) -> None:
        if self._section is not None:
            self._section.notice.clear()
            if self._desk.is_anybody_in:
                self._desk.ask(_read, asker=self, then=self._show, failed=self._could_not)

    def _show(self, read: tuple[bool, tuple[str, ...]]) -> None:
        may_erase, whom = read
        self._section.show_erasing(may_erase=may_erase, whom=whom)

    def _ask(self) -> None:
        self._section.notice.clear()
        self.everything.ask(None, self._desk.person_name)

    def _erase(self) -> None:
        self.erasing.ask(None, self._desk.person_name)

    def _gone(self, _: bool) -> None:  # carried by a signal
        self._desk.forget_person()
        self._rooms.ask_who()

    def _saved(self, words: str, where: str) -> None:
        self._section.show_done(words, where)

    def _could_not(self, error: SimulatorError) -> None:
        self._section.show_failure(error.problem, error.remedy)


def _read(store: RecordStore, me: Person) -> tuple[bool, tuple[str, ...]]:
    from simulator.domain.access import may_erase_people

    whom = tuple(one.name for one in store.people() if one.role is Role.HR and one.id != me.id)
    return may_erase_people(me, is_anybody_in_charge=store.has_trainer()), whom[:_MOST_NAMED]
