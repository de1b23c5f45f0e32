"""Which role may see what: one table, obeyed by the records layer."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from simulator.domain.people import Person, Role


class Sight(Enum):
    """Something of an attempt that can be seen."""

    WORDS = auto()
    POINTS = auto()
    RECORDINGS = auto()


OWN: frozenset[Sight] = frozenset({Sight.WORDS, Sight.POINTS, Sight.RECORDINGS})
"""What people may see of their own attempts, submitted or not. Their voice is for nobody else."""

SUBMITTED: Mapping[Role, frozenset[Sight]] = {
    Role.TRAINEE: frozenset(),
    Role.TRAINER: frozenset({Sight.WORDS, Sight.POINTS}),
    Role.HR: frozenset({Sight.POINTS}),
}
"""What each role may see of other people's submitted attempts. Nobody sees those kept private."""


LED: frozenset[Sight] = frozenset({Sight.WORDS, Sight.POINTS})
"""What a trainer may see of an attempt played in front of the room they lead, submitted or not."""


def may_see(
    sight: Sight, *, viewer: Person, owner_id: str, is_submitted: bool, led_by_id: str | None = None
) -> bool:
    """Return whether the viewer may see that much of the owner's attempt.

    Args:
        sight: What there is to see.
        viewer: Who looks.
        owner_id: Whose attempt it is.
        is_submitted: Whether the owner has shown it to trainers and HR.
        led_by_id: The trainer in front of whose room it was played; None if it was practised alone.
    """
    if viewer.id == owner_id:
        return sight in OWN
    if _leads(viewer, led_by_id) and sight in LED:
        return True
    return is_submitted and sight in SUBMITTED[viewer.role]


def may_overrule(*, person: Person, owner_id: str, is_submitted: bool, led_by_id: str | None = None) -> bool:
    """Return whether somebody may say what they make of a verdict.

    A trainer decides about what was submitted, or played in front of their room. The owner may always
    say how they see it; that is their own view and changes no result.
    """
    if person.id == owner_id or _leads(person, led_by_id):
        return True
    return is_submitted and person.role is Role.TRAINER


def may_lead(person: Person) -> bool:
    """Return whether somebody may lead sessions, and see those they led. HR sees none of what happened."""
    return person.role is Role.TRAINER


def may_count_relationships(person: Person) -> bool:
    """Return whether somebody may know how many lists are kept; what is in them is for nobody else."""
    return person.role in (Role.TRAINER, Role.HR)


def may_read_people(viewer: Person) -> bool:
    """Return whether somebody may read who works here, what they are asked for, and what they completed."""
    return viewer.role in (Role.TRAINER, Role.HR)


def may_certify(viewer: Person, owner_id: str) -> bool:
    """Return whether somebody may take a certificate: trainers and HR anybody's, all others their own."""
    return viewer.id == owner_id or may_read_people(viewer)


def may_assign(person: Person) -> bool:
    """Return whether somebody may ask others to complete scenarios."""
    return person.role in (Role.TRAINER, Role.HR)


def may_change_people(person: Person) -> bool:
    """Return whether somebody may put people on record and change what an employer's records say of them."""
    return person.role is Role.HR


def may_read_audit(viewer: Person) -> bool:
    """Return whether somebody may read who did what."""
    return viewer.role is Role.HR


def may_hand_over(person: Person) -> bool:
    """Return whether somebody may have completions sent to other systems, and see what was taken there."""
    return person.role is Role.HR


def may_erase_people(person: Person, *, is_anybody_in_charge: bool) -> bool:
    """Return whether somebody may erase people; where nobody is in charge, whoever sits there may."""
    return person.role is Role.HR or not is_anybody_in_charge


def may_merge_bundles(person: Person) -> bool:
    """Return whether somebody may say which computers are trusted, and merge what they hand over."""
    return person.role is Role.HR


def may_keep_safe(person: Person, *, is_anybody_in_charge: bool) -> bool:
    """Return whether somebody may back the records up and put a backup back; all of everybody is in it."""
    return person.role in (Role.TRAINER, Role.HR) or not is_anybody_in_charge


def may_set_retention(person: Person, *, is_anybody_in_charge: bool) -> bool:
    """Return whether somebody may say how long everybody's practice is kept before it is erased."""
    return person.role in (Role.TRAINER, Role.HR) or not is_anybody_in_charge


def may_give_role(role: Role, to: Person, *, by: Person | None, is_anybody_in_charge: bool) -> bool:
    """Return whether somebody may give a role.

    Args:
        role: The role to be given.
        to: Who gets it, with the role they have.
        by: Who gives it, with the role they have on record; None for nobody in particular.
        is_anybody_in_charge: Whether anybody on record is a trainer or does HR.
    """
    if by is None:
        return not is_anybody_in_charge
    return by.role in (Role.TRAINER, Role.HR) or (by.id == to.id and role is to.role)


def may_take_off_pin(by: Person, of: Person) -> bool:
    """Return whether somebody may take off the PIN that somebody else has forgotten.

    Trainers and HR have no PIN but a passphrase; those who give roles give them another one.
    """
    return by.role is Role.HR and of.role is Role.TRAINEE


def may_take_everything(person: Person, owner_id: str) -> bool:
    """Return whether somebody may take along what is kept of one person; HR as far as HR may see it."""
    return person.id == owner_id or person.role is Role.HR


OWN_PLACE: Mapping[str, str] = {
    "play-begun": "player",
    "commented": "player",
    "committed": "participant",
    "followed-up": "participant",
}
"""What happens in sessions and tells of one person, with where their participant id stands in it."""


def may_be_told(participant_id: str, what: str, told: Mapping[str, object]) -> bool:
    """Return whether somebody may read what happened in a session they did not lead.

    Args:
        participant_id: Who they are in that session.
        what: What happened.
        told: What was told of it; a comment is for trainers only unless it says otherwise.
    """
    place = OWN_PLACE.get(what)
    is_theirs = place is not None and told.get(place) == participant_id
    return is_theirs and told.get("is_for_trainee", what != "commented") is True


def _leads(person: Person, led_by_id: str | None) -> bool:
    return may_lead(person) and person.id == led_by_id
