"""PersonAsked: what is asked of somebody and how it stands; dates and evidence, and nothing they said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.column_models import Column, ColumnModel, ColumnWidth
from simulator.gui.widgets.plain_tip import breakable
from simulator.gui.widgets.ruled_table import RuledTable


class AskedLine(NamedTuple):
    """One scenario as the list shows it.

    Attributes:
        title: The scenario.
        stands, sign, tone: How far they are, in words, with an icon and a colour token.
        due: When it is due; "" for no day.
        completed: When it was completed last; "" for never.
        told: All there is to say, in sentences.
        evidence: The digest that proves it; "" for none.
        attempt_id: The completed attempt; "" for none.
    """

    title: str
    stands: str
    sign: str
    tone: str
    due: str = ""
    completed: str = ""
    told: str = ""
    evidence: str = ""
    attempt_id: str = ""


class PersonAsked(QWidget):
    """A list, and under it what there is to say of the row one stands on."""

    certificate_asked = Signal(str)
    """The completed attempt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = theme.label(self.tr("What is asked, and how it stands"), "lead")
        heading.setFont(theme.font("lead", QFont.Weight.DemiBold))
        self.model = ColumnModel(
            (
                Column(self.tr("Scenario"), _title, ColumnWidth(150, 5)),
                Column(
                    self.tr("Stands"),
                    lambda one: one.stands,
                    ColumnWidth(136, 1),
                    tone=lambda one: one.tone,
                    sign=lambda one: one.sign,
                ),
                Column(self.tr("Due"), lambda one: one.due, ColumnWidth(118), tone=_muted),
                Column(self.tr("Completed"), lambda one: one.completed, ColumnWidth(118), tone=_muted),
            ),
            parent=self,
        )
        self.table = RuledTable(self.model, heading.text())
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        self.model.modelReset.connect(self._tell)
        self.table.opened.connect(self._certify)
        self.told = theme.label("", "small", "muted")
        self.evidence = theme.label("", "small", "muted")
        self.evidence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.certify = QPushButton(self.tr("Certificate …"))
        self.certify.clicked.connect(self._certify)
        self.nothing = theme.label("", "lead", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        beside = QHBoxLayout()
        beside.setSpacing(theme.GAP_M)
        words = QVBoxLayout()
        words.setSpacing(theme.GAP_XS)
        words.addWidget(self.told)
        words.addWidget(self.evidence)
        beside.addLayout(words, 1)
        beside.addWidget(self.certify, 0, Qt.AlignmentFlag.AlignTop)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.table, 1)
        column.addLayout(beside)
        pile = QWidget()
        self._pile = QStackedLayout(pile)
        self._pile.addWidget(listed)
        self._pile.addWidget(self.nothing)
        private = self.tr("What was said, and anything kept private, is not shown here.")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.GAP_S)
        whole.addWidget(heading)
        whole.addWidget(pile, 1)
        whole.addWidget(theme.label(private, "caption"))
        self.show_lines((), "")

    def show_lines(self, lines: Sequence[AskedLine], nothing: str) -> None:
        """Show what is asked; ``nothing`` is said where there is none."""
        self.model.show_rows(lines)
        self.nothing.setText(nothing)
        self._pile.setCurrentIndex(0 if lines else 1)
        if lines:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._tell()

    def _line(self) -> AskedLine | None:
        row = self.table.currentIndex().row()
        return self.model.row_at(row) if 0 <= row < self.model.rowCount() else None

    def _tell(self) -> None:
        one = self._line()
        self.told.setText(breakable(one.told) if one else "")
        self.evidence.setText(self.tr("Evidence: {}").format(_in_groups(one.evidence)) if one else "")
        self.evidence.setVisible(bool(one and one.evidence))
        self.certify.setVisible(bool(one and one.attempt_id))

    def _certify(self) -> None:
        one = self._line()
        if one is not None and one.attempt_id:
            self.certificate_asked.emit(one.attempt_id)


def _title(one: AskedLine) -> str:
    return one.title


def _muted(_: AskedLine) -> str:
    return "muted"


def _in_groups(digest: str) -> str:
    return "\u200b".join(digest[start : start + 8] for start in range(0, len(digest), 8))
