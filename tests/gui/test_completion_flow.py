"""Who has completed what, as trainers and HR see it: those in sight first, and nothing of anybody's words."""

import csv
import io
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from simulator.domain.assignment import Due
from simulator.domain.completion import Stand, Tally
from simulator.domain.errors import SimulatorError
from simulator.domain.scorecard import Verdict
from simulator.gui.assign_flow import ASSIGN
from simulator.gui.completion_flow import COMPLETION, CompletionFlow
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.pages.hard_page import CriterionName
from simulator.gui.pages.library_page import LibraryPage
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.start import ROOMS
from simulator.gui.widgets.scenario_card import CardContent
from simulator.records.hr_interface import Submission
from simulator.records.interface import AttemptRecord, AttemptState, RecordsUnavailableError, Result
from simulator.records.results import Proof
from simulator.settings import Settings, SettingsFile
from tests.gui.paper_desk import PaperDesk
from tests.training.hr_records import HR, TODAY, TRAINER, HrOnPaper, assignment, completion, worker

CARDS = (
    CardContent("dog", "The barking <b>dog</b>", "", 5, "phone", "starter", ""),
    CardContent("cake", "A birthday", "", 5, "phone", "starter", ""),
)


@dataclass
class Shown:
    window: MainWindow
    desk: PaperDesk
    store: HrOnPaper
    flow: CompletionFlow
    rooms: RoomsFlow

    @property
    def page(self) -> Any:
        return self.window.page(COMPLETION)

    @property
    def assign_page(self) -> Any:
        return self.window.page(ASSIGN)

    def enter(self) -> None:
        self.rooms.go_to(COMPLETION)
        self.desk.lanes.work()

    def stand(self, row: int, column: int) -> str:
        return str(self.page.model.index(row, column).data())

    def names(self) -> list[str]:
        rows = range(self.page.model.rowCount())
        return [self.page.model.headerData(row, Qt.Orientation.Vertical) for row in rows]


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Shown:
    window, store = MainWindow(ROOMS), HrOnPaper()
    qtbot.addWidget(window)
    store.people_kept = [
        worker("ann", "Ann Okafor", "Claims", number="007"),
        worker("ben", "Ben Weber", "Claims", number="008"),
        worker("cem", "Cem Demir", "Sales"),
    ]
    store.assigned = [assignment("dog", "cake", due=Due(on=TODAY - timedelta(3)), title="Autumn")]
    passed = completion(TODAY - timedelta(1))
    store.counts = [Tally("ann", "dog", 0, 2, passed, passed), Tally("ann", "cake", 0, 1, passed, passed)]
    window.add_page("practise", Page(LibraryPage, "Practise"))
    window.show_page("practise")
    window.resize(1280, 800)
    desk = PaperDesk(store, window)
    rooms = RoomsFlow(window, desk, SettingsFile(tmp_path), Settings(), tmp_path)  # type: ignore[arg-type]
    flow = CompletionFlow(window, desk, rooms, _source_of, lambda: TODAY, window)  # type: ignore[arg-type]
    flow.take_library(CARDS)
    window.show()
    desk.sit_down(HR)
    return Shown(window, desk, store, flow, rooms)


def test_the_room_is_for_trainers_and_hr(shown: Shown) -> None:
    bar = shown.window.side_bar
    assert COMPLETION in bar.shown_rooms
    shown.desk.sit_down(TRAINER)
    assert COMPLETION in bar.shown_rooms
    shown.desk.sit_down(shown.store.people_kept[0].person)
    assert COMPLETION not in bar.shown_rooms


def test_people_by_scenarios(shown: Shown) -> None:
    shown.enter()
    assert shown.names() == ["Ann Okafor", "Ben Weber", "Cem Demir"]
    assert [shown.stand(row, 0) for row in range(3)] == ["Done", "Overdue", ""]
    assert "1 of 2 who are asked have done everything" in shown.page.totals.text()
    assert "1 person overdue" in shown.page.totals.text()
    told = shown.page.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Ben Weber, The barking <b>dog</b>: Overdue"


