"""The backup: everything that is kept in one file, in one press."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from simulator.gui import theme
from simulator.gui.pages.settings_section import SettingsSection
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.inline_notice import InlineNotice


class BackupSection(SettingsSection):
    """A button, and what became of it. It is there for those only who may take everybody's records along."""

    backup_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Backup"), parent=parent)
        self.words = theme.label(
            self.tr(
                "Everything that is kept, in one file: people, conversations, recordings, settings, your own "
                "scenarios. It holds everybody’s words and voices, so keep it where only you get to it. "
                "To put it back, close this window and use:  main.py restore FILE"
            ),
            "caption",
        )
        self.start = QPushButton(self.tr("Back everything up …"))
        self.start.clicked.connect(self.backup_asked)
        self.notice = InlineNotice()
        for part in (self.words, self.notice, self.start):
            self.add(part)
        self.hide()

    def show_working(self) -> None:
        """Say that it is being written; it is not asked for twice."""
        self.notice.clear()
        self.start.setEnabled(False)

    def show_done(self, words: str, where: str) -> None:
        """Say what is in it, and where it is."""
        self.start.setEnabled(True)
        self.notice.show_done(words, where)
        announce(self, words)

    def show_failure(self, problem: str, remedy: str) -> None:
        """Say what went wrong."""
        self.start.setEnabled(True)
        self.notice.show_failure(problem, remedy)
