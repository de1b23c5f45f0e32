"""BundlesPage: what other computers handed over, looked at before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.tokens import NEEDS_NO_RING
from simulator.gui.widgets.bundle_card import BundleCard, BundleTold
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.progress_strip import ProgressStrip

_WIDEST = 860


class BundlesPage(QWidget):
    """Files or a folder are chosen, shown card by card, and merged in one press."""

    files_asked = Signal()
    folder_asked = Signal()
    merge_asked = Signal()
    stopped = Signal()
    untrust_asked = Signal(str)
    """The key of a computer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.cards: list[BundleCard] = []
        self.computers: list[QPushButton] = []
        self._is_working = False
        self.words = theme.label(
            self.tr(
                "Computers without a server hand over their results in files. Choose some, or the folder or "
                "stick they are on. You see what is in them first; nothing is written before you merge."
            ),
            "body",
            "muted",
        )
        self.files = self._button(self.tr("Choose files …"), self.files_asked)
        self.folder = self._button(self.tr("Choose a folder …"), self.folder_asked)
        self.merge = self._button(self.tr("Merge"), self.merge_asked)
        self.merge.setProperty("role", "primary")
        self.notice, self.progress = InlineNotice(), ProgressStrip()
        self.progress.stopped.connect(self.stopped)
        content = QWidget()
        content.setMaximumWidth(theme.current().px(_WIDEST))
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_L)
        self._column.setSpacing(theme.GAP_M)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_S)
        for button in (self.files, self.folder):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.merge)
        self._shown, self._trusted = QVBoxLayout(), QVBoxLayout()
        self._shown.setSpacing(theme.GAP_M)
        self._trusted.setSpacing(theme.GAP_S)
        self._column.addWidget(self.words)
        self._column.addLayout(buttons)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.progress)
        self._column.addLayout(self._shown)
        self._column.addLayout(self._trusted)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setProperty(NEEDS_NO_RING, True)  # it is the whole page
        area.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.show_bundles(())

    def show_bundles(self, told: Sequence[BundleTold]) -> None:
        """Show what is in the files; none before any were chosen."""
        _empty(self._shown)
        self.cards = [BundleCard(one) for one in told]
        for card in self.cards:
            card.trust_changed.connect(self._let_press)
            self._shown.addWidget(card)
        self.show_working(is_working=False)

    def show_computers(self, own: str, computers: Sequence[tuple[str, str, str]]) -> None:
        """Show this computer's fingerprint, and of each trusted one its key, name and fingerprint."""
        _empty(self._trusted)
        self.computers = []
        heading = theme.label(self.tr("Computers that are trusted"), "lead")
        heading.setFont(theme.font("lead", QFont.Weight.DemiBold))
        self._trusted.addWidget(heading)
        if not computers:
            self._trusted.addWidget(theme.label(self.tr("None yet."), "body", "muted"))
        for key, name, fingerprint in computers:
            self._trusted.addWidget(self._computer(key, name, fingerprint))
        self._trusted.addWidget(
            theme.label(self.tr("This computer’s own fingerprint: {}").format(own), "caption")
        )

    def show_progress(self, done: int, of: int) -> None:
        """Show how many files are merged."""
        self.progress.show_progress(self.tr("Merging: {} of {} files").format(done, of), done, of)

    def show_working(self, *, is_working: bool) -> None:
        """Let nothing be pressed twice."""
        self._is_working = is_working
        for button in (self.files, self.folder):
            button.setEnabled(not is_working)
        if not is_working:
            self.progress.hide()
        self._let_press()

    def take_focus(self) -> None:
        """Begin with choosing files."""
        self.files.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_press(self) -> None:
        self.merge.setVisible(bool(self.cards))
        may_merge = any(card.may_be_merged for card in self.cards)
        is_unsure = not may_merge and any(card.trust.isVisibleTo(card) for card in self.cards)
        why = self.tr("First compare the fingerprint, and tick that it is the same.")
        self.merge.setToolTip(why if is_unsure else "")
        self.merge.setAccessibleDescription(why if is_unsure else "")
        self.merge.setEnabled(not self._is_working and may_merge)

    def _computer(self, key: str, name: str, fingerprint: str) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        words = QLabel(f"{name}\n{fingerprint}")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        button = QPushButton(self.tr("Trust no more"))
        button.setAccessibleName(self.tr("Trust {} no more").format(name))
        button.setProperty("key", key)
        button.clicked.connect(self._untrust)
        across.addWidget(words, 1)
        across.addWidget(button)
        self.computers.append(button)
        return row

    def _untrust(self) -> None:
        button = self.sender()
        if button is not None:
            self.untrust_asked.emit(str(button.property("key")))

    def _button(self, words: str, asked: object) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(asked)
        return button


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (gone := item.widget()) is not None:
            gone.hide()
            gone.deleteLater()
