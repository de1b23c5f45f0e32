"""SpokenReply: what a listener took down for one reply, however often the trainee began to speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from simulator.domain.attempt import Doubt
from simulator.domain.delivery import Delivery
from simulator.domain.unheard import with_unheard
from simulator.speech.interface import Heard, HeardWord


@dataclass(frozen=True, slots=True)
class SpokenReply:
    """What was heard, all of it one after the other.

    Attributes:
        heard: The words, timed from the beginning of the first sound.
        first_word_seconds: From the end of the customer's line to the first word; None if unknown.
        customer_seconds: How long the customer had spoken just before; 0 if not aloud.
        parts: How often the trainee began to speak.
    """

    heard: Heard
    first_word_seconds: float | None = None
    customer_seconds: float = 0.0
    parts: int = 1

    @property
    def text(self) -> str:
        """The words as they were first taken down."""
        return self.heard.text

    @property
    def delivery(self) -> Delivery:
        """What a clock says of it."""
        from simulator.speech.delivery import delivery_of

        return delivery_of(
            self.heard, first_word_seconds=self.first_word_seconds, customer_seconds=self.customer_seconds
        )

    def doubts_of(self, text: str, left: Sequence[Doubt]) -> tuple[Doubt, ...]:
        """Return what is in doubt of the words as they are handed over, what nobody can hear included.

        Args:
            text: These words.
            left: The listener's doubts about them that the speaker has not settled.
        """
        is_checked = not left and (bool(self.heard.doubts) or text != self.text)
        return with_unheard(text, left, is_checked=is_checked)

    def and_then(self, more: Heard) -> SpokenReply:
        """Return it with what was said after it."""
        return replace(self, heard=_joined(self.heard, more), parts=self.parts + 1)


def _joined(first: Heard, more: Heard) -> Heard:
    known = [fillers for fillers in (first.fillers, more.fillers) if fillers is not None]
    later = (
        HeardWord(
            word.text,
            word.from_seconds + first.seconds,
            word.to_seconds + first.seconds,
            word.confidence,
            word.instead,
        )
        for word in more.words
    )
    return Heard(
        (*first.words, *later), first.seconds + more.seconds, more.engine, sum(known) if known else None
    )