def test_what_a_trainer_decided_is_marked(shown: Shown) -> None:
    shown.enter()
    assert not shown.page.legend.decided.isVisible()
    decided = replace(completion(TODAY), is_decided=True)
    shown.store.counts.append(Tally("ben", "dog", 0, 1, decided, decided))
    shown.enter()
    assert [shown.stand(row, 0) for row in range(2)] == ["Done", "Done, decided"]
    told = shown.page.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Ben Weber, The barking <b>dog</b>: Done, decided"
    assert shown.page.legend.decided.isVisible()
    assert shown.page.legend.decided.text() == "Done, decided  1"
    assert shown.page.legend.words[Stand.DONE].text() == "Done  3"
    assert shown.page.paper().count("<td>done, decided</td>") == 1


def test_long_team_names_and_the_legend_have_their_room(shown: Shown) -> None:
    shown.store.people_kept[0] = replace(shown.store.people_kept[0], team="Customer Operations North-East")
    shown.enter()
    page = shown.page
    words = page.team.fontMetrics().horizontalAdvance("All teams")
    assert page.team.width() > words + page.team.fontMetrics().height()  # and the arrow
    longest = page.team.fontMetrics().horizontalAdvance("Customer Operations North-East")
    assert page.team.view().minimumWidth() > longest
    assert page.legend.minimumSizeHint().width() < 300  # it goes on in another row


def test_search_team_stand_and_order(shown: Shown, qtbot: QtBot) -> None:
    shown.enter()
    page = shown.page
    page.search.setText("007")
    qtbot.waitUntil(lambda: shown.names() == ["Ann Okafor"])
    page.search.clear()
    page.team.setCurrentIndex(page.team.findData("Sales"))
    assert shown.names() == ["Cem Demir"]
    page.team.setCurrentIndex(0)
    page.shown.setCurrentIndex(page.shown.findData("late"))
    assert shown.names() == ["Ben Weber"]
    page.shown.setCurrentIndex(page.shown.findData("soon"))
    assert shown.names() == []
    assert page.words.isVisible()
    page.shown.setCurrentIndex(0)
    page.order.setCurrentIndex(page.order.findData("most overdue first"))
    assert shown.names()[0] == "Ben Weber"


def test_a_cell_tells_points_and_evidence_and_no_words(shown: Shown) -> None:
    ann = shown.store.people_kept[0].person
    at = datetime(2026, 11, 22, tzinfo=UTC)
    result = Result("end", "yes", "What the customer said", True, 20, 24, 15, 20, "")
    record = AttemptRecord("a1", 1, ann, "dog", "Dog", "", 0, AttemptState.SUBMITTED, at, at, result=result)
    poor = replace(result, relationship_points=5, task_points=14)
    first = replace(record, id="a0", started_at=at - timedelta(9), result=poor)
    shown.store.submitted = [record, first]
    shown.enter()
    shown.page.table.setCurrentIndex(shown.page.model.index(0, 0))
    shown.desk.lanes.work()
    told = "\n".join(label.text() for label in shown.page.details.findChildren(QLabel)).replace("\u200b", "")
    assert "Ann Okafor" in told
    assert "2 attempts" in told
    assert "Relationship 20 of 24  ·  Task 15 of 20" in told
    assert "abababab" in told
    assert "Relationship: 5 of 24, then 20 of 24: improved" in told
    assert "Task: 14 of 20, then 15 of 20: no evidence of a change yet" in told
    assert "What the customer said" not in told
    assert shown.page.details.isVisible()
    shown.page.details.close_it.click()
    assert not shown.page.details.isVisible()


def opening(shown: Shown) -> dict[str, QPushButton]:
    """Return what opens attempts in the panel, by its words."""
    buttons = shown.page.details.findChildren(QPushButton)
    return {one.text(): one for one in buttons if one.text().startswith("Open") and one.isVisible()}


