"""Backups: whole and consistent while in use; restored, they hold what they held, and nothing is lost."""

import json
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from simulator.domain.people import Person, Role
from simulator.records import open_store
from simulator.records.backup import LIST_NAME, back_up, read_list
from simulator.records.interface import RecordsError, RecordStore
from simulator.records.kept_aside import erase_kept_aside, kept_aside
from simulator.records.migrations import NEWEST
from simulator.records.restoring import RestoringStoppedError, check_backup, restore
from tests.records.led import PASSPHRASE
from tests.records.played import finished, started, submitted, turn
from tests.records.test_erasing_people import CANARY, fill, traces


@pytest.fixture
def hana(disk_store: RecordStore) -> Person:
    return disk_store.give_role("Hana", Role.HR, by=None, passphrase=PASSPHRASE)


def recorded(store: RecordStore) -> tuple[Person, str]:
    ann = store.person("Ann")
    record = submitted(store, ann)
    store.agree_to_recording(ann, 30)
    store.recording_file(record.id, 1, ann).write_bytes(b"RIFF of Ann")
    store.keep_recording(record.id, 1, ann, 1.5)
    return ann, record.id


def test_a_backup_restores_everything(disk_store: RecordStore, folder: Path, tmp_path: Path) -> None:
    ann, attempt_id = recorded(disk_store)
    (folder / "settings.json").write_text("{}", encoding="utf-8")
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "mine.yaml").write_text("id: mine", encoding="utf-8")
    (folder / "recordings" / attempt_id / "turn-002.wav").write_bytes(b"cut off")
    made = back_up(folder, tmp_path / "out" / "rapport.zip")
    assert (made.people, made.attempts, made.recordings) == (1, 1, 1)
    elsewhere = tmp_path / "elsewhere"
    done = restore(made.path, elsewhere)
    assert (done.aside, done.erased_again) == (None, 0)
    with closing(open_store(elsewhere)) as store:
        assert store.attempts(ann, ann) == disk_store.attempts(ann, ann)
        assert store.attempt(attempt_id, ann).turns == (turn(1), turn(2))
        (sound,) = store.recordings(ann)
        assert sound.path.read_bytes() == b"RIFF of Ann"
        store.add_turn(started(store, ann).id, turn(1))
    assert (elsewhere / "scenarios" / "mine.yaml").read_text(encoding="utf-8") == "id: mine"
    assert sorted(path.name for path in elsewhere.iterdir()) == [
        "rapport.lock",
        "rapport.sqlite",
        "recordings",
        "scenarios",
        "settings.json",
    ]


def test_a_backup_is_consistent_while_somebody_plays(
    disk_store: RecordStore, folder: Path, tmp_path: Path
) -> None:
    ann = disk_store.person("Ann")
    is_enough, is_begun = threading.Event(), threading.Event()

    def play() -> None:
        while not is_enough.is_set():
            finished(disk_store, ann)
            is_begun.set()

    playing = threading.Thread(target=play)
    playing.start()
    try:
        assert is_begun.wait(20)
        backups = [back_up(folder, tmp_path / f"{number}.zip") for number in range(4)]
    finally:
        is_enough.set()
        playing.join()
    assert backups[0].attempts < backups[-1].attempts
    for made in backups:
        restore(made.path, tmp_path / made.path.stem)
        with closing(open_store(tmp_path / made.path.stem)) as store:
            assert len(store.attempts(ann, ann)) == made.attempts
            assert store.tallies(ann) == store.recounted_tallies(ann)


def test_neither_backup_nor_records_are_overwritten_unasked(
    disk_store: RecordStore, folder: Path, tmp_path: Path
) -> None:
    finished(disk_store, disk_store.person("Ann"))
    made = back_up(folder, tmp_path / "a.zip")
    before = made.path.read_bytes()
    with pytest.raises(RecordsError, match="there already"):
        back_up(folder, made.path)
    assert made.path.read_bytes() == before
    disk_store.person("Ben")
    with pytest.raises(RecordsError, match="they were left as they are"):
        restore(made.path, folder)
    assert len(disk_store.people()) == 2
    assert back_up(folder, made.path, replace=True).people == 2


def test_what_was_there_is_kept_aside(disk_store: RecordStore, folder: Path, tmp_path: Path) -> None:
    ann, _ = recorded(disk_store)
    made = back_up(folder, tmp_path / "a.zip")
    ben = disk_store.person("Ben")
    with pytest.raises(RecordsError, match="Another window"):
        restore(made.path, folder, replace=True)
    assert len(disk_store.people()) == 2  # this window has them as they were
    disk_store.close()
    done = restore(made.path, folder, replace=True)
    with closing(open_store(folder)) as store:
        assert store.people() == (ann,)
    assert done.aside is not None
    with closing(open_store(done.aside)) as store:
        assert set(store.people()) == {ann, ben}
        assert len(store.recordings(ann)) == 1


def test_whoever_was_erased_since_stays_erased(
    disk_store: RecordStore, hana: Person, folder: Path, tmp_path: Path
) -> None:
    ann, ben = fill(disk_store, hana)
    made = back_up(folder, tmp_path / "a.zip")
    disk_store.erase_person(hana, ann.id)
    disk_store.close()
    done = restore(made.path, folder, replace=True)
    assert done.erased_again == 1
    assert traces(folder) == []
    with closing(open_store(folder)) as store:
        assert ann not in store.people()
        assert len(store.attempts(ben, ben)) == 1
        assert store.first_broken_audit_entry() is None


