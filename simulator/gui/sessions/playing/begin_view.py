"""BeginView: who plays, and what the trainer reads out before it begins."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.domain.scenario import Scenario
from simulator.domain.sessions.session import Participant
from simulator.gui import theme


class BeginView(QWidget):
    """Whoever the console says is next stands chosen; another may be chosen here."""

    chosen = Signal(str)
    """Participant id of who is to play."""
    begun = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = theme.label(self.tr("Who plays?"), "lead")
        self.people = QComboBox()
        self.people.setAccessibleName(self.tr("Who plays"))
        self.people.setMinimumWidth(theme.current().px(220))
        self.people.activated.connect(self._choose)
        self.begin = QPushButton(self.tr("Begin"))
        self.begin.setProperty("role", "primary")
        self.begin.clicked.connect(self._begin)
        self.told = theme.label("", "muted")
        self._briefing = QFrame()
        self._briefing.setProperty("role", "panel")
        self._lines = QVBoxLayout(self._briefing)
        self._lines.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        self._lines.setSpacing(theme.GAP_XS)
        self._briefing.hide()
        below = QWidget()
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._briefing)
        inside.addStretch(1)
        scroll = QScrollArea()  # a low window must not cut the briefing's lines
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(below)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.people, 1)
        row.addWidget(self.begin)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_M)
        column.addWidget(self.question)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(scroll, 1)

    @property
    def player(self) -> str:
        """Participant id of who is chosen; "" while nobody is there."""
        return str(self.people.currentData() or "")

    def show_people(self, people: Sequence[Participant], chosen: str, played: frozenset[str]) -> None:
        """Offer who is present.

        Args:
            people: Who is in the room.
            chosen: Participant id of who is next; "" chooses the first who has not played.
            played: Ids of those who have played in this activity.
        """
        self.people.clear()
        for one in people:
            name = self.tr("{} (has played)").format(one.name) if one.id in played else one.name
            self.people.addItem(name, one.id)
        fresh = next((one.id for one in people if one.id not in played), "")
        at = self.people.findData(chosen or fresh)
        self.people.setCurrentIndex(max(0, at) if people else -1)
        self.begin.setEnabled(bool(people))
        self.told.setText(
            self.tr(
                "The conversation is theirs: it is kept among their own attempts, and in this room "
                "you may go on with it, mark it and go back."
            )
            if people
            else self.tr("Nobody is marked as present. Mark who is here on the roster.")
        )

    def show_briefing(self, scenario: Scenario) -> None:
        """Show what to read out to the room before it begins."""
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        briefing = scenario.briefing
        for heading, lines in (
            (self.tr("To be read out: who you are"), (briefing.you,)),
            (self.tr("Who comes"), (briefing.they,)),
            (self.tr("By the end"), briefing.aim),
            (self.tr("You may"), briefing.may),
        ):
            if lines:
                self._lines.addWidget(theme.label(heading, "caption"))
                for line in lines:
                    self._lines.addWidget(theme.label(line))
                self._lines.addSpacing(theme.GAP_S)
        self._briefing.show()

    def show_waiting(self, *, is_waiting: bool) -> None:
        """Show that it is being begun."""
        self.begin.setEnabled(not is_waiting and self.people.count() > 0)
        self.begin.setText(self.tr("Beginning …") if is_waiting else self.tr("Begin"))

    def take_focus(self) -> None:
        """Enter begins."""
        (self.begin if self.begin.isEnabled() else self.people).setFocus()

    def _choose(self) -> None:
        self.chosen.emit(self.player)

    def _begin(self) -> None:
        if self.player:
            self.begun.emit(self.player)
