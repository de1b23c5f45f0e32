"""What cannot be done with private lists and best moments, in words."""

from __future__ import annotations

from simulator.domain.attempt import clean_reply
from simulator.records.interface import RecordsError
from simulator.records.names import tidy_name
from simulator.records.notebook_interface import Relationship

LONGEST_DEED = 1000
"""Characters."""

KINDS = ("customer", "colleague", "organisation", "other")


def not_for_counting(name: str) -> RecordsError:
    """Return the answer for counting lists without a reason to."""
    return RecordsError(
        f"How many lists are kept is shown to trainers and HR, not to {name}.",
        remedy="Your own list is under Relationships.",
    )


def not_asking(name: str) -> RecordsError:
    """Return the answer for proposing a moment without being a trainer."""
    return RecordsError(
        f"{name} is not a trainer here, and only trainers ask for a best moment.",
        remedy="Tell your trainer which reply you mean.",
    )


def no_such_turn(turn: int) -> RecordsError:
    """Return the answer for a reply nobody gave."""
    return RecordsError(
        f"There is no reply {turn} in this attempt.", remedy="Choose one of the replies shown there."
    )


def nobody_asked() -> RecordsError:
    """Return the answer for answering what was not asked of this person."""
    return RecordsError(
        "Nobody has asked you about such a reply.", remedy="My attempts shows what you were asked."
    )


def tidy_relationship(relationship: Relationship) -> tuple[str, str]:
    """Return name and deed of a relationship as they are kept.

    Raises:
        RecordsError: The name is blank, or one of them is too long.
        ValueError: There is no such kind.
    """
    if relationship.kind not in KINDS:
        raise ValueError(f"{relationship.kind!r} is no kind of relationship")
    return tidy_name(relationship.name), tidy_text(relationship.deed, "What was done")


def tidy_text(text: str, called: str) -> str:
    """Return a short text as it is kept.

    Args:
        text: As it was typed.
        called: What it is, as a sentence begins.

    Raises:
        RecordsError: It is too long.
    """
    tidy = clean_reply(text)
    if len(tidy) > LONGEST_DEED:
        raise RecordsError(
            f"{called} has {len(tidy):,} characters; {LONGEST_DEED:,} are the most.", remedy="Shorten it."
        )
    return tidy
