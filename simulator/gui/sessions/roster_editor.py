"""RosterEditor: who takes part: typed, pasted or picked from people on record; absent people marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.people import Person
from simulator.domain.sessions.session import Participant
from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.sessions.names_box import NamesBox
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.flow_layout import FlowLayout
from simulator.gui.widgets.plain_tip import plain_tip
from simulator.gui.widgets.text_paint import shortened
from simulator.training.sessions.roster import (
    NamesRead,
    name_key,
    names_in,
    with_names,
    with_presence,
    without,
)

_MOST_OFFERED, _CHIP_WIDEST, _MOST_TOLD = 6, 180, 3
_ID = Qt.ItemDataRole.UserRole


class RosterEditor(QWidget):
    """Holds the roster while it is put together."""

    roster_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.roster: tuple[Participant, ...] = ()
        self._people: tuple[Person, ...] = ()
        self._last: tuple[Participant, ...] = ()
        self.count = theme.label("", "caption")
        self.names = NamesBox()
        self.names.setAccessibleName(self.tr("Names, one a line"))
        self.names.setPlaceholderText(self.tr("Type a name, or paste a list: one name a line"))
        self.names.textChanged.connect(self._look)
        self.names.entered.connect(self._add)
        self.add = QPushButton(self.tr("Add"))
        self.add.clicked.connect(self._add)
        self.told = theme.label("", "caption")
        self.offered = QWidget()
        self._chips = FlowLayout(self.offered, gap=theme.GAP_S)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Who takes part; ticked are those who are here"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemChanged.connect(self._ticked)
        self.list.currentRowChanged.connect(self._row_chosen)
        self.empty = theme.label(self.tr("Nobody yet. People can join later, too."), "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setProperty("role", "quiet")
        self.remove.setToolTip(self.tr("Take the chosen person off the list (Delete)"))
        self.remove.clicked.connect(self._remove)
        self.last_time = QPushButton()
        self.last_time.setProperty("role", "link")
        self.last_time.clicked.connect(self._take_last)
        self._build()
        self.show_roster(())

    def show_people(self, people: Sequence[Person], last: Sequence[Participant] = ()) -> None:
        """Offer people on record, and the roster of the session before."""
        self._people, self._last = tuple(people), tuple(last)
        self._look()
        self._fill()

    def show_roster(self, roster: Sequence[Participant]) -> None:
        """Show a roster to go on from."""
        self.roster = tuple(roster)
        self.names.clear()
        self._look()
        self._fill()

    @property
    def chips(self) -> list[QPushButton]:
        """The people who are offered, a press each."""
        items = (self._chips.itemAt(number) for number in range(self._chips.count()))
        found = (item.widget() for item in items if item is not None)
        return [chip for chip in found if isinstance(chip, QPushButton)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen person off the list."""
        if event.key() == Qt.Key.Key_Delete and self.focusWidget() is self.list:
            self._remove()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        typed = QHBoxLayout()
        typed.setSpacing(theme.GAP_S)
        typed.addWidget(self.names, 1)
        typed.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.addWidget(self.last_time)
        below.addStretch(1)
        below.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addLayout(typed)
        for part in (self.told, self.offered, self.count):
            column.addWidget(part)
        for part in (self.empty, self.list):
            column.addWidget(part, 1)
        column.addLayout(below)

    def _read(self) -> NamesRead:
        return names_in(self.names.toPlainText(), self.roster)

    def _look(self) -> None:
        """Say before anything is added what would be, and offer people named like the last line."""
        read = self._read()
        self.add.setEnabled(bool(read.names))
        many = len(read.names)
        self.add.setText(self.tr("Add") if many <= 1 else self.tr("Add {}").format(many))
        self.told.setText(self._words(read))
        self.told.setVisible(bool(self.told.text()))
        self._offer()

    def _words(self, read: NamesRead) -> str:
        words: list[str] = []
        if read.doubled:
            which = _some(read.doubled)
            words.append(self.tr("Already there, so added once only: {}.").format(which))
            words.append(self.tr("For two people of one name, add a surname or a letter."))
        if read.too_long:
            words.append(self.tr("Too long for a name: “{}…”.").format(read.too_long[0]))
        if read.too_many:
            left = counted(read.too_many, "name does", "names do")
            words.append(self.tr("The list is full; {} not fit.").format(left))
        return " ".join(words)

    def _offer(self) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        wanted = name_key(self.names.toPlainText().rpartition("\n")[2].strip())
        there = {name_key(one.name) for one in self.roster}
        fitting = [
            person.name
            for person in self._people
            if wanted in name_key(person.name) and name_key(person.name) not in there
        ]
        for name in fitting[:_MOST_OFFERED]:
            chip = QPushButton()
            short = shortened(name, chip.fontMetrics(), theme.current().px(_CHIP_WIDEST))
            chip.setText("+ " + short.replace("&", "&&"))
            chip.setToolTip(plain_tip(name) if short != name else "")
            chip.setAccessibleName(self.tr("Add {}").format(name))
            chip.setProperty("role", "choice")
            chip.setProperty("is_small", True)
            chip.setProperty("person", name)
            chip.clicked.connect(self._chip_pressed)
            self._chips.addWidget(chip)
        self.offered.setVisible(bool(fitting))

    def _chip_pressed(self) -> None:
        chip = self.sender()
        if chip is None:
            return
        text = self.names.toPlainText()
        self.names.setPlainText(text.rpartition("\n")[0])
        self._take((str(chip.property("person")),))
        self.names.setFocus()

    def _add(self) -> None:
        read = self._read()
        if read.names or read.doubled:
            self.names.clear()
            self._take(read.names)
            self.told.setText(self._words(NamesRead(doubled=read.doubled, too_many=read.too_many)))
            self.told.setVisible(bool(self.told.text()))

    def _take_last(self) -> None:
        here = {name_key(one.name) for one in self.roster}
        self._take(tuple(one.name for one in self._last if name_key(one.name) not in here))

    def _take(self, names: Sequence[str]) -> None:
        if names:
            self._change(with_names(self.roster, names, self._people))
            self.list.setCurrentRow(len(self.roster) - 1)
            announce(self, self.count.text())

    def _remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self.roster):
            self._change(without(self.roster, self.roster[row].id))
            self.list.setCurrentRow(min(row, len(self.roster) - 1))

    def _ticked(self, item: QListWidgetItem) -> None:
        is_present = item.checkState() is Qt.CheckState.Checked
        self.roster = with_presence(self.roster, str(item.data(_ID)), is_present=is_present)
        one = next((one for one in self.roster if one.id == item.data(_ID)), None)
        if one is not None:
            self.list.blockSignals(True)  # its words change with its tick
            _dress(item, one)
            self.list.blockSignals(False)
        self._count()
        self.roster_changed.emit()

    def _row_chosen(self, row: int) -> None:
        self.remove.setEnabled(row >= 0)

    def _change(self, roster: tuple[Participant, ...]) -> None:
        self.roster = roster
        self._fill()
        self._look()
        self.roster_changed.emit()

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for one in self.roster:
            item = QListWidgetItem()
            item.setData(_ID, one.id)
            _dress(item, one)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setVisible(bool(self.roster))
        self.empty.setVisible(not self.roster)
        self.remove.setVisible(bool(self.roster))
        self.remove.setEnabled(self.list.currentRow() >= 0)
        here = {name_key(one.name) for one in self.roster}
        fresh = [one for one in self._last if name_key(one.name) not in here]
        self.last_time.setVisible(bool(fresh))
        self.last_time.setText(self.tr("Add the {} of last time").format(len(fresh)))
        self._count()

    def _count(self) -> None:
        here = sum(one.is_present for one in self.roster)
        words = self.tr("{} here").format(counted(here, "person", "people"))
        away = len(self.roster) - here
        self.count.setText(words if not away else self.tr("{}, {} absent").format(words, away))
        self.count.setVisible(bool(self.roster))


def _dress(item: QListWidgetItem, one: Participant) -> None:
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if one.is_present else Qt.CheckState.Unchecked)
    # isolated, so that a name written from right to left leaves the word after it in its place
    item.setText(one.name if one.is_present else f"\u2068{one.name}\u2069  ·  absent")
    item.setToolTip(plain_tip(one.name))


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_TOLD])
    more = len(names) - _MOST_TOLD
    return shown if more <= 0 else f"{shown} and {more} more"
