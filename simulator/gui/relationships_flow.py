"""RelationshipsFlow: wires the private list of relationships to the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.records_desk import RecordsDesk

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.rooms_flow import RoomsFlow
    from simulator.records.interface import RecordStore
    from simulator.records.notebook_interface import Relationship

RELATIONSHIPS = "relationships"

_Kept = tuple[str, "tuple[Relationship, ...]"]


class RelationshipsFlow(QObject):
    """A list is read when its page is entered, and forgotten when somebody else sits down."""

    def __init__(
        self, window: MainWindow, desk: RecordsDesk, rooms: RoomsFlow, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._desk = window, desk
        window.add_page(RELATIONSHIPS, Page(self._make, self.tr("Relationships"), back="practise"))
        rooms.room_entered.connect(self._entered)
        desk.person_known.connect(self._person_known)

    def _entered(self, room: str) -> None:
        if room == RELATIONSHIPS:
            self._desk.ask(_read, asker=self, then=self._show, failed=self._could_not)

    def _person_known(self, _: str) -> None:
        if self._window.is_built(RELATIONSHIPS):
            self._page().show_nobody()
            if self._window.shown == RELATIONSHIPS:
                self._entered(RELATIONSHIPS)

    def _show(self, read: _Kept) -> None:
        owner, kept = read
        if owner == self._desk.person_name:  # still whoever asked for it
            self._page().show_relationships(kept)

    def _keep(self, relationship: Relationship) -> None:
        def keep(store: RecordStore, owner: Person) -> _Kept:
            store.keep_relationship(owner, relationship)
            return _read(store, owner)

        def then(read: _Kept) -> None:
            self._window.clear_notice()
            self._show(read)
            self._page().show_added(relationship.id)

        self._desk.ask(keep, asker=self, then=then, failed=self._could_not)

    def _erase(self, relationship_id: str) -> None:
        def erase(store: RecordStore, owner: Person) -> _Kept:
            store.erase_relationship(owner, relationship_id)
            return _read(store, owner)

        self._desk.ask(erase, asker=self, then=self._show, failed=self._could_not)

    def _could_not(self, error: SimulatorError) -> None:
        self._window.show_notice(error.problem, error.remedy)

    def _make(self) -> QWidget:
        from simulator.gui.pages.relationships_page import RelationshipsPage

        page = RelationshipsPage()
        page.kept.connect(self._keep)
        page.erased.connect(self._erase)
        return page

    def _page(self) -> Any:  # noqa: ANN401  # RelationshipsPage, imported late
        return self._window.page(RELATIONSHIPS)


def _read(store: RecordStore, owner: Person) -> _Kept:
    return owner.name, store.relationships(owner)
