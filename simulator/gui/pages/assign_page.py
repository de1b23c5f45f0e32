"""AssignPage: what is asked of whom, by when; and what has been asked so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.domain.assignment import LONGEST_PATH, Assignment
from simulator.domain.employment import Employment
from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.due_words import day_words, due_words
from simulator.gui.pages.assign_terms import AssignTerms
from simulator.gui.widgets.choice_list import Choice, ChoiceList
from simulator.gui.widgets.plain_tip import breakable
from simulator.training.completion_sheet import teams_of

_TEAM, _PERSON = "team:", "person:"


class AssignPage(QWidget):
    """Scenarios, people and terms side by side; one sentence below says what it comes to.

    Args:
        today: What day it is where one sits.
        parent: Its owner.
    """

    assigned = Signal(object)
    """An Assignment whose id is "" until it is kept."""
    withdrawn = Signal(object)
    """An Assignment that is to be taken back."""
    left = Signal()

    def __init__(self, today: Callable[[], date] = date.today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._today = today
        self._titles: Mapping[str, str] = {}
        self._people: Sequence[Employment] = ()
        self.what = ChoiceList(self.tr("Scenarios"), self.tr("Search scenarios"), is_numbered=True)
        self.who = ChoiceList(self.tr("Teams and people"), self.tr("Search teams and people"))
        self.terms = AssignTerms()
        self.words = theme.label("", "body", "muted")
        self.leave = QPushButton(self.tr("Back"))
        self.leave.setProperty("role", "quiet")
        self.leave.clicked.connect(self.left)
        self.earlier = QPushButton()
        self.earlier.setProperty("role", "quiet")
        self.earlier.setCheckable(True)
        self.earlier.toggled.connect(self._show_earlier)
        self.keep = QPushButton(self.tr("Assign"))
        self.keep.setProperty("role", "primary")
        self.keep.setToolTip(self.tr("Ctrl+Enter"))
        self.keep.clicked.connect(self._keep)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._keep)
        self.list = QScrollArea()
        self.list.setWidgetResizable(True)
        self.withdraw_buttons: dict[str, QPushButton] = {}
        self._shown: dict[str, Assignment] = {}
        self._lay_out()
        for one in (self.what, self.who, self.terms):
            one.changed.connect(self._look)
        self.terms.start(today())
        self.show_assigned(())

    def show_scenarios(self, titles: Mapping[str, str]) -> None:
        """Offer these scenarios, by id; what is ticked stays so."""
        self._titles = titles
        self.what.show_choices([Choice(id_, title) for id_, title in titles.items()], self.what.chosen)

    def show_people(self, people: Sequence[Employment]) -> None:
        """Offer these people and their teams."""
        self._people = people
        sizes: dict[str, int] = {}
        for one in people:
            sizes[one.team] = sizes.get(one.team, 0) + 1
        teams = [
            Choice(f"{_TEAM}{team}", f"{team}  ·  {counted(sizes[team], 'person', 'people')}", is_loud=True)
            for team in teams_of(people)
        ]
        each = [Choice(f"{_PERSON}{one.person.id}", _told(one)) for one in people]
        self.who.show_choices([*teams, *each], self.who.chosen)

    def show_assigned(self, assignments: Sequence[Assignment]) -> None:
        """Show what was assigned so far, the newest first."""
        known = [one for one in assignments if not one.is_withdrawn]
        self.earlier.setText(self.tr("Assigned so far ({})").format(len(known)))
        self.earlier.setVisible(bool(known))
        if not known:
            self.earlier.setChecked(False)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theme.GAP_S, 0)
        column.setSpacing(theme.GAP_S)
        self.withdraw_buttons, self._shown = {}, {}
        for one in known:
            column.addWidget(self._card(one))
        column.addStretch(1)
        self.list.setWidget(content)

    def show_kept(self) -> None:
        """Begin afresh: it is kept."""
        for one in (self.what, self.who):
            one.search.clear()
        self.what.show_choices([Choice(id_, title) for id_, title in self._titles.items()])
        self.who.show_choices(())
        self.show_people(self._people)
        self.terms.start(self._today())

    def show_refused(self) -> None:
        """Let it be tried again."""
        self._look()

    def take_focus(self) -> None:
        """Give the keyboard to the scenarios."""
        self.what.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def wanted(self) -> Assignment | None:
        """Return what is asked, as it stands; None while something is missing."""
        if self._what_is_missing():
            return None
        chosen = self.what.chosen
        titles = [self._titles.get(one, one) for one in chosen]
        title = (
            titles[0] if len(titles) == 1 else self.tr("{} and {} more").format(titles[0], len(titles) - 1)
        )
        who = self.who.chosen
        return self.terms.applied_to(
            Assignment(
                id="",
                title=title,
                scenario_ids=chosen,
                assigned_on=self._today(),
                person_ids=tuple(one.removeprefix(_PERSON) for one in who if one.startswith(_PERSON)),
                teams=tuple(one.removeprefix(_TEAM) for one in who if one.startswith(_TEAM)),
            )
        )

    def _keep(self) -> None:
        wanted = self.wanted()
        if wanted is not None and self.keep.isEnabled():
            self.keep.setEnabled(False)
            self.assigned.emit(wanted)

    def _what_is_missing(self) -> str:
        if not self.what.chosen:
            return self.tr("Choose a scenario; several make a path, in the order you tick them.")
        if len(self.what.chosen) > LONGEST_PATH:
            return self.tr("A path has at most {} scenarios.").format(LONGEST_PATH)
        if not self.who.chosen:
            return self.tr("Choose teams or people. Whoever joins a team later is asked as well.")
        return ""

    def _look(self) -> None:
        missing = self._what_is_missing()
        wanted = self.wanted()
        self.keep.setEnabled(wanted is not None)
        self.words.setText(missing if wanted is None else self._comes_to(wanted))

    def _comes_to(self, wanted: Assignment) -> str:
        asked = sum(wanted.is_for(one) for one in self._people)
        who = self.tr("person is") if asked == 1 else self.tr("people are")
        what = counted(len(wanted.scenario_ids), "scenario", "scenarios")
        told = self.tr("{} {} asked for {}").format(f"{asked:,}", who, what)
        return f"{told}, {self._due(wanted)}."

    def _due(self, wanted: Assignment) -> str:
        due = wanted.due
        if due.on is not None:
            words = due_words(due.on, self._today())
            return words[:1].lower() + words[1:]
        if due.days_after_start is None:
            return self.tr("with no day")
        days = counted(due.days_after_start, "day", "days")
        return self.tr("due {} after they begin").format(days)

    def _show_earlier(self, is_shown: bool) -> None:
        self._new.setVisible(not is_shown)
        self.list.setVisible(is_shown)
        self.keep.setVisible(not is_shown)
        if is_shown:
            self.words.setText("")
        else:
            self._look()

    def _card(self, one: Assignment) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        title = theme.label(breakable(one.title))
        title.setFont(theme.font("body", QFont.Weight.DemiBold))
        scenarios = ", ".join(self._titles.get(each, each) for each in one.scenario_ids[:4])
        rest = len(one.scenario_ids) - 4
        scenarios += self.tr(" and {} more").format(rest) if rest > 0 else ""
        people = counted(len(one.person_ids), "person", "people") if one.person_ids else ""
        told = [", ".join((*one.teams, people) if people else one.teams), self._due(one)]
        told.append(self.tr("since {}").format(day_words(one.assigned_on, self._today())))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(theme.label(breakable(scenarios), "small"))
        words.addWidget(theme.label(breakable("  ·  ".join(told)), "caption"))
        withdraw = QPushButton(self.tr("Withdraw"))
        withdraw.setToolTip(self.tr("Nobody is asked for it any more. What was completed stays."))
        withdraw.clicked.connect(self._withdraw)
        withdraw.setProperty("assignment", one.id)
        withdraw.setAccessibleName(self.tr("Withdraw {}").format(one.title))
        self.withdraw_buttons[one.id] = withdraw
        self._shown[one.id] = one
        row = QHBoxLayout(card)
        row.setContentsMargins(theme.GAP_M, theme.GAP_S, theme.GAP_S, theme.GAP_S)
        row.addLayout(words, 1)
        row.addWidget(withdraw, 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def _withdraw(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.withdrawn.emit(self._shown[str(pressed.property("assignment"))])

    def _lay_out(self) -> None:
        self._new = QWidget()
        across = QHBoxLayout(self._new)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.GAP_L)
        for heading, widget, share in (
            (self.tr("What"), self.what, 5),
            (self.tr("Who"), self.who, 5),
            (self.tr("How"), self.terms, 5),
        ):
            column = QVBoxLayout()
            column.setSpacing(theme.GAP_S)
            words = theme.label(heading, "lead")
            words.setFont(theme.font("lead", QFont.Weight.DemiBold))
            column.addWidget(words)
            column.addWidget(widget, 1)
            across.addLayout(column, share)
        below = QHBoxLayout()
        below.setSpacing(theme.GAP_S)
        for one in (self.leave, self.earlier):
            below.addWidget(one)
        below.addWidget(self.words, 1)
        below.addWidget(self.keep)
        line = QFrame()
        line.setProperty("role", "hairline")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_M)
        column.setSpacing(theme.GAP_M)
        column.addWidget(self._new, 1)
        column.addWidget(self.list, 1)
        column.addWidget(line)
        column.addLayout(below)
        self.list.hide()


def _told(one: Employment) -> str:
    return "  ·  ".join(part for part in (one.person.name, one.number, one.team) if part)
