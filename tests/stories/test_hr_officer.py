"""HR: two hundred people, what they are asked for, who has done it, and the proof; and never a word said."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from simulator.command_line.commands import run
from simulator.domain.people import Role
from simulator.gui.widgets.second_opinion import SecondOpinion
from simulator.records import open_store
from simulator.settings import SettingsFile
from simulator.training import practice
from simulator.training.exports.exporters import EXPORTERS
from simulator.training.practice import PracticeError
from tests.stories.colleague import Colleague
from tests.stories.handed_over import Team, all_tell, whole_text
from tests.stories.officer import PASSPHRASE, Officer
from tests.stories.scripts import scripts

CANARY = "Zinnoberkolibri"
TODAY = datetime.now().astimezone().date()
LATELY = TODAY - timedelta(days=30)
"""The day Hana assigns; what is due within a week of it is overdue today."""
BIRTHDAY, DOG = "childs-birthday", "barking-dog"
TITLES = {BIRTHDAY: "The child's birthday", DOG: "The barking dog"}
DONE = ("Müller Nr005", "Müller Nr010", "Müller Nr015")
DECIDED, LATE = "Müller Nr020", "Müller Nr025"
PLAYED = dict(
    zip(
        (*DONE, DECIDED),
        ("Cat got your tongue", "Hurried, then gentle", "Put right at once", "The joker"),
        strict=True,
    )
)
"""Which of the scenario's own tests each of them says; the joker's does not pass."""
LONG_ENOUGH = 20
"""Letters: a reply that long is not in anything by chance."""
DECISIVE = "Welcomes them"
"""A check the joker failed, and with which he passes."""


class Files(NamedTuple):
    """What Hana is given, and what she saves."""

    people: Path
    saved: Path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Hana does HR, Kim trains; Hana sat here last."""
    folder = tmp_path / "data"
    store = open_store(folder)
    hana = store.give_role("Hana", Role.HR, by=None, passphrase=PASSPHRASE)
    store.give_role("Kim", Role.TRAINER, by=hana, passphrase=PASSPHRASE)
    store.close()
    SettingsFile(folder).change(person="Hana")
    return folder


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Two hundred people of five teams, as an HR system writes them."""
    rows = ["Employee No;Full name;E-mail;Team;Start date;Status"]
    for number in range(1, 201):
        team = ("Tills", "Returns", "Phones", "Counter", "Night")[number % 5]
        rows.append(
            f"{number:05};Müller Nr{number:03};m{number}@example.org;{team};03.0{1 + number % 9}.2024;active"
        )
    path = tmp_path / "staff.csv"
    path.write_bytes("\r\n".join(rows).encode("cp1252"))
    return Files(path, tmp_path)


@pytest.fixture
def comes(qtbot: QtBot, data: Path) -> Iterator[Callable[..., Officer]]:
    here: list[Officer] = []

    def come(day: date = TODAY) -> Officer:
        here.append(Officer(qtbot, data, lambda: day))
        return here[-1]

    yield come
    for officer in here:
        if not officer.has_gone:
            officer.goes()


@pytest.fixture
def sits_down(qtbot: QtBot, data: Path) -> Iterator[Callable[[], Colleague]]:
    """The computer that everybody on the floor uses."""
    here: list[Colleague] = []

    def sit_down() -> Colleague:
        here.append(Colleague(qtbot, data))
        here[-1].waits_for("sign-in")  # Hana sat here last
        return here[-1]

    yield sit_down
    for one in here:
        if not one.has_gone:
            one.goes()


def test_from_a_list_of_people_to_the_proof(
    comes: Callable[..., Officer],
    sits_down: Callable[[], Colleague],
    data: Path,
    files: Files,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hana = comes(LATELY)
    imports(hana, files.people)
    assigns(hana)
    hana.goes()
    floor = sits_down()
    people_play(floor)
    decides(floor)
    floor.goes()
    attempts = submitted(data)

    hana = comes()
    looks_at_completion(hana)
    certificate = certifies(hana, files.saved)
    exported = exports(hana, files.saved)
    read = "\n".join(hana.has_read)
    hana.goes()

    capsys.readouterr()
    assert run(["--data", str(data), "verify", str(certificate), "--json"]) == 0
    proven = json.loads(capsys.readouterr().out)
    assert (proven["is_whole"], proven["name"], proven["number"]) == (True, DONE[0], "00005")
    done = frozenset(name[-3:].zfill(5) for name in attempts)
    everybody = frozenset(f"{number:05}" for number in range(5, 201, 5))
    all_tell(exported, Team(TITLES[BIRTHDAY], attempts, DECIDED, (LATE, DOG), everybody, done))
    page = whole_text(certificate)
    assert DONE[0] in page
    never_a_word(data, (read, page, *map(whole_text, exported.values())))
    assert run(["--data", str(data), "audit", "verify"]) == 0


def imports(hana: Officer, file: Path) -> None:
    """The list is looked at before anything is written; the same list again changes nothing."""
    people = hana.goes_to("People", "people")
    hana.presses("Import people …")
    hana.opens(file)
    hana.waits_for("people-import")
    hana.presses("Write 200 people")
    hana.waits_for("people")
    hana.waits_until(lambda: people.model.rowCount() == 202)
    assert "Müller Nr200" in hana.looks()
    assert "00200" in hana.looks()

    hana.presses("Import people …")
    hana.opens(file)
    hana.sees("Nothing to write")
    hana.looks()
    hana.presses("Cancel")
    hana.waits_for("people")


def assigns(hana: Officer) -> None:
    """Two scenarios, to a team, due in ten weeks; and to somebody one of them within a week."""
    hana.goes_to("Completion", "completion")
    hana.sees("Nothing is assigned yet")
    hana.presses("Assign")
    hana.waits_for("assign")
    page = hana.page("assign")
    hana.waits_until(lambda: page.who.view.model().rowCount() > 200)
    for scenario_id in (BIRTHDAY, DOG):
        hana.chooses(page.what, TITLES[scenario_id])
    hana.chooses(page.who, "Tills")
    due = LATELY + timedelta(weeks=10)
    page.terms.day.setDate(QDate(due.year, due.month, due.day))
    assert "40 people are asked for 2 scenarios" in hana.looks()
    hana.presses("Assign")
    hana.waits_for("completion")
    hana.waits_until(lambda: hana.page("completion").rows.is_whole)
    assert "0 of 40 who are asked have done everything" in hana.looks()

    hana.presses("Assign")
    hana.waits_for("assign")
    hana.waits_until(lambda: page.earlier.isVisible())
    hana.chooses(page.what, TITLES[DOG])
    hana.chooses(page.who, LATE.split()[1])  # no key of a test types an umlaut
    due = LATELY + timedelta(weeks=1)
    page.terms.day.setDate(QDate(due.year, due.month, due.day))
    assert "1 person is asked for 1 scenario" in hana.looks()
    hana.presses("Assign")
    hana.waits_for("completion")
    hana.waits_until(lambda: hana.page("completion").rows.is_whole)


def people_play(floor: Colleague) -> None:
    """Three pass and one does not; one lets the day pass. What they say last nobody else ever says."""
    for name, script in PLAYED.items():
        floor.says_who(name)
        floor.goes_to("Practise", "practise")
        floor.sees(TITLES[DOG])
        replies = next(one.replies for one in scripts(BIRTHDAY) if one.name == script)
        last = replace(replies[-1], text=f"{replies[-1].text} {CANARY}.")
        floor.plays(TITLES[BIRTHDAY], (*replies[:-1], last))
        floor.sees("Not yet" if name == DECIDED else "Passed")
        floor.submits()


def decides(kim: Colleague) -> None:
    """Kim opens the attempt that did not pass, reads it, and sees one check differently."""
    kim.says_who("Kim", PASSPHRASE)
    page = kim.goes_to("Completion", "completion")
    kim.waits_until(lambda: page.rows.is_whole and page.model.rowCount() == 202)
    assert stands(page)[DECIDED] == ("Not passed yet", "Open")
    opens_cell(kim, DECIDED)
    kim.presses("Open the attempt")
    kim.waits_for("debrief")
    kim.sees(f"Submitted by {DECIDED}.")
    kim.sees("Not yet")
    assert CANARY in kim.looks()
    kim.presses(DECISIVE)
    kim.presses(f"See it differently? {DECISIVE}")
    kim.presses("Yes, it was there")
    form = next(one for one in kim.page("debrief").findChildren(SecondOpinion) if one.form.isVisible())
    kim.writes(form.reason, f"Her wave was a welcome. {CANARY}")
    kim.presses("Keep this")
    kim.sees(f"You said yes: Her wave was a welcome. {CANARY}")
    kim.sees("Passed")
    kim.presses("Back")
    kim.waits_for("completion")
    kim.sees("Passed by a trainer’s decision")
    kim.waits_until(lambda: page.rows.is_whole)
    assert stands(page)[DECIDED] == ("Done, decided", "Open")


def submitted(data: Path) -> dict[str, str]:
    """Return which attempt each of them submitted."""
    store = open_store(data)
    try:
        owners = [store.person(name) for name in PLAYED]
        return {owner.name: one.id for owner in owners for one in store.attempts(owner, owner)}
    finally:
        store.close()


def looks_at_completion(hana: Officer) -> None:
    """Who has done it, who is late, and for whom a trainer decided."""
    page = hana.goes_to("Completion", "completion")
    hana.waits_until(lambda: page.rows.is_whole and page.model.rowCount() == 202)
    assert stands(page) == {
        **dict.fromkeys(DONE, ("Done", "Open")),
        DECIDED: ("Done, decided", "Open"),
        LATE: ("Open", "Overdue"),
    }
    told = hana.looks()
    assert "1 person overdue" in told
    page.shown.setCurrentIndex(page.shown.findData("late"))
    assert shown_names(page) == [LATE]
    page.shown.setCurrentIndex(0)
    for name in (LATE, DECIDED):
        opens_cell(hana, name)
        hana.looks()
    assert "Passed by a trainer" in hana.has_read[-1]
    assert not any("Open the attempt" in told for told in hana.has_read)


def certifies(hana: Officer, folder: Path) -> Path:
    """The certificate of whoever came first."""
    opens_cell(hana, DONE[0])
    hana.presses("Certificate …")
    hana.saves("PDF", folder / "certificate")
    hana.sees(f"The certificate of {DONE[0]} is saved.")
    hana.looks()
    return folder / "certificate.pdf"


def exports(hana: Officer, folder: Path) -> dict[str, Path]:
    """The team's completions, in each format there is."""
    page = hana.page("completion")
    page.team.setCurrentIndex(page.team.findData("Tills"))
    made: dict[str, Path] = {}
    for name, exporter in EXPORTERS.items():
        path = folder / f"done-{name}{exporter.suffix}"
        hana.asks_more("export")
        hana.saves(exporter.title, path)
        hana.waits_until(path.exists)
        hana.sees(str(path))
        hana.looks()
        made[name] = path
    return made


