"""SideBar: the rooms of the house, by name; icons alone where the window is narrow."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme

_WIDE, _NARROW = 208, 64
_MARK_LEFT = 11
"""Pixels, so that the name stands above the icons."""


class Room(NamedTuple):
    """A place one can go to. ``is_last`` puts it at the bottom; what is not for all is opened later."""

    name: str
    title: str
    icon: str
    is_last: bool = False
    is_for_all: bool = True


class SideBar(QFrame):
    """One button a room; the one that is shown is checked."""

    room_chosen = Signal(str)

    def __init__(self, rooms: tuple[Room, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAccessibleName(self.tr("Rooms"))
        self._is_narrow = False
        self._has_icons = False
        self._mark = QLabel("Rapport")
        self._mark.setProperty("role", "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_S, theme.GAP_M, theme.GAP_S, theme.GAP_M)
        column.setSpacing(theme.GAP_XS)
        column.addWidget(self._mark)
        self.rooms = {room.name: room for room in rooms}
        self.buttons = {room.name: self._button(room) for room in rooms}
        for room in rooms:
            if not room.is_last:
                column.addWidget(self.buttons[room.name])
        column.addStretch(1)
        for room in rooms:
            if room.is_last:
                column.addWidget(self.buttons[room.name])
            if not room.is_for_all:
                self.buttons[room.name].hide()
        self._dress()

    def show_room(self, name: str) -> None:
        """Mark the room that is shown; none if there is no such room."""
        for room, button in self.buttons.items():
            button.setChecked(room == name)

    @property
    def shown_rooms(self) -> tuple[str, ...]:
        """The rooms one can go to, from top to bottom."""
        ranked = sorted(self.rooms.values(), key=lambda room: room.is_last)
        return tuple(room.name for room in ranked if not self.buttons[room.name].isHidden())

    def open_room(self, name: str, *, is_open: bool = True) -> None:
        """Show a room that is not for all, or hide it again."""
        self.buttons[name].setVisible(is_open)

    def show_icons(self) -> None:
        """Draw the icons, once there is time; until then their place is left free."""
        from simulator.gui import icons

        self._has_icons = True
        for name, button in self.buttons.items():
            button.setIcon(icons.icon(self.rooms[name].icon))
        self._dress()

    def show_narrow(self, is_narrow: bool) -> None:
        """Show icons alone, or icons with their names."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._dress()

    def restyle(self) -> None:
        """Take the sizes of a new theme."""
        self._dress()

    def _button(self, room: Room) -> QPushButton:
        button = QPushButton(room.title)
        button.setProperty("role", "nav")
        button.setCheckable(True)
        button.setAccessibleName(room.title)
        button.clicked.connect(self._room_pressed)
        return button

    def _room_pressed(self) -> None:
        pressed = self.sender()
        for name, button in self.buttons.items():
            if button is pressed:
                button.setChecked(True)
                self.room_chosen.emit(name)

    def _dress(self) -> None:
        worn = theme.current()
        side = worn.px(20)
        self.setFixedWidth(worn.px(_NARROW if self._is_narrow else _WIDE))
        self._mark.setText("R" if self._is_narrow else "Rapport")
        left = _MARK_LEFT
        if self._is_narrow:  # by hand: Qt.Alignment takes 20 ms to load
            initial = QFontMetrics(theme.font("title", QFont.Weight.DemiBold)).horizontalAdvance("R")
            left = max(0, (self.width() - initial) // 2 - theme.GAP_S)
        self._mark.setContentsMargins(left, 0, 0, theme.GAP_M)
        for name, button in self.buttons.items():
            title = self.rooms[name].title
            button.setText("" if self._is_narrow else f" {title}")
            button.setToolTip(title if self._is_narrow else "")
            if bool(button.property("is_narrow")) != self._is_narrow:
                button.setProperty("is_narrow", self._is_narrow)
                theme.set_role(button, "nav")
            button.setIconSize(QSize(side, side))
