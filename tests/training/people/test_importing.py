"""What an import would change is said first; the same file twice changes nothing; nobody is mixed up."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.employment import Employment
from simulator.domain.people import Person, Role
from simulator.records.interface import RecordsError
from simulator.training.people.days import DateOrder
from simulator.training.people.headings import Field, guessed_columns, preset_for
from simulator.training.people.import_plan import Change, ImportChoices, ImportPlan, NewNumber
from simulator.training.people.importing import import_people, planned
from simulator.training.people.people_file import read_people_file
from simulator.training.people.people_table import FileRow, ImportStoppedError, PeopleFileError, PeopleTable
from simulator.training.people.planning import plan_import, plan_words
from tests.fakes import MemoryStore
from tests.thoroughness import times

TODAY = date(2026, 11, 23)
HEADINGS = ("Number", "Name", "Team", "Email", "Manager", "Start date", "Status")
MEANS = guessed_columns(HEADINGS, preset_for(HEADINGS))
CHOICES = ImportChoices(MEANS)


def table(*rows: str) -> PeopleTable:
    cells = [tuple(cell.strip() for cell in row.split("|")) for row in rows]
    full = [one + ("",) * (len(HEADINGS) - len(one)) for one in cells]
    return PeopleTable(
        "staff.csv", "CSV", HEADINGS, tuple(FileRow(n, one) for n, one in enumerate(full, start=2))
    )


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def hanna(store: MemoryStore) -> Person:
    return store.give_role("Hanna", Role.HR, by=None, passphrase="long enough")


class Desk:
    """Imports as HR does."""

    def __init__(self, store: MemoryStore, hanna: Person) -> None:
        self.store, self.hanna = store, hanna

    def plan(self, *rows: str, **choices: Any) -> ImportPlan:
        chosen = replace(CHOICES, **choices)
        return planned(self.store, self.hanna, table(*rows), chosen, TODAY)

    def bring(self, *rows: str, **choices: Any) -> ImportPlan:
        plan = self.plan(*rows, **choices)
        import_people(self.store, self.hanna, plan)
        return plan

    def somebody(self, number: str) -> Employment:
        (found,) = (one for one in self.store.employments(self.hanna) if one.number == number)
        return found


@pytest.fixture
def desk(store: MemoryStore, hanna: Person) -> Desk:
    return Desk(store, hanna)


def changes(plan: ImportPlan) -> list[Change]:
    return [row.change for row in plan.rows]


STAFF = (
    "0017 | Ann Smith  | Tills   | ann@x.example | 0001 | 2020-02-01 | active",
    "0018 | Jones, Bob | Tills   |               | 0001 | 03.04.2021 | active",
    "0001 | Eva König  | Returns |               |      |            | on leave",
    "0019 | Ann Smith  | Returns |               | Eva König |        | active",
)


def test_a_list_is_taken_over_and_the_same_one_again_changes_nothing(desk: Desk) -> None:
    plan = desk.bring(*STAFF)
    assert changes(plan) == [Change.NEW] * 4
    assert "Ann Smith (0019)" in plan.rows[3].note
    assert desk.somebody("0018").person.name == "Bob Jones"
    assert desk.somebody("0018").started_on == date(2021, 4, 3)
    assert desk.somebody("0019").manager_number == "0001"
    assert {one.person.name for one in desk.store.employments(desk.hanna)} >= {
        "Ann Smith",
        "Ann Smith (0019)",
    }
    before = desk.store.employments(desk.hanna)
    again = desk.bring(*STAFF)
    assert changes(again) == [Change.UNCHANGED] * 4
    assert not again.is_ready
    assert desk.store.employments(desk.hanna) == before
    assert plan_words(again) == "4 unchanged."


def test_who_left_and_came_back_is_the_same_person(desk: Desk) -> None:
    desk.bring(*STAFF)
    ann = desk.somebody("0017").person.id
    assert changes(desk.bring("0017 | Ann Smith | Tills | ann@x.example | 0001 | 2020-02-01 | left")) == [
        Change.LEFT
    ]
    assert not desk.somebody("0017").is_active
    back = desk.bring("0017 | Ann Smith | Bakery | ann@x.example | 0001 | 2020-02-01 | active")
    assert changes(back) == [Change.RETURNED]
    assert (desk.somebody("0017").person.id, desk.somebody("0017").team) == (ann, "Bakery")


def test_another_number_is_asked_about_and_taken_as_it_is_answered(desk: Desk) -> None:
    desk.bring(*STAFF)
    bob = desk.somebody("0018").person.id
    row = "9918 | Bob Jones | Tills"
    assert changes(desk.plan(row)) == [Change.ASKED]
    assert changes(desk.plan(row, new_numbers=NewNumber.SOMEBODY_ELSE)) == [Change.NEW]
    assert changes(desk.bring(row, new_numbers=NewNumber.SAME_PERSON)) == [Change.CHANGED]
    assert desk.somebody("9918").person.id == bob


def test_a_number_that_changed_is_known_by_the_address(desk: Desk) -> None:
    desk.bring(*STAFF)
    ann = desk.somebody("0017").person.id
    plan = desk.bring("9917 | Ann Smith | Tills | ANN@x.example | 0001 | 2020-02-01 | active")
    assert changes(plan) == [Change.CHANGED]
    assert desk.somebody("9917").person.id == ann


def test_zeros_that_a_spreadsheet_took_make_nobody_new(desk: Desk) -> None:
    desk.bring(*STAFF)
    plan = desk.plan("18 | Bob Jones | Tills |  | 0001 | 03.04.2021 | active")
    assert changes(plan) == [Change.UNCHANGED]
    assert "zeros" in plan.rows[0].note


def test_a_number_given_to_somebody_else_is_left_out(desk: Desk) -> None:
    desk.bring(*STAFF)
    plan = desk.plan("0018 | Zita Okafor | Bakery", "0017 | Ann Brown | Tills | ann@x.example")
    assert changes(plan) == [Change.REFUSED, Change.CHANGED]
    assert "Bob Jones" in plan.rows[0].note
    assert plan.rows[1].differences[0].words == "name: Ann Smith → Ann Brown"


def test_rows_of_one_file_that_contradict_one_another_are_left_out(desk: Desk) -> None:
    plan = desk.plan(
        "1 | Ann Smith | Tills",
        "1 | Ann Smith | Bakery",
        "2 | Bob Jones | Tills",
        "2 | Bob Jones | Tills",
        "  | Eva König | Tills",
        "  | Eva König | Bakery",
        "3 | Olu Ito",
        "  | Olu Ito",
        "4 |",
        '5 | =HYPERLINK("http://x")',
        "6 | Kim Weiß | | | | 30.02.2024",
        "7 | Lee Young | | | | | sabbatical?",
        "8 | " + "x" * 101,
    )
    refused, over, new = Change.REFUSED, Change.PASSED_OVER, Change.NEW
    assert changes(plan) == [refused, refused, new, over, refused, refused, new, refused] + [refused] * 5
    assert all(row.note for row in plan.rows if row.change is refused)


def test_two_on_record_of_one_name_are_not_guessed_at(desk: Desk) -> None:
    desk.bring(*STAFF)
    assert changes(desk.plan("| Ann Smith | Bakery")) == [Change.REFUSED]
    assert changes(desk.plan("| Bob Jones | Bakery")) == [Change.CHANGED]


def test_who_practised_before_gets_the_number_and_keeps_the_role(desk: Desk, store: MemoryStore) -> None:
    zita = store.person("Zita Okafor")
    plan = desk.bring("77 | Zita Okafor | Tills", "78 | Hanna | Head office")
    assert changes(plan) == [Change.CHANGED, Change.CHANGED]
    assert desk.somebody("77").person == zita
    assert desk.somebody("78").person.role is Role.HR


def test_whoever_is_not_in_a_list_of_everybody_has_left(desk: Desk) -> None:
    desk.bring(*STAFF)
    plan = desk.bring(*STAFF[:2], "9 | Ann Smith | Returns", is_everybody=True)
    gone = {row.number for row in plan.rows if row.change is Change.LEFT}
    assert gone == {"0001"}  # the other Ann Smith may be the one that is asked about; Hanna has no number
    assert not desk.somebody("0001").is_active


def test_columns_that_are_missing_change_nothing(desk: Desk) -> None:
    desk.bring(*STAFF)
    only = {Field.NUMBER: "Number", Field.NAME: "Name"}
    assert changes(desk.plan("0017 | Ann Smith", columns=only)) == [Change.UNCHANGED]
    emptied = desk.plan("0017 | Ann Smith")
    assert "team: Tills → none" in emptied.rows[0].words


def test_a_day_that_can_be_two_is_asked_about(desk: Desk) -> None:
    row = "1 | Ann | | | | 03/04/2024"
    plan = desk.plan(row)
    assert (plan.ambiguous_day, plan.is_ready, plan.rows) == ("03/04/2024", False, ())
    with pytest.raises(PeopleFileError, match="03/04/2024"):
        import_people(desk.store, desk.hanna, plan)
    desk.bring(row, date_order=DateOrder.MONTH_FIRST)
    assert desk.somebody("1").started_on == date(2024, 3, 4)


def test_nothing_is_written_if_the_records_have_changed_since_the_preview(desk: Desk) -> None:
    plan = desk.plan(*STAFF)
    desk.bring("0018 | Bob Jones | Bakery")
    with pytest.raises(PeopleFileError, match="have changed"):
        import_people(desk.store, desk.hanna, plan)
    assert len(desk.store.employments(desk.hanna)) == 2


def test_only_hr_imports(desk: Desk, store: MemoryStore) -> None:
    sam = store.person("Sam")
    with pytest.raises(RecordsError):
        planned(store, sam, table(*STAFF), CHOICES, TODAY)
    trainer = store.give_role("Tea", Role.TRAINER, by=desk.hanna, passphrase="long enough")
    plan = planned(store, trainer, table(*STAFF), CHOICES, TODAY)
    with pytest.raises(RecordsError):
        import_people(store, trainer, plan)
    assert len(store.employments(desk.hanna)) == 3


def test_an_import_stands_in_the_audit_by_its_file(desk: Desk) -> None:
    desk.bring(*STAFF)
    assert any("staff.csv" in entry.about for entry in desk.store.audit(desk.hanna))


def test_a_long_list_is_planned_and_can_be_stopped(tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    lines = (
        f"{n:06},Name{n % 700} Last{n % 9000},Team {n % 90},2020-01-{1 + n % 28:02}" for n in range(20_000)
    )
    path.write_text("Number,Name,Team,Start date\n" + "\n".join(lines), encoding="utf-8")
    found = read_people_file(path)
    choices = ImportChoices(guessed_columns(found.headings, preset_for(found.headings)))
    plan = plan_import(found, choices, (), TODAY)
    assert plan.counts[Change.NEW] == 20_000
    with pytest.raises(ImportStoppedError):
        plan_import(found, choices, (), TODAY, must_stop=lambda: True)


names = st.sampled_from(("Ann Smith", "ann smith", "Bob Jones", "Eva König", "Smith, Ann", "Ito", "=1+1", ""))
numbers = st.sampled_from(("1", "01", "001", "2", "3", "4", ""))
teams = st.sampled_from(("Tills", "Bakery", "ﬁne", " Two  spaces ", ""))
words = st.sampled_from(("active", "left", ""))
addresses = st.sampled_from(("a@x", "A@X", "b@x", ""))
rows = st.builds("{} | {} | {} | {} | {} | | {}".format, numbers, names, teams, addresses, numbers, words)
lists = st.lists(rows, max_size=8)


@settings(max_examples=times(100, usual=25), deadline=None)
@given(lists, lists, st.sampled_from(NewNumber), st.booleans())
def test_any_file_after_any_other_changes_nothing_the_second_time(
    first: list[str], second: list[str], new_numbers: NewNumber, is_everybody: bool
) -> None:
    store = MemoryStore()
    desk = Desk(store, store.give_role("Hanna", Role.HR, by=None, passphrase="long enough"))
    desk.bring(*first)
    desk.bring(*second, new_numbers=new_numbers, is_everybody=is_everybody)
    before = store.employments(desk.hanna)
    again = desk.bring(*second, new_numbers=new_numbers, is_everybody=is_everybody)
    assert store.employments(desk.hanna) == before, again
    assert not again.is_ready
