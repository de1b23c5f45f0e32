from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.records import open_store
from simulator.records.interface import RecordStore
from tests.fakes import MemoryStore

STORES = {"memory": lambda _: MemoryStore(), "sqlite": open_store}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RecordStore]:
    """Every store there is, one after the other."""
    opened = STORES[request.param](tmp_path / "records")
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "records"


@pytest.fixture
def disk_store(folder: Path) -> Iterator[RecordStore]:
    opened = open_store(folder)
    yield opened
    opened.close()
