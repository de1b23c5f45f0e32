from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from simulator.records import open_store
from tests.training.bundles.laptops import Laptop

Make = Callable[[str], Laptop]


@pytest.fixture(scope="session")
def empty_records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    open_store(folder).close()
    return folder / "rapport.sqlite"


@pytest.fixture(autouse=True)
def _cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    for place in ("sql_roles", "sql_passphrases"):
        monkeypatch.setattr(f"simulator.records.{place}._hasher", lambda: cheap, raising=False)


@pytest.fixture
def laptop(tmp_path: Path, empty_records: Path) -> Iterator[Make]:
    """Make laptops, each with a folder of its own."""
    made: list[Laptop] = []

    def make(name: str) -> Laptop:
        made.append(Laptop(tmp_path / f"{len(made)}-{name}", empty_records, name))
        return made[-1]

    yield make
    for one in made:
        one.store.close()
