"""Patience: how long a store that does not take anything is left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

FIRST_SECONDS = 60.0
LONGEST_SECONDS = 6 * 3600.0
LONGEST_ASKED_SECONDS = 7 * 24 * 3600.0
"""A store that asks for more than a week is asked again after one."""

_JITTER = 0.5


def wait_seconds(tries: int, asked_seconds: float | None, chance: Callable[[], float]) -> float:
    """Return how long to wait before trying again, in seconds.

    The wait doubles with each try, and is up to half shorter by chance, so that a thousand computers do not
    come back at once. What the store asked for is a minimum.

    Args:
        tries: How often it was tried in vain, from 1.
        asked_seconds: How long the store asked to be left alone; None if it said nothing.
        chance: Returns a number from 0 to 1.
    """
    doubled = min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** (min(max(tries, 1), 30) - 1))
    wait = doubled * (1 - _JITTER * chance())
    if asked_seconds is None:
        return wait
    return asked_seconds + min(wait, asked_seconds * _JITTER) * chance()


def asked_seconds(header: str | None, now: datetime) -> float | None:
    """Return how long the header Retry-After asks to wait, in seconds; None if it says nothing one can read.

    Args:
        header: Seconds, or a date of HTTP.
        now: UTC.
    """
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), LONGEST_ASKED_SECONDS)
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max(0.0, (until - now).total_seconds()), LONGEST_ASKED_SECONDS)
