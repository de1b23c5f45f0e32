"""CompletionModel: a table of people and scenarios whose cells come in while one looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from simulator.domain.completion import Stand
from simulator.gui.due_words import cell_words, decided_words, stand_words

STAND = Qt.ItemDataRole.UserRole
"""The Stand of a cell; None where nothing is asked, or while it is being read."""
EDGE = Qt.ItemDataRole.UserRole + 1
"""The PersonEdge of a row."""
READ = Qt.ItemDataRole.UserRole + 2
"""Whether the row has been read."""
DECIDED = Qt.ItemDataRole.UserRole + 3
"""Whether it is done by a trainer's decision."""

_Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()


class PersonEdge(NamedTuple):
    """What stands at the left of a row: a name, and what tells two of one name apart."""

    name: str
    caption: str


class CompletionModel(QAbstractTableModel):
    """Rows are places in a list of people; which, and in what order, is said from outside.

    Args:
        stand_at: Returns, by a person's place and a scenario's, how far they are, None for not asked;
            raises LookupError while that is not read.
        is_decided_at: Returns, by the same, whether it is done by a trainer's decision.
        parent: Its owner.
    """

    def __init__(
        self,
        stand_at: Callable[[int, int], Stand | None],
        is_decided_at: Callable[[int, int], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._stand_at, self._is_decided_at = stand_at, is_decided_at
        self._edge_of: Callable[[int], PersonEdge] = _nobody
        self.titles: Sequence[str] = ()
        self.places: Sequence[int] = ()

    def show_edges(
        self, edge_of: Callable[[int], PersonEdge], titles: Sequence[str], places: Sequence[int]
    ) -> None:
        """Show these scenarios, and people by their places; ``edge_of`` is asked for those in sight."""
        self.beginResetModel()
        self._edge_of, self.titles, self.places = edge_of, titles, places
        self.endResetModel()

    def show_places(self, places: Sequence[int]) -> None:
        """Show these of the people, in this order."""
        self.beginResetModel()
        self.places = places
        self.endResetModel()

    def tell_read(self, first: int, last: int) -> None:
        """Say that some rows may have been read meanwhile; both ends included."""
        if 0 <= first <= last < len(self.places) and self.titles:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.titles) - 1))

    def rowCount(self, parent: _Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: _Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.titles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        try:
            stand, is_read = self._stand_at(self.places[index.row()], index.column()), True
        except LookupError:
            stand, is_read = None, False
        match role:
            case Qt.ItemDataRole.UserRole:
                return stand
            case Qt.ItemDataRole.DisplayRole:
                return self._words(index, cell_words(stand)) if stand is not None else ""
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._told(index, stand, is_read=is_read)
            case _ if role == DECIDED:
                return self._is_decided(index)
            case _:
                return is_read if role == READ else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return self.titles[section] if role in shown and section < len(self.titles) else None
        if section >= len(self.places):
            return None
        edge = self._edge_of(self.places[section])
        if role == EDGE:
            return edge
        return edge.name if role == Qt.ItemDataRole.DisplayRole else None

    def _told(self, index: _Index, stand: Stand | None, *, is_read: bool) -> str:
        if stand is not None:
            words = self._words(index, stand_words(stand))
        else:
            words = self.tr("not asked for") if is_read else self.tr("being read")
        return f"{self._edge_of(self.places[index.row()]).name}, {self.titles[index.column()]}: {words}"

    def _words(self, index: _Index, words: str) -> str:
        return decided_words() if self._is_decided(index) else words

    def _is_decided(self, index: _Index) -> bool:
        return self._is_decided_at(self.places[index.row()], index.column())


def _nobody(place: int) -> PersonEdge:
    raise LookupError(place)
