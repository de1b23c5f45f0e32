"""The backup: everything that is kept in one file, in one press; and back from it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from simulator.gui import theme
from simulator.gui.pages.settings_section import SettingsSection
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.aside_list import AsideLine, AsideList
from simulator.gui.widgets.inline_notice import InlineNotice


class BackupSection(SettingsSection):
    """Two buttons, and what became of it; for those only who may take everybody's records along."""

    backup_asked = Signal()
    restore_asked = Signal()
    erase_asked = Signal(str)
    """The name of something that was kept aside, and is to be erased for good."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Backup"), parent=parent)
        self.words = theme.label(
            self.tr(
                "Everything that is kept, in one file: people, conversations, recordings, settings, your own "
                "scenarios. It holds everybody’s words and voices, so keep it where only you get to it."
            ),
            "caption",
        )
        self.start = QPushButton(self.tr("Back everything up …"))
        self.start.clicked.connect(self.backup_asked)
        self.restore = QPushButton(self.tr("Put a backup back …"))
        self.restore.setToolTip(self.tr("You see what is in it first. What is there now is kept aside."))
        self.restore.clicked.connect(self.restore_asked)
        self.notice = InlineNotice()
        self.aside = AsideList()
        self.aside.erase_asked.connect(self.erase_asked)
        buttons = QWidget()
        across = QHBoxLayout(buttons)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.GAP_S)
        across.addWidget(self.start)
        across.addWidget(self.restore)
        across.addStretch(1)
        for part in (self.words, self.notice, buttons, self.aside):
            self.add(part)
        self.hide()

    def show_aside(self, kept: Sequence[AsideLine]) -> None:
        """Show what restoring kept aside; nobody is told of it who may not erase it."""
        self.aside.show_kept(kept)

    def show_working(self) -> None:
        """Say that it is being written; it is not asked for twice."""
        self.notice.clear()
        self._let_press(False)

    def show_done(self, words: str, where: str) -> None:
        """Say what is in it, and where it is."""
        self._let_press(True)
        self.notice.show_done(words, where)
        announce(self, words)

    def show_failure(self, problem: str, remedy: str) -> None:
        """Say what went wrong."""
        self._let_press(True)
        self.notice.show_failure(problem, remedy)

    def _let_press(self, may_press: bool) -> None:
        self.start.setEnabled(may_press)
        self.restore.setEnabled(may_press)
