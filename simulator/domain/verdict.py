"""Verdict: what was made of one criterion."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What was made of one criterion. "Not sure" goes to a person; it is never a no."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    NO_OPPORTUNITY = "no-opportunity"
