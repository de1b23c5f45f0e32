"""Whoever passed and submitted takes a certificate of it along, also one between the first and the latest."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from simulator.domain.errors import SimulatorError
from simulator.gui.main_window import MainWindow
from simulator.gui.own_certificate_flow import OwnCertificateFlow
from simulator.gui.pages.debrief_footer import DebriefFooter
from simulator.gui.start import ROOMS
from simulator.gui.widgets.scenario_card import CardContent
from simulator.records import open_store
from simulator.records.interface import AttemptState
from simulator.training.certificates.certificate import CertificateError
from simulator.training.certificates.certifying import certify
from simulator.training.certificates.verifying import verify_file
from tests.gui.desk_at_once import DeskAtOnce
from tests.records.test_hr import passed


def test_it_is_saved_where_one_says(qtbot: QtBot, tmp_path: Path) -> None:
    window, store = MainWindow(ROOMS), open_store(tmp_path / "data")
    qtbot.addWidget(window)
    desk = DeskAtOnce(store, tmp_path / "data", store.person("Sam"))
    flow = OwnCertificateFlow(window, desk, window)  # type: ignore[arg-type]
    ids = [passed(store, desk.person).id for _ in range(3)]
    record = store.attempts(desk.person, desk.person)[0]
    flow.take_library([CardContent(record.scenario_id, "The lamp", "", 5, "phone", "starter", "")])
    for number, id_ in enumerate(ids):  # the one in the middle stands in no summary
        flow.certify(id_, record.scenario_id)
        dialog = window.findChildren(QFileDialog)[-1]
        dialog.selectNameFilter(next(name for name in dialog.nameFilters() if "json" in name))
        dialog.fileSelected.emit(str(tmp_path / f"mine-{number}.json"))
        dialog.reject()
        told = json.loads((tmp_path / f"mine-{number}.json").read_text())
        assert "The lamp" in json.dumps(told)
        assert verify_file(tmp_path / f"mine-{number}.json", datetime.now(UTC)).is_whole
    store.close()


def test_nobody_takes_somebody_elses(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    ann, ben = store.person("Ann"), store.person("Ben")
    theirs = passed(store, ann).id
    now = datetime.now(UTC)
    with pytest.raises(CertificateError):
        certify(store, ben, theirs, titles={}, issuer=None, folder=tmp_path, now=now)
    with pytest.raises(SimulatorError, match="for trainers and HR"):
        certify(store, ann, theirs, titles={}, issuer="The Queen", folder=tmp_path, now=now)
    store.close()


@pytest.mark.parametrize(
    ("state", "result", "owner", "is_offered"),
    [
        (AttemptState.SUBMITTED, True, "", True),
        (AttemptState.SUBMITTED, False, "", False),
        (AttemptState.SUBMITTED, None, "", False),
        (AttemptState.SUBMITTED, True, "Ben", False),
        (AttemptState.FINISHED, True, "", False),
    ],
)
def test_the_debrief_offers_it_to_whom_it_belongs(
    qtbot: QtBot, state: AttemptState, result: bool | None, owner: str, is_offered: bool
) -> None:
    footer = DebriefFooter()
    qtbot.addWidget(footer)
    footer.show_state(state, passed=result, owner=owner)
    assert footer.certify.isVisibleTo(footer) is is_offered
    if is_offered:
        with qtbot.waitSignal(footer.certificate_asked):
            footer.certify.click()
