"""The top of the debrief: the face as it ended, the customer's own words, then the two bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from simulator.domain.conversation import Setting
from simulator.domain.facts import fill
from simulator.domain.rubric import Side
from simulator.domain.scenario import ComesBack
from simulator.domain.wording import (
    comes_back_answer,
    comes_back_question,
    lost_words,
    outcome_words,
)
from simulator.gui import icons, theme
from simulator.gui.debrief_telling import again_from
from simulator.gui.widgets.face import Face
from simulator.gui.widgets.flow_layout import FlowLayout
from simulator.gui.widgets.plain_tip import breakable
from simulator.gui.widgets.score_bar import ScoreBar

if TYPE_CHECKING:
    from simulator.training.practice import Debrief

_FACE = 152
_SMALL_FACE = 112
_BARS = 340
_BESIDE_FROM = 980
"""Page width in pixels at scale 1 from which the bars stand beside the words."""
_TIGHT = 600
"""Page width below which even the bars stand one above the other."""
_ANSWER_TONES = {ComesBack.YES: "good", ComesBack.PERHAPS: "unsure", ComesBack.NO: "bad"}


class DebriefTop(QWidget):
    """Shows how it ended. No number stands here without words."""

    seats_swapped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_small = False
        self.face = Face()
        self.face.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.about = theme.label(role="caption")
        self.words = theme.label(role="line")
        self.question = theme.label(role="lead")
        self.answer = theme.label(role="lead")
        self.swap = QPushButton()
        self.swap.setIcon(icons.icon("swap", "accent"))
        self.swap.clicked.connect(self.seats_swapped)
        self.afterwards = theme.label(role="body", tone="muted")
        self.outcome = theme.label(role="lead")
        self.outcome.setWordWrap(False)
        self.reason = theme.label(role="body", tone="muted")
        self.relationship, self.task = ScoreBar(), ScoreBar()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.GAP_XL)
        self._row.addLayout(self._voice(), 1)
        self._points = QWidget()
        self._lay_points()
        self._row.addWidget(self._points)

    def show_result(self, debrief: Debrief, *, is_own: bool = True) -> None:
        """Show the end of an attempt; its owner is offered to hear it as the customer did."""
        scenario, card = debrief.scenario, debrief.scorecard
        facts = Setting.of(scenario, debrief.record.seed).facts
        ending = scenario.ending(card.ending_id or "")
        self.face.show_character(scenario.customer.portrait, scenario.place)
        self.face.show_mood(card.mood, animate=False)
        owner = "" if is_own else f"{debrief.record.owner.name} · "
        self.about.setText(breakable(owner + _about(debrief)))
        self.words.setText(breakable(f"“{fill(ending.because, facts)}”" if ending else ""))
        comes_back = card.comes_back or ComesBack.NO
        self.question.setText(comes_back_question(scenario.customer))
        self.answer.setText(comes_back_answer(comes_back))
        theme.set_role(self.answer, "lead", _ANSWER_TONES[comes_back])
        _set(self.afterwards, fill(ending.afterwards, facts) if ending else "")
        outcome, reason = outcome_words(card, scenario.rubric)
        self.outcome.setText(outcome)
        tone = {True: "good", False: "bad", None: "unsure"}[card.passed]
        theme.set_role(self.outcome, "lead", tone)
        _set(self.reason, reason)
        self._show_swap(debrief, may_swap=is_own)
        before = debrief.original
        rubric = scenario.rubric
        self.relationship.show_total(
            card.relationship,
            rubric.pass_relationship,
            before.relationship if before else None,
            lost_words(card, rubric, Side.RELATIONSHIP),
        )
        self.task.show_total(
            card.task, rubric.pass_task, before.task if before else None, lost_words(card, rubric, Side.TASK)
        )
        self.face.setAccessibleName(f"{scenario.customer.name}, as it ended. {self.spoken}")
        self._dress()

    def _show_swap(self, debrief: Debrief, *, may_swap: bool) -> None:
        """It is there after every run, and plainest after one that did not pass."""
        scenario = debrief.scenario
        name = fill(scenario.customer.name, Setting.of(scenario, debrief.record.seed).facts)
        words = f"Swap seats: hear it as {name.split()[0]} did"
        self.swap.setText(words.replace("&", "&&"))
        self.swap.setAccessibleName(words)
        theme.set_role(self.swap, "link" if debrief.scorecard.passed else "")
        self.swap.setVisible(may_swap)

    @property
    def spoken(self) -> str:
        """All of it as one text, for those who hear the screen."""
        labels = (self.words, self.question, self.answer, self.afterwards, self.outcome, self.reason)
        texts = [label.text() for label in labels]
        return " ".join(
            [*filter(None, texts), self.relationship.accessibleName(), self.task.accessibleName()]
        )

    def _voice(self) -> QHBoxLayout:
        answer = QHBoxLayout()
        answer.setContentsMargins(0, 0, theme.GAP_M, 0)
        answer.setSpacing(theme.GAP_S)
        for label in (self.question, self.answer):
            label.setWordWrap(False)
            answer.addWidget(label)
        asked, both = QWidget(), QWidget()
        asked.setLayout(answer)
        flow = FlowLayout(both, gap=theme.GAP_S)
        for widget in (asked, self.swap):
            flow.addWidget(widget)
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_S)
        column.addStretch(1)
        column.addWidget(self.about)
        column.addWidget(self.words)
        column.addWidget(both)
        column.addWidget(self.afterwards)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_L)
        row.addWidget(self.face, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        return row

    def _lay_points(self) -> None:
        self._bars = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._bars.setSpacing(theme.GAP_M)
        self._bars.addWidget(self.relationship, 1)
        self._bars.addWidget(self.task, 1)
        column = QVBoxLayout(self._points)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_XS)
        column.addStretch(1)
        self._outcome = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._outcome.addWidget(self.outcome)
        self._outcome.addWidget(self.reason, 1)
        column.addLayout(self._outcome)
        column.addSpacing(theme.GAP_S)
        column.addLayout(self._bars)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        worn = theme.current()
        is_wide = event.size().width() >= worn.px(_BESIDE_FROM)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        self._row.setSpacing(theme.GAP_XL if is_wide else theme.GAP_M)
        is_tight = event.size().width() < worn.px(_TIGHT)
        self._bars.setDirection(directions.TopToBottom if is_wide or is_tight else directions.LeftToRight)
        self._bars.setSpacing(theme.GAP_S if is_wide or is_tight else theme.GAP_XL)
        self._outcome.setDirection(directions.TopToBottom if is_wide else directions.LeftToRight)
        self._outcome.setSpacing(theme.GAP_XS if is_wide else theme.GAP_S)
        self._points.setMaximumWidth(worn.px(_BARS) if is_wide else 16_777_215)
        self._points.setMinimumWidth(worn.px(_BARS) if is_wide else 0)

    def show_small(self, *, is_small: bool) -> None:
        """Make the face smaller where the window is low."""
        if is_small != self._is_small:
            self._is_small = is_small
            self._dress()

    def _dress(self) -> None:
        side = theme.current().px(_SMALL_FACE if self._is_small else _FACE)
        self.face.setFixedSize(side, side)
        for label in (self.answer, self.outcome):
            label.setFont(theme.font("lead", theme.font().Weight.DemiBold))


def _about(debrief: Debrief) -> str:
    record = debrief.record
    turn = again_from(debrief)
    again = f" · a what-if from turn {turn}" if turn else ""
    return f"{debrief.scenario.title} · attempt {record.number}{again}"


def _set(label: QLabel, text: str) -> None:
    label.setText(breakable(text))
    label.setVisible(bool(text))
