"""Records of every released version stay readable.

``python -m tests.records.test_golden`` writes tests/golden/records-REVISION.sqlite for a new version, once.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from simulator.domain.assignment import Assignment, Due
from simulator.domain.attempt import Choice, Doubt, Reply, Turn
from simulator.domain.delivery import Delivery
from simulator.domain.employment import Employment
from simulator.domain.overruling import Decision
from simulator.domain.people import Person, Role
from simulator.domain.scorecard import Verdict
from simulator.domain.sessions.session import Json, Participant
from simulator.records import open_store
from simulator.records.interface import AttemptState, RecordStore, WhatIf
from simulator.records.migrations import NEWEST, REVISIONS
from simulator.records.notebook_interface import Relationship
from simulator.records.recording_files import RecordingFiles
from simulator.records.results import Outcome, Proof
from tests.records.played import RESULT, TEXT, started, submitted, turn

GOLDEN = Path(__file__).resolve().parents[1] / "golden"

EVERYTHING = Turn(
    1,
    "hello",
    Reply("Who’s this? 🎈", "whose this", ("mia", "marco"), "balloon", 2, 3.25, 1),
    Choice(1, ("notices-child", "speaks-to-child")),
)

SPOKEN = replace(
    EVERYTHING,
    reply=replace(
        EVERYTHING.reply,
        doubts=(Doubt(0, 5, ("whose", "who")), Doubt(8, 8, ("not“,",))),
        delivery=Delivery(2, 1.5, 0.25, 0.75, None, 3.5),
    ),
)
SOUNDLESS, UNDECIDED, SESSIONLESS = ("0001",), ("0001", "0002"), ("0001", "0002", "0003")
UNMANAGED = (*SESSIONLESS, "0004")
"""The versions that knew no sound, no decisions of people, no sessions, no HR."""

ASSIGNMENT = Assignment(
    "a1", "Näher dran", ("childs-birthday",), date(2026, 11, 3), teams=("Zürich",), due=Due(None, 30)
)
PROOF = Proof("e" * 64, {"greets": Verdict.YES})

TOLD: Mapping[str, Json] = {"player": "p1", "observers": [], "“quoted”": [1, 0.5, None, True, {"李": "🎈"}]}


def fill(store: RecordStore) -> None:
    """Put one of everything on record."""
    ann = store.person("Zoë Ann")
    record = started(store, ann)
    store.agree_to_recording(ann, 30)
    store.add_turn(record.id, SPOKEN)
    store.recording_file(record.id, 1, ann).write_bytes(b"RIFF")
    store.keep_recording(record.id, 1, ann, 1.5)
    store.add_turn(record.id, turn(2))
    store.finish_attempt(record.id, RESULT)
    store.start_attempt(
        ann,
        scenario_id="childs-birthday",
        scenario_title="The child’s birthday",
        scenario_text=TEXT,
        seed=5,
        what_if=WhatIf(record.id, 2),
        turns=(SPOKEN,),
    )
    submitted(store, ann)
    li = store.person("李小龙")
    lead(store, li)
    manage(store, li)
    store.overrule(
        record.id,
        ann,
        criterion_id="greets",
        machine=Verdict.NO,
        decision=Decision.YES,
        reason="It was “hiya”. 🎈",
        quote="Who",
        turn=1,
    )


def lead(store: RecordStore, li: Person) -> None:
    """Put a session on record, and what people keep for themselves."""
    kim = store.give_role("Kim", Role.TRAINER, by=None, passphrase="amber kite 🎈")
    roster = (Participant("p1", "李小龙", li.id), Participant("p2", "Åsa", is_present=False))
    session = store.start_session(kim, title="Tuesday", roster=roster)
    store.add_happening(session.id, kim, 1, "next-up", item="i1", told=TOLD)
    record = started(store, li, 2)
    store.link_attempt(record.id, session.id, kim)
    store.finish_attempt(record.id, RESULT)
    store.end_session(session.id, kim)
    store.keep_relationship(li, Relationship("r1", "Mrs Ōta", "customer", "rang her", date(2026, 11, 3)))
    moment = store.propose_moment(record.id, 2, kim, "A question, not an answer.")
    store.answer_moment(moment.id, li, agrees=True)


def manage(store: RecordStore, li: Person) -> None:
    """Put on record what HR keeps, and a trainer's decision that makes an attempt pass."""
    kim = store.sign_in("Kim", "amber kite 🎈")
    hana = store.give_role("Hana", Role.HR, by=kim, passphrase="paper lamp 🏮")
    employed = Employment(li, "00417", "li@example.org", "Zürich", "7", date(2026, 3, 1))
    store.keep_employments(hana, (employed, replace(employed, person=Person("", "李小龙"), number="9")))
    store.assign(hana, replace(ASSIGNMENT, person_ids=(li.id,)))
    record = submitted(store, li)
    store.overrule(
        record.id,
        kim,
        criterion_id="greets",
        machine=Verdict.UNSURE,
        decision=Decision.YES,
        outcome=Outcome(replace(RESULT, passed=True), PROOF),
    )


