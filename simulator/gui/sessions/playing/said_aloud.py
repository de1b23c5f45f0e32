"""What is said aloud in front of the room, and how far the wall's line has come with it. Pure."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from simulator.domain.conversation import Conversation
from simulator.gui.stage_words import names_of

_BY_TRAINER = "said_by_the_trainer"
"""Stands for the trainer's words: whatever they typed, no slot of a fact is looked for in it."""


def as_said(conversation: Conversation, typed: str) -> Conversation:
    """Return the conversation with the trainer's words in place of what the scenario lets say now.

    Args:
        conversation: Where it stands.
        typed: The trainer's words; "" for the scenario's line.
    """
    if not typed:
        return conversation
    setting, node, ending = conversation.setting, conversation.node, conversation.ending
    slot = f"{{{_BY_TRAINER}}}"
    return replace(
        conversation,
        setting=replace(setting, facts={**setting.facts, _BY_TRAINER: typed}),
        node=replace(node, says=slot, does="") if node else None,
        ending=replace(ending, says=slot) if ending else None,
        came_by=None,
    )


def line_on_wall(conversation: Conversation) -> str:
    """Return what is said now as one text; who says it only where that changes in the middle."""
    return "".join(part for part, _ in _parts(conversation))


def said_on_wall(conversation: Conversation, number: int, characters: int) -> int:
    """Return how many characters of `line_on_wall` were said.

    Args:
        conversation: Where it stands.
        number: The line that is being said, among the conversation's, from 0.
        characters: How many of its characters were said.
    """
    at = 0
    for part, which in _parts(conversation):
        if which == number:
            return at + min(characters, len(part))
        at += len(part)
    return at


def speaker_on_wall(conversation: Conversation) -> str:
    """Return the id of the character whose face is on the wall."""
    at = conversation.node or conversation.ending
    return at.speaker if at else conversation.setting.scenario.customer.id


def _parts(conversation: Conversation) -> list[tuple[str, int]]:
    """Return the pieces of the text; of each, which line it is, or -1 for what stands between lines."""
    groups = [
        (who, [(number, line.text) for number, line in lines if line.text])
        for who, lines in groupby(enumerate(conversation.lines), lambda one: one[1].speaker)
    ]
    names, parts = names_of(conversation), list[tuple[str, int]]()
    for who, lines in groups:
        if len(groups) > 1 and lines:
            parts.append((f"\n{names[who]}: " if parts else f"{names[who]}: ", -1))
        for place, (number, text) in enumerate(lines):
            parts += [(" ", -1)] if place else []
            parts.append((text, number))
    return parts
