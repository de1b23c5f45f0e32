"""How people's names are kept and compared."""

from __future__ import annotations

import unicodedata

from simulator.domain.attempt import clean_reply
from simulator.domain.people import LONGEST_NAME
from simulator.records.interface import RecordsError


def tidy_name(name: str) -> str:
    """Return a name as it is kept: trimmed, its spaces single, without control characters.

    Raises:
        RecordsError: Nothing visible is left, or it is too long.
    """
    tidy = " ".join(clean_reply(unicodedata.normalize("NFC", name)).split())
    if not any(unicodedata.category(ch)[0] not in "CZ" for ch in tidy):
        raise RecordsError("The name is empty.", remedy="Type the name you want to be called by.")
    if len(tidy) > LONGEST_NAME:
        raise RecordsError(
            f"The name has {len(tidy)} characters; {LONGEST_NAME} are the most.", remedy="Shorten it."
        )
    return tidy


def same_name_key(tidy: str) -> str:
    """Return what two spellings of one name have in common: "Ann", "ANN" and full-width letters."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", tidy).casefold())
