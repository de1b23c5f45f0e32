"""Addresses: where on the local network this computer can be reached; nothing is sent to find out."""

from __future__ import annotations

import ipaddress
import socket

from simulator.domain.errors import SimulatorError

_LOOKED_TOWARDS = ("192.168.255.254", "10.255.255.254", "172.31.255.254", "169.254.255.254")
"""Private addresses: the system says from where it would send to them, and nothing is sent."""


class NoNetworkError(SimulatorError):
    """There is no local network, or none that is only local."""


def local_addresses() -> tuple[str, ...]:
    """Return this computer's addresses on local networks, the likeliest first.

    Raises:
        NoNetworkError: There are none.
    """
    found = dict.fromkeys(_towards(there) for there in _LOOKED_TOWARDS)
    local = tuple(one for one in found if one and is_local(one) and not _is_loopback(one))
    if not local:
        raise NoNetworkError(
            "This computer is on no local network, so phones cannot reach it.",
            remedy="Join the room's Wi-Fi and switch on again; or vote with keys or on paper.",
        )
    return local


def is_local(address: str) -> bool:
    """Whether an address belongs to a home or office network, or to this computer; never to the internet."""
    try:
        known = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    return (known.is_private or known.is_link_local) and not (known.is_unspecified or known.is_multicast)


def _is_loopback(address: str) -> bool:
    return ipaddress.ip_address(address).is_loopback


def _towards(there: str) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect((there, 9))
            return str(asked.getsockname()[0])
        except OSError:
            return ""
