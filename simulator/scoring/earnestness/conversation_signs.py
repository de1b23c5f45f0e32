"""What only the whole conversation shows: no sentence in order, everything denied, the wrong customer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from simulator.domain.evidence import Certainty
from simulator.scoring.earnestness.reservations import Reservation, over_all
from simulator.scoring.earnestness.signs import Said
from simulator.scoring.earnestness.word_order import NO_FLOW
from simulator.scoring.spoken_scopes import NEGATORS

FEWEST_PAIRS = 50
LEAST_FLOW = 25
"""Hundredths of a power of two: honest conversations stay above 50, shuffled ones below 0."""

MOST_WRONG = 3
"""Different things that are true of somebody else; fewer may be slips."""

FEWEST_WRONG_REPLIES = 2

FEWEST_SENTENCES, MOST_DENIED = 6, 70

FEWEST_WORDS, FEWEST_AGAIN = 4, 3
"""A reply said again: "yes, of course" is nobody's recording, and twice is nobody's habit."""

ConversationSign = Callable[[Sequence[Said]], str]
"""Returns why the whole conversation does not count; "" where it does."""


def _in_no_order(said: Sequence[Said]) -> str:
    flow = NO_FLOW
    for each in said:
        flow = flow.plus(each.flow)
    is_poor = flow.pairs >= FEWEST_PAIRS and flow.is_below(LEAST_FLOW)
    return "Hardly a sentence of the whole conversation is one." if is_poor else ""


def _somebody_else(said: Sequence[Said]) -> str:
    wrong = list(dict.fromkeys(each.spoken.quote(one.first, one.last) for each in said for one in each.wrong))
    replies = sum(bool(each.wrong) for each in said)
    if len({quote.casefold() for quote in wrong}) < MOST_WRONG or replies < FEWEST_WRONG_REPLIES:
        return ""
    told = ", ".join(f"“{quote}”" for quote in wrong[:MOST_WRONG])
    return f"You spoke to somebody else: {told} are not true of this customer."


def _denied(said: Sequence[Said]) -> str:
    sentences = denied = 0
    for each in said:
        words = each.spoken.words
        numbers = set(each.spoken.sentences)
        not_said = {
            each.spoken.sentences[index]
            for index, word in enumerate(words)
            if word in NEGATORS and not (word == "no" and index and words[index - 1] == "oh")
        }
        sentences += len(numbers)
        denied += len(not_said)
    if sentences < FEWEST_SENTENCES or 100 * denied < MOST_DENIED * sentences:
        return ""
    return "Nearly every sentence of the conversation says what is not so, or will not be."


def _like_a_recording(said: Sequence[Said]) -> str:
    long_enough = [each for each in said if len(each.spoken) >= FEWEST_WORDS]
    again = sum(each.spoken.words in each.before for each in long_enough)
    if again < FEWEST_AGAIN or 2 * again < len(said):
        return ""
    return f"{again} of your {len(said)} replies had been said before, word for word."


CONVERSATION_SIGNS: tuple[ConversationSign, ...] = (_in_no_order, _somebody_else, _denied, _like_a_recording)
"""Every sign that is asked of the conversation as a whole."""


def over_conversation(said: Sequence[Said]) -> list[tuple[Reservation, ...]]:
    """Return, for each reply, what the whole conversation says against it."""
    reasons = [reason for sign in CONVERSATION_SIGNS if (reason := sign(said))]
    return [
        tuple(one for reason in reasons for one in over_all(each.spoken, Certainty.NO, reason))
        for each in said
    ]
