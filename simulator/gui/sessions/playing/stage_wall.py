"""What the room sees of a conversation. Pure."""

from __future__ import annotations

from simulator.domain.conversation import Conversation
from simulator.domain.sessions.role_play import SAID_ALOUD
from simulator.domain.sessions.wall import StageWall
from simulator.gui.sessions.playing.said_aloud import line_on_wall, speaker_on_wall
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
    scenario, speaker = conversation.setting.scenario, speaker_on_wall(conversation)
    sound = conversation.node.sound if conversation.node else None
    is_over = conversation.is_over
    return StageWall(
        who=names_of(conversation)[speaker],
        portrait=scenario.characters[speaker].portrait,
        place=scenario.place,
        mood=conversation.mood,
        line="" if is_ringing else typed or line_on_wall(conversation),
        does="" if is_ringing or typed else done_now(conversation),
        sound=sound.caption if sound and not is_ringing else "",
        whose_turn="" if is_over else whose_turn,
        reply=heard_in_room(waiting),
        is_ringing=is_ringing,
        seconds_left=None if is_over else seconds_left,
        by_hand=by_hand and not is_over,
    )


def reading_seconds(reply: str) -> float:
    """Return how long the room sees a reply before it sees how the customer takes it."""
    return min(6.0, 1.5 + 0.22 * len(reply.split())) if heard_in_room(reply) else 0.0


def heard_in_room(reply: str) -> str:
    """Return a reply as the wall shows it: what was spoken in the room needs no words there."""
    return "" if reply == SAID_ALOUD else reply


def done_now(conversation: Conversation) -> str:
    """Return what can be seen now, as a sentence; "" for nothing."""
    done = "; ".join(line.does for line in conversation.lines if line.does)
    return f"{done[:1].upper()}{done[1:].rstrip('.')}." if done else ""
