"""How long practice is kept: what is erased and when, for everybody to read; for some to choose."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.pages.settings_section import SettingsSection
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.choice_row import ChoiceRow
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.settings import PRACTICE_MONTHS


class RetentionSection(SettingsSection):
    """A choice takes effect when it erases nothing, or after it was said what it erases."""

    months_wished = Signal(int)
    """After how many months practice is to be erased; 0 keeps it. Nothing has happened yet."""
    months_confirmed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How long practice is kept"), parent=parent)
        self._months = self._wished = 0
        self.words = theme.label("", "caption")
        choices = tuple((months, self._named(months)) for months in PRACTICE_MONTHS.allowed)
        self.choice = ChoiceRow(self.accessibleName(), choices)
        self.choice.chosen.connect(self._wish)
        self.notice = InlineNotice()
        self.question = theme.label()
        self.leave = QPushButton(self.tr("Leave it as it was"))
        self.leave.clicked.connect(self._leave)
        self.certain = QPushButton(self.tr("Erase them"))
        self.certain.clicked.connect(self._confirm)
        self._asking = QWidget()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_S)
        for button in (self.leave, self.certain):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.question)
        column.addLayout(buttons)
        for part in (self.words, self.choice, self.notice, self._asking):
            self.add(part)
        last = self.choice.button(PRACTICE_MONTHS.allowed[-1])
        for before, after in pairwise((last, self.leave, self.certain)):
            QWidget.setTabOrder(before, after)
        self._asking.hide()
        self.choice.hide()
        self.show_months(0)

    def show_may(self, may_set: bool) -> None:
        """Offer the choice, or say only what was chosen."""
        self.choice.setVisible(may_set)
        if not may_set:
            self._asking.hide()

    def show_months(self, months: int) -> None:
        """Show what holds; 0 is for ever."""
        self._months = months
        self.choice.show_choice(months)
        self._asking.hide()
        stays = self.tr("What was submitted, or played in front of a group, stays.")
        if not months:
            kept = self.tr("Practice that was never submitted is kept until somebody erases it.")
            self.words.setText(f"{kept} {stays}")
            return
        goes = self.tr(
            "An attempt that was never submitted is erased {} months after it was begun, words and sound, "
            "for everybody on this computer: when Rapport starts, for good, with a line in the audit that "
            "says how many."
        )
        self.words.setText(f"{goes.format(months)} {stays}")

    def show_question(self, months: int, attempts: int) -> None:
        """Say what a choice would erase at once, and ask; without anything to erase it is not asked."""
        self._wished = months
        which = counted(attempts, "attempt that was", "attempts that were")
        self.question.setText(
            self.tr(
                "{} never submitted and begun more than {} months ago would be erased now, words and sound, "
                "and from then on at each start. Nobody can bring them back."
            ).format(which, months)
        )
        self.certain.setText(self.tr("Erase {}").format(counted(attempts, "attempt", "attempts")))
        self.certain.setEnabled(True)
        self._asking.show()
        self.leave.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, self.question.text())

    def show_done(self, words: str) -> None:
        """Say what became of it."""
        self.notice.show_done(words)

    def show_failure(self, problem: str, remedy: str) -> None:
        """Say what went wrong; what held before still does."""
        self.show_months(self._months)
        self.notice.show_failure(problem, remedy)

    def _wish(self, months: int) -> None:
        self.notice.clear()
        self._asking.hide()
        if months != self._months:
            self.months_wished.emit(months)

    def _leave(self) -> None:
        self.show_months(self._months)
        self.choice.button(self._months).setFocus(Qt.FocusReason.TabFocusReason)

    def _confirm(self) -> None:
        self.certain.setEnabled(False)
        self.months_confirmed.emit(self._wished)

    def _named(self, months: int) -> str:
        return self.tr("{} months").format(months) if months else self.tr("Keep it")
