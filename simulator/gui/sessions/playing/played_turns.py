"""The turns played so far, as the trainer looks back on them. Pure."""

from __future__ import annotations

from simulator.domain.conversation import Conversation
from simulator.domain.facts import fill
from simulator.domain.sessions.role_play import Comment, Play
from simulator.gui.sessions.playing.turns_view import PlayedTurn


def played_turns(
    conversation: Conversation, play: Play, comments: tuple[Comment, ...]
) -> tuple[PlayedTurn, ...]:
    """Return each turn with what the customer had said, in whosever words, and what was noted at it."""
    setting = conversation.setting
    marks = {one.turn: len(one.criteria) for one in play.marks}
    turns: list[PlayedTurn] = []
    for turn in conversation.turns:
        node = setting.scenario.nodes[turn.node_id]
        line = play.line_at(turn.number) or fill(node.says or f"({node.does})", setting.facts)
        turns.append(
            PlayedTurn(
                turn.number,
                line,
                turn.reply.text,
                _how(is_by_hand=turn.number in play.by_hand, marked=marks.get(turn.number, 0)),
                tuple(
                    f"{one.at.astimezone():%H:%M}  {one.text}"
                    for one in comments
                    if (one.attempt, one.turn) == (play.attempt, turn.number)
                ),
            )
        )
    return tuple(turns)


def _how(*, is_by_hand: bool, marked: int) -> str:
    parts = (f"{marked} ticked" if marked else "", "taken as you chose" if is_by_hand else "")
    return ", ".join(filter(None, parts))
