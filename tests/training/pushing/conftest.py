from collections.abc import Iterator

import pytest

from tests.training.pushing.faulty_store import FaultyStore, faulty_store


@pytest.fixture
def lrs() -> Iterator[FaultyStore]:
    """A learning record store that breaks when it is told to."""
    with faulty_store() as running:
        yield running
