"""Colleagues at one computer: each says who they are, and sits down where somebody else sat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from simulator.domain.attempt import Reply
from tests.stories.somebody import PATIENCE, Somebody

GO_ON = {"welcome": "practise", "settings": "settings"}
"""Where one is asked who one is, and the page one is on once that is known."""


class Colleague(Somebody):
    """Whoever sits here now."""

    def page(self, name: str) -> Any:
        return self.house.window.page(name)

    def waits_until(self, holds: Any) -> None:
        self._qtbot.waitUntil(holds, timeout=PATIENCE)

    @property
    def who(self) -> str:
        """The name that stands in the corner of the window; "" for nobody yet."""
        told = self.house.window.top_bar.person.accessibleName()
        return told.removesuffix(": switch person")

    def says_who(self, name: str, passphrase: str = "") -> None:
        """Say that it is somebody else now, as one does at a computer that others use, too."""
        if self.screen == "sign-in":
            self.presses("Practise as somebody else")
            self.waits_for("welcome")
        else:
            self.presses(f"{self.who}: switch person")
            self.waits_for("settings")
        asked = self.screen
        field = self.page("settings").name if asked == "settings" else self._welcome_field()
        field.clear()
        field.insert(name)  # no key of a test types an umlaut
        self._qtbot.keyClick(field, Qt.Key.Key_Return)
        if passphrase:
            self.waits_for("sign-in")
            self.gives(passphrase)
        self.waits_until(lambda: self.who == name)
        self.waits_for("practise" if passphrase else GO_ON[asked])

    def gives(self, passphrase: str) -> None:
        """Open one's name."""
        self.page("sign-in").passphrase.insert(passphrase)
        self._qtbot.keyClick(self.page("sign-in").passphrase, Qt.Key.Key_Return)

    def plays(self, title: str, replies: Sequence[Reply]) -> None:
        """Play a scenario from its card to its end, and read why it went as it went."""
        if self.screen != "practise":
            self.goes_to("Practise", "practise")
        self.begins(title)
        for reply in replies:
            self.says(reply)
        self.presses("See what counted")
        self.waits_for("debrief")

    def submits(self) -> None:
        """Show the attempt to trainers, and go on to one's own."""
        self.presses("Submit")
        self.presses("Submit now")
        self.presses("Back")
        self.waits_for("attempts")

    def looks(self) -> str:
        """Read all that stands on the screen, also in the cells of tables and in their tips."""
        told = [self.everything_seen()]
        for table in self.house.window.findChildren(QAbstractItemView):
            if table.isVisible():
                told += _cells(table)
        told += [widget.toolTip() for widget in self.house.window.findChildren(QWidget) if widget.isVisible()]
        return "\n".join(told).replace("\u200b", "")

    def goes_to(self, title: str, room: str) -> Any:
        self.presses(title)
        self.waits_for(room)
        return self.page(room)

    def writes(self, field: QLineEdit, words: str) -> None:
        """Write something into a field, key by key."""
        self._qtbot.keyClicks(field, words)

    def clicks(self, view: Any, index: Any) -> None:
        view.scrollTo(index)
        where = view.visualRect(index).center()
        self._qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)

    def _welcome_field(self) -> QLineEdit:
        return next(f for f in self.page("welcome").findChildren(QLineEdit) if f.isVisible())


def _cells(table: QAbstractItemView) -> list[str]:
    model = table.model()
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    return [
        str(model.index(row, column).data(role) or "")
        for row in range(model.rowCount())
        for column in range(columns)
        for role in roles
    ]
