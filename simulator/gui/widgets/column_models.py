"""ColumnModel: rows shown as columns of text, searched, narrowed and sorted without being copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from simulator.gui.widgets.plain_tip import plain_tip

TONE = Qt.ItemDataRole.UserRole
"""The colour token of a cell's text."""
SIGN = Qt.ItemDataRole.UserRole + 1
"""The icon before a cell's text; "" for none."""
STRONG = Qt.ItemDataRole.UserRole + 2
"""Whether the text is bold."""
COLUMN_WIDTHS = Qt.ItemDataRole.UserRole + 3
"""A ColumnWidth for each column."""

_Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()


class ColumnWidth(NamedTuple):
    """How wide a column is: at least so many pixels at scale 1, and what part of the rest it takes."""

    least: int
    part: int = 0


class Column(NamedTuple):
    """One column.

    Attributes:
        title: Its heading.
        text: Returns what a row says in it.
        width: How wide it is.
        tone: Returns the colour token of a row's text in it.
        sign: Returns the icon before it; "" for none.
        key: Returns what rows are sorted by; None to sort by the text.
    """

    title: str
    text: Callable[[Any], str]
    width: ColumnWidth
    tone: Callable[[Any], str] = lambda _: "ink"
    sign: Callable[[Any], str] = lambda _: ""
    key: Callable[[Any], Any] | None = None


class ColumnModel(QAbstractTableModel):
    """Holds all rows, and the places of those that are shown in the order in which they are.

    Args:
        columns: What there is to see of a row; the first is what it is called by.
        can_sort: Whether a heading sorts.
        parent: Its owner.
    """

    def __init__(
        self, columns: Sequence[Column], *, can_sort: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.can_sort = can_sort
        self.columns = tuple(columns)
        self.rows: Sequence[Any] = ()
        self.places: list[int] = []
        self.sort_order = Qt.SortOrder.AscendingOrder
        self._sorted_by = -1
        self._is_wanted: Callable[[Any], bool] | None = None

    def show_rows(self, rows: Sequence[Any], is_wanted: Callable[[Any], bool] | None = None) -> None:
        """Show other rows, all of them or some, sorted as before."""
        self.beginResetModel()
        self.rows, self._is_wanted = rows, is_wanted
        self._choose()
        self.endResetModel()

    def narrow(self, is_wanted: Callable[[Any], bool] | None) -> None:
        """Show only some of the rows; None for all."""
        self.beginResetModel()
        self._is_wanted = is_wanted
        self._choose()
        self.endResetModel()

    def sort_by(self, column: int) -> None:
        """Sort by a column; the same one again turns the order round."""
        is_again = column == self._sorted_by and self.sort_order is Qt.SortOrder.AscendingOrder
        self.sort_order = Qt.SortOrder.DescendingOrder if is_again else Qt.SortOrder.AscendingOrder
        self._sorted_by = column
        self.beginResetModel()
        self._choose()
        self.endResetModel()

    def row_at(self, row: int) -> Any:  # noqa: ANN401  # whatever was shown
        """Return what stands in a row."""
        return self.rows[self.places[row]]

    def rowCount(self, parent: _Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: _Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.places):
            return None
        row, column = self.row_at(index.row()), self.columns[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = ((one.title, one.text(row)) for one in self.columns)
            return ", ".join(f"{title} {text}".strip() for title, text in told if text)
        return self._cell(column, row, role, is_first=index.column() == 0)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == COLUMN_WIDTHS:
            return tuple(column.width for column in self.columns)
        return self.columns[section].title if role == Qt.ItemDataRole.DisplayRole else None

    def _cell(self, column: Column, row: Any, role: int, *, is_first: bool) -> object:  # noqa: ANN401
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.text(row))
        if role == TONE:
            return column.tone(row)
        if role == SIGN:
            return column.sign(row)
        return is_first if role == STRONG else None

    def _choose(self) -> None:
        is_wanted = self._is_wanted
        self.places = [p for p, row in enumerate(self.rows) if is_wanted is None or is_wanted(row)]
        if self._sorted_by >= 0:
            column = self.columns[self._sorted_by]
            key = column.key or column.text
            self.places.sort(
                key=lambda place: key(self.rows[place]),
                reverse=self.sort_order is Qt.SortOrder.DescendingOrder,
            )
