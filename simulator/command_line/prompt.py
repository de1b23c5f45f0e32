"""The terminal's prompt: rings until answered, takes a reply, shows a hint or the card on the way."""

from __future__ import annotations

import math
import re
import sys
import time
from dataclasses import replace
from typing import TextIO

from simulator.command_line import on_paper
from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.domain.facts import fill
from simulator.training.written_replies import WrittenReplyError, read_line

LONGEST_LINE = 100_000
"""Characters that are read of one line; far more than a reply may have."""

_ORDER = re.compile(r"\s*\[\s*(leave|quit|hint|card)\s*\]\s*", re.IGNORECASE)


class LeftError(Exception):
    """The trainee leaves."""


def let_it_ring(conversation: Conversation, *, on_terminal: bool, out: TextIO) -> int | None:
    """Let the telephone ring until Enter is pressed; return how often it rang, or None where nothing rings.

    Where nobody sits at the terminal it is answered at the first ring.

    Raises:
        LeftError: The trainee leaves it ringing.
    """
    opening = conversation.setting.scenario.opening
    if opening is None or conversation.turns:
        return None
    if not on_terminal:
        return 1
    began = time.monotonic()
    print("The telephone rings. Press Enter to answer.", file=out, flush=True)
    wait_for_enter()
    rings = 1 + math.floor((time.monotonic() - began) / opening.ring_seconds)
    print(f"(answered at ring {rings})", file=out)
    return rings


def ask(conversation: Conversation, out: TextIO) -> Reply:
    """Return the next reply.

    Raises:
        LeftError: The trainee leaves.
    """
    hints = 0
    while True:
        print("\n> ", end="", file=out, flush=True)
        line, order = _next_line()
        if order == "hint":
            hints += _show_hint(conversation, out)
        elif order == "card":
            on_paper.show_card(conversation.setting.scenario, out)
        else:
            try:
                reply = read_line(line, conversation.setting.scenario)
            except WrittenReplyError as wrong:
                print(wrong, file=out)
                continue
            return replace(reply, hints=reply.hints + hints)


def wait_for_enter() -> None:
    """Wait until Enter is pressed.

    Raises:
        LeftError: The trainee leaves instead.
    """
    _next_line()


def _next_line() -> tuple[str, str]:
    """Return a line, and the order that it is ("" for words)."""
    line = rest = sys.stdin.readline(LONGEST_LINE)
    while len(rest) == LONGEST_LINE and not rest.endswith("\n"):  # too long in any case; it will be said
        rest = sys.stdin.readline(LONGEST_LINE)
    found = _ORDER.fullmatch(line)
    order = found.group(1).lower() if found else ""
    if not line or order in ("leave", "quit"):
        raise LeftError
    return line, order


def _show_hint(conversation: Conversation, out: TextIO) -> int:
    """Show the hint of this line; return what it adds to the count."""
    hint = conversation.node.hint if conversation.node else ""
    if not hint:
        print("There is no hint for this line, and it cost nothing.", file=out)
        return 0
    cost = conversation.setting.scenario.rubric.hint_cost
    print(f"Hint (−{cost} relationship): {fill(hint, conversation.setting.facts)}", file=out)
    return 1