def test_a_trainer_opens_what_was_submitted_and_finds_the_cell_again(shown: Shown) -> None:
    ben = shown.store.people_kept[1].person
    at = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    result = Result("end", "no", "", False, 5, 24, 14, 20, "")
    record = AttemptRecord(
        "b1", 1, ben, "dog", "Dog", "", 0, AttemptState.SUBMITTED, at, at, result=result, turn_count=3
    )
    shown.store.submitted = [record]
    asked: list[tuple[str, str]] = []
    shown.flow.attempt_asked.connect(lambda *told: asked.append(told))
    shown.enter()
    shown.page.table.setCurrentIndex(shown.page.model.index(1, 0))
    shown.desk.lanes.work()
    assert not opening(shown), "what was said is nothing for HR"
    shown.page.close_details()

    shown.desk.sit_down(TRAINER)
    shown.enter()
    shown.page.table.setCurrentIndex(shown.page.model.index(1, 0))
    shown.desk.lanes.work()
    opening(shown)["Open the attempt"].click()
    assert asked == [("b1", COMPLETION)]
    shown.window.show_page("practise")
    shown.enter()
    assert shown.page.details.isVisible()
    assert shown.page.table.currentIndex().row() == 1
    assert "Relationship 5 of 24" in _texts(shown)
    shown.enter()
    assert not shown.page.details.isVisible(), "only once: nobody came from an attempt now"

    elsewhere = replace(record, id="b0", turn_count=0)
    shown.store.submitted = [replace(record, id="b2"), elsewhere, record]
    shown.page.table.setCurrentIndex(shown.page.model.index(1, 1))
    shown.page.table.setCurrentIndex(shown.page.model.index(1, 0))
    shown.desk.lanes.work()
    buttons = [one for one in shown.page.details.findChildren(QPushButton) if one.property("attempt")]
    buttons = [one for one in buttons if one.isVisible()]
    assert [one.property("attempt") for one in buttons] == ["b2", "b1"]
    assert "22 November 2026" in buttons[0].text()


def test_those_in_sight_are_read_first_and_never_all_at_once(shown: Shown) -> None:
    shown.store.people_kept = [worker(f"p{n}", f"Person {n:04}", "Claims") for n in range(1000)]
    shown.rooms.go_to(COMPLETION)
    shown.desk.lanes.work(2)  # the edges, and one page
    assert shown.stand(0, 0) == "Overdue"
    assert "Counted" in shown.page.totals.text()
    shown.page.table.scrollToBottom()
    shown.desk.lanes.work(2)
    assert shown.stand(999, 0) == "Overdue"
    assert shown.page.rows.read < 300
    shown.desk.lanes.work()
    assert shown.page.rows.counts[Stand.OVERDUE] == 2000
    assert max(shown.store.asked_for) <= 50


def test_nobody_yet_and_nothing_yet_are_told_apart(shown: Shown) -> None:
    shown.store.assigned = []
    shown.enter()
    assert "Nothing is assigned yet" in shown.page.words.text()
    shown.store.people_kept = []
    shown.enter()
    assert "Nobody is on record yet" in shown.page.words.text()


def test_records_that_go_away_are_told_and_tried_again(shown: Shown) -> None:
    shown.desk.failing = RecordsUnavailableError("The disk is full.")
    shown.enter()
    assert "The disk is full." in _texts(shown)
    shown.desk.failing = None
    shown.enter()
    assert shown.stand(0, 0) == "Done"


def test_assigning_a_path_to_a_team(shown: Shown) -> None:
    shown.store.assigned = []
    shown.enter()
    shown.page.assign.click()
    shown.desk.lanes.work()
    page = shown.assign_page
    assert not page.keep.isEnabled()
    page.what.tick("cake")
    page.what.tick("dog")
    assert "Choose teams or people" in page.words.text()
    page.who.tick("team:Claims")
    assert page.words.text() == "2 people are asked for 2 scenarios, due on Monday, 21 December."
    page.keep.click()
    shown.desk.lanes.work()
    made = shown.store.assigned[0]
    assert made.scenario_ids == ("cake", "dog")
    assert made.teams == ("Claims",)
    assert made.title == "A birthday and 1 more"
    assert made.id
    assert shown.window.shown == COMPLETION
    assert shown.stand(0, 1) == "Done"
    assert shown.stand(1, 1) == "Open"


