"""The room judges together: phones, keys and paper; shown at once, worded better, asked again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Reply
from simulator.domain.overruling import Decision
from simulator.domain.sessions.ballots import Answer, Count
from simulator.domain.sessions.session import ActivityKind
from simulator.domain.sessions.state import ITEM_BEGUN, NEXT_UP
from simulator.domain.sessions.wall import AgreementWall, BallotWall, RewordingWall
from simulator.gui.sessions.judging.phones_on import PhonesOn, phones_of
from simulator.gui.sessions.judging_view import JudgingView
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.scenes.wall_scenes import scene_for
from simulator.phones import addresses
from simulator.scenario_files.library import read_source
from simulator.scenario_files.rewording import title_of
from simulator.training import practice
from tests.fakes import MemoryStore
from tests.gui.sessions.led import Desk, gone_on, led, plan
from tests.phones.phone import Phone

SMALL = Path(__file__).resolve().parents[2] / "scenario_files" / "small.yaml"
ASKED = ("asks-colour", "refuses")


@dataclass
class Room:
    """A room that has just watched Ann."""

    qtbot: QtBot
    desk: Desk
    live: LiveSession
    view: JudgingView
    attempt: str

    def ask(self, *ids: str) -> None:
        for id_, tick in self.view.choosing.ticks.items():
            tick.setChecked(id_ in (ids or ASKED))
        self.view.choosing.ask.click()

    def on_paper(self, **counts: Count) -> None:
        paper = self.view.counting.paper
        for id_, count in counts.items():
            for answer, spin in paper.spins[id_.replace("_", "-")].items():
                spin.setValue(count.of(answer))
        paper.settle()

    def reveal(self) -> AgreementWall:
        self.view.counting.reveal.click()
        wall = self.view.wall()
        assert isinstance(wall, AgreementWall)
        return wall

    def switch_phones_on(self) -> PhonesOn:
        phones = phones_of(self.live)
        phones.address = "127.0.0.1"
        self.view.counting.phones.switch.click()
        assert phones.is_on
        return phones

    def phone(self) -> Phone:
        page = phones_of(self.live)._page
        card = phones_of(self.live).card()
        assert page is not None
        assert card is not None
        phone = Phone(page)
        assert phone.join(card.code_word).status == 200
        return phone

    def crash(self) -> None:
        """Lose the windows, and read the session again."""
        phones_of(self.live).switch_off()
        self.view.close()
        self.live = gone_on(self.desk, self.live.session.id)
        self.view = JudgingView(self.live, self.attempt)
        self.qtbot.addWidget(self.view)

    def texts(self, widget: QWidget | None = None) -> str:
        return "\n".join(one.text() for one in (widget or self.view).findChildren(QLabel))


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    desk = Desk(MemoryStore())
    desk.folder = tmp_path  # type: ignore[attr-defined]
    live = led(desk, plan(ActivityKind.ROLE_PLAY))
    live.happen(ITEM_BEGUN, item="i1")
    live.happen(NEXT_UP, {"player": "p1", "observers": ["p2", "p3", "p4", "p5", "p6"]})
    store, ann = desk.store, desk.store.person("Ann")
    here = practice.start(store, read_source(str(SMALL)), ann, seed=0)
    store.link_attempt(here.record.id, live.session.id, desk.leader)
    said = iter(("What does it look like?", "Let me see.", "One moment.", "Right.", "I am looking.", "Bye."))
    while not here.conversation.is_over:
        here = practice.answer(store, here, Reply(next(said)))
    view = JudgingView(live, here.record.id)
    qtbot.addWidget(view)
    view.resize(640, 560)
    view.show()
    made = Room(qtbot, desk, live, view, here.record.id)
    yield made
    phones_of(made.live).switch_off()


def test_a_few_are_proposed_and_the_observers_vote(room: Room) -> None:
    assert room.view.wall() is None
    assert 1 <= len(room.view.choosing.chosen) <= 5
    assert room.view.choosing.voters.value() == 5
    QTest.keyClick(room.view.choosing, Qt.Key.Key_1)
    room.ask()
    wall = room.view.wall()
    assert isinstance(wall, BallotWall)
    assert (len(wall.criteria), wall.votes_in, wall.voters, wall.join) == (2, 0, 5, None)


def test_nothing_can_be_asked_at_once_that_nobody_can_keep_in_mind(room: Room) -> None:
    for tick in room.view.choosing.ticks.values():
        tick.setChecked(False)
    assert not room.view.choosing.ask.isEnabled()


def test_six_phones_vote_at_once(room: Room) -> None:
    room.ask()
    room.switch_phones_on()
    phones = [room.phone() for _ in range(6)]
    threads = [
        threading.Thread(target=phone.vote, args=("yes" if place else "no", "unsure"))
        for place, phone in enumerate(phones)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join(20)
    room.qtbot.waitUntil(lambda: room.view.vote.ballot is not None and room.view.vote.ballot.votes_in == 6)
    wall = room.view.wall()
    assert isinstance(wall, BallotWall)
    assert wall.votes_in == 6
    assert wall.join is not None
    assert room.view.counting.phones.phones.text() == "6 phones in"
    shown = room.reveal()
    assert [(one.yes, one.no, one.unsure) for one in shown.tallies] == [(5, 1, 0), (0, 0, 6)]
    assert "The votes are shown" in phones[0].get("/").text
    assert phones[0].vote("yes", "yes").status == 409


def test_phones_stay_in_for_the_next_vote_and_are_off_when_switched_off(room: Room) -> None:
    room.ask()
    phones = room.switch_phones_on()
    phone = room.phone()
    phone.vote("yes", "no")
    room.qtbot.waitUntil(lambda: "1 of" in room.view.counting.told.text())
    room.reveal()
    room.view.result.anew.click()
    room.ask("asks-colour")
    assert phone.vote("no").status == 200
    room.qtbot.waitUntil(lambda: room.view.vote.ballots[-1].votes_in == 1)
    room.view.counting.phones.switch.click()
    assert not phones.is_on
    assert room.view.wall().join is None  # type: ignore[union-attr]
    with pytest.raises(ConnectionRefusedError):
        phone.get("/")


def test_without_a_network_keys_and_paper_go_on(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "_towards", lambda _: "")
    room.ask()
    room.view.counting.phones.switch.click()
    assert "on no local network" in room.view.notice.text
    assert not phones_of(room.live).is_on
    counting = room.view.counting
    counting.tabs.setCurrentWidget(counting.keys)
    for key in (Qt.Key.Key_Y, Qt.Key.Key_N):
        QTest.keyClick(counting.keys, key)
    QTest.keyClick(counting.keys, Qt.Key.Key_N)
    QTest.keyClick(counting.keys, Qt.Key.Key_Backspace)
    QTest.keyClick(counting.keys, Qt.Key.Key_Y)
    QTest.keyClick(counting.keys, Qt.Key.Key_Question)
    room.on_paper(asks_colour=Count(2, 1, 0), refuses=Count(0, 3, 0))
    assert counting.told.text().startswith("5 of 5")
    shown = room.reveal()
    assert [(one.yes, one.no, one.unsure) for one in shown.tallies] == [(4, 1, 0), (0, 4, 1)]


def test_the_two_worst_are_worded_better_kept_and_asked_again(room: Room, tmp_path: Path) -> None:
    room.ask()
    room.on_paper(asks_colour=Count(3, 3, 0), refuses=Count(6, 0, 0))
    shown = room.reveal()
    assert [one.is_in_doubt for one in shown.tallies] == [True, False]
    room.view.result.rows["asks-colour"].reword.click()
    rewording = room.view.rewording
    rewording.wording.setText("Asks for the colour")
    assert room.view.wall() == RewordingWall("Asks what it looks like", "Asks for the colour")
    assert not rewording.keep.isEnabled()
    rewording.reason.setText("Looks are many things")
    rewording.keep.click()
    room.view.result.rows["asks-colour"].save.click()
    text = (tmp_path / "scenarios" / "wet-umbrella-own.yaml").read_text(encoding="utf-8")
    assert title_of(text, "asks-colour") == "Asks for the colour"
    assert "Looks are many things" in text
    assert "kept in your copy" in room.texts(room.view.result)
    room.view.result.again.click()
    wall = room.view.wall()
    assert isinstance(wall, BallotWall)
    assert wall.criteria == ("Asks for the colour",)
    room.on_paper(asks_colour=Count(6, 0, 0))
    again = room.reveal()
    assert again.told.startswith("Everybody says the same")
    assert again.before.startswith("Before: Of one mind about nothing yet")
    assert not room.view.result.again.isVisible()


def test_the_trainers_verdict_stands_above_and_is_shown_as_theirs(room: Room) -> None:
    room.ask()
    room.on_paper(asks_colour=Count(0, 6, 0), refuses=Count(6, 0, 0))
    room.reveal()
    assert "The program: yes" in room.texts(room.view.result)
    row = room.view.result.rows["asks-colour"]
    row.opinion.ask.click()
    row.opinion.choices.button("no").click()
    row.opinion.reason.setText("That was to the dog")
    row.opinion.save.click()
    assert "You said no: That was to the dog. The program said yes." in room.texts(room.view.result)
    found = room.desk.store.overrulings(room.desk.leader, room.attempt)
    assert [(one.criterion_id, one.decision, one.by.name) for one in found] == [
        ("asks-colour", Decision.NO, "Tess")
    ]


def test_after_a_crash_the_vote_goes_on_and_nobody_counts_twice(room: Room) -> None:
    room.ask()
    room.switch_phones_on()
    phone = room.phone()
    phone.vote("yes", "no")
    room.qtbot.waitUntil(lambda: "1 of" in room.view.counting.told.text())
    room.crash()
    assert room.view.counting.told.text().startswith("1 of 5")
    room.switch_phones_on()
    again = room.phone()
    fresh = phones_of(room.live)._page
    assert fresh is not None
    back = Phone(fresh)
    back.cookie = phone.cookie
    back.join(fresh.booth.code_word)
    back.vote("no", "no")
    again.vote("yes", "yes")
    room.qtbot.waitUntil(lambda: "2 of" in room.view.counting.told.text())
    ballot = room.view.vote.ballot
    assert ballot is not None
    assert ballot.count("asks-colour") == Count(1, 1, 0)
    room.reveal()
    room.crash()
    assert isinstance(room.view.wall(), AgreementWall)


def test_leaving_stops_the_vote_and_the_end_of_the_session_stops_the_page(room: Room) -> None:
    room.ask()
    phones = room.switch_phones_on()
    phone = room.phone()
    room.view.leave()
    assert phone.vote("yes", "yes").status == 409
    assert phones.is_on
    room.live.end()
    room.qtbot.waitUntil(lambda: not phones.is_on)


def test_the_wall_of_a_vote_shows_no_verdict_and_no_vote(room: Room) -> None:
    room.ask()
    room.on_paper(asks_colour=Count(4, 2, 0))
    wall = room.view.wall()
    assert wall is not None
    scene = scene_for(type(wall))
    assert scene is not None
    room.qtbot.addWidget(scene)
    scene.resize(1920, 1080)
    scene.show_wall(wall)
    asked = {one.ask for one in room.view.vote.ballots[0].questions}
    shown = set(room.texts(scene).splitlines()) - {""}
    assert shown == {"What did you hear?", "6 votes are in", "1", "2", *asked}


def test_answers_by_key_are_whole(room: Room) -> None:
    room.ask()
    QTest.keyClick(room.view.counting.keys, Qt.Key.Key_Y)
    assert room.view.vote.ballots[0].votes_in == 0
    room.view.counting.keys.buttons[Answer.UNSURE].click()
    assert room.view.vote.ballots[0].votes["k-1"] == {"asks-colour": Answer.YES, "refuses": Answer.UNSURE}


def test_the_page_moves_to_another_network(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = {"192.168.255.254": "127.0.0.1", "10.255.255.254": "127.0.0.2"}
    monkeypatch.setattr(addresses, "_towards", lambda there: mine.get(there, ""))
    monkeypatch.setattr(addresses, "_is_loopback", lambda _: False)
    room.ask()
    row = room.view.counting.phones
    assert not row.move_on.isVisible()
    room.switch_phones_on()
    assert row.move_on.isVisible()
    row.move_on.click()
    assert row.address.text().startswith("127.0.0.2:")
    assert room.phone().vote("yes", "no").status == 200
    row.move_on.click()
    assert row.address.text().startswith("127.0.0.1:")
