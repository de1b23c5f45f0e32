"""Hana of HR at the window: her lists and her tables, what she reads, and the files she is handed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.stories.somebody import PATIENCE, Somebody

PASSPHRASE = "grün und Katze"


class Officer(Somebody):
    """Signs in by her passphrase; all she ever had on her screen is in ``has_read``."""

    def __init__(self, qtbot: QtBot, folder: Path, today: Callable[[], date] | None = None) -> None:
        super().__init__(qtbot, folder, today)
        self.has_read: list[str] = []
        self.waits_for("sign-in")
        self.page("sign-in").passphrase.insert(PASSPHRASE)  # no key of a test types an umlaut
        self._qtbot.keyClick(self.page("sign-in").passphrase, Qt.Key.Key_Return)
        self.waits_for("practise")

    def page(self, name: str) -> Any:
        return self.house.window.page(name)

    def waits_until(self, holds: Any) -> None:
        self._qtbot.waitUntil(holds, timeout=PATIENCE)

    def looks(self) -> str:
        """Read all that stands on the screen, also in the cells of tables and in their tips."""
        told = [self.everything_seen()]
        for table in self.house.window.findChildren(QAbstractItemView):
            if table.isVisible():
                told += _cells(table)
        told += [widget.toolTip() for widget in self.house.window.findChildren(QWidget) if widget.isVisible()]
        self.has_read.append("\n".join(told))
        return self.has_read[-1].replace("\u200b", "")

    def goes_to(self, title: str, room: str) -> Any:
        self.presses(title)
        self.waits_for(room)
        return self.page(room)

    def opens(self, path: Path) -> None:
        """Choose a file in the dialog that asks for one."""
        self.saves("", path)

    def saves(self, kind: str, path: Path) -> None:
        """Choose the kind of file, where there are several, and say where it goes."""
        self.waits_until(lambda: self._dialog() is not None)
        dialog = self._dialog()
        assert dialog is not None
        if kind:
            dialog.selectNameFilter(next(name for name in dialog.nameFilters() if kind in name))
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setText(str(path))
        self._qtbot.keyClick(field, Qt.Key.Key_Return)
        self.waits_until(lambda: self._dialog() is None)

    def chooses(self, choices: Any, words: str) -> None:
        """Search a list, wait until something is found, and tick it."""
        self._qtbot.keyClicks(choices.search, words)
        self.waits_until(lambda: choices.view.model().rowCount() > 0)
        self.clicks(choices.view, choices.view.model().index(0, 0))
        choices.search.clear()

    def clicks(self, view: Any, index: Any) -> None:
        view.scrollTo(index)
        where = view.visualRect(index).center()
        self._qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)

    def asks_more(self, deed: str) -> None:
        """Choose something under More."""
        actions = self.page("completion").more.menu().actions()
        next(action for action in actions if action.data() == deed).trigger()

    def _dialog(self) -> QFileDialog | None:
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)]
        return next((one for one in shown if one.isVisible()), None)


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
