"""AssignPage: what is asked of whom, by when; and what has been asked so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.domain.assignment import LONGEST_PATH, Assignment
from simulator.domain.employment import Employment
from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.pages.assign_choices import PERSON, TEAM, due_asked, scenario_choices, who_choices
from simulator.gui.pages.assign_terms import AssignTerms
from simulator.gui.pages.assigned_list import AssignedList
from simulator.gui.widgets.choice_list import ChoiceList

_QUIET_MS = 250


class AssignPage(QWidget):
    """Scenarios, people and terms side by side; one sentence below says what it comes to.

    Args:
        today: What day it is where one sits.
        parent: Its owner.
    """

    assigned = Signal(object)
    """An Assignment whose id is "" until it is kept."""
    changed = Signal(object, object)
    """An Assignment as it was, and as it is wanted."""
    meaning_asked = Signal(object, object)
    """The same two, while somebody thinks about it: what would it mean?"""
    withdrawn = Signal(object)
    """An Assignment that is to be taken back."""
    left = Signal()

    def __init__(self, today: Callable[[], date] = date.today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._today = today
        self._titles: Mapping[str, str] = {}
        self._people: Sequence[Employment] = ()
        self._unseen: tuple[str, ...] = ()
        self.what = ChoiceList(self.tr("Scenarios"), self.tr("Search scenarios"), is_numbered=True)
        self.who = ChoiceList(self.tr("Teams and people"), self.tr("Search teams and people"))
        self.terms = AssignTerms()
        self.words = theme.label("", "body", "muted")
        self.leave = QPushButton(self.tr("Back"))
        self.leave.setProperty("role", "quiet")
        self.leave.clicked.connect(self._leave)
        self.earlier = QPushButton()
        self.earlier.setProperty("role", "quiet")
        self.earlier.setCheckable(True)
        self.earlier.toggled.connect(self._show_earlier)
        self.keep = QPushButton(self.tr("Assign"))
        self.keep.setProperty("role", "primary")
        self.keep.setToolTip(self.tr("Ctrl+Enter"))
        self.keep.clicked.connect(self._keep)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._keep)
        self.list = AssignedList()
        self.list.change_asked.connect(self.change)
        self.list.withdraw_asked.connect(self.withdrawn)
        self._changing: Assignment | None = None
        self._meaning: tuple[Assignment, str] | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._ask_meaning)
        self._lay_out()
        for one in (self.what, self.who, self.terms):
            one.changed.connect(self._look)
        self.terms.start(today())
        self.show_assigned(())

    def show_scenarios(self, titles: Mapping[str, str]) -> None:
        """Offer these scenarios, by id; what is ticked stays so."""
        self._titles = titles
        self.what.show_choices(scenario_choices(titles, self.what.chosen), self.what.chosen)

    def show_people(self, people: Sequence[Employment]) -> None:
        """Offer these people and their teams."""
        self._people = people
        if self._changing is not None:  # one has been away, and comes back to what is there now
            self.stop_changing()
        self.who.show_choices(who_choices(people), self.who.chosen)

    def show_assigned(self, assignments: Sequence[Assignment]) -> None:
        """Show what was assigned so far, the newest first."""
        known = [one for one in assignments if not one.is_withdrawn]
        self.earlier.setText(self.tr("Assigned so far ({})").format(len(known)))
        self.earlier.setVisible(bool(known))
        if not known:
            self.earlier.setChecked(False)
        if self.list.show_assigned(known, self._titles, self._today()):
            (self.earlier if known else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def change(self, assignment: Assignment) -> None:
        """Show an assignment as it is, to be changed."""
        self._changing, self._meaning = assignment, None
        here = {one.person.id for one in self._people}
        self._unseen = tuple(id_ for id_ in assignment.person_ids if id_ not in here)
        self.what.show_choices(
            scenario_choices(self._titles, assignment.scenario_ids), assignment.scenario_ids
        )
        chosen = [f"{TEAM}{team}" for team in assignment.teams]
        chosen += [f"{PERSON}{id_}" for id_ in assignment.person_ids]
        self.who.show_choices(who_choices(self._people, assignment.teams), chosen)
        self.terms.show_terms(assignment, self._today())
        self.keep.setText(self.tr("Save the change"))
        self.leave.setText(self.tr("Leave it as it was"))
        self.earlier.hide()
        self._show_earlier(is_shown=False)
        self.take_focus()

    def stop_changing(self) -> None:
        """Go back to the list, and begin afresh behind it."""
        self._quiet.stop()
        self._changing, self._meaning, self._unseen = None, None, ()
        self.keep.setText(self.tr("Assign"))
        self.leave.setText(self.tr("Back"))
        self.earlier.show()
        self.show_kept()
        self._show_earlier(is_shown=self.earlier.isChecked())
        self.earlier.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_meaning(self, wanted: Assignment, words: str) -> None:
        """Say what a change would mean; it can be saved then, if it is still what is wanted."""
        if self._changing is not None and wanted == self.wanted():
            self._meaning = (wanted, words)
            self._look()

    def show_kept(self) -> None:
        """Begin afresh: it is kept."""
        for one in (self.what, self.who):
            one.search.clear()
        self.what.show_choices(scenario_choices(self._titles))
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
        who, was = self.who.chosen, self._changing
        named = tuple(one.removeprefix(PERSON) for one in who if one.startswith(PERSON))
        return self.terms.applied_to(
            Assignment(
                id=was.id if was else "",
                title=was.title if was else title,
                scenario_ids=chosen,
                assigned_on=was.assigned_on if was else self._today(),
                person_ids=(*named, *self._unseen),
                teams=tuple(one.removeprefix(TEAM) for one in who if one.startswith(TEAM)),
            )
        )

    def _keep(self) -> None:
        wanted = self.wanted()
        if wanted is not None and self.keep.isEnabled():
            self.keep.setEnabled(False)
            if self._changing is None:
                self.assigned.emit(wanted)
            else:
                self.changed.emit(self._changing, wanted)

    def _ask_meaning(self) -> None:
        wanted = self.wanted()
        if self._changing is not None and wanted is not None:
            self.meaning_asked.emit(self._changing, wanted)

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
        if self._changing is not None and wanted is not None:
            self._look_at_change(self._changing, wanted)
            return
        self.keep.setEnabled(wanted is not None)
        if self.list.isHidden():
            self.words.setText(missing if wanted is None else self._comes_to(wanted))

    def _look_at_change(self, before: Assignment, wanted: Assignment) -> None:
        """What it means is looked up once nothing was touched for a moment."""
        is_known = self._meaning is not None and self._meaning[0] == wanted
        if wanted == before:
            self._quiet.stop()
            self.words.setText(self.tr("Nothing is changed yet."))
        elif is_known and self._meaning is not None:
            self.words.setText(self._meaning[1])
        else:
            self.words.setText(self.tr("Looking what it means to whom …"))
            self._quiet.start()
        self.keep.setEnabled(is_known and wanted != before)

    def _comes_to(self, wanted: Assignment) -> str:
        asked = sum(wanted.is_for(one) for one in self._people)
        who = self.tr("person is") if asked == 1 else self.tr("people are")
        what = counted(len(wanted.scenario_ids), "scenario", "scenarios")
        told = self.tr("{} {} asked for {}").format(f"{asked:,}", who, what)
        return f"{told}, {due_asked(wanted.due, self._today())}."

    def _show_earlier(self, is_shown: bool) -> None:
        self._new.setVisible(not is_shown)
        self.list.setVisible(is_shown)
        self.keep.setVisible(not is_shown)
        if is_shown:
            self.words.setText("")
        else:
            self._look()

    def _leave(self) -> None:
        """Back to the list while one is changed, else to where one came from."""
        if self._changing is None:
            self.left.emit()
        else:
            self.stop_changing()

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
