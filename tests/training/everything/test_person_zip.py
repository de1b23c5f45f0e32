"""The file about one person: read again by zipfile, csv and json; whole or not there; audited."""

import csv
import io
import json
import wave
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from simulator.bundled_files import scenarios_folder
from simulator.domain.attempt import Choice, Reply, Turn
from simulator.domain.people import Person, Role
from simulator.records import open_store
from simulator.records.interface import RecordsError, RecordStore
from simulator.records.notebook_interface import Relationship
from simulator.scenario_files.library import read_source
from simulator.training import practice
from simulator.training.everything.collected import collect
from simulator.training.everything.person_zip import StoppedError, hand_over_everything, write_beside
from simulator.training.exports.whole_file import FileNotWrittenError
from tests.records.played import RESULT, started

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
SAID = "=Kanarienvogel(1), \udcff how are you?"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RecordStore]:
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("simulator.records.sql_roles._hasher", lambda: quick)
    with closing(open_store(tmp_path / "records")) as opened:
        yield opened


@pytest.fixture
def hana(store: RecordStore) -> Person:
    return store.give_role("Hana", Role.HR, by=None, passphrase="long enough")


@pytest.fixture
def ann(store: RecordStore) -> Person:
    ann = store.person("Ann Ōta")
    store.agree_to_recording(ann, 30)
    record = started(store, ann)
    store.add_turn(record.id, Turn(1, "hello", Reply(SAID.replace("\udcff", "")), Choice(0, ("greets",))))
    with wave.open(str(store.recording_file(record.id, 1, ann)), "wb") as sound:
        sound.setparams((1, 2, 16_000, 0, "NONE", ""))
        sound.writeframes(b"\x01\x02" * 8_000)
    store.keep_recording(record.id, 1, ann, 0.5)
    store.finish_attempt(record.id, RESULT)
    store.submit_attempt(record.id, ann)
    store.keep_relationship(ann, Relationship("r", "Mrs Kanarienvogel", "customer", "rang", None))
    return ann


def save(store: RecordStore, asker: Person, person: Person, path: Path) -> zipfile.ZipFile:
    hand_over_everything(store, asker, write_beside(collect(store, asker, person.id), path, now=NOW))
    return zipfile.ZipFile(path)


def test_people_get_words_tables_and_their_voice(store: RecordStore, ann: Person, tmp_path: Path) -> None:
    with save(store, ann, ann, tmp_path / "ann.zip") as bundle:
        names = set(bundle.namelist())
        assert bundle.testzip() is None
        told = json.loads(bundle.read("everything.json"))
        rows = list(csv.DictReader(io.StringIO(bundle.read("tables/turns.csv").decode("utf-8-sig"))))
        words = bundle.read("README.txt").decode("utf-8-sig")
        spoken = bundle.read("conversations/001-childs-birthday.txt").decode("utf-8-sig")
        with wave.open(io.BytesIO(bundle.read("recordings/001-childs-birthday/turn-01.wav"))) as sound:
            assert sound.getnframes() == 8_000
    assert {f"tables/{name}.csv" for name in ("attempts", "relationships", "recordings", "people")} < names
    (turn,) = told["tables"]["turns"]["rows"]
    assert turn["text"].startswith("=Kanarienvogel(1)")
    assert turn["earned"] == ["greets"]  # JSON in the tables is JSON here
    assert rows[0]["text"].startswith("'=Kanarienvogel(1)")  # and no formula in a cell
    assert told["is_everything"] is True
    assert "You: =Kanarienvogel(1)" in spoken  # its scenario is no scenario, and one's own words stay
    assert "“They heard him.”" in spoken
    assert "What Rapport keeps about Ann Ōta" in words
    assert "Saved on 2026-11-23 at 10:00 UTC, for themselves." in words
    assert "1 recording of your voice" in words


def test_hr_gets_no_word_no_voice_and_it_says_so(
    store: RecordStore, hana: Person, ann: Person, tmp_path: Path
) -> None:
    with save(store, hana, ann, tmp_path / "ann.zip") as bundle:
        everything = b"".join(bundle.read(name) for name in bundle.namelist())
        words = bundle.read("README.txt").decode("utf-8-sig")
        assert not [name for name in bundle.namelist() if name.endswith(".wav")]
    assert b"Kanarienvogel" not in everything
    assert b"They heard him" not in everything
    assert "by Hana, who does HR" in words
    assert "words and voices are for the person alone" in words
    assert "Ann Ōta can save all of it" in words
    assert [(one.by, one.what, one.about) for one in store.audit(hana)][1:] == [
        ("Hana", "saved", "what HR may see of Ann Ōta")
    ]


def test_nobody_else_may_collect(store: RecordStore, hana: Person, ann: Person) -> None:
    ben = store.person("Ben")
    kim = store.give_role("Kim", Role.TRAINER, by=hana, passphrase="long enough")
    for asker in (ben, kim):
        with pytest.raises(RecordsError, match="for themselves"):
            collect(store, asker, ann.id)


def test_it_can_be_stopped_and_leaves_nothing(store: RecordStore, ann: Person, tmp_path: Path) -> None:
    folder, steps = tmp_path / "out", list[tuple[int, int]]()
    folder.mkdir()
    found = collect(store, ann, ann.id)

    def told(done: int, of: int) -> None:
        steps.append((done, of))

    with pytest.raises(StoppedError):
        write_beside(found, folder / "a.zip", told=told, must_stop=lambda: len(steps) > 2)
    assert list(folder.iterdir()) == []
    of = len(found.everything.parts) + 2  # an attempt, and its recording
    assert steps == [(0, of), (1, of), (2, of)]


def test_what_cannot_be_written_or_noted_is_not_handed_over(
    store: RecordStore, hana: Person, ann: Person, tmp_path: Path
) -> None:
    found = collect(store, ann, ann.id)
    with pytest.raises(FileNotWrittenError, match="could not be written"):
        write_beside(found, tmp_path / "no" / "a.zip")
    with pytest.raises(FileNotWrittenError, match="is a folder"):
        write_beside(found, tmp_path)
    unfinished = write_beside(found, tmp_path / "a.zip")
    store.erase_person(hana, ann.id)
    with pytest.raises(RecordsError, match="not on record"):
        hand_over_everything(store, ann, unfinished)
    assert not list(tmp_path.glob("*.zip"))
    assert not list(tmp_path.glob(".unfinished*"))


def test_a_recording_erased_meanwhile_is_told(store: RecordStore, ann: Person, tmp_path: Path) -> None:
    found = collect(store, ann, ann.id)
    store.erase_recordings(ann)
    unfinished = write_beside(found, tmp_path / "a.zip")
    assert unfinished.recordings == 0
    with zipfile.ZipFile(unfinished.beside) as bundle:
        words = bundle.read("README.txt").decode("utf-8-sig")
    assert "001-childs-birthday/turn-01.wav: it was erased while this file was written." in words


def test_a_conversation_is_told_from_both_sides(store: RecordStore, tmp_path: Path) -> None:
    ben, source = store.person("Ben"), read_source(scenarios_folder() / "barking-dog.yaml")
    under_way = practice.start(store, source, ben, seed=0)
    under_way = practice.answer(store, under_way, Reply("Hello, this is Ben. Is that a dog I hear?"))
    with save(store, ben, ben, tmp_path / "ben.zip") as bundle:
        words = bundle.read("conversations/001-barking-dog.txt").decode("utf-8-sig").splitlines()
    mine = words.index("You: Hello, this is Ben. Is that a dog I hear?")
    assert any("telephone rings" in line for line in words[:mine])
    assert any(line.startswith("Dana") for line in words[mine:])
