"""Erasing under bad luck: a crash at any step, a full disk, locked files, links, files of other kinds."""

import os
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.people import Person
from simulator.records import open_store
from simulator.records.interface import RecordStore, RecordsUnavailableError
from simulator.records.recording_files import RecordingFiles
from tests.records.played import started
from tests.records.refusals import refused
from tests.records.test_recordings import SOUND, agreed, recorded, today

ROOT = Path(__file__).resolve().parents[2]
ATTEMPT = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def files(tmp_path: Path) -> RecordingFiles:
    return RecordingFiles(tmp_path)


def rows(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "rapport.sqlite")) as raw:
        return raw.execute("SELECT count(*) FROM recordings").fetchone()[0]


def sounds(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.wav*"))


def test_sound_is_overwritten_before_it_goes(files: RecordingFiles) -> None:
    path = files.prepare(ATTEMPT, 1)
    path.write_bytes(SOUND)
    second_name = path.parents[2] / "second name"
    os.link(path, second_name)
    assert files.erase(ATTEMPT) == ()
    assert second_name.read_bytes() == bytes(len(SOUND))


def test_links_are_erased_and_nobody_goes_through_them(files: RecordingFiles, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "turn-001.wav").write_bytes(SOUND)
    path = files.prepare(ATTEMPT, 1)
    path.symlink_to(mine / "turn-001.wav")
    (path.parent / "turn-002.wav").symlink_to(mine)
    (path.parent / "inside").symlink_to(mine)
    with pytest.raises(OSError, match="symbolic"):
        files.make_durable(path)
    assert files.erase(ATTEMPT) == ()
    assert not path.parent.exists()
    path.parent.symlink_to(mine)
    assert files.last_written(ATTEMPT) == {}
    assert files.erase(ATTEMPT) == ()
    assert not path.parent.is_symlink()
    assert (mine / "turn-001.wav").read_bytes() == SOUND


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes here")
def test_pipes_and_folders_within_do_not_stop_it(files: RecordingFiles) -> None:
    path = files.prepare(ATTEMPT, 1)
    os.mkfifo(path.with_suffix(".part"))
    (path.parent / "copies" / "of").mkdir(parents=True)
    (path.parent / "copies" / "of" / "turn-007.wav").write_bytes(SOUND)
    assert set(files.last_written(ATTEMPT)) == {1, 7}
    assert files.erase(ATTEMPT) == ()
    assert not path.parent.exists()


@pytest.mark.parametrize(
    "id_", ["..", "", "x", ATTEMPT.upper().replace("1", "A"), f"{ATTEMPT}/..", f"{{{ATTEMPT}}}"]
)
def test_only_attempts_have_folders(files: RecordingFiles, id_: str) -> None:
    for call in (lambda: files.prepare(id_, 1), lambda: files.erase(id_), lambda: files.path(id_, 1)):
        with pytest.raises(ValueError, match="no attempt"):
            call()


def test_what_else_lies_in_the_folder_is_left_alone(disk_store: RecordStore, folder: Path) -> None:
    ann = agreed(disk_store)
    recorded(disk_store, started(disk_store, ann).id, 1, ann)
    (folder / "recordings" / "music").mkdir()
    (folder / "recordings" / "music" / "turn-001.wav").write_bytes(SOUND)
    assert disk_store.erase_recordings(ann) == 1
    assert disk_store.erase_recordings_due(today() + timedelta(days=999)) == 0
    assert sounds(folder) == ["turn-001.wav"]


def test_sound_of_an_attempt_that_is_gone_goes_as_well(disk_store: RecordStore, folder: Path) -> None:
    path = RecordingFiles(folder).prepare(ATTEMPT, 1)
    path.write_bytes(SOUND)
    assert disk_store.erase_recordings_due(today()) == 0
    assert disk_store.erase_recordings_due(today() + timedelta(days=2)) == 1
    assert not path.parent.exists()


def test_a_locked_file_is_told_and_everything_else_goes(
    disk_store: RecordStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = agreed(disk_store)
    record = started(disk_store, ann)
    held, *_ = [recorded(disk_store, record.id, turn, ann) for turn in (2, 1, 3)]
    unlink = Path.unlink

    def refuse(path: Path, **how: Any) -> None:
        if path == held.path:
            raise PermissionError(13, "in use", str(path))
        unlink(path, **how)

    monkeypatch.setattr(Path, "unlink", refuse)
    told = refused(lambda: disk_store.erase_recordings(ann), "1 recording could not be erased")
    assert str(held.path) in told.problem
    assert (sounds(folder), rows(folder)) == (["turn-002.wav"], 1)
    refused(lambda: disk_store.erase_recordings_due(today()), "could not be erased")
    monkeypatch.undo()
    assert disk_store.erase_recordings_due(today()) == 1, "erasing was begun, and is finished"
    assert (sounds(folder), rows(folder)) == ([], 0)


def full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_while_sound_is_kept(
    disk_store: RecordStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = agreed(disk_store)
    record = started(disk_store, ann)
    with monkeypatch.context() as context:
        context.setattr(Path, "mkdir", full)
        refused(lambda: disk_store.recording_file(record.id, 1, ann), "disk is full")
    path = disk_store.recording_file(record.id, 1, ann)
    path.write_bytes(SOUND)
    with monkeypatch.context() as context:
        context.setattr(os, "fsync", full)
        refused(lambda: disk_store.keep_recording(record.id, 1, ann, 2.5), "disk is full")
    assert disk_store.recordings(ann) == ()
    limit(disk_store, pages=1)
    with suppress(RecordsUnavailableError):
        disk_store.keep_recording(record.id, 1, ann, 2.5)
    limit(disk_store, pages=1_000_000)
    kept = disk_store.keep_recording(record.id, 1, ann, 2.5)
    assert disk_store.recordings(ann) == (kept,)
    assert path.read_bytes() == SOUND


def limit(store: RecordStore, pages: int) -> None:
    with store._transactions.reading() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_a_disk_too_full_for_a_mark_is_made_room_on(
    disk_store: RecordStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = agreed(disk_store)
    recorded(disk_store, started(disk_store, ann).id, 1, ann)
    transactions = disk_store._transactions  # type: ignore[attr-defined]
    writing = transactions.writing

    def full_while_there_is_sound() -> Any:
        if sounds(folder):
            raise RecordsUnavailableError("The disk is full.", remedy="Make some room on it.")
        return writing()

    monkeypatch.setattr(transactions, "writing", full_while_there_is_sound)
    assert disk_store.erase_recordings(ann) == 1
    assert (sounds(folder), rows(folder)) == ([], 0)


DIES = """
    import os, signal, sys
    from pathlib import Path
    from simulator.records import open_store
    import simulator.records.sql_store, simulator.records.migrations.upgrade

    def live(folder, steps):
        store = open_store(Path(folder))
        ann = store.person("Ann")
        attempt_id = store.attempts(ann, ann)[0].id
        left = [steps]

        def counted(call):
            def step(*given, **named):
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                left[0] -= 1
                return call(*given, **named)
            return step

        for place, name in ((os, "fsync"), (os, "write"), (Path, "unlink"), (Path, "rmdir")):
            setattr(place, name, counted(getattr(place, name)))
        store._transactions.writing = counted(store._transactions.writing)
        WORK
        os._exit(0)

    for folder in sys.argv[1:]:
        child = os.fork()
        if child == 0:
            try:
                live(folder, int(Path(folder).name))
            finally:
                os._exit(1)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def lives(folders: list[Path], work: str) -> list[int]:
    """Do the work in each folder, killed after as many steps as it is called; return the exit codes."""
    program = textwrap.dedent(DIES).replace("WORK", work)
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, folders)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return [int(line) for line in done.stdout.split()]


def with_sound(folder: Path) -> tuple[Person, str]:
    """Two turns that are kept, a third that was only written, and what a crash left of the second."""
    with closing(open_store(folder)) as store:
        ann = agreed(store)
        record = started(store, ann)
        for turn in (1, 2):
            recorded(store, record.id, turn, ann)
        for name in ("turn-002.wav.part", "turn-003.wav"):
            (folder / "recordings" / record.id / name).write_bytes(SOUND)
    return ann, record.id


KILLED = -9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no kill -9 here")
@pytest.mark.parametrize("at_next_start", [False, True])
def test_erasing_that_was_killed_is_finished_at_the_next_call(tmp_path: Path, at_next_start: bool) -> None:
    folders = [tmp_path / str(steps) for steps in (0, 2, 3, 5, 7, 10, 40)]
    owners = [with_sound(folder)[0] for folder in folders]
    codes = lives(folders, "store.erase_recordings(ann)")
    assert codes == [KILLED] * 6 + [0]
    for folder, ann in zip(folders, owners, strict=True):
        steps = int(folder.name)
        with closing(open_store(folder)) as store:
            assert len(store.recordings(ann)) == (0 if steps else 2), "nothing half erased is offered"
            if at_next_start:
                store.erase_recordings_due(datetime.now(UTC).date())
            else:
                store.erase_recordings(ann)
        if steps or not at_next_start:
            assert (sounds(folder), rows(folder)) == ([], 0), steps


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no kill -9 here")
def test_keeping_that_was_killed_loses_no_sound(tmp_path: Path) -> None:
    folders = [tmp_path / str(steps) for steps in (0, 1, 2, 3, 4, 20)]
    known = [with_sound(folder) for folder in folders]
    codes = lives(folders, "store.keep_recording(attempt_id, 3, ann, 1.0)")
    assert codes == [KILLED] * 5 + [0]
    for folder, (ann, attempt_id), code in zip(folders, known, codes, strict=True):
        with closing(open_store(folder)) as store:
            assert len(store.recordings(ann)) == (2 if code else 3)
            assert RecordingFiles(folder).path(attempt_id, 3).read_bytes() == SOUND
            kept = store.keep_recording(attempt_id, 3, ann, 1.0)
            assert store.recordings(ann, attempt_id)[-1] == kept
            assert store.erase_recordings(ann) == 3
        assert sounds(folder) == []
