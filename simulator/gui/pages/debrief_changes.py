"""For a what-if: what came out differently from the original, in words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from simulator.domain.scorecard import Scorecard
from simulator.domain.wording import change_words, changes, comes_back_answer
from simulator.gui import theme
from simulator.gui.widgets.criterion_list import group_heading
from simulator.gui.widgets.criterion_row import ROOM, CriterionRow
from simulator.gui.widgets.told import ToldCriterion


class ChangesView(QFrame):
    """A list of what changed; choosing a row chooses its criterion."""

    criterion_chosen = Signal(str)

    def __init__(
        self,
        original: Scorecard,
        now: Scorecard,
        told: tuple[ToldCriterion, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.lines: list[str] = []
        self.rows: list[CriterionRow] = []
        by_id = {one.id: one for one in told}
        changed = changes(original, now)
        self._column.addWidget(group_heading("Changed since the original", len(changed)))
        self._say(_return_words(original, now))
        for old, new in changed:
            self._tell(replace(by_id[new.criterion.id], snippet=change_words(old, new), points=""))
        if not changed:
            self._say("Every criterion came out as before.")

    def _say(self, words: str) -> None:
        if words:
            self.lines.append(words)
            label = theme.label(words, "body")
            label.setContentsMargins(ROOM, 0, ROOM, theme.GAP_XS)
            self._column.addWidget(label)

    def _tell(self, told: ToldCriterion) -> None:
        self.lines.append(f"{told.title}: {told.snippet}")
        row = CriterionRow(told)
        row.setCheckable(False)
        row.setAccessibleName(f"{told.title}: {told.snippet}")
        row.clicked.connect(partial(self.criterion_chosen.emit, told.id))
        row.stepped.connect(partial(self._step, len(self.rows)))
        self.rows.append(row)
        inset = QVBoxLayout()
        inset.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        inset.addWidget(row)
        self._column.addLayout(inset)

    def _step(self, index: int, step: int) -> None:
        if 0 <= index + step < len(self.rows):
            self.rows[index + step].setFocus()


def _return_words(original: Scorecard, now: Scorecard) -> str:
    if original.comes_back is None or now.comes_back is None or original.comes_back is now.comes_back:
        return ""
    was, is_now = (comes_back_answer(one).rstrip(".") for one in (original.comes_back, now.comes_back))
    return f"Comes back: {was.lower()} → {is_now.lower()}"
