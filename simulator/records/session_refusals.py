"""What cannot be done with sessions, roles and notebooks, in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from simulator.domain.attempt import clean_reply
from simulator.domain.sessions.session import LARGEST_ROSTER, LONGEST_TITLE, Participant
from simulator.records.interface import MovedOnError, RecordsError
from simulator.records.names import same_name_key, tidy_name

SHORTEST_PASSPHRASE = 8
LONGEST_PASSPHRASE = 1000


def no_such_session() -> RecordsError:
    """Return the answer for sessions that are missing and for those the viewer may not know of."""
    return RecordsError("There is no such session.", remedy="The list of sessions shows the ones there are.")


def not_a_trainer(name: str) -> RecordsError:
    """Return the answer for leading a session without being a trainer."""
    return RecordsError(
        f"{name} is not a trainer here, and only trainers lead sessions.",
        remedy="Ask a trainer to give you that role, or practise on your own.",
    )


def session_went_on_elsewhere() -> MovedOnError:
    """Return the answer for what happens after something else happened in another window."""
    return MovedOnError(
        "This session went on in another window.",
        remedy="Nothing is lost. Leave it here and open it again from where it stands now.",
    )


def session_has_ended() -> MovedOnError:
    """Return the answer for what happens after the end."""
    return MovedOnError(
        "This session has ended.", remedy="Nothing is lost. Open its report, or start another session."
    )


def not_played_here() -> RecordsError:
    """Return the answer for an attempt that is none of this session's."""
    return RecordsError(
        "This attempt was not begun in this session, so it stays private.",
        remedy="Begin one for somebody who is present, or ask its owner to submit it.",
    )


def check_title(title: str) -> str:
    """Return a session's title as it is kept.

    Raises:
        RecordsError: It is blank or too long.
    """
    tidy = " ".join(clean_reply(unicodedata.normalize("NFC", title)).split())
    if not 1 <= len(tidy) <= LONGEST_TITLE:
        raise RecordsError(
            f"The session's title has {len(tidy)} characters.",
            remedy=f"Give it a title of 1 to {LONGEST_TITLE} characters.",
        )
    return tidy


def check_roster(roster: Sequence[Participant]) -> None:
    """Refuse rosters in which people could be mistaken for each other.

    Raises:
        RecordsError: Two have the same name or are the same person, or there are too many.
        ValueError: Two have the same id.
    """
    if len(roster) > LARGEST_ROSTER:
        raise RecordsError(
            f"There are {len(roster)} people on this roster; {LARGEST_ROSTER} are the most.",
            remedy="Make two sessions of it.",
        )
    if len({one.id for one in roster}) < len(roster):
        raise ValueError("two participants have the same id")
    keys, persons = set[str](), set[str]()
    for one in roster:
        key = same_name_key(tidy_name(one.name))
        if key in keys or one.person_id in persons:
            raise RecordsError(
                f"{one.name} is on this roster twice.",
                remedy="Take one of them off, or add a letter so that both can be told apart.",
            )
        keys.add(key)
        persons.update(() if one.person_id is None else (one.person_id,))


def may_not_give_roles() -> RecordsError:
    """Return the answer for giving a role without being in charge."""
    return RecordsError(
        "Only a trainer or HR can give somebody this role.",
        remedy="Ask a trainer or HR to do it on this computer.",
    )


def nobody_left_in_charge(name: str) -> RecordsError:
    """Return the answer for taking the last trainer's or HR's role away."""
    return RecordsError(
        f"{name} is the only one here who is a trainer or does HR.",
        remedy="Give somebody else such a role first.",
    )


def wrong_passphrase() -> RecordsError:
    """Return the answer for a passphrase that is not theirs, and for names that are not on record."""
    return RecordsError(
        "That is not the passphrase or PIN for this name.",
        remedy="Check the name and the keyboard (capitals, language), then type it again.",
    )


def check_passphrase(passphrase: str) -> None:
    """Refuse passphrases that are guessed too easily, or are no text to hash.

    Raises:
        RecordsError: It is too short or too long.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE or not passphrase.strip():
        raise RecordsError(
            f"The passphrase has {len(passphrase)} characters; {SHORTEST_PASSPHRASE} are the least.",
            remedy="Choose a longer one; a few words in a row are easy to remember.",
        )
    if len(passphrase) > LONGEST_PASSPHRASE:
        raise RecordsError(
            f"The passphrase has {len(passphrase):,} characters; {LONGEST_PASSPHRASE:,} are the most.",
            remedy="Choose a shorter one.",
        )
