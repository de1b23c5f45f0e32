"""The secret of a store is found where it is safe, and nowhere else."""

from typing import Any

import keyring
import pytest
from keyring.backends import fail, null

from simulator.training.pushing.secret import (
    VARIABLE,
    NoKeyringError,
    find_secret,
    keep_secret,
    system_keyring,
)
from simulator.training.pushing.store_address import checked_address

STORE, TOKEN = checked_address("https://x.org", "us"), checked_address("https://x.org")


class Keys:
    """A keyring; ``breaks`` makes it a locked one."""

    def __init__(self, *, breaks: bool = False) -> None:
        self.breaks, self.kept = breaks, dict[tuple[str, str], str]()

    def get_password(self, service: str, username: str) -> str | None:
        if self.breaks:
            raise RuntimeError("locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.breaks:
            raise RuntimeError("locked")
        self.kept[service, username] = password


class Forgetful(Keys):
    def get_password(self, service: str, username: str) -> str | None:
        return None


def test_each_store_and_user_has_its_own() -> None:
    keys = Keys()
    keep_secret(STORE, "one", keys)
    keep_secret(TOKEN, "two", keys)
    assert (find_secret(STORE, keys, {}), find_secret(TOKEN, keys, {})) == ("one", "two")
    assert find_secret(checked_address("https://y.org", "us"), keys, {}) == ""


def test_the_environment_comes_first() -> None:
    keys = Keys()
    keep_secret(STORE, "kept", keys)
    assert find_secret(STORE, keys, {VARIABLE: "given"}) == "given"
    assert find_secret(STORE, keys, {"OTHER": "given"}, "OTHER") == "given"
    assert find_secret(STORE, keys, {VARIABLE: ""}) == "kept"
    assert find_secret(STORE, None, {}) == ""


@pytest.mark.parametrize("keys", [None, Keys(breaks=True), Forgetful()])
def test_what_cannot_be_kept_is_said(keys: Keys | None) -> None:
    with pytest.raises(NoKeyringError) as refused:
        keep_secret(STORE, "s3cret", keys)
    assert VARIABLE in refused.value.remedy
    assert "s3cret" not in str(refused.value)
    assert find_secret(STORE, keys, {}) == ""


@pytest.mark.parametrize("backend", [fail.Keyring(), null.Keyring()])
def test_a_keyring_that_keeps_nothing_is_none(monkeypatch: pytest.MonkeyPatch, backend: Any) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    assert system_keyring() is None


def test_neither_is_one_that_writes_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = type("PlaintextKeyring", (Keys,), {"__module__": "keyrings.alt.file"})
    monkeypatch.setattr(keyring, "get_keyring", plain)
    assert system_keyring() is None
    monkeypatch.setattr(keyring, "get_keyring", Keys)
    assert isinstance(system_keyring(), Keys)


def test_one_that_cannot_even_be_found_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("no bus")

    monkeypatch.setattr(keyring, "get_keyring", broken)
    assert system_keyring() is None
