"""What cannot be done with bundles, in words."""

from __future__ import annotations

from simulator.domain.access import SUBMITTED, Sight, may_merge_bundles
from simulator.domain.people import Person, Role
from simulator.records.hr_refusals import not_for
from simulator.records.interface import RecordsError


def check_merges(person: Person) -> None:
    """Refuse merging, and trusting computers, to everybody but HR.

    Raises:
        RecordsError: This person does not do HR.
    """
    if not may_merge_bundles(person):
        raise not_for(person, "Only HR merges what other computers hand over.")


def check_hands_over_words(person: Person) -> None:
    """Refuse words to whoever may not read others' words.

    Raises:
        RecordsError: This person does HR.
    """
    if person.role is not Role.TRAINEE and Sight.WORDS not in SUBMITTED[person.role]:
        raise RecordsError(
            "HR never sees people’s words, and so cannot hand them over either.",
            remedy="Leave the words out, or ask the trainee or a trainer.",
        )


def not_trusted(name: str) -> RecordsError:
    """Return the answer for a bundle of a computer nobody has agreed to."""
    return RecordsError(
        f"The computer “{name}” is not trusted here yet, so its bundle was not merged.",
        remedy="Compare its fingerprint with the one that computer shows, then trust it.",
    )


def no_such_computer() -> RecordsError:
    """Return the answer for a computer that is not trusted anyway."""
    return RecordsError("No trusted computer has such a key.", remedy="“bundle computers” lists them.")