def check_managed(store: RecordStore) -> None:
    hana = store.sign_in("Hana", "paper lamp 🏮")
    one, two = (each for each in store.employments(hana) if each.number)
    assert (one.person.name, one.number, one.started_on) == ("李小龙", "00417", date(2026, 3, 1))
    assert (two.person.name, two.number, two.team) == ("李小龙 (9)", "9", "Zürich")
    assert store.assignments(hana) == (replace(ASSIGNMENT, person_ids=(one.person.id,)),)
    (tally,) = store.tallies(hana, (one.person.id,))
    assert tally.latest is not None
    assert (tally.submitted, tally.latest.evidence, tally.latest.is_decided) == (1, "e" * 64, True)
    told = [entry.what for entry in store.audit(hana)]
    assert told == ["role given", "role given", "people imported", "assigned", "overruled"]
    assert store.first_broken_audit_entry() is None


def check_session(store: RecordStore, li: Person) -> None:
    kim = store.sign_in("Kim", "amber kite 🎈")
    (listed,) = store.sessions(kim)
    session = store.session(listed.id, kim)
    asa = Participant("p2", "Åsa", is_present=False)
    assert (session.title, session.leader) == ("Tuesday", kim)
    assert session.roster == (Participant("p1", "李小龙", li.id), asa)
    assert [(one.number, one.what, one.item, one.told) for one in session.happenings] == [
        (1, "next-up", "i1", TOLD)
    ]
    assert session.ended_at is not None
    (attempt_id,) = store.session_attempts(session.id, kim)
    assert store.attempt(attempt_id, kim).turns == (turn(1), turn(2))
    (title, _) = store.sittings(li)[0]
    assert title == "Tuesday"
    assert store.relationships(li) == (
        Relationship("r1", "Mrs Ōta", "customer", "rang her", date(2026, 11, 3)),
    )
    (moment,) = store.moments(li)
    assert (moment.attempt_id, moment.turn, moment.proposed_by) == (attempt_id, 2, kim)
    assert moment.agreed_at is not None


@pytest.mark.parametrize("revision", REVISIONS)
def test_records_of_every_version_are_read(revision: str, folder: Path) -> None:
    folder.mkdir()
    shutil.copy(GOLDEN / f"records-{revision}.sqlite", folder / "rapport.sqlite")
    store = open_store(folder)
    li, ann, *_ = store.people()
    assert (ann.name, li.name, ann.role) == ("Zoë Ann", "李小龙", Role.TRAINEE)
    third, again, first = (store.attempt(record.id, ann) for record in store.attempts(ann, ann))
    assert [first.number, again.number, third.number] == [1, 2, 3]
    assert [first.state, again.state, third.state] == [
        AttemptState.FINISHED,
        AttemptState.UNDER_WAY,
        AttemptState.SUBMITTED,
    ]
    first_turn = EVERYTHING if revision in SOUNDLESS else SPOKEN
    assert first.turns == (first_turn, turn(2))
    assert first.result == RESULT
    assert again.what_if == WhatIf(first.id, 2)
    assert (again.turns, again.result, again.finished_at) == ((first_turn,), None, None)
    assert store.scenario_text(first.digest) == TEXT
    store.add_turn(again.id, turn(2, "better"))
    assert store.person("ZOË ann") == ann
    if revision not in SOUNDLESS:
        sound = RecordingFiles(folder).prepare(first.id, 1)
        sound.write_bytes(b"RIFF")
        (kept,) = store.recordings(ann, again.id)
        assert (kept.path, kept.attempt_id, kept.turn, kept.seconds) == (sound, first.id, 1, 1.5)
        assert kept.erase_on == kept.recorded_at.date() + timedelta(days=30)
        assert store.recording_consent(ann) is not None
    assert store.recording_consent(li) is None
    told = [
        (one.criterion_id, one.machine, one.decision, one.reason, one.quote, one.turn, one.by)
        for one in store.overrulings(ann)
    ]
    said = ("greets", Verdict.NO, Decision.YES, "It was “hiya”. 🎈", "Who", 1, ann)
    assert told == ([said] if revision not in UNDECIDED else [])
    if revision not in SESSIONLESS:
        check_session(store, li)
    if revision not in UNMANAGED:
        check_managed(store)
    hr = Person("somebody", "Sam", Role.HR)
    assert store.tallies(hr) == store.recounted_tallies(hr)
    assert [one.submitted for one in store.tallies(hr, (ann.id,))] == [1]
    assert len(store.submissions(hr, (ann.id,))[0].proof.evidence) == 64
    store.close()
    with closing(sqlite3.connect(folder / "rapport.sqlite")) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (NEWEST,)


def make_golden() -> None:
    target = GOLDEN / f"records-{NEWEST}.sqlite"
    if target.exists():
        raise SystemExit(f"{target} is there already, and stays as it is")
    with tempfile.TemporaryDirectory() as name:
        store = open_store(Path(name))
        fill(store)
        store.close()
        GOLDEN.mkdir(exist_ok=True)
        shutil.copy(Path(name) / "rapport.sqlite", target)


if __name__ == "__main__":
    make_golden()
