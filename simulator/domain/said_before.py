"""EarlierReply: what the same trainee once said to another customer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EarlierReply:
    """One reply from another conversation of the same trainee.

    Attributes:
        customer: Id of the scenario it was said in: whoever plays it again meets the same customer.
        text: What was said.
    """

    customer: str
    text: str
