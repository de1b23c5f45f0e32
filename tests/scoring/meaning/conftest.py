"""These tests are about meaning, which all others go without."""

from collections.abc import Iterator

import pytest

from simulator.scoring.meaning.sentence_model import SWITCH


@pytest.fixture(scope="module", autouse=True)
def meaning_is_on() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as changed:
        changed.delenv(SWITCH, raising=False)
        yield
