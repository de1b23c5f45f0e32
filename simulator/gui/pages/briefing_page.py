"""BriefingPage: what the trainee knows before it starts, on one screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.scenario import Scenario
from simulator.gui import icons, theme
from simulator.gui.pages.briefing_criteria import BriefingCriteria
from simulator.gui.stage_words import shown_people
from simulator.gui.widgets.answer_choice import AnswerChoice
from simulator.gui.widgets.gift_tray import limit_text
from simulator.gui.widgets.people_on_stage import PeopleOnStage
from simulator.gui.widgets.role_button import RoleButton

_WIDEST = 720
"""Lines of text longer than this, in pixels before the theme's scale, are hard to read."""

_PAGE = QSize(1560, 1000)
"""On a larger screen the page stays this size, in the middle."""


class BriefingPage(QWidget):
    """Who you are, who they are, what must be done and what may be given; then `started` or `left`."""

    started = Signal()
    left = Signal()
    answering_chosen = Signal(str)
    """How the trainee wants to answer from now on: "typing" or "voice"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.people = PeopleOnStage()
        self._title = theme.label("", "display")
        self._about = theme.label("", "muted")
        self._column = QVBoxLayout()
        self.criteria = BriefingCriteria()
        self.listened_for = QPushButton(self.tr("What is listened for"))
        self.listened_for.setProperty("role", "link")
        self.listened_for.setCheckable(True)
        self.listened_for.setIcon(icons.icon("chevron-right", "accent"))
        self.listened_for.setAccessibleDescription(self.tr("Shows or hides what good looks like here"))
        self.listened_for.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the sign comes last
        self.listened_for.toggled.connect(self._open_criteria)
        self.answering = AnswerChoice()
        self.answering.chosen.connect(self.answering_chosen)
        self.start = RoleButton(self.tr("Start"))
        self.start.setMinimumSize(QSize(theme.current().px(160), theme.current().px(44)))
        self.start.setToolTip(self.tr("Enter"))
        self.start.clicked.connect(self.started)
        self.back = RoleButton(self.tr("Back"), "quiet")
        self.back.setIcon(icons.icon("back", "muted"))
        self.back.setToolTip(self.tr("Back to the scenarios (Esc)"))
        self.back.clicked.connect(self.left)
        self._lay_out()
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)

    def _lay_out(self) -> None:
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(theme.GAP_XS, 0, theme.GAP_M, theme.GAP_S)
        inside.setSpacing(theme.GAP_S)
        inside.addWidget(self._title)
        inside.addWidget(self._about)
        inside.addSpacing(theme.GAP_S)
        self._column.setSpacing(theme.GAP_XS)
        inside.addLayout(self._column)
        inside.addSpacing(theme.GAP_S)
        link = QHBoxLayout()
        link.setContentsMargins(-theme.GAP_XS, 0, 0, 0)  # its words stand below the others, not its edge
        link.addWidget(self.listened_for, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        inside.addLayout(link)
        inside.addWidget(self.criteria)
        inside.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(theme.GAP_XS, theme.GAP_XS, theme.GAP_XS, theme.GAP_XS)
        buttons.setSpacing(theme.GAP_M)
        buttons.addWidget(self.start)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(theme.GAP_M)
        right.addWidget(self._scroll, 1)
        right.addWidget(self.answering)
        right.addLayout(buttons)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.GAP_L, theme.GAP_L, theme.GAP_L, theme.GAP_L)
        self._row.setSpacing(theme.GAP_XL - theme.GAP_XS)  # rings of focus reach that far out
        self._row.addWidget(self.people)
        self._row.addLayout(right, 1)

    def show_briefing(self, scenario: Scenario, continue_from: int | None) -> None:
        """Show a scenario's briefing; ``continue_from`` is the turn an attempt stopped at, from 1."""
        customer = scenario.customer
        self.people.show_people(shown_people(scenario), scenario.place)
        self.people.show_speaker(customer.id, scenario.mood, animate=False)
        self._title.setText(scenario.title)
        about = scenario.about
        channel = self.tr("On the telephone") if about.channel == "phone" else self.tr("Face to face")
        minutes = self.tr("about {} min").format(about.minutes)
        self._about.setText(" · ".join((scenario.company, channel, minutes)))
        self._fill(scenario)
        self.criteria.show_criteria(scenario.rubric.criteria)
        self.listened_for.setVisible(bool(scenario.rubric.criteria))
        self.listened_for.setChecked(False)
        self._open_criteria(is_open=False)
        go_on = self.tr("Go on from turn {}").format(continue_from) if continue_from else self.tr("Start")
        self.start.setText(go_on)
        self._scroll.verticalScrollBar().setValue(0)
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_answering(self, answer_by: str, microphones: Sequence[str]) -> None:
        """Show how one usually answers, "typing" or "voice", and what microphones there are."""
        self.answering.show_answering(answer_by, microphones)

    def _fill(self, scenario: Scenario) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        briefing = scenario.briefing
        self._add_paragraph(self.tr("You"), briefing.you)
        self._add_paragraph(self.tr("They"), briefing.they)
        lists = QWidget()
        side_by_side = QHBoxLayout(lists)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(theme.GAP_L)
        may = _may(scenario)
        for title, lines in ((self.tr("By the end"), briefing.aim), (self.tr("In your hands"), may)):
            if lines:
                side_by_side.addWidget(_listed(title, lines), 1, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(lists)

    def _add_paragraph(self, title: str, text: str) -> None:
        if text:
            self._column.addWidget(_heading(title))
            self._column.addWidget(theme.label(text, "lead"))
            self._column.addSpacing(theme.GAP_S)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = theme.current().px
        wide = min(self.width(), scale(_PAGE.width()))
        self.people.setFixedWidth(round(wide * (0.36 if wide < scale(1280) else 0.44)))
        self._inside.setMaximumWidth(scale(_WIDEST))
        edge = theme.GAP_L if wide < scale(1280) else theme.GAP_XL
        side = max(edge, (self.width() - scale(_PAGE.width())) // 2)
        above = max(edge, (self.height() - scale(_PAGE.height())) // 2)
        self._row.setContentsMargins(side, above, side, above)

    def _open_criteria(self, is_open: bool) -> None:
        self.listened_for.setIcon(icons.icon("chevron-down" if is_open else "chevron-right", "accent"))
        self.criteria.setVisible(is_open)
        if is_open:
            QTimer.singleShot(0, self._show_criteria_whole)

    def _show_criteria_whole(self) -> None:
        """Scroll, where there is not enough room, until the criteria are seen."""
        self._scroll.ensureWidgetVisible(self.criteria, 0, 0)
        above = self.listened_for.y() - theme.GAP_S
        bar = self._scroll.verticalScrollBar()
        bar.setValue(
            min(bar.value(), above) if self.criteria.height() > self._scroll.height() else bar.value()
        )


def _may(scenario: Scenario) -> tuple[str, ...]:
    """What may be given: as the author says it, else what is on the tray."""
    tray, card = scenario.tray, scenario.card
    may = scenario.briefing.may or tuple(entry.text for entry in (card.may if card else ()))
    if tray is not None and not may:
        may = (f"{tray.title}: {limit_text(tray.limit)}.",)
    return may


def _heading(text: str) -> QLabel:
    heading = theme.label(text, "caption")
    heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return heading


def _listed(title: str, lines: Sequence[str]) -> QWidget:
    listed = QWidget()
    column = QVBoxLayout(listed)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GAP_XS)
    column.addWidget(_heading(title))
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(theme.label("–", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(theme.label(line), 1)
        column.addLayout(row)
    return listed
