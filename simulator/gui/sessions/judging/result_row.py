"""ResultRow: what the room says of one criterion, beside the program and the trainer."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.domain.verdict import Verdict
from simulator.gui import theme
from simulator.gui.widgets.plain_tip import breakable
from simulator.gui.widgets.second_opinion import SecondOpinion


class ToldResult(NamedTuple):
    """What is shown of a criterion.

    Attributes:
        criterion_id, ask: The criterion as the room was asked it.
        room: What the room says, in words.
        split: How many say yes, no, not sure.
        machine: What the program says; None if it is not known.
        trainer: What the trainer decided, in words; "" for nothing.
        alpha: How far rooms agree about it over conversations, in words; "" for nothing to say.
        is_in_doubt: Whether it is one of the two worst.
        reworded: The room's new words; "" for none.
        is_saved: Whether they are in the scenario's own copy.
    """

    criterion_id: str
    ask: str
    room: str
    split: tuple[int, int, int]
    machine: Verdict | None
    trainer: str = ""
    alpha: str = ""
    is_in_doubt: bool = False
    reworded: str = ""
    is_saved: bool = False


class ResultRow(QFrame):
    """One card; only the trainer sees it."""

    reword_asked = Signal(str)
    save_asked = Signal(str)
    decided = Signal(str, str, str, str)
    """Criterion, decision, reason, quote."""

    def __init__(self, told: ToldResult, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.told = told
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_M, theme.GAP_S, theme.GAP_M, theme.GAP_S)
        column.setSpacing(theme.GAP_XS)
        column.addWidget(theme.label(breakable(told.ask), "body"))
        column.addWidget(theme.label(self._votes(), "small", "unsure" if told.is_in_doubt else None))
        column.addWidget(theme.label(self._others(), "caption"))
        if told.reworded:
            column.addWidget(theme.label(self._reworded(), "small", "accent"))
        self.opinion = SecondOpinion(told.ask, note, may_withdraw=bool(told.trainer))
        self.opinion.ask.setText(self.tr("Decide"))
        self.opinion.ask.setAccessibleName(self.tr("Decide: {}").format(told.ask))
        self.opinion.decided.connect(self._decide)
        self.reword = self._link(self.tr("Word it better"))
        self.reword.clicked.connect(self._reword)
        self.save = self._link(self.tr("Keep the words in my copy of the scenario"))
        self.save.clicked.connect(self._save)
        self.save.setVisible(bool(told.reworded) and not told.is_saved)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_L)
        row.addWidget(self.opinion.ask)  # beside the other links; it still opens its form below
        row.addWidget(self.reword)
        row.addWidget(self.save)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.opinion)

    def _link(self, words: str) -> QPushButton:
        made = QPushButton(words)
        made.setProperty("role", "link")
        made.setAccessibleName(f"{words}: {self.told.ask}")
        return made

    def _votes(self) -> str:
        words = self.told.room
        signs = [f"{sign} {many}" for sign, many in zip("✓✗?", self.told.split, strict=True) if many]
        if len(signs) > 1 and self.told.split.count(max(self.told.split)) == 1:
            words = "   ·   ".join((words, "   ".join(signs)))
        return self.tr("{}   ·   among the least agreed").format(words) if self.told.is_in_doubt else words

    def _others(self) -> str:
        said = {
            Verdict.YES: self.tr("yes"),
            Verdict.NO: self.tr("no"),
            Verdict.UNSURE: self.tr("not sure"),
            Verdict.NO_OPPORTUNITY: self.tr("no opportunity"),
        }
        parts = [self.tr("The program: {}").format(said[self.told.machine])] if self.told.machine else []
        parts += [one for one in (self.told.trainer, self.told.alpha) if one]
        return "   ·   ".join(parts)

    def _reworded(self) -> str:
        words = self.tr("New: “{}”").format(self.told.reworded)
        return self.tr("{}   ·   kept in your copy").format(words) if self.told.is_saved else words

    def _reword(self) -> None:
        self.reword_asked.emit(self.told.criterion_id)

    def _save(self) -> None:
        self.save_asked.emit(self.told.criterion_id)

    def _decide(self, decision: str, reason: str, quote: str) -> None:
        self.decided.emit(self.told.criterion_id, decision, reason, quote)
