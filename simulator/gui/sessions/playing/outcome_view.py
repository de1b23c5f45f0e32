"""OutcomeView: what counted in the conversation just played, and the trainer's verdicts above it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.domain.conversation import Setting
from simulator.domain.decision_words import DECIDES
from simulator.domain.facts import fill
from simulator.domain.people import Person
from simulator.domain.wording import comes_back_answer, comes_back_question, points_out_of, side_word
from simulator.gui import theme
from simulator.gui.debrief_telling import told_criteria
from simulator.gui.widgets.criterion_list import CriterionList
from simulator.gui.widgets.inline_notice import InlineNotice

if TYPE_CHECKING:
    from simulator.training.practice import Debrief


class OutcomeView(QWidget):
    """Nothing of it is on the wall. ``decided`` carries criterion, decision, reason and quote."""

    decided = Signal(str, str, str, str)
    judging_asked = Signal()
    moment_asked = Signal()
    """One of these replies is worth showing one day."""
    left = Signal()
    """Back to the conversation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = theme.label("", "lead")
        self.because = theme.label("", "muted")
        self.points = theme.label("", "small")
        self.notice = InlineNotice()
        self.criteria = CriterionList()
        self.criteria.decided.connect(self.decided)
        self.back = QPushButton(self.tr("Back to the conversation"))
        self.back.setProperty("role", "quiet")
        self.back.clicked.connect(self.left)
        self.moment = QPushButton(self.tr("Show this moment one day…"))
        self.moment.setProperty("role", "link")
        self.moment.setToolTip(
            self.tr("Choose a reply worth showing; whoever said it is asked first, and it stays unsigned")
        )
        self.moment.clicked.connect(self.moment_asked)
        self.judge = QPushButton(self.tr("Judge it together"))
        self.judge.setProperty("role", "primary")
        self.judge.setToolTip(
            self.tr("The room answers the same questions, and all answers are shown at once")
        )
        self.judge.clicked.connect(self.judging_asked)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_S)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.judge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_XS)
        for widget in (self.title, self.because):
            column.addWidget(widget)
        beside = QHBoxLayout()
        beside.addWidget(self.points, 1)
        beside.addWidget(self.moment)
        column.addLayout(beside)
        column.addWidget(self.notice)
        column.addWidget(
            theme.label(self.tr("Only you see this. Open a line to decide otherwise."), "caption")
        )
        column.addWidget(self.criteria, 1)
        column.addLayout(buttons)

    def show_debrief(self, debrief: Debrief, leader: Person, *, may_judge: bool) -> None:
        """Show what counted.

        Args:
            debrief: The attempt, judged.
            leader: The trainer who looks at it, and decides.
            may_judge: Whether the room can judge it together.
        """
        card, scenario = debrief.scorecard, debrief.scenario
        ending = scenario.ending(card.ending_id or "")
        self.notice.clear()
        if card.comes_back is not None and ending is not None:
            answer = comes_back_answer(card.comes_back)
            self.title.setText(f"{comes_back_question(scenario.customer)} {answer}")
            facts = Setting.of(scenario, debrief.record.seed).facts
            self.because.setText(f"“{fill(ending.because, facts)}”")
        else:
            self.title.setText(self.tr("Ended before its ending"))
            self.because.setText(self.tr("It can be played on; verdicts are decided once it has ended."))
        totals = (card.relationship, card.task)
        self.points.setText(" · ".join(f"{side_word(one.side)} {points_out_of(one)}" for one in totals))
        chosen = self.criteria.chosen
        note = DECIDES if card.ending_id else ""
        told = tuple(replace(one, deciding=note) for one in told_criteria(debrief, leader))
        self.criteria.show_criteria(told)
        self.criteria.choose(chosen)
        self.judge.setVisible(may_judge)
        self.moment.setVisible(bool(debrief.record.turns))

    def take_focus(self) -> None:
        """The first line can be opened with Enter."""
        if self.criteria.entries:
            self.criteria.entries[0].row.setFocus()
