"""Takes the README's pictures: ``python -m tests.stories.take_screenshots`` plays Dana's call in a window."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("RAPPORT_MOTION", "reduced")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from simulator.training import practice
from tests.stories.scripts import script
from tests.stories.somebody import Somebody

PICTURES = Path(__file__).resolve().parents[2] / "assets" / "screenshots"
TITLE = "The barking dog"
SIZE = (1280, 800)
SETTLING_MS = 600
"""Portraits come a moment after the page."""


class _Request:
    """What pytest-qt asks of a test; there is none here."""

    class _Node:
        def __setattr__(self, name: str, value: object) -> None: ...

    node = _Node()


def take() -> None:
    """Play one call from the first screen to the debrief, with a picture of each screen."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    qt_api.set_qt_api("pyside6")
    practice.draw_seed = lambda: 0
    qtbot = QtBot(_Request())  # type: ignore[arg-type]  # only its waiting is used
    told = script("barking-dog", "stays").replies
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "settings.json").write_text(json.dumps({"theme": "light"}), encoding="utf-8")
        sam = Somebody(qtbot, folder)
        window = sam.house.window
        window.resize(*SIZE)

        def picture(screen: str) -> None:
            QTest.qWait(SETTLING_MS)
            window.grab().save(str(PICTURES / f"{screen}.png"))

        sam.enters_as("Sam")
        sam.sees(TITLE)
        picture("practise")
        sam.begins(TITLE)
        for number, reply in enumerate(told, start=1):
            sam.says(reply)
            if number == 2:  # the dog is noticed
                picture("stage")
        sam.presses("See what counted")
        sam.waits_for("debrief")
        picture("debrief")
        sam.goes()


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    take()
