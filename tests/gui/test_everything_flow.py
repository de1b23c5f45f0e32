"""Everything about somebody, written by real lanes: progress is shown, and it can be stopped."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.errors import SimulatorError
from simulator.gui.background import Background
from simulator.gui.everything_flow import EverythingFlow
from simulator.gui.records_desk import RecordsDesk
from simulator.records import open_store
from simulator.training.everything import person_zip
from tests.records.played import started

PATIENCE = 20_000
RECORDINGS = 12


class Real:
    """Records with sound in them, a desk, and lanes with threads."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        store = open_store(folder)
        ann = store.person("Ann")
        store.agree_to_recording(ann, 30)
        record = started(store, ann, RECORDINGS)
        for turn in range(1, RECORDINGS + 1):
            store.recording_file(record.id, turn, ann).write_bytes(b"RIFF" + bytes(200_000))
            store.keep_recording(record.id, turn, ann, 1.0)
        store.close()
        self.parent = QObject()
        self.background = Background(self.parent)
        self.desk = RecordsDesk(self.background, self.parent)
        self.over = QWidget()
        qtbot.addWidget(self.over)
        self.over.show()
        self.flow = EverythingFlow(self.over, self.desk, self.background, self.parent)
        self.saved: list[str] = []
        self.refused: list[SimulatorError] = []
        self.flow.saved.connect(self._note)
        self.flow.refused.connect(self.refused.append)
        with qtbot.waitSignal(self.desk.person_known, timeout=PATIENCE):
            self.desk.open(folder, "Ann")

    def _note(self, words: str, _: str) -> None:
        self.saved.append(words)


@pytest.fixture
def real(qtbot: QtBot, tmp_path: Path) -> Iterator[Real]:
    made = Real(qtbot, tmp_path / "records")
    yield made
    made.flow.stop()
    made.desk.close()
    assert made.background.close()


def test_it_is_saved_and_progress_is_shown(real: Real, qtbot: QtBot, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    real.flow._went_on.connect(lambda done, of: steps.append((done, of)))
    real.flow.save(str(tmp_path / "ann.zip"))
    dialog = real.flow._dialog
    assert dialog is not None
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: bool(real.saved), timeout=PATIENCE)
    assert f"{RECORDINGS} recordings" in real.saved[0]
    assert real.flow._dialog is None
    assert [done for done, _ in steps] == list(range(steps[0][1]))
    with zipfile.ZipFile(tmp_path / "ann.zip") as bundle:
        assert sum(name.endswith(".wav") for name in bundle.namelist()) == RECORDINGS


def test_it_is_stopped_in_the_middle_and_leaves_nothing(
    real: Real, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put: list[str] = []
    whole = person_zip._put_sound

    def stopping(*args: Any) -> bool:
        put.append(args[2])
        real.flow._run.is_stopped = True  # as pressing Cancel does, while the lane is at work
        return whole(*args)

    monkeypatch.setattr(person_zip, "_put_sound", stopping)
    folder = tmp_path / "out"
    folder.mkdir()
    real.flow.save(str(folder / "ann.zip"))
    assert real.flow._dialog is not None
    qtbot.waitUntil(lambda: bool(put) and not list(folder.iterdir()), timeout=PATIENCE)
    assert len(put) == 1
    assert list(folder.iterdir()) == []
    assert (real.saved, real.refused) == ([], [])


def test_a_place_that_cannot_be_written_is_said(real: Real, qtbot: QtBot, tmp_path: Path) -> None:
    real.flow.save(str(tmp_path / "no" / "ann.zip"))
    qtbot.waitUntil(lambda: bool(real.refused), timeout=PATIENCE)
    assert "could not be written" in real.refused[0].problem
    assert real.flow._dialog is None


def test_another_one_may_be_begun_at_once(real: Real, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    real.flow.save(str(folder / "first.zip"))
    assert real.flow._dialog is not None
    real.flow._dialog.cancel.click()
    real.flow.save(str(folder / "second.zip"))
    qtbot.waitUntil(lambda: bool(real.saved), timeout=PATIENCE)
    assert [path.name for path in folder.iterdir()] == ["second.zip"]