def test_terms_are_taken(shown: Shown) -> None:
    shown.enter()
    shown.page.assign.click()
    shown.desk.lanes.work()
    page = shown.assign_page
    page.what.tick("dog")
    page.who.search.setText("demir")
    page.who.tick("person:cem")
    terms = page.terms
    terms.after_start.setChecked(True)
    terms.days.setValue(10)
    for box in (terms.does_run_out, terms.has_most, terms.has_bars, terms.manager_first):
        box.setChecked(True)
    terms.title.setText("  A   first week ")
    made = page.wanted()
    assert made.title == "A first week"
    assert made.person_ids == ("cem",)
    assert made.due == Due(days_after_start=10)
    assert (made.valid_days, made.attempts_allowed, made.relationship_bar, made.task_bar) == (365, 3, 80, 80)
    assert made.manager_first


def test_withdrawing_leaves_what_was_completed(shown: Shown) -> None:
    shown.enter()
    shown.page.assign.click()
    shown.desk.lanes.work()
    page = shown.assign_page
    page.earlier.click()
    button: QPushButton = page.list.withdraw_buttons["one"]
    button.setFocus()
    button.click()
    shown.desk.lanes.work()
    assert shown.store.assigned[0].is_withdrawn
    assert page.leave.hasFocus()
    assert "is withdrawn" in _texts(shown)
    assert not page.earlier.isVisible()
    assert page.what.isVisible()


def test_a_change_says_what_it_means_before_it_is_saved(shown: Shown, qtbot: QtBot) -> None:
    autumn = shown.store.assigned[0]
    before = replace(autumn, task_bar=70, person_ids=(*autumn.person_ids, "gone"))
    shown.store.assigned = [before]
    shown.enter()
    shown.page.assign.click()
    shown.desk.lanes.work()
    page = shown.assign_page
    page.earlier.click()
    page.list.change_buttons["one"].click()
    assert page.words.text() == "Nothing is changed yet."
    assert page.wanted() == before  # a day that has passed and somebody who has left stay as they were
    page.terms.on_a_day.setChecked(True)
    page.terms.day.setDate(QDate(TODAY.year + 1, 1, 1))
    page.terms.title.setText("Winter")
    assert not page.keep.isEnabled()

    def is_told() -> bool:
        shown.desk.lanes.work()
        return page.keep.isEnabled()

    qtbot.waitUntil(is_told)
    assert "get another day" in page.words.text()
    page.keep.click()
    shown.desk.lanes.work()
    assert (shown.store.assigned[0].title, shown.store.assigned[0].id) == ("Winter", "one")
    assert "is changed" in _texts(shown)
    assert page.keep.text() == "Assign"
    assert page.earlier.hasFocus()
    assert not page.words.text()  # what is missing is said beside the choices only
    page.list.change_buttons["one"].click()
    page.leave.click()
    assert shown.window.shown == ASSIGN
    page.leave.click()
    assert shown.window.shown == COMPLETION


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(shown: Shown, qtbot: QtBot) -> None:
    shown.enter()
    shown.page.assign.click()
    shown.desk.lanes.work()
    page = shown.assign_page
    page.earlier.click()
    page.list.change_buttons["one"].click()
    page.terms.title.setText("Mine")
    shown.store.assigned = [replace(shown.store.assigned[0], title="Theirs")]

    def is_told() -> bool:
        shown.desk.lanes.work()
        return page.keep.isEnabled()

    qtbot.waitUntil(is_told)
    assert page.words.text() == "It changes nothing for anybody."
    page.keep.click()
    shown.desk.lanes.work()
    assert shown.store.assigned[0].title == "Theirs"
    assert "Somebody else has changed" in _texts(shown)


def test_an_assignment_that_cannot_be_kept_stays_on_the_screen(shown: Shown) -> None:
    shown.enter()
    shown.page.assign.click()
    shown.desk.lanes.work()
    page = shown.assign_page
    page.what.tick("dog")
    page.who.tick("person:cem")
    shown.desk.failing = RecordsUnavailableError("The disk is full.")
    page.keep.click()
    shown.desk.lanes.work()
    assert shown.window.shown == ASSIGN
    assert page.what.chosen == ("dog",)
    assert page.keep.isEnabled()


def _texts(shown: Shown) -> str:
    return "\n".join(label.text() for label in shown.window.findChildren(QLabel))


def _source_of(name: str) -> Any:
    raise SimulatorError(f"{name} is not here.")


