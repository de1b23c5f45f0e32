"""The page on real connections: six phones at once, a flood, slow callers, nothing left when it is off."""

import re
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from simulator.domain.sessions.ballots import Answer
from simulator.phones import phone_page
from simulator.phones.booth import PhoneVote, VotingBooth
from simulator.phones.phone_page import PhonePage
from tests.phones.phone import Phone

ASKS = (("dog", "Notices the dog"), ("name", "Uses <b>the</b> name"))


class Room:
    """A booth with its page on loopback, and what it told."""

    def __init__(self) -> None:
        self.votes: list[PhoneVote] = []
        self.joined: list[tuple[int, int]] = []
        self.booth = VotingBooth("amber-kite", self.votes.append, self._join)
        self.page = PhonePage(self.booth, address="127.0.0.1")

    def _join(self, phones: int, away: int) -> None:
        self.joined.append((phones, away))

    def phone(self) -> Phone:
        phone = Phone(self.page)
        assert phone.join("amber-kite").status == 200
        return phone


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    made.page.start()
    yield made
    made.page.stop()
    assert not [one.name for one in threading.enumerate() if one.name.startswith("phones")]


class NoticedAtOnce(threading.Event):
    """An event that is acted upon before whoever set it goes on, as a fast thread may."""

    def set(self) -> None:
        super().set()
        for one in threading.enumerate():
            if one.name == "phones" and one is not threading.current_thread():
                one.join(10)


def test_switching_off_needs_nothing_that_is_closed_by_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phone_page, "Event", NoticedAtOnce)
    page = Room().page
    page.start()
    page.stop()
    assert not page.is_on
    assert not [one.name for one in threading.enumerate() if one.name.startswith("phones")]


def test_switching_off_works_although_what_wakes_it_is_closed() -> None:
    page = Room().page
    page.start()
    page._server.trigger.close()
    page.stop()
    assert not [one.name for one in threading.enumerate() if one.name.startswith("phones")]


