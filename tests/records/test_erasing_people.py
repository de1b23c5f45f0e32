"""Erasing somebody leaves no byte of theirs in any file of the data folder."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from simulator.domain.assignment import Assignment
from simulator.domain.attempt import Choice, Doubt, Reply, Turn
from simulator.domain.employment import Employment
from simulator.domain.overruling import Decision
from simulator.domain.people import Person, Role
from simulator.domain.scorecard import Verdict
from simulator.domain.sessions.session import Participant
from simulator.records import open_store
from simulator.records.interface import RecordsError, RecordStore, RecordsUnavailableError
from simulator.records.notebook_interface import Relationship
from simulator.records.results import Outcome, Proof
from tests.records.led import PASSPHRASE
from tests.records.played import RESULT, started

CANARY = "Kanarienvogel"


def canary_turn(number: int) -> Turn:
    doubts = (Doubt(0, 5, ("whose", f"{CANARY}-doubted")),)
    reply = Reply(" ".join([f"{CANARY} said this {number}."] * 40), f"{CANARY}-heard", doubts=doubts)
    return Turn(number, "node", reply, Choice(0))


def fill(store: RecordStore, hana: Person) -> tuple[Person, Person]:
    """Put the canary everywhere somebody can leave a trace, and somebody else beside it."""
    kim = store.give_role("Kim", Role.TRAINER, by=hana, passphrase=PASSPHRASE)
    ann, ben = store.person(f"Ann {CANARY}"), store.person("Ben")
    employed = Employment(ann, f"{CANARY}-number", f"{CANARY}@example.org", "Desk")
    store.keep_employments(hana, [employed, Employment(ben, "2", team="Desk")])
    store.keep_employments(hana, [replace(employed, email=f"other-{CANARY}@example.org")])
    store.assign(hana, Assignment("a", "A", ("s",), date(2026, 1, 1), (ann.id, ben.id)))
    store.note_in_audit(hana, "exported", f"all about Ann {CANARY}")
    for record in [started(store, ann) for _ in range(3)]:
        store.agree_to_recording(ann, 30)
        for number in range(1, 6):
            store.add_turn(record.id, canary_turn(number))
            store.recording_file(record.id, number, ann).write_bytes(f"RIFF {CANARY}".encode() * 99)
            store.keep_recording(record.id, number, ann, 1.0)
        store.finish_attempt(record.id, replace(RESULT, because=f"{CANARY} listened."))
        store.submit_attempt(record.id, ann, Proof("a" * 64))
        store.overrule(
            record.id,
            kim,
            criterion_id="c",
            machine=Verdict.NO,
            decision=Decision.YES,
            reason=f"{CANARY} did",
            quote=CANARY,
            outcome=Outcome(RESULT, Proof("b" * 64)),
        )
    store.keep_relationship(ann, Relationship("r", f"Mrs {CANARY}", "customer", CANARY, None))
    store.propose_moment(store.attempts(ann, ann)[0].id, 1, kim, f"{CANARY} asked")
    lead(store, kim, ann)
    finished = started(store, ben, 3)
    store.finish_attempt(finished.id, RESULT)
    store.submit_attempt(finished.id, ben)
    return ann, ben


def lead(store: RecordStore, kim: Person, ann: Person) -> None:
    """Lead a session with the canary on its roster, once as somebody and once as a name only."""
    present, absent = Participant("p1", ann.name, ann.id), Participant("p1", ann.name, is_present=False)
    for roster in ((present, Participant("p2", "Ben")), (absent, Participant("p2", "Ben"))):
        session = store.start_session(kim, title="Tuesday", roster=roster)
        store.add_happening(session.id, kim, 1, "noted", told={"player": "p1", "text": f"{CANARY} spoke"})
        store.add_happening(session.id, kim, 2, "noted", told={"player": "p2", "text": "Ben spoke"})


def traces(folder: Path, canary: str = CANARY) -> list[str]:
    """Return the files in which a word stands: in any usual encoding, or inside what is compressed."""
    found = []
    forms = [form for text in (canary, canary.upper(), canary.casefold()) for form in _encoded(text)]
    for path in sorted(folder.rglob("*")):
        if any(form in str(path).encode() for form in forms):
            found.append(str(path))
        if path.is_file() and any(form in _unpacked(path.read_bytes()) for form in forms):
            found.append(path.name)
    return found


def _encoded(text: str) -> tuple[bytes, ...]:
    return text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(b"PK"):
        return content
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        return content + b"".join(bundle.read(name) for name in bundle.namelist())


@pytest.fixture
def hana(disk_store: RecordStore) -> Person:
    return disk_store.give_role("Hana", Role.HR, by=None, passphrase=PASSPHRASE)


def test_no_byte_of_somebody_erased_stays(disk_store: RecordStore, hana: Person, folder: Path) -> None:
    ann, ben = fill(disk_store, hana)
    assert len(traces(folder)) > 15
    kept = disk_store.attempts(ben, ben)
    disk_store.erase_person(hana, ann.id)
    assert traces(folder) == []
    assert disk_store.attempts(ben, ben) == kept
    assert disk_store.first_broken_audit_entry() is None
    assert disk_store.audit(hana)[-1].about.startswith("somebody, with 3 attempts [")
    assert disk_store.tallies(hana) == disk_store.recounted_tallies(hana)
    kim = disk_store.sign_in("Kim", PASSPHRASE)
    for listed in disk_store.sessions(kim):
        session = disk_store.session(listed.id, kim)
        assert [one.name for one in session.roster] == ["Ben"]
        assert [dict(one.told) for one in session.happenings] == [{}, {"player": "p2", "text": "Ben spoke"}]
    disk_store.close()
    assert traces(folder) == []


def test_old_practice_leaves_no_trace(disk_store: RecordStore, folder: Path) -> None:
    ann = disk_store.person("Ann")
    record = started(disk_store, ann)
    disk_store.add_turn(record.id, canary_turn(1))
    disk_store.agree_to_recording(ann, 300)
    disk_store.recording_file(record.id, 1, ann).write_bytes(f"RIFF {CANARY}".encode())
    disk_store.keep_recording(record.id, 1, ann, 1.0)
    assert len(traces(folder)) == 2
    disk_store.erase_practice_before(date(2100, 1, 1))
    assert traces(folder) == []
    assert list((folder / "recordings").iterdir()) == []


def test_a_trainer_and_hr_are_erased_without_a_trace(
    disk_store: RecordStore, hana: Person, folder: Path
) -> None:
    other = disk_store.give_role(f"Olga {CANARY}", Role.HR, by=hana, passphrase=PASSPHRASE)
    disk_store.give_role("Lee", Role.TRAINER, by=other, passphrase=PASSPHRASE)
    disk_store.erase_person(other, other.id)
    assert traces(folder) == []
    last = disk_store.audit(hana)[-1]
    assert (last.by, last.what) == ("nobody signed in", "erased")


def test_erasing_is_done_again_where_another_window_was_reading(
    disk_store: RecordStore, hana: Person, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, _ = fill(disk_store, hana)
    disk_store.close()
    monkeypatch.setattr("simulator.records.opening.BUSY_SECONDS", 0.1)
    with closing(open_store(folder)) as one, closing(open_store(folder)) as other:
        with other._transactions.reading() as connection:  # pyright: ignore[reportAttributeAccessIssue]
            connection.exec_driver_sql("SELECT count(*) FROM turns").scalar()
            with pytest.raises(RecordsUnavailableError, match="another program is reading"):
                one.erase_person(hana, ann.id)
        with pytest.raises(RecordsError, match="not on record"):
            one.erase_person(hana, ann.id)
    with closing(open_store(folder)):
        assert traces(folder) == []


def test_erasing_that_was_cut_short_is_finished_at_the_next_start(
    disk_store: RecordStore, hana: Person, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, _ = fill(disk_store, hana)
    with monkeypatch.context() as patched:
        patched.setattr("simulator.records.sqlite_transactions.SqliteTransactions.tidy", _break_off)
        with pytest.raises(KeyboardInterrupt):
            disk_store.erase_person(hana, ann.id)
    assert traces(folder) != []
    with closing(open_store(folder)):
        assert traces(folder) == []


def _break_off(_: object) -> None:
    raise KeyboardInterrupt


def test_the_canary_is_found_where_it_is_left(disk_store: RecordStore, hana: Person, folder: Path) -> None:
    record = started(disk_store, disk_store.person("Ben"))
    disk_store.add_turn(record.id, canary_turn(1))
    assert traces(folder) == ["rapport.sqlite-wal"]
    disk_store.close()
    assert traces(folder) == ["rapport.sqlite"]
