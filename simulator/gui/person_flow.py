"""PersonFlow: one person's page, read, edited and acted on; HR may change, trainers may look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Role
from simulator.gui.background import Background
from simulator.gui.erasing_flow import ErasingFlow
from simulator.gui.everything_flow import EverythingFlow
from simulator.gui.handing_over_flow import HandingOverFlow
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.records_desk import RecordsDesk

if TYPE_CHECKING:
    from simulator.domain.employment import Employment
    from simulator.domain.people import Person
    from simulator.gui.pages.person_form import PersonFields
    from simulator.gui.pages.role_dialog import RoleDialog
    from simulator.records.interface import RecordStore
    from simulator.training.people.editing import Checked
    from simulator.training.people.person_sheet import PersonSheet

PERSON = "person"


class PersonFlow(QObject):
    """What is typed is checked while it is typed, and written when Save is pressed.

    Args:
        window: Where the page is shown.
        desk: The records.
        background: Writes files.
        today: What day it is where the person sits.
        parent: Its owner.
    """

    left = Signal(str)
    """Back to the list, with what was done in words; "" for nothing."""
    changed = Signal()
    """Somebody is on record otherwise than before."""
    erased_self = Signal()
    """Whoever sat here is on record no more."""

    def __init__(
        self,
        window: MainWindow,
        desk: RecordsDesk,
        background: Background,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._today = window, desk, today
        self._titles: Mapping[str, str] = {}
        self._sheet: PersonSheet | None = None
        self._everybody: tuple[Employment, ...] = ()
        self._person_id, self._told = "", ""
        self.certificates = HandingOverFlow(window, desk, today, self)
        self.certificates.saved.connect(self._say)
        self.certificates.refused.connect(self._could_not)
        self.everything = EverythingFlow(window, desk, background, self)
        self.everything.saved.connect(self._say)
        self.everything.refused.connect(self._could_not)
        self.erasing = ErasingFlow(window, desk, self)
        self.erasing.gone.connect(self._gone)
        window.add_page(PERSON, Page(self._make, self.tr("Person")))

    def take_titles(self, titles: Mapping[str, str]) -> None:
        """Know what scenarios are called."""
        self._titles = dict(titles)
        self.certificates.take_titles(titles)

    def enter(self, person_id: str) -> None:
        """Show somebody's page."""
        self._person_id, self._sheet, self._told = person_id, None, ""
        self._page().show_reading()
        self._show_page()
        self._look()

    def enter_new(self, everybody: tuple[Employment, ...]) -> None:
        """Show an empty page for somebody new."""
        self._person_id, self._sheet, self._everybody = "", None, everybody
        from simulator.gui.pages.person_form import PersonFields

        page = self._page()
        page.show_person(self.tr("New person"), self.tr("They are on record once you save."))
        page.show_deeds(may_change=True, has_pin=False, is_new=True)
        page.form.show_fields(PersonFields(), may_edit=True, is_new=True)
        self._offer(everybody)
        page.notice.clear()
        self._show_page()

    def forget(self) -> None:
        """Forget what was shown: somebody else may sit down."""
        self._sheet, self._everybody, self._person_id = None, (), ""
        self._window.forget_page(PERSON)

    def stop(self) -> None:
        """Leave a file that is being written."""
        self.everything.stop()

    def _show_page(self) -> None:
        self._window.show_page(PERSON)
        self._window.side_bar.show_room("people")

    def _look(self) -> None:
        wanted, today = self._person_id, self._today()

        def read(store: RecordStore, viewer: Person) -> PersonSheet:
            from simulator.training.people.person_sheet import read_person

            return read_person(store, viewer, wanted, today)

        def show(sheet: PersonSheet) -> None:
            if wanted == self._person_id:
                self._show(sheet)

        self._desk.ask(read, asker=self, then=show, failed=self._lost)

    def _show(self, sheet: PersonSheet) -> None:
        from simulator.gui.pages.person_form import PersonFields
        from simulator.gui.person_lines import asked_lines, person_words
        from simulator.training.people.editing import entry_of

        self._sheet, self._everybody, page = sheet, sheet.everybody, self._page()
        somebody, entry = sheet.somebody, entry_of(sheet.somebody, sheet.everybody)
        may_change = self._desk.role is Role.HR
        page.show_person(somebody.person.name, person_words(somebody))
        fields = PersonFields(**{field: getattr(entry, field) for field in PersonFields._fields})
        page.form.show_fields(fields, may_edit=may_change)
        self._offer(sheet.everybody)
        has_pin = sheet.has_pin and somebody.person.role is Role.TRAINEE
        page.show_deeds(may_change=may_change, has_pin=may_change and has_pin)
        nothing = self.tr("Nothing is asked of them yet.")
        if not somebody.is_active:
            nothing = self.tr("They have left, and are asked for nothing.")
        page.asked.show_lines(asked_lines(sheet.rows, self._titles, self._today()), nothing)
        if self._told:
            page.notice.show_done(self._told)
            self._told = ""
        if self._window.shown == PERSON:
            page.take_focus()

    def _offer(self, everybody: tuple[Employment, ...]) -> None:
        from simulator.training.people.editing import manager_words

        teams = sorted({one.team for one in everybody if one.team}, key=str.casefold)
        managers = [manager_words(one) for one in everybody if one.number and one.is_active]
        self._page().form.show_known(teams, managers)

    def _check(self, fields: PersonFields) -> Checked:
        from simulator.training.people.editing import PersonEntry, checked

        before = self._sheet.somebody if self._sheet else None
        found = checked(PersonEntry(*fields), before, self._everybody)
        problems = dict(found.problems)
        if not fields.name.strip():
            problems.pop("name", None)  # an empty field speaks for itself
        self._page().form.show_told(problems, found.notes)
        return found

    def _save(self, fields: PersonFields) -> None:
        made, before = self._check(fields).employment, self._sheet.somebody if self._sheet else None
        if made is None:
            return
        self._page().form.show_saving()

        def work(store: RecordStore, by: Person) -> Employment:
            from simulator.training.people.editing import save_person

            return save_person(store, by, made, before)

        def done(kept: Employment) -> None:
            words = self.tr("{} is on record now.") if before is None else self.tr("{}: saved.")
            self._told = words.format(kept.person.name)
            self._person_id = kept.person.id
            self.changed.emit()
            self._look()

        self._desk.ask(work, asker=self, then=done, failed=self._could_not_save)

    def _could_not_save(self, error: SimulatorError) -> None:
        self._could_not(error)
        self._page().form.show_told({}, {})

    def _undo(self) -> None:
        self._page().notice.clear()
        if self._sheet is None:
            self.left.emit("")

    def _leave(self) -> None:
        """What was typed is not thrown away in passing."""
        page = self._page()
        if page.form.is_changed:
            told = self.tr("What you typed is not saved yet.")
            page.notice.show_advice(told, self.tr("Save it, or press {}.").format(page.form.undo.text()))
            page.form.undo.setFocus()
        else:
            self.left.emit("")

    def _ask_role(self) -> None:
        from simulator.gui.pages.role_dialog import RoleDialog

        if self._sheet is None:
            return
        person = self._sheet.somebody.person
        dialog = RoleDialog(person.name, person.role, self._window)

        def give(role: Role, passphrase: str) -> None:
            self._give(dialog, person, role, passphrase)

        dialog.role_wished.connect(give)  # both end together
        dialog.open()

    def _give(self, dialog: RoleDialog, person: Person, role: Role, passphrase: str) -> None:
        def work(store: RecordStore, by: Person) -> tuple[Person, bool]:
            given = store.give_role(person.name, role, by=by, passphrase=passphrase)
            return given, given.id == by.id

        def done(found: tuple[Person, bool]) -> None:
            given, is_self = found
            dialog.accept()
            self._told = self.tr("{} has the role now.").format(given.name)
            self.changed.emit()
            if is_self:  # what one may do has changed
                self._desk.become(lambda _store, _me: given, self._could_not)
            else:
                self._look()

        def refuse(error: SimulatorError) -> None:
            dialog.show_failure(error.problem, error.remedy)

        self._desk.ask(work, asker=dialog, then=done, failed=refuse)

    def _take_off(self) -> None:
        person_id = self._person_id

        def work(store: RecordStore, by: Person) -> None:
            store.take_off_pin(by, person_id)

        def done(_: None) -> None:
            self._told = self.tr("The PIN is off: they come in by name, and can choose another in Settings.")
            self._look()

        self._desk.ask(work, asker=self, then=done, failed=self._could_not)

    def _certify(self, attempt_id: str) -> None:
        if self._sheet is not None:
            self.certificates.ask_certificate(attempt_id, self._sheet.somebody.person.name)

    def _save_everything(self) -> None:
        if self._sheet is not None:
            self.everything.ask(self._person_id, self._sheet.somebody.person.name)

    def _erase(self) -> None:
        if self._sheet is not None:
            self.erasing.ask(self._person_id, self._sheet.somebody.person.name)

    def _gone(self, was_self: bool) -> None:  # carried by a signal
        self.changed.emit()
        if was_self:
            self.erased_self.emit()
        else:
            self.left.emit(self.tr("Erased. The audit says so, without the name."))

    def _say(self, words: str, where: str = "") -> None:
        self._page().notice.show_done(words, where)

    def _lost(self, error: SimulatorError) -> None:
        self.left.emit("")
        self._window.show_notice(error.problem, error.remedy)

    def _could_not(self, error: SimulatorError) -> None:
        self._page().notice.show_failure(error.problem, error.remedy)

    def _make(self) -> QWidget:
        from simulator.gui.pages.person_page import PersonPage

        page = PersonPage()
        page.left.connect(self._leave)
        page.role_asked.connect(self._ask_role)
        page.pin_taken_off.connect(self._take_off)
        page.everything_asked.connect(self._save_everything)
        page.erase_asked.connect(self._erase)
        page.form.edited.connect(self._check)
        page.form.saved.connect(self._save)
        page.form.undone.connect(self._undo)
        page.asked.certificate_asked.connect(self._certify)
        return page

    def _page(self) -> Any:  # noqa: ANN401  # PersonPage, imported late
        return self._window.page(PERSON)
