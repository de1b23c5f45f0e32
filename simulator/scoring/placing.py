"""Where in a scenario a text was said, as far as the customer's line before it tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from simulator.domain.facts import Facts, fill, slots_in
from simulator.domain.scenario import Node, Scenario
from simulator.scoring.english_words import listed
from simulator.scoring.normal_words import words_in
from simulator.scoring.spoken_text import spoken_text

_BRACKETS = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_SPEAKER = re.compile(r"^\s*(\w[\w' ]{0,40}?)\s*(?:\([^()]*\))?\s*:\s*")
_LONG_AGO = -1_000
_ENOUGH_WORDS = 3
_ALIKE = 3
"""Letters in which two forms of one word are alike."""

_TELEPHONE = listed("phone telephone rings ringing picks")
_CLOSES = (
    ("thank", "you"),
    ("thanks",),
    ("that", "is", "everything"),
    ("that", "is", "all"),
    ("goodbye",),
    ("bye",),
    ("good", "night"),
    ("i", "will", "take", "the"),
    ("we", "should", "go"),
)
_OPENS = (("i", "am", "ringing"), ("i", "am", "calling"), ("table", "for"), ("hello",), ("good", "morning"))
_LIGHT_WORDS = listed(
    """a about all am an and any are as at be been but by can could did do does for from get go had has have
    he her here him his how i if in into is it just like me my no not now of oh okay on one or our out she
    so some that the their them then there they this to up us was we well were what when where which who
    will with would yes you your really right"""
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text was said; None where it is not known.

    Attributes:
        speaker: Id of the character who had spoken; the customer if not known.
        node_id: The node.
        part: The part of the conversation.
        told: Topic -> turn, where 0 is just now.
    """

    speaker: str
    node_id: str | None = None
    part: str | None = None
    told: Mapping[str, int] | None = None


def place_of(scenario: Scenario, facts: Facts, customer: str | None) -> Place:
    """Return where a text was said that answers this line.

    A line of the scenario itself (facts as the author tells them) gives its node;
    directions in brackets are no part of it. A line without words gives the node where
    just that happens. Any other line tells what it can: who spoke, whether it sounds
    like an opening or a close, and topics whose facts or words it mentions. No line,
    nothing known.
    """
    if customer is None or not customer.strip():
        return Place(scenario.customer.id)
    named, line = _speaker_of(scenario, customer)
    words = spoken_text(_BRACKETS.sub(" ", line)).words
    told = {topic: _LONG_AGO for node in scenario.nodes.values() for topic in node.tells}
    node = (
        _node_that_says(scenario, facts, words) if words else _node_without_words(scenario, named, customer)
    )
    if node is not None:
        return Place(node.speaker, node.id, node.part, {**told, **dict.fromkeys(node.tells, 0)})
    for teller in scenario.nodes.values():
        if teller.tells and _tells(teller, facts, words):
            told.update(dict.fromkeys(teller.tells, 0))
    return Place(named or scenario.customer.id, None, _part_of(customer, words), told)


def _speaker_of(scenario: Scenario, customer: str) -> tuple[str | None, str]:
    """Return who speaks in ``Mia (hiding): "..."``, if it says so, and the line without its speaker."""
    prefix = _SPEAKER.match(customer)
    if prefix:
        named = prefix.group(1).lower()
        for character in scenario.characters.values():
            if named in (character.id.lower(), character.name.lower(), character.name.lower().split()[0]):
                return character.id, customer[prefix.end() :]
    return None, customer


def _node_without_words(scenario: Scenario, named: str | None, customer: str) -> Node | None:
    """Return the node for ``(phone rings)`` or ``Mia: "..."``: of several, the one where the same happens."""
    silent = [node for node in scenario.nodes.values() if not spoken_text(node.says).words]
    if named is not None:
        silent = [node for node in silent if node.speaker == named]
    elif _is_before_any_word(customer):
        silent = [node for node in silent if node.id == scenario.start]
    happens = _begun(customer)
    alike = [node for node in silent if happens & _begun(f"{node.does} {node.id}")]
    return next(iter(alike or (silent if named or _is_before_any_word(customer) else ())), None)


def _is_before_any_word(customer: str) -> bool:
    """Whether it is a telephone that rings, or a call that was just picked up."""
    return not _TELEPHONE.isdisjoint(spoken_text(customer).words)


def _begun(directions: str) -> frozenset[str]:
    """Return how the telling words of directions begin: "hiding" is what "hides" says as well."""
    words = spoken_text(directions).words
    return frozenset(word[:_ALIKE] for word in words if len(word) >= _ALIKE and word not in _LIGHT_WORDS)


def _node_that_says(scenario: Scenario, facts: Facts, words: tuple[str, ...]) -> Node | None:
    """Return the node whose line these words are, or end with; of several the one that says most."""
    best, most = None, 0
    for node in scenario.nodes.values():
        said = spoken_text(_BRACKETS.sub(" ", fill(node.says, facts))).words
        if len(said) > most and words[-len(said) :] == said:
            best, most = node, len(said)
    return best


def _tells(teller: Node, facts: Facts, words: tuple[str, ...]) -> bool:
    line = set(words)
    if any(line.issuperset(words_in(facts[slot]) or ("",)) for slot in slots_in(teller.says)):
        return True
    content = {word for word in spoken_text(fill(teller.says, facts)).words if word not in _LIGHT_WORDS}
    return len(content & line) >= _ENOUGH_WORDS


def _part_of(customer: str, words: tuple[str, ...]) -> str:
    if not words:
        return "opening" if _is_before_any_word(customer) else "middle"
    if _has(words, _OPENS):
        return "opening"
    return "close" if _has(words, _CLOSES) else "middle"


def _has(words: tuple[str, ...], phrases: tuple[tuple[str, ...], ...]) -> bool:
    return any(
        words[at : at + len(phrase)] == phrase
        for phrase in phrases
        for at in range(len(words) - len(phrase) + 1)
    )
