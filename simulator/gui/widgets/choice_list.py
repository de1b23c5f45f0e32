"""ChoiceList: some of many are ticked; a search narrows what is shown, and what is ticked stays ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from simulator.gui import theme
from simulator.gui.tokens import NEEDS_NO_RING

_Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()


class Choice(NamedTuple):
    """Something that can be ticked.

    Attributes:
        key: What tells it apart.
        words: What is shown.
        is_loud: Whether it is set off from the rest, as teams are from people.
    """

    key: str
    words: str
    is_loud: bool = False


class _Choices(QAbstractListModel):
    ticked_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: Sequence[Choice] = ()
        self.shown: Sequence[int] = ()
        self.ticked: dict[str, None] = {}  # in the order in which they were ticked
        self.is_numbered = False

    def show_places(self, places: Sequence[int]) -> None:
        self.beginResetModel()
        self.shown = places
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.shown):
            return None
        one = self.choices[self.shown[index.row()]]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                if self.is_numbered and one.key in self.ticked and role == Qt.ItemDataRole.DisplayRole:
                    return f"{list(self.ticked).index(one.key) + 1}.  {one.words}"
                return one.words
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if one.key in self.ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.FontRole:
                face = theme.font("body")
                face.setBold(one.is_loud)
                return face
            case _:
                return None

    def toggle(self, row: int) -> None:
        key = self.choices[self.shown[row]].key
        if key in self.ticked:
            del self.ticked[key]
        else:
            self.ticked[key] = None
        self.dataChanged.emit(self.index(0), self.index(len(self.shown) - 1))
        self.ticked_changed.emit()

    def flags(self, index: _Index) -> Qt.ItemFlag:
        del index
        wanted = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return wanted | Qt.ItemFlag.ItemIsUserCheckable


class _Painter(QStyledItemDelegate):
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Leave every click to the list: a box that ticked itself too would be as it was."""
        return False


class _View(QListView):
    """A click anywhere on a row ticks it, as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the rows anew: what was laid before the list was dressed is too low for a tick."""
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()


class ChoiceList(QWidget):
    """A search above a list; ten thousand choices are as quick as ten."""

    changed = Signal()

    def __init__(
        self, name: str, search: str, *, is_numbered: bool = False, parent: QWidget | None = None
    ) -> None:
        """``is_numbered`` numbers what is ticked, in the order in which it was."""
        super().__init__(parent)
        self._model = _Choices(self)
        self._model.is_numbered = is_numbered
        self._model.ticked_changed.connect(self.changed)
        self._texts: list[str] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(search)
        self.search.setAccessibleName(search)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.view = _View()
        self.view.setAccessibleName(name)
        self.view.setProperty(NEEDS_NO_RING, True)
        self.view.setModel(self._model)
        self.view.setItemDelegate(_Painter(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of what is ticked, in the order in which it was."""
        return tuple(self._model.ticked)

    def show_choices(self, choices: Sequence[Choice], chosen: Sequence[str] = ()) -> None:
        """Offer these, some of them ticked."""
        self._model.choices = choices
        known = {one.key for one in choices}
        self._model.ticked = dict.fromkeys(key for key in chosen if key in known)
        self._texts = [one.words.casefold() for one in choices]
        self._narrow()
        self.changed.emit()

    def tick(self, key: str) -> None:
        """Tick something, or take its tick away."""
        for row, place in enumerate(self._model.shown):
            if self._model.choices[place].key == key:
                self._model.toggle(row)
                return

    def _narrow(self) -> None:
        wanted = self.search.text().casefold().split()
        self._model.show_places(
            [place for place, text in enumerate(self._texts) if all(word in text for word in wanted)]
        )

    def _tick(self, index: QModelIndex) -> None:
        self._model.toggle(index.row())
