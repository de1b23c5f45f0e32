"""Stories leave nothing behind either: no window, no thread; and they are told at speed, without motion."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from simulator.training import practice
from tests.gui.conftest import _nothing_left_behind  # noqa: F401  # used by being here
from tests.stories.somebody import Somebody


@pytest.fixture(autouse=True)
def _seed_nought(monkeypatch: pytest.MonkeyPatch) -> None:
    """The facts are the ones the author tells, so that the replies of the stories fit them."""
    monkeypatch.setenv("RAPPORT_MOTION", "reduced")
    monkeypatch.setattr(practice, "draw_seed", lambda: 0)


@pytest.fixture
def comes(qtbot: QtBot, tmp_path: Path) -> Iterator[type]:
    """Somebody comes to the window; called again, the same person comes back to the same records."""
    here: list[Somebody] = []

    def come() -> Somebody:
        here.append(Somebody(qtbot, tmp_path / "data"))
        return here[-1]

    yield come  # type: ignore[misc]  # a function that makes Somebody
    for somebody in here:
        if not somebody.has_gone:
            somebody.goes()
