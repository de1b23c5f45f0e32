"""Hana of HR at the window: her lists and her tables, what she reads, and the files she is handed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.stories.colleague import Colleague

NAME, PASSPHRASE = "Hana", "grün und Katze"


class Officer(Colleague):
    """Signs in by her passphrase; all she ever had on her screen is in ``has_read``."""

    def __init__(self, qtbot: QtBot, folder: Path, today: Callable[[], date] | None = None) -> None:
        super().__init__(qtbot, folder, today)
        self.has_read: list[str] = []
        self.waits_for("sign-in")
        if NAME in self.everything_seen():
            self.gives(PASSPHRASE)
            self.waits_for("practise")
        else:
            self.says_who(NAME, PASSPHRASE)

    def looks(self) -> str:
        """Read all that stands on the screen, and remember it."""
        told = super().looks()
        self.has_read.append(told)
        return told

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

    def asks_more(self, deed: str) -> None:
        """Choose something under More."""
        actions = self.page("completion").more.menu().actions()
        next(action for action in actions if action.data() == deed).trigger()

    def _dialog(self) -> QFileDialog | None:
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)]
        return next((one for one in shown if one.isVisible()), None)
