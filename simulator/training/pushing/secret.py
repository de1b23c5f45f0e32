"""The secret of a learning record store: in the system's keyring, or in the environment; never in a file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Protocol, cast

from simulator.domain.errors import SimulatorError
from simulator.training.pushing.store_address import RecordStoreAddress

VARIABLE = "RAPPORT_XAPI_PASSWORD"
"""The environment variable for the secret where there is no keyring."""

_SERVICE = "Rapport, learning record store {}"
_NO_USER = "bearer token"
_UNSAFE = ("keyrings.alt.", "keyring.backends.null", "keyring.backends.fail")
"""Keyrings that keep nothing, or keep it in the clear."""


class NoKeyringError(SimulatorError):
    """This computer has no keyring that keeps a secret."""


class Keyring(Protocol):
    """Where a system keeps its users' secrets; any call may fail in any way of its own."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return the secret; None if there is none."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        ...


def system_keyring() -> Keyring | None:
    """Return the system's keyring; None if it has none that keeps a secret. Blocking: it may ask its user."""
    try:
        import keyring
        from keyring.backends.chainer import ChainerBackend

        found = keyring.get_keyring()
        backends = list(found.backends) if isinstance(found, ChainerBackend) else [found]
    except Exception:  # each system's keyring fails in its own way
        return None
    safe = [one for one in backends if not type(one).__module__.startswith(_UNSAFE)]
    return cast("Keyring", safe[0]) if safe else None


def find_secret(
    address: RecordStoreAddress,
    keyring: Keyring | None,
    environment: Mapping[str, str] = os.environ,
    variable: str = VARIABLE,
) -> str:
    """Return the secret of a store: what the environment says, else what the keyring has, else "".

    Args:
        address: The store.
        keyring: The system's; None for none.
        environment: The environment variables.
        variable: Which of them.
    """
    if environment.get(variable):
        return environment[variable]
    if keyring is None:
        return ""
    try:
        return keyring.get_password(_SERVICE.format(address.url), address.user or _NO_USER) or ""
    except Exception:  # locked, or its service has gone
        return ""


def keep_secret(address: RecordStoreAddress, secret: str, keyring: Keyring | None) -> None:
    """Keep the secret of a store in the keyring.

    Raises:
        NoKeyringError: There is none, or it would not.
    """
    service, user = _SERVICE.format(address.url), address.user or _NO_USER
    try:
        if keyring is not None:
            keyring.set_password(service, user, secret)
            if keyring.get_password(service, user) == secret:
                return
    except Exception as error:  # locked, refused, or its service has gone
        raise _unkept() from error
    raise _unkept()


def _unkept() -> NoKeyringError:
    return NoKeyringError(
        "This computer has no keyring that could keep the password, and Rapport writes none to a file.",
        remedy=f"Put it into the environment variable {VARIABLE} before you start Rapport.",
    )
