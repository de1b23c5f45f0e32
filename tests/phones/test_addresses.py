"""Only local networks are served; without one, it is said in words."""

import pytest

from simulator.phones import addresses
from simulator.phones.addresses import NoNetworkError, is_local, local_addresses
from simulator.phones.booth import VotingBooth
from simulator.phones.code_words import is_same_word, new_code_word
from simulator.phones.patience import Patience
from simulator.phones.phone_page import PhonePage


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("192.168.1.20", True),
        ("10.0.0.1", True),
        ("172.20.1.1", True),
        ("169.254.3.4", True),
        ("127.0.0.1", True),
        ("fe80::1%eth0", True),
        ("8.8.8.8", False),
        ("0.0.0.0", False),
        ("2001:4860:4860::8888", False),
        ("224.0.0.1", False),
        ("somewhere", False),
        ("", False),
    ],
)
def test_what_is_local(address: str, local: bool) -> None:
    assert is_local(address) is local


@pytest.mark.parametrize("mine", ["", "127.0.0.1", "52.1.2.3"])
def test_no_network_is_said_in_words(monkeypatch: pytest.MonkeyPatch, mine: str) -> None:
    monkeypatch.setattr(addresses, "_towards", lambda _: mine)
    with pytest.raises(NoNetworkError, match="on no local network") as told:
        local_addresses()
    assert "paper" in told.value.remedy
    page = PhonePage(VotingBooth("a-b", lambda _: None))
    with pytest.raises(NoNetworkError):
        page.start()
    assert not page.is_on


def test_the_likeliest_comes_first_and_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = iter(("192.168.1.5", "10.1.1.1", "192.168.1.5", ""))
    monkeypatch.setattr(addresses, "_towards", lambda _: next(mine))
    assert local_addresses() == ("192.168.1.5", "10.1.1.1")


def test_an_address_that_is_gone_is_said_in_words() -> None:
    page = PhonePage(VotingBooth("a-b", lambda _: None), address="192.0.2.77")
    with pytest.raises(NoNetworkError, match=r"192\.0\.2\.77"):
        page.start()
    assert not page.is_on
    page.stop()


def test_code_words_are_many_and_easily_typed() -> None:
    words = {new_code_word() for _ in range(200)}
    assert len(words) > 180
    for one in words:
        first, second = one.split("-")
        assert is_same_word(f" {first.upper()} {second}", one)
        assert not is_same_word(first, one)
    assert not is_same_word("", "amber-kite")
    assert not is_same_word("ámber-kite", "amber-kite")


def test_patience_comes_back() -> None:
    now = [0.0]
    patience = Patience(2, 0.5, lambda: now[0])
    assert [patience.spend("ann") for _ in range(3)] == [True, True, False]
    assert patience.spend("ben")
    assert patience.is_over("ann")
    now[0] = 2.0
    assert not patience.is_over("ann")
    assert [patience.spend("ann") for _ in range(2)] == [True, False]
