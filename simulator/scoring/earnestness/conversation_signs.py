"""What only the whole conversation shows: no sentence in order, everything denied, the wrong customer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from simulator.domain.evidence import Certainty
from simulator.scoring.behaviours.catalogue import catalogue
from simulator.scoring.behaviours.recognition import shown_in
from simulator.scoring.earnestness.matter import matter_of
from simulator.scoring.earnestness.reservations import Reservation, over_all, over_sentence
from simulator.scoring.earnestness.signs import Said
from simulator.scoring.earnestness.word_order import NO_FLOW
from simulator.scoring.earnestness.wrong_facts import Weight, told_words
from simulator.scoring.english_words import listed
from simulator.scoring.normal_words import words_in
from simulator.scoring.spoken_scopes import NEGATORS

FEWEST_PAIRS = 50
LEAST_FLOW = 25
"""Hundredths of a power of two: honest conversations stay above 50, shuffled ones below 0."""

DOUBTFUL_WRONG, PLAINLY_WRONG = 2, 3
"""Replies in which something is true of somebody else: one may be a slip, two are for a person to judge."""

MOST_TOLD = 3

FEWEST_SENTENCES, MOST_DENIED = 6, 70

DENIES = NEGATORS | listed("refuse refuses refused decline deny denies hate false untrue hardly unwilling")
"""Words that say that something is not so, or will not be."""

FEWEST_WORDS, FEWEST_AGAIN = 4, 3
"""A reply said again: "yes, of course" is nobody's recording, and twice is nobody's habit."""

FEWEST_EXAMPLES = 4
"""Whole replies learnt by heart; whether they were meant, a person has to say."""

FEWEST_FEELINGS, FEWEST_TOPICS = 6, 3
"""Sentences about feelings, and different words of what the customer told."""

Verdict = tuple[Certainty, str]
"""What is left of a yes, and why."""

COUNTS: Verdict = (Certainty.YES, "")

ConversationSign = Callable[[Sequence[Said]], Verdict]
"""Returns why the whole conversation does not count; COUNTS where it does."""


def _in_no_order(said: Sequence[Said]) -> Verdict:
    flow = NO_FLOW
    for each in said:
        flow = flow.plus(each.flow)
    is_poor = flow.pairs >= FEWEST_PAIRS and flow.is_below(LEAST_FLOW)
    return (Certainty.NO, "Hardly a sentence of the whole conversation is one.") if is_poor else COUNTS


def _somebody_else(said: Sequence[Said]) -> Verdict:
    wrong = [[one for one in each.wrong if one.weight is not Weight.SLIP] for each in said]
    replies = sum(bool(each) for each in wrong)
    plain = sum(one.weight is Weight.PLAIN for each in wrong for one in each)
    if replies < DOUBTFUL_WRONG or not plain:
        return COUNTS
    quotes = dict.fromkeys(
        each.spoken.quote(one.first, one.last)
        for each, found in zip(said, wrong, strict=True)
        for one in found
    )
    told = ", ".join(f"“{quote}”" for quote in list(quotes)[:MOST_TOLD])
    is_plain = replies >= PLAINLY_WRONG and plain >= DOUBTFUL_WRONG
    return (Certainty.NO if is_plain else Certainty.UNSURE, f"Not true of this customer: {told}.")


def _denied(said: Sequence[Said]) -> Verdict:
    sentences = denied = 0
    for each in said:
        words = each.spoken.words
        numbers = set(each.spoken.sentences)
        not_said = {
            each.spoken.sentences[index]
            for index, word in enumerate(words)
            if word in DENIES and not (word == "no" and index and words[index - 1] == "oh")
        }
        sentences += len(numbers)
        denied += len(not_said)
    if sentences < FEWEST_SENTENCES or 100 * denied < MOST_DENIED * sentences:
        return COUNTS
    return Certainty.NO, "Nearly every sentence of the conversation says what is not so, or will not be."


def _by_the_book(said: Sequence[Said]) -> Verdict:
    long_enough = [each for each in said if len(each.spoken) >= FEWEST_WORDS]
    examples = sum(words_in(each.spoken.text) in each.known.examples for each in long_enough)
    if examples < FEWEST_EXAMPLES or 2 * examples < len(said):
        return COUNTS
    return Certainty.UNSURE, f"{examples} of your replies are the rubric's own examples, word for word."


def _like_a_recording(said: Sequence[Said]) -> Verdict:
    long_enough = [each for each in said if len(each.spoken) >= FEWEST_WORDS]
    again = sum(each.spoken.words in each.before for each in long_enough)
    if again < FEWEST_AGAIN or 2 * again < len(said):
        return COUNTS
    return Certainty.NO, f"{again} of your {len(said)} replies had been said before, word for word."


CONVERSATION_SIGNS: tuple[ConversationSign, ...] = (
    _in_no_order,
    _somebody_else,
    _denied,
    _by_the_book,
    _like_a_recording,
)
"""Every sign that is asked of the conversation as a whole."""


def over_conversation(said: Sequence[Said]) -> list[tuple[Reservation, ...]]:
    """Return, for each reply, what the whole conversation says against it."""
    feelings = _feelings_about_nothing(said)
    verdicts = [verdict for sign in CONVERSATION_SIGNS if (verdict := sign(said)) != COUNTS]
    return [
        (*[one for certainty, why in verdicts for one in over_all(each.spoken, certainty, why)], *about)
        for each, about in zip(said, feelings, strict=True)
    ]


def _feelings_about_nothing(said: Sequence[Said]) -> list[tuple[Reservation, ...]]:
    """Doubt the feelings of somebody who speaks of feelings only, and never of this customer's matter."""
    claims = [_claims(each) for each in said]
    nothing: list[tuple[Reservation, ...]] = [()] * len(said)
    if sum(map(len, claims)) < FEWEST_FEELINGS:
        return nothing
    matter = matter_of(told_words(said[-1].customer), said[-1].moment.facts)
    if len(matter & {word for each in said for word in each.spoken.words}) >= FEWEST_TOPICS:
        return nothing
    why = "You spoke of feelings and never of what this customer told you; a person has to say."
    return [
        tuple(one for number in numbers for one in over_sentence(each.spoken, number, Certainty.UNSURE, why))
        for each, numbers in zip(said, claims, strict=True)
    ]


def _claims(said: Said) -> frozenset[int]:
    """Return the sentences that claim a feeling."""
    shown = shown_in(said.spoken.text, tuple(said.moment.people.items()))
    return frozenset(
        said.spoken.sentences[one.first]
        for id_, several in shown.items()
        if catalogue().entry(id_).sincere
        for one in several
    )
