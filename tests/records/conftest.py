import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from simulator.records import open_store
from simulator.records.interface import RecordStore
from tests.fakes import MemoryStore


@pytest.fixture(scope="session")
def empty_records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records with nothing in them, made once: the migrations take longer than most tests."""
    folder = tmp_path_factory.mktemp("empty")
    open_store(folder).close()
    return folder / "rapport.sqlite"


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request: pytest.FixtureRequest, folder: Path) -> Iterator[RecordStore]:
    """Every store there is, one after the other."""
    opened: RecordStore
    if request.param == "memory":
        opened = MemoryStore()
    elif request.param == "sqlite":
        folder.mkdir()
        shutil.copy(request.getfixturevalue("empty_records"), folder)
        opened = open_store(folder)
    else:
        opened = open_store(folder, request.getfixturevalue("postgres_url"))
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "records"


@pytest.fixture
def disk_store(folder: Path, empty_records: Path) -> Iterator[RecordStore]:
    folder.mkdir()
    shutil.copy(empty_records, folder)
    opened = open_store(folder)
    yield opened
    opened.close()


@pytest.fixture
def dear_hashes() -> None:
    """Ask for the hashes that people get, which take their time."""


@pytest.fixture(autouse=True)
def _cheap_hashes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "dear_hashes" not in request.fixturenames:
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        monkeypatch.setattr("simulator.records.sql_roles._hasher", lambda: cheap)
