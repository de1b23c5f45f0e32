"""Handing over: results go to another computer in a file, and HR merges what others handed over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from simulator.gui import theme
from simulator.gui.pages.settings_section import SettingsSection
from simulator.gui.widgets.inline_notice import InlineNotice


class BundlesSection(SettingsSection):
    """Everybody hands over what they may see; HR merges as well."""

    hand_over_asked = Signal(bool)
    """Whether with what was said."""
    merge_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Handing over results"), parent=parent)
        self.words = theme.label("", "caption")
        self.with_words = QCheckBox(self.tr("Hand over what was said, too"))
        self.start = QPushButton(self.tr("Hand over results …"))
        self.start.clicked.connect(self._ask)
        self.merge = QPushButton(self.tr("Merge what others handed over …"))
        self.merge.clicked.connect(self.merge_asked)
        self.notice = InlineNotice()
        buttons = QWidget()
        across = QHBoxLayout(buttons)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.GAP_S)
        across.addWidget(self.start)
        across.addWidget(self.merge)
        across.addStretch(1)
        for part in (self.words, self.with_words, self.notice, buttons):
            self.add(part)
        self.hide()

    def show_for(self, *, is_own: bool, may_add_words: bool, may_merge: bool) -> None:
        """Show what this person may do.

        Args:
            is_own: Whether they hand over their own results alone.
            may_add_words: Whether what was said may go along.
            may_merge: Whether they merge what others handed over.
        """
        whose = (
            self.tr("What you submitted goes into a signed file, for a computer without a network.")
            if is_own
            else self.tr("All submitted results here go into a signed file, for another computer.")
        )
        rest = self.tr("Private practice and recordings never go along; what was said only if you tick it.")
        if not may_add_words:
            rest = self.tr("Private practice, recordings and what was said never go along.")
        self.words.setText(f"{whose} {rest}")
        self.with_words.setChecked(False)
        self.with_words.setVisible(may_add_words)
        self.merge.setVisible(may_merge)
        self.notice.clear()
        self.show()

    def _ask(self) -> None:
        self.hand_over_asked.emit(self.with_words.isChecked() and not self.with_words.isHidden())
