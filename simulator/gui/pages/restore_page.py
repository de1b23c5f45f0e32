"""RestorePage: what is in a backup, and what happens when it is put back, before anything does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.gui import theme
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.plain_tip import breakable

_WIDTH, _NAMES = 760, 168
"""Pixels at scale 1."""
_WHOLE = 1000
"""Steps of the bar."""


class RestorePage(QWidget):
    """Nothing is moved before its button is pressed; until then, and while it is checked, one can stop."""

    confirmed = Signal()
    file_asked = Signal()
    left = Signal()
    """Back, or stop if something is going on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.file = theme.label("", "lead")
        self.file.setFont(theme.font("lead", QFont.Weight.DemiBold))
        self.where = theme.label("", "caption")
        self.notice = InlineNotice()
        self._facts, self._facts_grid = self._make_facts()
        self._happens, self._happens_column = self._make_happens()
        self.bar = QProgressBar()
        self.bar.setRange(0, _WHOLE)
        self.bar.setTextVisible(False)
        self.progress = theme.label("", "body", "muted")
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.left)
        self.other = QPushButton(self.tr("Another file …"))
        self.other.clicked.connect(self.file_asked)
        self.restore = QPushButton(self.tr("Put this backup back"))
        self.restore.setProperty("role", "primary")
        self.restore.clicked.connect(self.confirmed)
        self._lay_out()
        self._show_state(is_working=False, may_restore=False)

    def show_reading(self, name: str, where: str) -> None:
        """Say that a file is being read and compared with what it says of itself."""
        self.file.setText(breakable(name))
        self.where.setText(breakable(where))
        self.notice.clear()
        self._show_state(is_working=True, may_restore=False)
        self._happens.hide()
        self._facts.hide()
        self.show_progress(0, 0, self.tr("Reading all of it …"))

    def show_backup(self, facts: Sequence[tuple[str, str]], happens: Sequence[str]) -> None:
        """Show what is in it, as names and values, and what happens when it is put back, as sentences."""
        self._fill(facts, happens)
        self._show_state(is_working=False, may_restore=True)
        self.restore.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_restoring(self) -> None:
        """Say that it is being put back."""
        self.notice.clear()
        self._show_state(is_working=True, may_restore=False)
        self.show_progress(
            0, 0, self.tr("Writing and checking; nothing is moved before all of it is there …")
        )

    def show_progress(self, done: int, of: int, words: str = "") -> None:
        """Show how far it has come; ``of`` is 0 while nobody knows."""
        if words:
            self.progress.setText(words)
        self.bar.setValue(_WHOLE * done // of if of else 0)

    def show_failure(self, problem: str, remedy: str, *, may_restore: bool) -> None:
        """Say what is in the way; nothing was changed."""
        self._show_state(is_working=False, may_restore=may_restore)
        self.notice.show_failure(problem, remedy)
        (self.restore if may_restore else self.other).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_stopping(self) -> None:
        """Say that it stops as soon as it can."""
        self.cancel.setEnabled(False)
        self.progress.setText(self.tr("Stopping …"))

    def take_focus(self) -> None:
        """Give the keyboard to what can be pressed."""
        (self.restore if self.restore.isEnabled() else self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_state(self, *, is_working: bool, may_restore: bool) -> None:
        self.bar.setVisible(is_working)
        self.progress.setVisible(is_working)
        self.cancel.setEnabled(True)
        self.cancel.setText(self.tr("Stop") if is_working else self.tr("Cancel"))
        self.other.setVisible(not is_working)
        self.restore.setEnabled(may_restore)

    def _fill(self, facts: Sequence[tuple[str, str]], happens: Sequence[str]) -> None:
        for layout in (self._facts_grid, self._happens_column):
            while layout.count() > 1 and (item := layout.takeAt(1)) is not None:
                if (gone := item.widget()) is not None:
                    gone.hide()
                    gone.deleteLater()
        for row, (name, value) in enumerate(facts, start=1):
            self._facts_grid.addWidget(theme.label(name, "body", "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts_grid.addWidget(theme.label(breakable(value)), row, 1)
        for words in happens:
            self._happens_column.addWidget(theme.label(breakable(words)))
        self._facts.show()
        self._happens.show()

    def _make_facts(self) -> tuple[QFrame, QGridLayout]:
        card = QFrame()
        card.setProperty("role", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        grid.setHorizontalSpacing(theme.GAP_M)
        grid.setVerticalSpacing(theme.GAP_XS)
        grid.setColumnMinimumWidth(0, theme.current().px(_NAMES))
        grid.setColumnStretch(1, 1)
        grid.addWidget(_heading(self.tr("What is in it")), 0, 0, 1, 2)
        card.hide()
        return card, grid

    def _make_happens(self) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        column.setSpacing(theme.GAP_S)
        column.addWidget(_heading(self.tr("What happens")))
        card.hide()
        return card, column

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(theme.current().px(_WIDTH))
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_M)
        named = QVBoxLayout()
        named.setSpacing(theme.GAP_XS)
        named.addWidget(self.file)
        named.addWidget(self.where)
        column.addLayout(named)
        for part in (self.notice, self._facts, self._happens, self.progress, self.bar):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_M)
        foot.setSpacing(theme.GAP_S)
        foot.addWidget(self.cancel)
        foot.addWidget(self.other)
        foot.addStretch(1)
        foot.addWidget(self.restore)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)


def _heading(words: str) -> QWidget:
    heading = theme.label(words)
    heading.setFont(theme.font("body", QFont.Weight.DemiBold))
    return heading