def never_a_word(data: Path, texts: tuple[str, ...]) -> None:
    """Nothing anybody said stood anywhere; nor do the records give it to HR."""
    said = [reply.text for one in scripts(BIRTHDAY) if one.name in PLAYED.values() for reply in one.replies]
    for text in texts:
        for words in (CANARY, *(each for each in said if len(each) > LONG_ENOUGH)):
            assert words not in text, f"HR read “{words}”"
    store = open_store(data)
    try:
        hana = store.sign_in("Hana", PASSPHRASE)
        owner = store.person(DONE[0])
        [record] = store.attempts(owner, hana)
        assert not record.turns
        with pytest.raises(PracticeError, match="are its owner's"):
            practice.debrief(store, record.id, hana)
        done = [entry.what for entry in store.audit(hana)]
        told = "\n".join(f"{entry.what} {entry.about}" for entry in store.audit(hana))
    finally:
        store.close()
    assert CANARY not in told
    assert [what for what in done if what in ("overruled", "certified", "exported")] == [
        "overruled",
        "certified",
        *["exported"] * len(EXPORTERS),
    ]


def stands(page: Any) -> dict[str, tuple[str, ...]]:
    """How those the story is about stand, as a screen reader tells it."""
    names = shown_names(page)
    columns = [list(page.model.titles).index(TITLES[id_]) for id_ in (BIRTHDAY, DOG)]
    return {
        name: tuple(str(page.model.index(names.index(name), column).data()) for column in columns)
        for name in (*DONE, DECIDED, LATE)
    }


def shown_names(page: Any) -> list[str]:
    rows = range(page.model.rowCount())
    return [str(page.model.headerData(row, Qt.Orientation.Vertical)) for row in rows]


def opens_cell(hana: Colleague, name: str) -> None:
    """Press the cell in which somebody's first scenario stands, and wait for what there is to say of it."""
    page = hana.page("completion")
    column = list(page.model.titles).index(TITLES[DOG if name == LATE else BIRTHDAY])
    hana.clicks(page.table, page.model.index(shown_names(page).index(name), column))
    details = page.details
    hana.waits_until(lambda: any(name in one.text() for one in details.findChildren(QLabel)))