def _saved(shown: Shown, deed: str, path: Path) -> None:
    shown.enter()
    shown.page.deed_asked.emit(deed)
    dialog = shown.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()
    shown.desk.lanes.work()


def test_reminders_are_saved_and_audited(shown: Shown, tmp_path: Path) -> None:
    _saved(shown, "reminders-csv", tmp_path / "r.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "r.csv").read_text("utf-8-sig"), newline="")))
    assert [(row["name"], row["scenario"]) for row in rows] == [
        ("Ben Weber", "The barking <b>dog</b>"),
        ("Ben Weber", "A birthday"),
    ]
    assert shown.store.noted == [("exported", "reminders: 2 lines")]
    assert "2 lines saved in r.csv." in _texts(shown)


def test_a_calendar_is_saved(shown: Shown, tmp_path: Path) -> None:
    _saved(shown, "reminders-ics", tmp_path / "r.ics")
    assert (tmp_path / "r.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_place_that_cannot_be_written_is_told(shown: Shown, tmp_path: Path) -> None:
    _saved(shown, "reminders-csv", tmp_path / "no" / "r.csv")
    assert "could not be written" in _texts(shown)


def test_letters_are_opened_and_not_sent(shown: Shown) -> None:
    opened: list[QUrl] = []
    shown.flow.handout.open_address = lambda url: bool(opened.append(url)) or True
    shown.enter()
    shown.page.deed_asked.emit("letters")
    shown.desk.lanes.work()
    assert opened == []
    assert "nobody to write to" in _texts(shown)
    shown.store.people_kept[1] = replace(shown.store.people_kept[1], email="ben@example.org")
    shown.enter()
    shown.page.deed_asked.emit("letters")
    shown.desk.lanes.work()
    assert opened[0].toString().startswith("mailto:?bcc=ben@example.org")


def test_what_is_printed_are_the_rows_that_are_shown(shown: Shown) -> None:
    shown.enter()
    shown.page.team.setCurrentIndex(shown.page.team.findData("Claims"))
    told = shown.page.paper()
    assert "Ben Weber, 008, Claims" in told
    assert "The barking &lt;b&gt;dog&lt;/b&gt;" in told
    assert "<b>overdue</b>" in told
    assert "Cem" not in told


def test_what_is_hard_is_told_of_a_group(shown: Shown) -> None:
    result = Result("end", "yes", "Words", False, 1, 2, 1, 2, "")
    at = datetime(2026, 11, 22, tzinfo=UTC)
    shown.store.people_kept = [worker(f"p{n}", f"P {n}", "Claims") for n in range(6)]
    proof = Proof("", {"asks": Verdict.NO})
    shown.store.sent_in = [
        Submission(f"a{n}", f"p{n}", "dog", "The dog", at, result, proof) for n in range(6)
    ] + [Submission("b", "p1", "cake", "A cake", at, result, proof)]
    shown.enter()
    shown.page.deed_asked.emit("hard")
    shown.desk.lanes.work()
    page: Any = shown.window.page("found hard")
    page.show_names("dog", {"asks": CriterionName("Asks <i>why</i>", is_against=False)})
    told = "\n".join(label.text() for label in page.findChildren(QLabel)).replace("\u200b", "")
    assert "0 of 6 people passed" in told
    assert "Asks <i>why</i>" in told
    assert "Missed by 6 of 6" in told
    assert "Too few people so far: A cake" in told


def test_rows_begin_beneath_the_header_however_high_it_is(shown: Shown) -> None:
    shown.store.assigned = [assignment(*(f"s{n}" for n in range(6)))]
    shown.enter()
    table = shown.page.table
    for width in (1600, 1024, 1600):
        shown.window.resize(width, 800)
        QApplication.processEvents()
        assert table.viewport().geometry().top() == table.horizontalHeader().geometry().bottom() + 1


def test_another_person_goes_on_with_nothing_of_this_one(shown: Shown) -> None:
    shown.enter()
    shown.page.assign.click()
    shown.desk.lanes.work()
    shown.desk.sit_down(shown.store.people_kept[0].person)
    assert shown.window.shown == "practise"
    assert not shown.window.is_built(ASSIGN)
    assert shown.page.model.rowCount() == 0
