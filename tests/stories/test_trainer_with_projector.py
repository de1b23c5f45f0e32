"""A trainer leads six people with a projector: two activities, votes, a verdict, a power cut, the report.

Each half of the story is a program of its own, on two screens that are only thought of: between them the
power fails, and nothing but the disk knows how far the session had come.
"""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from pypdf import PdfReader

from simulator.domain.people import Role
from simulator.domain.sessions.state import ENDED, ITEM_BEGUN
from simulator.records import open_store
from simulator.settings import SettingsFile
from tests.gui.sessions.two_screens import screens_file
from tests.stories.led_session import POWER_FAILED
from tests.stories.trainer import PEOPLE, REASON, SECRET

PROJECT = Path(__file__).resolve().parents[2]


def played(half: str, folder: Path, screens: Path) -> subprocess.CompletedProcess[str]:
    world = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
        "RAPPORT_MOTION": "reduced",
        "RAPPORT_MEANING": "off",
        "PYTHONPATH": str(PROJECT),
    }
    return subprocess.run(  # our own story
        [sys.executable, "-m", "tests.stories.led_session", half, str(folder)],
        cwd=PROJECT,
        env=world,
        capture_output=True,
        encoding="utf-8",
        timeout=280,
        check=False,
    )


@pytest.mark.timeout(600)
def test_a_whole_session(tmp_path: Path) -> None:
    folder, screens = tmp_path / "data", screens_file(tmp_path)
    folder.mkdir()
    store = open_store(folder)
    store.give_role("Mira", Role.TRAINER, by=None, passphrase=SECRET)
    store.close()
    SettingsFile(folder).change(person="Mira")

    first = played("first", folder, screens)
    assert first.returncode == POWER_FAILED, first.stderr
    second = played("second", folder, screens)
    assert second.returncode == 0, second.stderr

    store = open_store(folder)
    mira = store.sign_in("Mira", SECRET)
    (session,) = store.sessions(mira)
    happened = store.session(session.id, mira).happenings
    assert [one.number for one in happened] == list(range(1, len(happened) + 1))
    assert [one.what for one in happened].count(ITEM_BEGUN) == 2
    assert happened[-1].what == ENDED
    (attempt,) = store.session_attempts(session.id, mira)
    assert store.attempt(attempt, mira).owner.name == PEOPLE[0]
    assert [one.reason for one in store.overrulings(mira, attempt)] == [REASON]
    for name in PEOPLE:
        assert [title for title, _ in store.sittings(store.person(name))] == ["Tuesday group"]
    store.close()

    report = words_of(folder / "report.pdf")
    assert all(name in report for name in PEOPLE[:-1])
    assert REASON in report
    assert REASON not in words_of(folder / "handed-out.pdf")


def words_of(path: Path) -> str:
    pages = (page.extract_text() for page in PdfReader(path).pages)
    return " ".join(unicodedata.normalize("NFKC", "\n".join(pages)).split())