def test_six_phones_vote_at_once_and_each_counts_once(room: Room) -> None:
    room.booth.open(ASKS)
    phones = [room.phone() for _ in range(6)]
    seen: list[int] = []
    start = threading.Barrier(6)

    def vote(phone: Phone, answer: str) -> None:
        start.wait(10)
        seen.append(phone.vote(answer, "unsure").status)

    threads = [
        threading.Thread(target=vote, args=(phone, "yes" if place < 4 else "no"))
        for place, phone in enumerate(phones)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join(20)
    assert seen == [200] * 6
    assert len({one.voter for one in room.votes}) == len(room.votes) == 6
    assert [one.answers["dog"] for one in room.votes].count(Answer.YES) == 4
    assert room.joined[-1] == (6, 0)


def test_a_phone_that_votes_twice_changes_its_vote_and_is_told(room: Room) -> None:
    room.booth.open(ASKS)
    phone = room.phone()
    assert "Your votes are in." in phone.vote("yes", "no").text
    assert "Your votes are in." in phone.get("/").text
    assert 'value="no" required checked' in phone.get("/change").text
    assert "Changed." in phone.vote("no", "no").text
    assert "counts once" in phone.vote("no", "no").text
    assert [one.answers["dog"] for one in room.votes] == [Answer.YES, Answer.NO]
    assert len({one.voter for one in room.votes}) == 1


def test_a_flood_is_answered_quickly_and_tells_the_window_little(room: Room) -> None:
    room.booth.open(ASKS)
    phone = room.phone()
    page = phone.get("/change").text
    ballot = re.search(r'name="ballot" value="(\w+)"', page)[1]  # type: ignore[index]
    started = time.monotonic()
    statuses: list[int] = []

    def flood(first: int) -> None:
        for number in range(first, 500, 5):
            form = {"ballot": ballot, "q0": "yes" if number % 2 else "no", "q1": "yes"}
            statuses.append(phone.post("/vote", form).status)

    threads = [threading.Thread(target=flood, args=(first,)) for first in range(5)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    took = time.monotonic() - started
    assert len(statuses) == 500
    assert took < 12
    assert 429 in statuses
    assert 1 <= len(room.votes) <= 5 + took


def test_the_code_word_lets_in_and_tries_are_limited(room: Room) -> None:
    phone = Phone(room.page)
    assert "Type the two words" in phone.get("/").text
    assert phone.join("amber kiwi").status == 403
    assert phone.join(" Amber  KITE ").status == 200
    assert "You are in." in phone.get("/").text
    stranger = Phone(room.page)
    told = [stranger.join(f"wrong-{number}").status for number in range(10)]
    assert told[0] == 403
    assert told[-1] == 429
    assert stranger.join("amber-kite").status == 429
    assert not stranger.cookie


def test_the_qr_code_joins_without_typing(room: Room) -> None:
    room.booth.open(ASKS)
    phone = Phone(room.page)
    assert "Notices the dog" in phone.get("/j/amber-kite").text
    before = phone.cookie
    phone.get("/j/amber-kite")
    assert phone.cookie == before
    assert room.joined[-1] == (1, 0)
    card = room.page.card()
    assert card.address == f"127.0.0.1:{room.page.port}"
    assert card.code_word == "amber-kite"
    assert {len(row) for row in card.modules} == {len(card.modules)}


def test_who_is_not_in_sees_and_says_nothing(room: Room) -> None:
    room.booth.open(ASKS)
    stranger = Phone(room.page)
    assert "Notices" not in stranger.get("/").text
    assert stranger.vote("yes", "yes").status == 403
    stranger.cookie = "rapport_phone=AAAAAAAAAAAAAAAAAAAAAA"
    assert "Notices" not in stranger.get("/").text
    stranger.cookie = 'rapport_phone="; ,{}'
    assert stranger.get("/").status == 200
    assert room.votes == []


def test_too_many_phones_of_one_address_are_turned_away_until_the_trainer_lets_them_in(room: Room) -> None:
    for _ in range(8):
        room.phone()
    late = Phone(room.page)
    assert "tell the trainer" in late.join("amber-kite").text.casefold()
    assert room.joined[-1] == (8, 1)
    room.booth.let_in_more()
    assert late.join("amber-kite").status == 200
    assert room.joined[-1] == (9, 0)


def test_votes_for_what_is_over_do_not_count(room: Room) -> None:
    room.booth.open(ASKS)
    phone = room.phone()
    ballot = re.search(r'name="ballot" value="(\w+)"', phone.get("/change").text)[1]  # type: ignore[index]
    room.booth.close()
    assert phone.post("/vote", {"ballot": ballot, "q0": "yes", "q1": "yes"}).status == 409
    assert "The votes are shown" in phone.get("/").text
    room.booth.open(ASKS)
    assert phone.post("/vote", {"ballot": ballot, "q0": "yes", "q1": "yes"}).status == 409
    assert phone.vote("yes").status == 400
    assert phone.vote("yes", "maybe").status == 400
    assert room.votes == []
    assert phone.vote("yes", "yes").status == 200


def test_a_page_has_no_script_no_names_and_is_kept_nowhere(room: Room) -> None:
    room.booth.open(ASKS)
    seen = room.phone().get("/")
    assert "Uses &lt;b&gt;the&lt;/b&gt; name" in seen.text
    assert "<script" not in seen.text
    assert seen.headers["Cache-Control"] == "no-store"
    assert seen.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert "http" not in re.sub(r"http-equiv", "", seen.text)


def test_other_hosts_methods_and_pages_are_refused(room: Room) -> None:
    phone = room.phone()
    assert phone.get("/", Host="evil.example").status == 403
    assert phone.get("/etc/passwd").status == 404
    assert phone.post("/", {}).status == 404
    assert phone.post("/vote", {"x": "y" * 9_000}).status == 413
    assert phone.get("/" + "x" * 20_000).status in (400, 404, 431)
    assert phone.post("/join", {f"f{n}": "1" for n in range(60)}).status == 403


def test_callers_who_never_finish_do_not_keep_others_waiting(room: Room) -> None:
    room.booth.open(ASKS)
    slow = [socket.create_connection((room.page.address, room.page.port), 5) for _ in range(40)]
    for one in slow:
        one.sendall(b"POST /vote HTTP/1.1\r\nHost: x\r\nContent-Length: 400\r\n\r\nballot=")
    started = time.monotonic()
    assert room.phone().vote("yes", "yes").status == 200
    assert time.monotonic() - started < 3
    for one in slow:
        one.close()


def test_on_and_off_and_two_at_once() -> None:
    first, second = Room(), Room()
    started = time.monotonic()
    first.page.start()
    assert time.monotonic() - started < 1
    first.page.start()
    second.page.start()
    assert first.page.port != second.page.port
    first.booth.open(ASKS)
    phone = first.phone()
    phone.vote("yes", "yes")
    port = first.page.port
    slow = socket.create_connection(("127.0.0.1", port), 5)
    first.page.stop()
    first.page.stop()
    slow.close()
    assert not first.page.is_on
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), 1)
    assert second.phone().get("/").status == 200
    first.page.start()
    back = Phone(first.page)
    back.cookie = phone.cookie
    assert back.vote("no", "no").status == 200
    assert len({one.voter for one in first.votes}) == 1
    first.page.stop()
    second.page.stop()


def test_who_drips_a_request_for_ever_is_shut_out(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phone_page, "_UNFINISHED_SECONDS", 0.3)
    monkeypatch.setattr(phone_page, "_MOST_OF_ONE_ADDRESS", 5)
    room.booth.open(ASKS)
    dripping = [socket.create_connection((room.page.address, room.page.port), 5) for _ in range(10)]
    shut: set[int] = set()
    until = time.monotonic() + 10
    while len(shut) < len(dripping) and time.monotonic() < until:
        for number, one in enumerate(dripping):
            try:
                one.sendall(b"G")
                one.settimeout(0.01)
                if one.recv(1) == b"":
                    shut.add(number)
            except TimeoutError:
                continue
            except OSError:
                shut.add(number)
    assert len(shut) == len(dripping)
    assert room.phone().vote("yes", "yes").status == 200
    for one in dripping:
        one.close()