def test_erasing_reaches_what_was_kept_aside(
    disk_store: RecordStore, hana: Person, folder: Path, tmp_path: Path
) -> None:
    ann, _ = fill(disk_store, hana)
    disk_store.close()
    restore(back_up(folder, tmp_path / "a.zip").path, folder, replace=True)
    with closing(open_store(folder)) as store:
        store.erase_person(hana, ann.id)
    assert traces(folder) == []
    assert traces(tmp_path, CANARY) == ["a.zip"]


def rewritten(file: Path, change: Callable[[str, bytes], tuple[str, bytes]]) -> Path:
    with zipfile.ZipFile(file) as bundle:
        entries = [(name, bundle.read(name)) for name in bundle.namelist()]
    target = file.with_name("changed.zip")
    with zipfile.ZipFile(target, "w") as bundle:
        for name, content in entries:
            bundle.writestr(*change(name, content))
    return target


def _newer(name: str, content: bytes) -> tuple[str, bytes]:
    return name, content.replace(f'"{NEWEST}"'.encode(), b'"9999"') if name == LIST_NAME else content


def _altered(name: str, content: bytes) -> tuple[str, bytes]:
    return name, content.replace(b"RIFF", b"RAFF")


def _leading_out(name: str, content: bytes) -> tuple[str, bytes]:
    if name == LIST_NAME:
        told = json.loads(content)
        told["files"] = {n.replace("recordings/", "../recordings/"): d for n, d in told["files"].items()}
        return name, json.dumps(told).encode()
    return name.replace("recordings/", "../recordings/"), content


@pytest.mark.parametrize("change", [_newer, _altered, _leading_out])
def test_no_unsound_backup_is_restored(
    disk_store: RecordStore,
    folder: Path,
    tmp_path: Path,
    change: Callable[[str, bytes], tuple[str, bytes]],
) -> None:
    recorded(disk_store)
    made = back_up(folder, tmp_path / "a.zip")
    disk_store.close()
    before = set(folder.rglob("*"))
    with pytest.raises(RecordsError, match="Rapport"):
        restore(rewritten(made.path, change), folder, replace=True)
    assert set(folder.rglob("*")) == before
    assert not (tmp_path / "recordings").exists()


@pytest.mark.parametrize("content", [b"", b"no zip", None])
def test_other_files_are_no_backups(folder: Path, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "a.zip"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(RecordsError):
        restore(file, folder)
    with pytest.raises(RecordsError):
        read_list(file)
    assert not folder.exists()


def test_nothing_is_backed_up_where_nothing_is(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match="no records"):
        back_up(folder, tmp_path / "a.zip")
    assert not (tmp_path / "a.zip").exists()


def test_a_backup_is_checked_without_touching_anything(
    disk_store: RecordStore, folder: Path, tmp_path: Path
) -> None:
    recorded(disk_store)
    made = back_up(folder, tmp_path / "a.zip")
    told: list[tuple[int, int]] = []
    assert check_backup(made.path, tell=lambda done, of: told.append((done, of))) == made
    assert told[-1][0] == told[-1][1] > 0
    raw = made.path.read_bytes()
    made.path.write_bytes(raw[: len(raw) // 2])
    with pytest.raises(RecordsError, match="is no backup"):
        check_backup(made.path)


def test_restoring_can_be_stopped(disk_store: RecordStore, folder: Path, tmp_path: Path) -> None:
    made = back_up(folder, tmp_path / "a.zip")
    disk_store.close()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(RestoringStoppedError):
        restore(made.path, folder, replace=True, must_stop=lambda: True)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_no_room_changes_nothing(
    disk_store: RecordStore, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(folder, tmp_path / "a.zip")
    disk_store.close()
    before = sorted(folder.rglob("*"))
    monkeypatch.setattr("simulator.records.restoring.shutil.disk_usage", lambda _: Usage(0))
    with pytest.raises(RecordsError, match="disk is full"):
        restore(made.path, folder, replace=True)
    assert sorted(folder.rglob("*")) == before


def test_what_was_kept_aside_is_erased_and_who_was_erased_stays_so(
    disk_store: RecordStore, hana: Person, folder: Path, tmp_path: Path
) -> None:
    empty = back_up(folder, tmp_path / "empty.zip")
    ann, _ = fill(disk_store, hana)
    full = back_up(folder, tmp_path / "full.zip")
    disk_store.erase_person(hana, ann.id)
    disk_store.close()
    restore(empty.path, folder, replace=True)  # its audit tells of nobody who was erased
    (aside,) = kept_aside(folder)
    assert aside.size_bytes > 0
    erase_kept_aside(folder, aside.folder.name)
    assert (kept_aside(folder), aside.folder.exists()) == ((), False)
    with pytest.raises(RecordsError, match="not kept aside any more"):
        erase_kept_aside(folder, "../" + folder.name)
    assert restore(full.path, folder, replace=True).erased_again == 1


class Usage(NamedTuple):
    free: int
