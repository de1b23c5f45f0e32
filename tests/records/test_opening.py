"""Opening late and fast, folders that cannot be had, and the lock round each write."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from simulator.records import open_store
from simulator.records.interface import RecordsError, RecordsUnavailableError
from simulator.records.lock_file import LockFile
from tests.records.played import filled

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("sqlalchemy", "alembic", "platformdirs", "sqlite3", "psycopg", "sqlalchemy.dialects.postgresql")


def imported_by(program: str) -> set[str]:
    """Run a program on its own and return which heavy modules it has imported."""
    tell = f"import sys; print(*[name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\n{tell}"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_interface_and_opening_function_import_nothing_heavy() -> None:
    assert (
        imported_by("import simulator.records.interface; from simulator.records import open_store") == set()
    )


def test_alembic_is_not_imported_where_nothing_is_to_be_upgraded(folder: Path) -> None:
    filled(folder)
    program = (
        "from pathlib import Path; from simulator.records import open_store;"
        f" open_store(Path({str(folder)!r})).close()"
    )
    assert imported_by(program) == {"sqlalchemy", "sqlite3"}


def test_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for option in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(RecordsError, match="a file is in its place") as refused:
            open_store(option)
        assert "--data" in refused.value.remedy


def test_data_folder_with_too_long_a_name(tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match="cannot be made") as refused:
        open_store(tmp_path / ("x" * 5_000))
    assert "shorter" in refused.value.remedy
    assert len(refused.value.problem) < 300


def test_lock_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    counter = tmp_path / "counter"
    counter.write_text("0", encoding="ascii")

    def count(_: int) -> None:
        with LockFile(tmp_path / "lock").held():
            counter.write_text(str(int(counter.read_text("ascii")) + 1), encoding="ascii")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(count, range(200)))
    assert counter.read_text("ascii") == "200"


def test_lock_that_is_kept_too_long_is_told(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with (
        LockFile(path).held(),
        pytest.raises(RecordsUnavailableError, match="does not let go"),
        LockFile(path, patience_seconds=0.02).held(),
    ):
        pass
    with LockFile(path, patience_seconds=0.02).held():
        pass


if hasattr(os, "fork"):

    def test_lock_goes_with_its_holder(tmp_path: Path) -> None:
        path = tmp_path / "lock"
        holder = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "import sys; from pathlib import Path; from simulator.records.lock_file import LockFile\n"
                f"with LockFile(Path({str(path)!r})).held(): print('held', flush=True); sys.stdin.read()",
            ],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(RecordsUnavailableError), LockFile(path, patience_seconds=0.01).held():
            pass
        holder.kill()
        holder.communicate()
        with LockFile(path, patience_seconds=1).held():
            pass
