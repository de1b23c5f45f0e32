"""Everything about one person: all of it for themselves, no word and nothing private of it for HR."""

import json
from datetime import date
from pathlib import Path

import pytest

from simulator.domain.assignment import Assignment
from simulator.domain.employment import Employment
from simulator.domain.people import Person, Role
from simulator.domain.sessions.session import Participant
from simulator.records.everything_interface import Everything
from simulator.records.everything_told import FOR_HR, NEVER, TITLES, told_columns, told_tables
from simulator.records.interface import RecordStore
from simulator.records.marking import marking_of
from simulator.records.tables import metadata
from tests.records.led import PASSPHRASE
from tests.records.played import finished, submitted
from tests.records.refusals import refused
from tests.records.test_erasing_people import CANARY, fill


def part(found: Everything, name: str) -> list[dict[str, object]]:
    return [dict(row) for one in found.parts if one.name == name for row in one.rows]


def names(found: Everything) -> set[str]:
    return {one.name for one in found.parts}


def hr(store: RecordStore) -> Person:
    return store.give_role("Hana", Role.HR, by=None, passphrase=PASSPHRASE)


def test_every_personal_column_is_told_or_left_out_for_a_reason() -> None:
    own = {str(column) for table in told_tables(is_own=True) for column in told_columns(table, is_own=True)}
    personal = {
        str(column)
        for table in metadata.sorted_tables
        for column in table.columns
        if (marking := marking_of(column)) is not None and marking.is_personal
    }
    assert personal - own == set(NEVER)
    assert all(NEVER.values())
    assert not own & set(NEVER)


def test_a_new_table_is_told_to_its_owner_and_to_nobody_else() -> None:
    """What nobody has thought of goes to the person, and not to HR."""
    own = {table.name for table in told_tables(is_own=True)}
    to_hr = {table.name for table in told_tables(is_own=False)}
    personal = {
        table.name
        for table in metadata.sorted_tables
        if any((marking := marking_of(column)) and marking.is_personal for column in table.columns)
    }
    assert personal <= own
    assert to_hr == set(FOR_HR)


def test_what_hr_is_told_exists_and_is_never_words() -> None:
    for name, columns in FOR_HR.items():
        assert set(columns) <= set(metadata.tables[name].columns.keys())
    assert set(TITLES) <= set(metadata.tables)
    private = {"turns", "recordings", "relationships", "overrulings", "best_moments", "recording_consents"}
    assert not private & set(FOR_HR)
    assert not {name for name in FOR_HR if name.startswith("session")}


def test_people_get_their_own_words(store: RecordStore) -> None:
    ann = store.person("Ann")
    finished(store, ann)
    found = store.everything_about(ann, ann.id)
    assert found.is_own
    assert [row["number"] for row in part(found, "turns")] == [1, 2]
    assert part(found, "people")[0]["name"] == "Ann"


def test_hr_gets_what_was_submitted_without_a_word(store: RecordStore) -> None:
    hana, ann = hr(store), store.person("Ann")
    store.keep_employments(hana, [Employment(ann, "0017", team="Tills")])
    finished(store, ann)
    shown = submitted(store, ann)
    found = store.everything_about(hana, ann.id)
    assert not found.is_own
    assert [row["id"] for row in part(found, "attempts")] == [shown.id]
    assert part(found, "employments")[0]["number"] == "0017"
    assert "turns" not in names(found)
    assert "her name" not in str(found.parts)
    assert any("private" in one.why for one in found.left_out)


def test_nobody_else_gets_anything(store: RecordStore) -> None:
    hana, ann, ben = hr(store), store.person("Ann"), store.person("Ben")
    kim = store.give_role("Kim", Role.TRAINER, by=hana, passphrase=PASSPHRASE)
    for by in (ben, kim, Person(ben.id, "Ben", Role.HR)):
        refused(lambda by=by: store.everything_about(by, ann.id), "for themselves")
    refused(lambda: store.everything_about(hana, "nobody"), "not on record")
    refused(lambda: store.everything_about(Person("gone", "Gus", Role.HR), ann.id), "not on record")


