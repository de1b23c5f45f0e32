"""RecordingConsentBox: whether somebody's spoken replies are kept as sound; off until they say yes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.choice_row import ChoiceRow

DAYS = (7, 30, 90)
"""For how long recordings can be kept, in days."""

USUAL_DAYS = 30


class RecordingConsentBox(QWidget):
    """Asks, and says what is kept, where, for how long, who can hear it and how to erase it.

    A press holds at once: ``agreed`` carries the days, ``ended`` says that no more sound is to be kept. Show
    what then holds with `show_consent`.
    """

    agreed = Signal(int)
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = ""
        self._days = USUAL_DAYS
        self.words = theme.label(self.tr("Your words are enough to score."))
        self.keep = QCheckBox(self.tr("Keep my spoken replies as sound"))
        self.keep.setAccessibleDescription(self.tr("So that you can listen to them in the debrief"))
        self.keep.clicked.connect(self._pressed)
        choices = tuple((days, self.tr("{} days").format(days)) for days in DAYS)
        self.days = ChoiceRow(self.tr("How long each recording is kept"), choices)
        self.days.chosen.connect(self._days_chosen)
        self.what_is_kept = theme.label("", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        for part in (self.words, self.keep, self.days, self.what_is_kept):
            column.addWidget(part)
        self.show_consent(None)

    def show_consent(self, days: int | None) -> None:
        """Show what the person agreed to: for how many days sound is kept; None if it is not."""
        self._days = days or self._days
        self.keep.setChecked(days is not None)
        self.days.setVisible(days is not None)
        self.days.show_choice(self._days)
        self._tell(days)

    def show_place(self, folder: Path | None) -> None:
        """Say where recordings are kept; None if nothing is kept for good."""
        # a zero-width space after each separator lets a long path break there
        self._place = str(folder).replace("/", "/\u200b").replace("\\", "\\\u200b") if folder else ""
        self._tell(self._days if self.keep.isChecked() else None)

    def _tell(self, days: int | None) -> None:
        if days is None:
            told = self.tr("No sound is kept, only the words. You can change this at any time in Settings.")
        else:
            where = self.tr(" in {}").format(self._place) if self._place else ""
            told = self.tr(
                "So that you can listen to them in the debrief. They are kept on this computer{}, and each "
                "is erased after {} days. Only you can hear them, also after you submit an attempt. "
                "To erase them sooner: Settings, My recordings."
            ).format(where, days)
        self.what_is_kept.setText(told)

    def _pressed(self) -> None:
        if self.keep.isChecked():
            self.show_consent(self._days)
            self.agreed.emit(self._days)
        else:
            self.show_consent(None)
            self.ended.emit()

    def _days_chosen(self, days: object) -> None:
        if isinstance(days, int):
            self.show_consent(days)
            self.agreed.emit(days)
