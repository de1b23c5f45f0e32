"""My recordings: whether spoken replies are kept as sound, what is kept, and how to be rid of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.pages.settings_section import SettingsSection
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.recording_consent import DAYS, RecordingConsentBox
from simulator.gui.widgets.recording_list import KeptSound, RecordingList


class RecordingsSection(SettingsSection):
    """The consent, then the list. Only the person who practises gets to see or erase their own."""

    erase_asked = Signal(str)
    """The id of an attempt whose recordings are to be erased; "" for all there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("My recordings"), parent=parent)
        self.consent = RecordingConsentBox()
        self.list = RecordingList()
        self.list.erase_asked.connect(self.erase_asked)
        self.empty = theme.label(
            self.tr("No recordings yet. Spoken replies appear here, if you keep them."), "caption"
        )
        self.erase_all = QPushButton(self.tr("Erase all…"))
        self.erase_all.setAccessibleName(self.tr("Erase all recordings"))
        self.erase_all.clicked.connect(self._ask)
        self.keep = QPushButton(self.tr("Keep them"))
        self.keep.clicked.connect(self._keep)
        self.certain = QPushButton(self.tr("Erase all for good"))
        self.certain.clicked.connect(self._erase_all)
        self.question = theme.label()
        self._all = QWidget()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_S)
        for button in (self.erase_all, self.keep, self.certain):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self._all)
        column.setContentsMargins(0, theme.GAP_S, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.question)
        column.addLayout(buttons)
        self.empty.setContentsMargins(0, theme.GAP_S, 0, 0)
        self.list.setContentsMargins(0, theme.GAP_S, 0, 0)
        for part in (self.consent, self.empty, self.list, self._all):
            self.add(part)
        self._number = 0
        self.show_recordings((), 0)

    def show_consent(self, days: int | None, folder: Path | None) -> None:
        """Show for how many days sound is kept, None if it is not, and where."""
        self.consent.show_consent(days)
        self.consent.show_place(folder)

    def show_recordings(self, kept: Sequence[KeptSound], number: int) -> None:
        """Show what is kept; ``number`` is how many recordings those are."""
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._number = number
        self.list.show_recordings(kept)
        self.empty.setVisible(not kept)
        self._all.setVisible(bool(kept))
        self._show_question(is_asked=False)
        self.certain.setEnabled(True)
        self._keep_tab_order()
        if had_focus and self.focusWidget() is None:
            (self.list.rows[0].erase if kept else self.consent.keep).setFocus()

    def show_erased(self, number: int) -> None:
        """Say to those who hear the screen that it is done."""
        announce(self, self.tr("{} erased.").format(counted(number, "recording", "recordings")))

    def _keep_tab_order(self) -> None:
        """New rows come last for the keyboard unless they are told their place."""
        rows = (button for row in self.list.rows for button in (row.erase, row.keep, row.certain))
        stops = [
            self.consent.days.button(DAYS[-1]),
            *rows,
            self.list.more,
            self.erase_all,
            self.keep,
            self.certain,
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _ask(self) -> None:
        self._show_question(is_asked=True)
        self.keep.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, self.question.text())

    def _keep(self) -> None:
        self._show_question(is_asked=False)
        self.erase_all.setFocus(Qt.FocusReason.TabFocusReason)

    def _erase_all(self) -> None:
        self.certain.setEnabled(False)
        self.erase_asked.emit("")

    def _show_question(self, *, is_asked: bool) -> None:
        which = counted(self._number, "recording is", "recordings are")
        self.question.setText(
            self.tr("{} erased for good, every copy. Your words and results stay.").format(which)
        )
        self.question.setVisible(is_asked)
        self.erase_all.setVisible(not is_asked)
        self.keep.setVisible(is_asked)
        self.certain.setVisible(is_asked)
