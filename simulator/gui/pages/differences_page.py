"""DifferencesPage: where people and the score differ, check by check, and what an author can do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from simulator.domain.decision_words import decision_words
from simulator.domain.people import Person
from simulator.domain.scorecard import Verdict
from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.widgets.case_view import CaseView, ToldCase
from simulator.gui.widgets.plain_tip import breakable

if TYPE_CHECKING:
    from simulator.training.differences import Case, CriterionDifferences

_WIDEST = 960


class DifferencesPage(QWidget):
    """One card a check. Nothing yet is said in a friendly sentence."""

    lines_asked = Signal(str, bool)
    save_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.cases: dict[str, CaseView] = {}
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)
        self.show_differences((), None)

    def show_differences(self, found: Sequence[CriterionDifferences], viewer: Person | None) -> None:
        """Show all of them to whoever looks."""
        self.cases = {}
        content = QWidget()
        content.setMaximumWidth(theme.current().px(_WIDEST))
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_M)
        words = self.tr(
            "Nobody has seen a verdict differently yet. In a debrief, open a check and choose "
            "“See it differently?”"
        )
        if found:
            words = self.tr(
                "What somebody decided stands beside what the program said. Checks they left alone in the "
                "same conversation count as agreed."
            )
        self.words = theme.label(words, "body", "muted")
        column.addWidget(self.words)
        for one in found:
            column.addWidget(self._card(one, viewer))
        column.addStretch(1)
        self._scroll.setWidget(content)

    def take_focus(self) -> None:
        """Start at the first offer there is."""
        first = next(iter(self.cases.values()), None)
        (first.test if first else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, one: CriterionDifferences, viewer: Person | None) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        column.setSpacing(theme.GAP_XS)
        column.addWidget(theme.label(breakable(one.title), "lead"))
        number = counted(len(one.cases), "decision", "decisions")
        column.addWidget(theme.label(breakable(f"{one.scenario_title} · {number}"), "caption"))
        verdicts = counted(one.kappa.cases, "verdict", "verdicts")
        column.addWidget(
            theme.label(
                self.tr("The program and people: {} Cohen's kappa, {}.").format(one.kappa.words, verdicts),
                "small",
                "muted",
            )
        )
        conversations = counted(one.alpha.cases, "conversation", "conversations")
        column.addWidget(
            theme.label(
                self.tr("Everybody together: {} Krippendorff's alpha, {}.").format(
                    one.alpha.words, conversations
                ),
                "small",
                "muted",
            )
        )
        for case in one.cases:
            column.addWidget(self._case(case, viewer))
        return card

    def _case(self, case: Case, viewer: Person | None) -> CaseView:
        said = case.overruling
        view = CaseView(
            ToldCase(
                said.id,
                case.customer,
                case.text,
                said.quote,
                decision_words(said, viewer),
                may_listen=bool(said.quote) and case.person is not Verdict.UNSURE,
            )
        )
        view.lines_asked.connect(self.lines_asked)
        view.save_asked.connect(self.save_asked)
        self.cases[said.id] = view
        return view
