"""RosterList: everybody, here or not; one may be chosen to play, and latecomers are typed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.people import LONGEST_NAME
from simulator.domain.sessions.session import LARGEST_ROSTER, Participant
from simulator.gui import icons, theme

_WHO = Qt.ItemDataRole.UserRole


class RosterList(QWidget):
    """A tick is somebody who is here; Space changes it, Enter lets them play."""

    roster_changed = Signal(object)
    """The roster is to be this one: a tuple of Participant."""
    chosen = Signal(str)
    """Somebody is to play, by participant id."""
    refused = Signal(str)
    """A name cannot be put down: why, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roster: tuple[Participant, ...] = ()
        self._wanted = self._roster
        self._turn = ("", "")
        self._is_filling = False
        self.heading = theme.label("", "caption")
        self.people = _People()
        self.people.setAccessibleName(self.tr("Who is here; Space marks absent, Enter lets somebody play"))
        self.people.setToolTip(self.tr("Space: here or absent. Enter or a double click: they play."))
        self.people.setMinimumHeight(theme.current().px(56))
        self.people.itemChanged.connect(self._ticked)
        self.people.entered_on.connect(self.chosen)
        self.newcomer = QLineEdit()
        self.newcomer.setMaxLength(LONGEST_NAME)
        self.newcomer.setPlaceholderText(self.tr("Came late: name, Enter"))
        self.newcomer.setAccessibleName(self.tr("Name of somebody who came late"))
        self.newcomer.returnPressed.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_XS)
        column.addWidget(self.heading)
        column.addWidget(self.people, 1)
        column.addWidget(self.newcomer)

    def show_roster(self, roster: tuple[Participant, ...], player: str, partner: str) -> None:
        """Show everybody, and who plays."""
        if (roster, (player, partner)) == (self._roster, self._turn):
            return
        is_same_people = [one.id for one in roster] == [one.id for one in self._roster]
        self._roster, self._wanted, self._turn = roster, roster, (player, partner)
        here = sum(one.is_present for one in roster)
        self.heading.setText(self.tr("In the room: {here} of {all}").format(here=here, all=len(roster)))
        self._is_filling = True
        if not is_same_people:
            self.people.clear()
            for one in roster:
                row = QListWidgetItem(one.name)
                row.setData(_WHO, one.id)
                row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                self.people.addItem(row)
        for place, one in enumerate(roster):
            self._show_row(self.people.item(place), one)
        self._is_filling = False

    def _show_row(self, row: QListWidgetItem, one: Participant) -> None:
        row.setCheckState(Qt.CheckState.Checked if one.is_present else Qt.CheckState.Unchecked)
        is_playing = one.id in self._turn
        row.setIcon(icons.icon("play" if is_playing else "person", "accent" if is_playing else "muted"))
        here = self.tr("here") if one.is_present else self.tr("absent")
        told = f"{one.name}, {here}" + (f", {self.tr('plays')}" if is_playing else "")
        row.setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def _ticked(self, row: QListWidgetItem) -> None:
        if self._is_filling:
            return
        is_here, who = row.checkState() == Qt.CheckState.Checked, row.data(_WHO)
        wanted = tuple(replace(one, is_present=is_here) if one.id == who else one for one in self._wanted)
        if wanted != self._wanted:
            self._wanted = wanted  # the next tick may come before the records have answered
            self.roster_changed.emit(wanted)

    def _add(self) -> None:
        name = " ".join(self.newcomer.text().split())
        if not name:
            return
        if any(one.name.casefold() == name.casefold() for one in self._wanted):
            self.refused.emit(self.tr("There is a {} already. Add a letter or a surname.").format(name))
        elif len(self._wanted) >= LARGEST_ROSTER:
            self.refused.emit(self.tr("No more than {} people fit in a session.").format(LARGEST_ROSTER))
        else:
            self.newcomer.clear()
            self._wanted = (*self._wanted, Participant(_free_id(self._wanted), name))
            self.roster_changed.emit(self._wanted)


class _People(QListWidget):
    """Names with a tick."""

    entered_on = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.itemDoubleClicked.connect(self._enter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentItem()
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(row)
            return
        super().keyPressEvent(event)

    def _enter(self, row: QListWidgetItem) -> None:
        self.entered_on.emit(row.data(_WHO))


def _free_id(roster: Sequence[Participant]) -> str:
    taken = {one.id for one in roster}
    return next(made for number in range(1, len(taken) + 2) if (made := f"p{number}") not in taken)