def test_all_that_was_filled_in_is_told_to_its_owner_and_no_word_to_hr(disk_store: RecordStore) -> None:
    hana = hr(disk_store)
    ann, ben = fill(disk_store, hana)
    disk_store.set_passphrase(ann, "", "0417")
    refused(lambda: disk_store.sign_in(ann.name, "9999"), "not the")
    found = disk_store.everything_about(ann, ann.id)
    elsewhere = {"outbox", "database_logins", "session_attempts", "session_happenings"} | {
        *("bundled_attempts", "bundled_people", "bundled_decisions")
    }
    assert names(found) == set(TITLES) - elsewhere
    assert len(part(found, "turns")) == 15
    assert len(part(found, "recordings")) == 15
    assert {row["what"] for row in part(found, "audit_entries")} == {"exported", "overruled"}
    assert [row["name"] for row in part(found, "session_participants")] == [ann.name] * 2
    assert "Ben spoke" not in str(found)
    assert "argon2" not in str(found)
    told = disk_store.everything_about(hana, ann.id)
    said = json.dumps([[dict(row) for row in one.rows] for one in told.parts])
    for word in ("said this", "heard", "doubted", "listened", "did", "asked", "spoke", "Mrs"):
        assert f"{CANARY}-{word}" not in said
        assert f"{CANARY} {word}" not in said
    assert names(told) == {"people", "employments", "attempts", "submissions", "decided_results"} | {
        *("tallies", "assignments", "assignment_people", "audit_entries")
    }
    assert {row["what"] for row in part(disk_store.everything_about(ben, ben.id), "audit_entries")} == set()


def test_private_practice_is_not_even_counted_for_hr(disk_store: RecordStore) -> None:
    hana, ann = hr(disk_store), disk_store.person("Ann")
    for _ in range(3):
        finished(disk_store, ann)
    found = disk_store.everything_about(hana, ann.id)
    assert names(found) == {"people"}
    submitted(disk_store, ann)
    found = disk_store.everything_about(hana, ann.id)
    assert {"attempts", "number", "position"}.isdisjoint(
        column for one in found.parts for column in one.columns
    ), "counts and positions would tell how often somebody practised"


def test_the_audit_of_a_namesake_is_somebody_elses(disk_store: RecordStore) -> None:
    hana, ann = hr(disk_store), disk_store.person("Ann Smith")
    disk_store.keep_employments(hana, [Employment(Person("", "Ann Smith"), "0019")])
    disk_store.note_in_audit(hana, "certified", "a certificate of Ann Smith (0019): The dog")
    disk_store.note_in_audit(hana, "certified", "a certificate of Ann Smith: The dog")
    disk_store.note_in_audit(hana, "certified", "a certificate of Joann Smithers: The dog")
    found = disk_store.everything_about(ann, ann.id)
    assert [row["about"] for row in part(found, "audit_entries")] == ["a certificate of Ann Smith: The dog"]


def test_a_trainer_is_told_of_sessions_led_and_not_of_others_words(disk_store: RecordStore) -> None:
    hana = hr(disk_store)
    kim = disk_store.give_role("Kim", Role.TRAINER, by=hana, passphrase=PASSPHRASE)
    ann = disk_store.person("Ann")
    session = disk_store.start_session(kim, title="Tuesday", roster=(Participant("p1", "Ann", ann.id),))
    disk_store.add_happening(session.id, kim, 1, "commented", told={"player": "p1", "text": "shy"})
    disk_store.add_happening(session.id, kim, 2, "committed", told={"participant": "p1", "text": "ask"})
    assert [
        row["number"] for row in part(disk_store.everything_about(kim, kim.id), "session_happenings")
    ] == [*(1, 2)]
    hers = disk_store.everything_about(ann, ann.id)
    assert [row["number"] for row in part(hers, "session_happenings")] == [2]
    assert [row["title"] for row in part(hers, "sessions")] == ["Tuesday"]
    assert "sessions" not in names(disk_store.everything_about(hana, kim.id))


def test_what_a_team_is_asked_for_is_told(disk_store: RecordStore) -> None:
    hana, ann = hr(disk_store), disk_store.person("Ann")
    disk_store.keep_employments(hana, [Employment(ann, "1", team="Tills")])
    for id_, team in (("a", "Tills"), ("b", "Returns")):
        disk_store.assign(hana, Assignment(id_, id_, ("s",), date(2026, 1, 1), teams=(team,)))
    assert [row["id"] for row in part(disk_store.everything_about(ann, ann.id), "assignments")] == ["a"]


@pytest.mark.usefixtures("folder")
def test_moments_are_told_as_people_and_programs_read_them(disk_store: RecordStore, folder: Path) -> None:
    ann = disk_store.person("Ann")
    finished(disk_store, ann)
    (row,) = part(disk_store.everything_about(ann, ann.id), "attempts")
    assert str(row["started_at"]).endswith("Z")
    assert len(str(row["started_at"])) == len("2026-11-23T10:00:00Z")
    assert folder.is_dir()
