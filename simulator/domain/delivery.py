"""Delivery: how a spoken reply came across in time. Shown to its speaker as coaching, never scored."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a clock can say of one spoken reply. Nothing here tells what anybody felt, and nothing may.

    Attributes:
        words: How many words were heard.
        speech_seconds: From the first word to the end of the last, pauses included, in seconds.
        longest_pause_seconds: The longest silence between two words, in seconds.
        first_word_seconds: From the end of the customer's line to the first word; seconds, None if unknown.
        fillers: How many "um" and "uh" there seem to be; an estimate, None where the listener cannot tell.
        customer_seconds: How long the customer had spoken just before, in seconds; 0 if not aloud.
    """

    words: int
    speech_seconds: float
    longest_pause_seconds: float
    first_word_seconds: float | None = None
    fillers: int | None = None
    customer_seconds: float = 0.0

    def __post_init__(self) -> None:
        numbers = (self.words, self.speech_seconds, self.longest_pause_seconds, self.customer_seconds)
        if min(*numbers, self.first_word_seconds or 0, self.fillers or 0) < 0:
            raise ValueError("counts and seconds are never negative")
