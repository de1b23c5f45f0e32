"""TrainerNotes: what the trainer noted for the one who played, with the moment it was noted at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from simulator.domain.sessions.role_play import Comment
from simulator.gui import theme

_MOMENT = 120
"""Pixels at scale 1 for "Turn 12, 14:05"."""


class TrainerNotes(QFrame):
    """Hidden where nothing was noted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        self._rows.setSpacing(theme.GAP_XS)
        self.hide()

    def show_notes(self, notes: Sequence[Comment]) -> None:
        """Show what was noted, oldest first."""
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        heading = self.tr("What your trainer noted")
        title = theme.label(heading)
        title.setFont(theme.font("body", theme.font().Weight.DemiBold))
        self._rows.addWidget(title)
        for note in notes:
            self._rows.addWidget(self._row(note))
        self.setAccessibleName(f"{heading}. {' '.join(note.text for note in notes)}" if notes else "")
        self.setVisible(bool(notes))

    def _row(self, note: Comment) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GAP_S)
        at = f"{note.at.astimezone():%H:%M}"
        moment = self.tr("Turn {}, {}").format(note.turn, at) if note.turn else at
        when = theme.label(moment, "caption")
        when.setFixedWidth(theme.current().px(_MOMENT))
        line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(theme.label(note.text), 1)
        return row
