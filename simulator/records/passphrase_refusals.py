"""What cannot be done with PINs and passphrases, in words; every store refuses with the same sentences."""

from __future__ import annotations

import math

from simulator.domain.access import may_take_off_pin
from simulator.domain.people import Person, Role
from simulator.domain.sign_in import LONGEST_PIN, SHORTEST_PIN, is_pin
from simulator.domain.wording import counted
from simulator.records.interface import RecordsError
from simulator.records.session_refusals import check_passphrase

_A_MINUTE = 90
"""Up to so many seconds, one says seconds."""


def check_secret(role: Role, secret: str) -> None:
    """Refuse what is too short for a role: trainees may have a PIN, or nothing.

    Raises:
        RecordsError: It is too short or too long.
    """
    if role is Role.TRAINEE and (not secret or is_pin(secret)):
        return
    if role is Role.TRAINEE and secret.isdecimal() and len(secret) < SHORTEST_PIN:
        raise RecordsError(
            f"The PIN has {counted(len(secret), 'digit', 'digits')}.",
            remedy=f"A PIN has {SHORTEST_PIN} to {LONGEST_PIN} digits; add some.",
        )
    check_passphrase(secret)


def wrong_old_one() -> RecordsError:
    """Return the answer for changing a PIN or passphrase without knowing it."""
    return RecordsError(
        "That is not what opens your name now.",
        remedy="Type the PIN or passphrase you have now; nothing was changed.",
    )


def must_wait(seconds: float) -> RecordsError:
    """Return the answer for trying while a name takes none."""
    whole = max(1, math.ceil(seconds))
    if whole <= _A_MINUTE:
        told = counted(whole, "second", "seconds")
    else:
        told = counted(math.ceil(whole / 60), "minute", "minutes")
    return RecordsError(
        "Too many wrong ones in a row for this name.",
        remedy=f"Wait {told}, then try again. Nothing is lost, and nobody is shut out for good.",
    )


def check_takes_off(by: Person, of: Person) -> None:
    """Refuse taking a PIN off to everybody but HR, and from everybody but trainees.

    Raises:
        RecordsError: It may not be taken off by this person, or this one has none to be taken off.
    """
    if may_take_off_pin(by, of):
        return
    if by.role is not Role.HR:
        raise RecordsError(
            f"Only HR takes off a forgotten PIN. {by.name} does not do HR here.",
            remedy="Ask HR to do it on the person’s page in “People”.",
        )
    raise RecordsError(
        f"{of.name} is no trainee, and always has a passphrase.",
        remedy="Give them the role again with another passphrase.",
    )
