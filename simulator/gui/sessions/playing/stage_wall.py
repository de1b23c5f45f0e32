"""What the room sees of a conversation. Pure."""

from __future__ import annotations

from itertools import groupby

from simulator.domain.conversation import Conversation
from simulator.domain.moment import Line
from simulator.domain.sessions.role_play import SAID_ALOUD
from simulator.domain.sessions.wall import StageWall
from simulator.gui.stage_words import names_of


def stage_wall(
    conversation: Conversation,
    *,
    typed: str = "",
    whose_turn: str = "",
    waiting: str = "",
    is_ringing: bool = False,
    seconds_left: int | None = None,
    by_hand: bool = False,
) -> StageWall:
    """Return the wall of a conversation as it stands.

    Args:
        conversation: Where it stands.
        typed: What the trainer says in place of the scenario's line; "" for that line.
        whose_turn: The player's name.
        waiting: A reply that the customer has not taken yet; "" for none.
        is_ringing: Whether the telephone rings and nobody has answered.
        seconds_left: Of the activity.
        by_hand: Whether the trainer speaks for the customer.
    """
    scenario, at = conversation.setting.scenario, conversation.node or conversation.ending
    speaker = at.speaker if at else scenario.customer.id
    sound = conversation.node.sound if conversation.node else None
    is_over = conversation.is_over
    return StageWall(
        who=names_of(conversation)[speaker],
        portrait=scenario.characters[speaker].portrait,
        place=scenario.place,
        mood=conversation.mood,
        line="" if is_ringing else typed or line_now(conversation),
        sound=sound.caption if sound and not is_ringing else "",
        whose_turn="" if is_over else whose_turn,
        reply=heard_in_room(waiting or last_reply(conversation)),
        is_ringing=is_ringing,
        seconds_left=None if is_over else seconds_left,
        by_hand=by_hand and not is_over,
    )


def line_now(conversation: Conversation) -> str:
    """Return what is said now as one text; who says it only where that changes in the middle."""
    names, lines = names_of(conversation), conversation.lines
    parts = [(who, " ".join(map(_words, said))) for who, said in groupby(lines, lambda line: line.speaker)]
    if len(parts) < 2:  # noqa: PLR2004
        return "".join(words for _, words in parts)
    return "\n".join(f"{names[who]}: {words}" for who, words in parts if words)


def last_reply(conversation: Conversation) -> str:
    """Return what was answered last; "" before anything was."""
    return conversation.turns[-1].reply.text if conversation.turns else ""


def heard_in_room(reply: str) -> str:
    """Return a reply as the wall shows it: what was spoken in the room needs no words there."""
    return "" if reply == SAID_ALOUD else reply


def _words(line: Line) -> str:
    done = f"({line.does})" if line.does else ""
    return " ".join(filter(None, (done, line.text)))
