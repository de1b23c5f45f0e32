"""StoreWay: the way to a store with all it needs: the secret is found, the connection opened."""

from __future__ import annotations

from types import TracebackType

from simulator.domain.errors import SimulatorError
from simulator.training.pushing.delivering import Courier
from simulator.training.pushing.exchange import Exchange
from simulator.training.pushing.secret import VARIABLE, find_secret, system_keyring
from simulator.training.pushing.store_address import RecordStoreAddress


class NoSecretError(SimulatorError):
    """The password of a store is nowhere to be found."""


class StoreWay:
    """Blocking: a keyring may ask its user. Close it when done.

    Attributes:
        courier: Brings statements.

    Args:
        address: The store.
        secret: What somebody has typed; "" to look in the environment and in the keyring.

    Raises:
        NoSecretError: There is a user, and no password.
    """

    def __init__(self, address: RecordStoreAddress, secret: str = "") -> None:
        found = secret or find_secret(address, None) or find_secret(address, system_keyring(), {})
        if address.user and not found:
            raise NoSecretError(
                f"The password of {address.user} at the store is nowhere to be found.",
                remedy="Type it above and keep it, or start Rapport with it in the environment variable "
                f"{VARIABLE}.",
            )
        self._exchange = Exchange(address, found)
        self.courier = Courier(self._exchange, address.version)

    def close(self) -> None:
        """Let go of the connection."""
        self._exchange.close()

    def __enter__(self) -> StoreWay:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
