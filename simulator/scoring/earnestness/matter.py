"""The customer's matter: the words that are theirs and nobody else's."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from simulator.domain.facts import Facts
from simulator.scoring.behaviours.catalogue import catalogue
from simulator.scoring.english_words import listed
from simulator.scoring.normal_words import words_in

_EVERYDAY = listed(
    """about again all always anything are back been being both bringing call called came can come could day
    did does doing done down even ever every everything exactly feel feeling felt for from get getting
    give going gone good got had happen has have hear heard help here how into just know last let like
    little long look made make many may maybe mean more most much must need never next nobody nothing now
    off one only other our out over place please really right said same say see should some somebody
    something soon sorry still such sure take tell than thank thanks that the their them then there these
    they thing things think this those though thought through time today told too trouble try turn two
    very wait want was way well went were what when where which who whole why will with without work would
    yes yet you your yourself"""
)
_SHORTEST_TOPIC = 4


def matter_of(told: Collection[str], facts: Facts) -> frozenset[str]:
    """Return the words of a customer's matter: what was told, and what the seed drew.

    Args:
        told: The words the customer has said.
        facts: What the seed drew.
    """
    drawn = {word for value in facts.values() for word in words_in(value)}
    words = (word for word in drawn.union(told) if len(word) >= _SHORTEST_TOPIC)
    return frozenset(words) - _EVERYDAY - _feeling_words()


@cache
def _feeling_words() -> frozenset[str]:
    named = dict(catalogue().words)
    return frozenset(
        word for name in ("feeling", "awful") for entry in named.get(name, ()) for word in words_in(entry)
    )
