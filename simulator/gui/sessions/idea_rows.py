"""IdeaRows: the ideas of a round, numbered as on the wall, with plus-ones and what becomes of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.domain.sessions.idea_behaviours import IDEA_BEHAVIOURS
from simulator.domain.sessions.meeting import Idea
from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.widgets.plain_tip import breakable

_NUMBER, _STEP = 28, 36
_DOES = 18
"""Letters of the narrowest list."""


class ShownIdea(NamedTuple):
    """An idea as the trainer sees it. ``adopted`` is None while nobody has counted."""

    idea: Idea
    name: str
    adopted: int | None = None


class IdeaRows(QScrollArea):
    """Tells what is pressed by the idea's number."""

    plus_ones_set = Signal(int, int)
    tied = Signal(int, str)
    made = Signal(int)
    changed = Signal(int)
    """The words are to be changed."""
    dropped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, theme.GAP_S, 0)
        self._column.setSpacing(theme.GAP_S)
        self._column.addStretch(1)
        self.setWidget(content)
        self.rows: dict[int, IdeaRow] = {}

    def show_ideas(self, ideas: Sequence[ShownIdea]) -> None:
        """Show them, the newest at the top."""
        numbers = [one.idea.number for one in ideas]
        for gone in [number for number in self.rows if number not in numbers]:
            row = self.rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for one in ideas:
            found = self.rows.get(one.idea.number)
            if found is None:
                found = self.rows[one.idea.number] = IdeaRow(one, self)
                self._column.insertWidget(0, found)
            found.show_idea(one)


class IdeaRow(QFrame):
    """One idea."""

    def __init__(self, shown: ShownIdea, rows: IdeaRows) -> None:
        super().__init__(rows)
        self.setProperty("role", "card")
        self._rows, self._shown = rows, shown
        self.number = theme.label("", "body", "muted")
        self.number.setFixedWidth(theme.current().px(_NUMBER))
        self.text = theme.label()
        self.by = theme.label("", "caption")
        self.count = theme.label("", "lead", "accent")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.count.setMinimumWidth(theme.current().px(_STEP))
        self.fewer, self.more = QPushButton("−"), QPushButton("+1")
        for button, name in ((self.fewer, self.tr("One fewer")), (self.more, self.tr("One more"))):
            button.setProperty("role", "choice")
            button.setProperty("is_small", True)
            button.setToolTip(name)
            button.clicked.connect(self._count)
        self.does = QComboBox()
        self.does.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.does.setMinimumContentsLength(_DOES)
        self.does.setAccessibleName(self.tr("Seen in attempts by"))
        self.does.addItem(self.tr("Not looked for in attempts"), "")
        for id_, behaviour in IDEA_BEHAVIOURS.items():
            self.does.addItem(behaviour.title, id_)
        self.does.activated.connect(self._tie)
        self.make, self.change, self.drop = QPushButton(), QPushButton(), QPushButton()
        for link, words, slot in (
            (self.make, self.tr("Make it a scenario"), self._make),
            (self.change, self.tr("Change"), self._change),
            (self.drop, self.tr("Take off"), self._drop),
        ):
            link.setText(words)
            link.setProperty("role", "link")
            link.clicked.connect(slot)
        self._lay_out()

    def show_idea(self, shown: ShownIdea) -> None:
        """Show it as it stands."""
        self._shown = shown
        idea = shown.idea
        self.number.setText(str(idea.number))
        self.text.setText(breakable(idea.text))
        self.count.setText(f"+{idea.plus_ones}" if idea.plus_ones else "")
        self.fewer.setEnabled(bool(idea.plus_ones))
        self.does.setCurrentIndex(max(0, self.does.findData(idea.behaviour)))
        told = [self.tr("told by {}").format(shown.name)] if shown.name else []
        if shown.adopted is not None and idea.behaviour:
            others = (
                counted(shown.adopted, "other", "others") if shown.adopted else self.tr("nobody else yet")
            )
            told.append(self.tr("taken up by {}").format(others))
        if idea.file:
            told.append(self.tr("now a scenario: {}").format(idea.file))
        self.by.setText(breakable("  ·  ".join(told)))
        self.make.setVisible(not idea.file)
        self.more.setAccessibleName(self.tr("One more would take up idea {}").format(idea.number))
        self.fewer.setAccessibleName(self.tr("One fewer would take up idea {}").format(idea.number))

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(theme.GAP_S)
        first.addWidget(self.number)
        first.addWidget(self.text, 1)
        for each in (self.count, self.fewer, self.more):
            first.addWidget(each)
        below = QHBoxLayout()
        below.setSpacing(theme.GAP_M)
        below.addWidget(self.does, 1)
        for each in (self.make, self.change, self.drop):
            below.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_M, theme.GAP_S, theme.GAP_M, theme.GAP_S)
        column.setSpacing(theme.GAP_XS)
        column.addLayout(first)
        column.addWidget(self.by)
        column.addLayout(below)

    def _count(self) -> None:
        step = 1 if self.sender() is self.more else -1
        idea = self._shown.idea
        self._rows.plus_ones_set.emit(idea.number, max(0, idea.plus_ones + step))

    def _tie(self) -> None:
        self._rows.tied.emit(self._shown.idea.number, str(self.does.currentData()))

    def _make(self) -> None:
        self._rows.made.emit(self._shown.idea.number)

    def _change(self) -> None:
        self._rows.changed.emit(self._shown.idea.number)

    def _drop(self) -> None:
        self._rows.dropped.emit(self._shown.idea.number)
