"""How names are kept shut: what a PIN is, and how long wrong ones make everybody wait."""

from __future__ import annotations

SHORTEST_PIN, LONGEST_PIN = 4, 12
"""Digits."""
FREE_TRIES = 5
"""Wrong ones in a row before anybody has to wait."""
_FIRST_WAIT_SECONDS = 30
LONGEST_WAIT_SECONDS = 600


def is_pin(secret: str) -> bool:
    """Whether a secret is a PIN: four to twelve digits and nothing else."""
    return secret.isdecimal() and SHORTEST_PIN <= len(secret) <= LONGEST_PIN


def wait_seconds(wrong_tries: int) -> int:
    """Return how long after its last wrong one a name takes no other; never longer than ten minutes.

    Args:
        wrong_tries: How many wrong ones there were since the last right one.
    """
    if wrong_tries < FREE_TRIES:
        return 0
    doublings = min(wrong_tries - FREE_TRIES, 10)  # enough for the longest wait, whoever goes on
    return min(_FIRST_WAIT_SECONDS << doublings, LONGEST_WAIT_SECONDS)
