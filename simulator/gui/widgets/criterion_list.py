"""What counted: the criteria in groups, one of them chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from simulator.domain.wording import Group
from simulator.gui import theme
from simulator.gui.widgets.criterion_row import ROOM, CriterionEntry
from simulator.gui.widgets.told import ToldCriterion

_ALWAYS_SHOWN = (Group.DID, Group.MISSED, Group.HURT, Group.FOR_A_PERSON)
"""Groups that are named even when empty: that nothing hurt is worth hearing."""


class CriterionList(QScrollArea):
    """Groups of rows. Tab stops at one row, the arrow keys go from row to row, Enter opens."""

    criterion_chosen = Signal(str)
    """The id of the criterion now open; empty when it was closed again."""
    quote_sought = Signal(str, int)
    decided = Signal(str, str, str, str)
    """The criterion, what somebody says of it, why, and the words it rests on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("What counted")
        self.entries: list[CriterionEntry] = []
        self.chosen = ""
        self._column = QVBoxLayout()

    def show_criteria(
        self, criteria: tuple[ToldCriterion, ...], top: QWidget | None = None, *, is_own: bool = True
    ) -> None:
        """Show the criteria in their groups.

        Args:
            criteria: In the rubric's order.
            top: A widget to stand above them.
            is_own: Whether it is "you" who did it.
        """
        content = QWidget()
        self._column = column = QVBoxLayout(content)
        column.setContentsMargins(theme.GAP_M - ROOM, theme.GAP_XS, theme.GAP_S, theme.GAP_M)
        column.setSpacing(0)
        if top is not None:
            column.addWidget(top)
            column.addSpacing(theme.GAP_M)
        self.entries, self.chosen = [], ""
        for group in Group:
            members = [told for told in criteria if told.group is group]
            if members or group in _ALWAYS_SHOWN:
                words = group.value if is_own else group.value.removeprefix("You ").capitalize()
                column.addWidget(group_heading(words, len(members)))
                for told in members:
                    column.addWidget(self._entry(told))
                column.addSpacing(theme.GAP_S)
        column.addStretch(1)
        self.setWidget(content)
        self._stop_at(0)

    def choose(self, criterion_id: str) -> None:
        """Open a criterion and bring it into sight, without announcing it; "" closes all."""
        self.chosen = criterion_id
        for index, entry in enumerate(self.entries):
            is_it = entry.told.id == criterion_id
            entry.open(is_open=is_it)
            if is_it:
                self._stop_at(index)
                self._column.activate()
                self.ensureWidgetVisible(entry, 0, theme.GAP_L)
                self.ensureWidgetVisible(entry.row, 0, theme.GAP_L)

    def row_texts(self) -> tuple[str, ...]:
        """Return every row as a screen reader says it."""
        return tuple(entry.told.spoken for entry in self.entries)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(280), theme.current().px(240))

    def _entry(self, told: ToldCriterion) -> CriterionEntry:
        entry = CriterionEntry(told)
        index = len(self.entries)
        entry.row.clicked.connect(partial(self._clicked, told.id))
        entry.row.stepped.connect(partial(self._step, index))
        entry.quote_sought.connect(self.quote_sought)
        entry.decided.connect(self.decided)
        self.entries.append(entry)
        return entry

    def _clicked(self, criterion_id: str, _checked: bool = False) -> None:
        self.choose("" if criterion_id == self.chosen else criterion_id)
        self.criterion_chosen.emit(self.chosen)

    def _step(self, index: int, step: int) -> None:
        following = index + step
        if 0 <= following < len(self.entries):
            self._stop_at(following)
            row = self.entries[following].row
            row.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(row, 0, theme.GAP_L)

    def _stop_at(self, stop: int) -> None:
        for index, entry in enumerate(self.entries):
            is_stop = index == stop
            entry.row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)


def group_heading(words: str, number: int) -> QLabel:
    """Return a quiet heading with a count, in line with the rows under it."""
    label = theme.label(f"{words}  {number}", "small", "muted")
    label.setFont(theme.font("small", theme.font().Weight.DemiBold))
    label.setContentsMargins(ROOM, theme.GAP_S, 0, theme.GAP_XS)
    label.setAccessibleName(f"{words}: {number}")
    return label
