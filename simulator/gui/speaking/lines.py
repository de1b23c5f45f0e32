"""Which lines are said now and which may come next: what a voice can get ready for. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from simulator.domain.conversation import Conversation
from simulator.domain.facts import Facts, fill
from simulator.domain.scenario import END, Branch, Scenario

_PLACES = {"kitchen-phone": ("kitchen-drip",), "restaurant": ("restaurant",), "returns-desk": ("shop",)}
_UNKNOWN = "\0"


class ToSay(NamedTuple):
    """Words with who says them.

    Attributes:
        speaker: Id of the character.
        text: The words, facts filled in.
    """

    speaker: str
    text: str


def said_now(conversation: Conversation) -> tuple[ToSay, ...]:
    """Return what is said to the trainee now; what is only done is not said."""
    return tuple(ToSay(line.speaker, line.text) for line in conversation.lines if line.text.strip())


def may_follow(conversation: Conversation) -> tuple[ToSay, ...]:
    """Return whatever may be said next, each once: first what comes first in each branch, as in the file."""
    node, setting = conversation.node, conversation.setting
    if node is None:
        return ()
    ways = [tuple(_after(branch, node.speaker, setting.scenario, setting.facts)) for branch in node.branches]
    first = [way[0] for way in ways if way]
    rest = [to_say for way in ways for to_say in way[1:]]
    return tuple(dict.fromkeys((*first, *rest)))


def may_begin(scenario: Scenario, seed: int | None) -> tuple[ToSay, ...]:
    """Return what is said first, and what may follow; without a seed, as far as no fact is in it."""
    begun = Conversation.begin(scenario, seed or 0)
    if seed is None:
        unknown = dict.fromkeys(begun.setting.facts, _UNKNOWN)
        begun = replace(begun, setting=replace(begun.setting, facts=unknown))
    lines = dict.fromkeys((*said_now(begun), *may_follow(begun)))
    return tuple(to_say for to_say in lines if _UNKNOWN not in to_say.text)


def ambience_of(scenario: Scenario) -> tuple[str, ...]:
    """Return the names of the sounds of the place, heard through the telephone if it is a call."""
    line = ("phone-line",) if scenario.about.channel == "phone" else ()
    return (*line, *_PLACES.get(scenario.place, ()))


def _after(branch: Branch, speaker: str, scenario: Scenario, facts: Facts) -> Iterator[ToSay]:
    """Yield the reaction of the one who was speaking, then the node's line, or those of the endings."""
    said = [ToSay(speaker, branch.says)]
    if (node := scenario.nodes.get(branch.to)) is not None:
        said.append(ToSay(node.speaker, node.says))
    else:
        endings = [one for one in scenario.endings if branch.to in (END, one.id)]
        said += [ToSay(one.speaker, one.says) for one in endings]
    for to_say in said:
        if to_say.text.strip():
            yield to_say._replace(text=fill(to_say.text, facts))
