"""Takes the README's pictures: ``python -m tests.stories.take_screenshots``.

Sam plays Dana's call, Mira leads a room through it, and Hanna looks who has completed what.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("RAPPORT_MOTION", "reduced")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from simulator.domain.assignment import Assignment, Due
from simulator.domain.employment import Employment
from simulator.domain.people import Person, Role
from simulator.domain.sessions.session import ActivityKind
from simulator.records import open_store
from simulator.records.interface import RecordStore
from simulator.scenario_files.library import read_source
from simulator.settings import SettingsFile
from simulator.training import practice
from tests.stories.scripts import script
from tests.stories.somebody import Somebody
from tests.stories.trainer import SECRET, Trainer

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


ROOM = ("Ana", "Béla", "Chidi", "Dörte", "Eve", "Farid")
TEAM = (
    "Ana García",
    "Béla Kovács",
    "Chidi Okafor",
    "Dörte Müller",
    "Eve Tanaka",
    "Farid Haddad",
    "Grace Rossi",
)
TODAY = datetime.now(UTC).date()


def take() -> None:
    """Take all pictures."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    qt_api.set_qt_api("pyside6")
    practice.draw_seed = lambda: 0
    for taken in (of_a_call, of_a_room, of_completion):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "settings.json").write_text(json.dumps({"theme": "light"}), encoding="utf-8")
            taken(folder)


def picture(somebody: Somebody, screen: str) -> None:
    """Keep what the window shows."""
    QTest.qWait(SETTLING_MS)
    somebody.house.window.grab().save(str(PICTURES / f"{screen}.png"))


def of_a_call(folder: Path) -> None:
    """Play one call from the first screen to the debrief, with a picture of each screen."""
    qtbot = QtBot(_Request())  # type: ignore[arg-type]  # only its waiting is used
    sam = Somebody(qtbot, folder)
    sam.house.window.resize(*SIZE)
    sam.enters_as("Sam")
    sam.sees(TITLE)
    picture(sam, "practise")
    sam.begins(TITLE)
    for number, reply in enumerate(script("barking-dog", "stays").replies, start=1):
        sam.says(reply)
        if number == 2:  # the dog is noticed
            picture(sam, "stage")
    sam.presses("See what counted")
    sam.waits_for("debrief")
    picture(sam, "debrief")
    sam.goes()


def of_a_room(folder: Path) -> None:
    """Lead six people to the moment in which the telephone has been answered."""
    comes_in(folder, "Mira", Role.TRAINER)
    mira = Trainer(folder)
    mira.house.window.resize(*SIZE)
    mira.goes_to_sessions()
    mira.hands.clicks(mira.page("sessions").first)
    mira.waits_for("session plan")
    plan = mira.page("session plan")
    plan.title.setText("First conversations")
    plan.roster.names.setPlainText("\n".join(ROOM))
    mira.hands.clicks(plan.roster.add)
    for kind in (
        ActivityKind.ROLE_PLAY,
        ActivityKind.TWO_ROUNDS,
        ActivityKind.BREAK,
        ActivityKind.SUPPORT_ERODE,
    ):
        plan.plan.add_activity(kind)
    row = plan.plan.rows[plan.plan.items[0].id]
    mira.hands.waitUntil(lambda: row.scenario.findData("barking-dog") >= 0)
    row.scenario.setCurrentIndex(row.scenario.findData("barking-dog"))
    row.scenario.activated.emit(row.scenario.currentIndex())
    mira.hands.clicks(plan.begin)
    mira.waits_for("console")
    mira.console.now.between.begin.click()
    mira.hands.waitUntil(lambda: mira.panel is not None and mira.panel.begin_view.begin.isVisible())
    mira.hands.clicks(mira.panel.begin_view.begin)
    mira.hands.waitUntil(lambda: mira.panel.view.isVisible())
    mira.hands.clicks(mira.panel.view.customer.answer)
    picture(mira, "console")
    mira.goes()


def of_completion(folder: Path) -> None:
    """Ask a team for three conversations, and let some of them complete some."""
    comes_in(folder, "Hanna", Role.HR)
    store = open_store(folder)
    hanna = store.sign_in("Hanna", SECRET)
    store.keep_employments(
        hanna,
        [Employment(Person("", name), f"{number:05d}", team="Claims") for number, name in enumerate(TEAM, 1)],
    )
    asked = ("barking-dog", "childs-birthday", "policy-complaint")
    due = Due(on=TODAY + timedelta(days=5))
    store.assign(
        hanna, Assignment(str(uuid.uuid4()), "First month", asked, TODAY, teams=("Claims",), due=due)
    )
    for number, name in enumerate(TEAM):
        for scenario, ending in (("barking-dog", "stays"), ("childs-birthday", "too-generous"))[: number % 3]:
            completes(store, store.person(name), scenario, ending)
    store.close()
    hanna_looks = Trainer(folder)
    hanna_looks.house.window.resize(*SIZE)
    hanna_looks.interior.rooms.go_to("completion")
    hanna_looks.waits_for("completion")
    hanna_looks.sees("Ana García")
    picture(hanna_looks, "completion")
    hanna_looks.goes()


def comes_in(folder: Path, name: str, role: Role) -> None:
    """Put somebody with a passphrase on record, who sits at the computer."""
    store = open_store(folder)
    store.give_role(name, role, by=None, passphrase=SECRET)
    store.close()
    SettingsFile(folder).change(person=name)


def completes(store: RecordStore, person: Person, scenario: str, ending: str) -> None:
    """Let somebody play a scenario to an ending, and submit it."""
    played = practice.start(store, read_source(scenario), person, seed=0)
    for reply in script(scenario, ending).replies:
        played = practice.answer(store, played, reply)
    practice.submit(store, played.record.id, person)


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    take()
