"""From what a clock measured to what is told of it: pace, pauses, answers, fillers, share of talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.domain.delivery import Delivery
from simulator.domain.wording import counted
from simulator.gui.widgets.delivery_panel import DeliveryFact
from simulator.speech.delivery import coaching_of, words_a_minute

if TYPE_CHECKING:
    from simulator.domain.attempt import Turn

_WORTH_A_WORD = 1.0
"""Pauses and waits shorter than this, in seconds, are not mentioned at single replies."""


def delivery_facts(turns: tuple[Turn, ...]) -> tuple[DeliveryFact, ...]:
    """Return what is told of a whole attempt; nothing where nothing was spoken."""
    spoken = [turn.reply.delivery for turn in turns if turn.reply.delivery is not None]
    return tuple(DeliveryFact(line.about, line.value, line.advice) for line in coaching_of(spoken))


def delivery_words(delivery: Delivery | None) -> str:
    """Return what is told of one reply: "148 words a minute · longest pause 1.8 s · about 2 fillers"."""
    if delivery is None:
        return ""
    pace, wait = words_a_minute([delivery]), delivery.first_word_seconds or 0.0
    told = (
        f"{pace} words a minute" if pace else "",
        _seconds("longest pause", delivery.longest_pause_seconds),
        _seconds("first word after", wait),
        f"about {counted(delivery.fillers, 'filler', 'fillers')}" if delivery.fillers else "",
    )
    return " · ".join(part for part in told if part)


def _seconds(words: str, seconds: float) -> str:
    return f"{words} {seconds:.1f} s" if seconds >= _WORTH_A_WORD else ""
