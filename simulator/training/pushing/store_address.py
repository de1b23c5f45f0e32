"""Where a learning record store is, and how to speak with it."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from simulator.domain.errors import SimulatorError

VERSIONS = ("1.0.3", "2.0.0")
"""The editions of xAPI a store may speak."""


class StoreAddressError(SimulatorError):
    """The address of a learning record store cannot be used."""


@dataclass(frozen=True, slots=True)
class RecordStoreAddress:
    """A learning record store.

    Attributes:
        url: Its endpoint, without a slash at the end; statements go to ``url/statements``.
        user: Who we are there; "" if the secret is a bearer token.
        version: One of VERSIONS.
    """

    url: str
    user: str = ""
    version: str = VERSIONS[0]

    @property
    def is_here(self) -> bool:
        """Whether it is on this computer."""
        return _is_here(urlsplit(self.url).hostname or "")


def checked_address(
    endpoint: str, user: str = "", version: str = VERSIONS[0], *, is_insecure: bool = False
) -> RecordStoreAddress:
    """Return where a store is, if statements can be sent there.

    Args:
        endpoint: Its address, as its makers tell it; with or without ``/statements``.
        user: Who we are there.
        version: One of VERSIONS.
        is_insecure: Whether what is sent may be read on the way, by http over a network.

    Raises:
        StoreAddressError: It is no web address, it carries a password, or others could read along.
    """
    address = endpoint.strip()
    try:
        parts = urlsplit(address)
        host, scheme = parts.hostname or "", parts.scheme.lower()
        _ = parts.port
    except ValueError:
        parts, host, scheme = urlsplit(""), "", ""
    if scheme not in ("http", "https") or not host or any(c.isspace() or c in '<>"\\' for c in address):
        raise StoreAddressError(
            f"{address[:80]!r} is no address of a learning record store.",
            remedy="It begins with https:// and often ends in /xapi; whoever runs the store knows it.",
        )
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise StoreAddressError(
            "The address of the store has more in it than an address.",
            remedy="Leave out name and password, which are asked for apart, and what stands after ? or #.",
        )
    if scheme == "http" and not is_insecure and not _is_here(host):
        raise StoreAddressError(
            f"On the way to {host}, anybody could read what is sent by http.",
            remedy="Use its https:// address. Where the way is safe, “xapi push --insecure” does it anyway.",
        )
    if version not in VERSIONS:
        raise StoreAddressError(
            f"xAPI {version[:20]} is not known here.", remedy=f"Choose one of {', '.join(VERSIONS)}."
        )
    path = parts.path.rstrip("/").removesuffix("/statements").rstrip("/")
    return RecordStoreAddress(f"{scheme}://{parts.netloc.lower()}{path}", user.strip(), version)


def _is_here(host: str) -> bool:
    if host.casefold() in ("localhost", "localhost."):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
