"""What cannot be done with the records, in words; every store refuses with the same sentences."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from simulator.domain.attempt import Turn, clean_reply
from simulator.domain.overruling import LONGEST_REASON
from simulator.records.interface import MovedOnError, RecordsError, WhatIf

GREATEST_SEED = 2**63 - 1
"""The greatest whole number a database column takes."""

MOST_DAYS = 365
"""How long a recording is kept at the most."""


def no_such_attempt() -> RecordsError:
    """Return the answer for attempts that are missing and for those the viewer may not know of."""
    return RecordsError("There is no such attempt.", remedy="The list of attempts shows the ones there are.")


def not_on_record(name: str) -> RecordsError:
    """Return the answer for an owner who was erased, or belongs to another data folder."""
    return RecordsError(f"{name} is not on record here.", remedy="Give the name again to start afresh.")


def no_such_scenario() -> RecordsError:
    """Return the answer for a digest nobody played."""
    return RecordsError(
        "The text of this scenario is not on record.", remedy="Start the scenario anew from the library."
    )


def not_finished() -> RecordsError:
    """Return the answer for submitting too early."""
    return RecordsError(
        "This conversation is not finished yet.", remedy="Finish it first; then it can be submitted."
    )


def not_judged_yet() -> RecordsError:
    """Return the answer for deciding about a conversation that is still under way."""
    return RecordsError(
        "This conversation is not finished yet, so there is no verdict to differ from.",
        remedy="Finish it first.",
    )


def check_reason(reason: str) -> str:
    """Return a reason as it is kept.

    Raises:
        RecordsError: It is too long.
    """
    tidy = clean_reply(reason)
    if len(tidy) > LONGEST_REASON:
        raise RecordsError(
            f"The reason has {len(tidy):,} characters; {LONGEST_REASON:,} are the most.",
            remedy="Shorten it.",
        )
    return tidy


def went_on_elsewhere() -> MovedOnError:
    """Return the answer for a turn that another window has already played."""
    return MovedOnError(
        "This conversation went on in another window.",
        remedy="Nothing is lost. Leave it here and continue it from where it stands now.",
    )


def finished_elsewhere() -> MovedOnError:
    """Return the answer for a turn in a conversation that is over."""
    return MovedOnError(
        "This conversation was finished in another window.",
        remedy="Nothing is lost. Leave it here and open its debrief.",
    )


def no_consent() -> RecordsError:
    """Return the answer for keeping sound that nobody agreed to."""
    return RecordsError(
        "No sound is kept: this was not agreed to, or not any more.",
        remedy="Go on without it, or agree to recording in the settings.",
    )


def nothing_recorded(turn: int) -> RecordsError:
    """Return the answer for keeping a recording that is not there."""
    return RecordsError(
        f"There is no recording of turn {turn} to keep.",
        remedy="The words of the reply are kept all the same; go on.",
    )


def voice_not_erased(file: Path) -> RecordsError:
    """Return the answer for what is known of a voice that would not go."""
    return RecordsError(
        f"What the listener knows of this voice could not be erased: the file may not be written ({file}).",
        remedy="Close other programs that use it, then try again, or erase the file by hand.",
    )


def not_erased(left: Sequence[Path]) -> RecordsError:
    """Return the answer for files that would not go."""
    files = "1 recording" if len(left) == 1 else f"{len(left)} recordings"
    return RecordsError(
        f"{files} could not be erased: another program has it open, or it may not be written ({left[0]}).",
        remedy="Close the program that plays it, then erase again. All others are gone.",
    )


def check_days(days: int) -> None:
    """Refuse times that recordings cannot be kept for.

    Raises:
        RecordsError: It is less than a day, or more than a year.
    """
    if not 1 <= days <= MOST_DAYS:
        raise RecordsError(
            f"Recordings cannot be kept for {days} days.", remedy=f"Choose from 1 to {MOST_DAYS} days."
        )


def check_seconds(seconds: float) -> None:
    """Make sure that a recording lasts some time.

    Raises:
        ValueError: It does not.
    """
    if not 0 <= seconds < math.inf:
        raise ValueError(f"nothing lasts {seconds} seconds")


def check_own_turn(turn: int, first_own: int) -> None:
    """Make sure that a turn was spoken in this attempt, not in the one it branches off from.

    Raises:
        ValueError: It was not.
    """
    if turn < first_own:
        raise ValueError(f"turn {turn} was not spoken here; the first that was is {first_own}")


def check_seed(seed: int) -> None:
    """Refuse seeds that cannot be kept.

    Raises:
        RecordsError: It is negative or too great.
    """
    if not 0 <= seed <= GREATEST_SEED:
        raise RecordsError(
            f"{seed} cannot be used as a seed.", remedy=f"Choose a whole number from 0 to {GREATEST_SEED}."
        )


def check_first_turns(turns: Sequence[Turn], what_if: WhatIf | None) -> None:
    """Make sure that an attempt begins with the turns it shares, and no others.

    Raises:
        ValueError: It does not.
    """
    shared = what_if.turn - 1 if what_if else 0
    if [turn.number for turn in turns] != list(range(1, shared + 1)):
        raise ValueError(f"an attempt that begins here shares {shared} turns, numbered from 1")


def check_next(number: int, turn_count: int) -> None:
    """Make sure that a turn is the next one.

    Raises:
        MovedOnError: That turn has been played already.
        ValueError: Turns before it are missing.
    """
    if number <= turn_count:
        raise went_on_elsewhere()
    if number != turn_count + 1:
        raise ValueError(f"turn {number} cannot follow turn {turn_count}")
