"""SIGNS: how one can tell that words are not meant for the customer; each looks at one reply in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from simulator.domain.evidence import Certainty
from simulator.domain.moment import Moment
from simulator.scoring.earnestness.copying import Run, copied, is_mostly, runs_in
from simulator.scoring.earnestness.known_texts import RECITED_RUN, KnownTexts, Words
from simulator.scoring.earnestness.reservations import Reservation, over_all, over_sentence
from simulator.scoring.earnestness.word_order import Flow
from simulator.scoring.earnestness.wrong_facts import Weight, Wrong
from simulator.scoring.spoken_text import SpokenText

LONGEST_BREATH = 160
"""Words in one reply; more than a minute of speech is a lecture, and nobody takes it in."""

FEWEST_PAIRS = 10
DOUBTFUL_FLOW, NO_FLOW_LEFT = -30, -60
"""Hundredths of a power of two. Of 100 honest replies one stays below the first, none below the second."""

PARROTED_RUN, FEWEST_PARROTED, PARROTED_SHARE = 4, 6, 70
FEWEST_REPEATED = 6
FEWEST_TWICE_REPEATED = 4
RECITED_SHARE, MOSTLY_RECITED = 60, 50
FEWEST_PIECES, SHORT_PIECE, LISTED_SHARE = 8, 2, 75
MANY_PIECES, MEAN_PIECE = 16, 4


@dataclass(frozen=True, slots=True)
class Said:
    """One reply, and all that a sign may look at.

    Attributes:
        moment: The reply in its place.
        spoken: Its words.
        flow: How well they follow each other.
        worst_flow: The same of whatever else was perhaps said and stands worst; ``flow`` if typed.
        known: What stands in the scenario.
        customer: What the customer has said so far, line by line.
        before: What the trainee has said before, reply by reply.
        sentences_before: How often each sentence was said before.
        wrong: What is true of somebody else.
    """

    moment: Moment
    spoken: SpokenText
    flow: Flow
    worst_flow: Flow
    known: KnownTexts
    customer: tuple[Words, ...]
    before: frozenset[Words]
    sentences_before: dict[Words, int]
    wrong: tuple[Wrong, ...]


Sign = Callable[[Said], tuple[Reservation, ...]]


def sentences_of(spoken: SpokenText) -> dict[int, Words]:
    """Return the words of each sentence, by its number."""
    found: dict[int, list[str]] = {}
    for word, sentence in zip(spoken.words, spoken.sentences, strict=True):
        found.setdefault(sentence, []).append(word)
    return {sentence: tuple(words) for sentence, words in found.items()}


def _in_no_order(said: Said) -> tuple[Reservation, ...]:
    because = "These words do not make sentences."
    if said.flow.pairs >= FEWEST_PAIRS and said.flow.is_below(DOUBTFUL_FLOW):
        certainty = Certainty.NO if said.flow.is_below(NO_FLOW_LEFT) else Certainty.UNSURE
        return over_all(said.spoken, certainty, because)
    if said.worst_flow.pairs >= FEWEST_PAIRS and said.worst_flow.is_below(NO_FLOW_LEFT):
        return over_all(said.spoken, Certainty.UNSURE, because)
    return ()


def _recited(said: Said) -> tuple[Reservation, ...]:
    because = "This reads the rubric aloud instead of doing it."
    sentences = sentences_of(said.spoken)
    titles = [number for number, words in sentences.items() if words in said.known.titles]
    found = [
        number
        for number, words in sentences.items()
        if (len(words) > RECITED_RUN or len(titles) > 1)
        and (number in titles or is_mostly(copied(words, said.known.rubric, RECITED_RUN), RECITED_SHARE))
    ]
    if 100 * sum(len(sentences[number]) for number in found) >= MOSTLY_RECITED * max(len(said.spoken), 1):
        return over_all(said.spoken, Certainty.NO, because)
    return tuple(one for number in found for one in over_sentence(said.spoken, number, Certainty.NO, because))


def _parroted(said: Said) -> tuple[Reservation, ...]:
    words = said.spoken.words
    if len(words) < FEWEST_PARROTED:
        return ()
    theirs: frozenset[Run] = runs_in(said.customer, PARROTED_RUN)
    if not is_mostly(copied(words, theirs, PARROTED_RUN), PARROTED_SHARE):
        return ()
    return over_all(said.spoken, Certainty.NO, "These are the customer's own words, said back as they were.")


def _repeated(said: Said) -> tuple[Reservation, ...]:
    if len(said.spoken) >= FEWEST_REPEATED and said.spoken.words in said.before:
        return over_all(said.spoken, Certainty.NO, "You had said exactly this before; it counted then.")
    return tuple(
        one
        for number, words in sentences_of(said.spoken).items()
        if len(words) >= FEWEST_TWICE_REPEATED and said.sentences_before.get(words, 0) > 1
        for one in over_sentence(
            said.spoken, number, Certainty.NO, "You had said this twice before; it counted then."
        )
    )


def pieces_of(spoken: SpokenText) -> list[int]:
    """Return how many words stand between one pause, or end of a sentence, and the next."""
    lengths: list[int] = []
    for index in range(len(spoken)):
        is_new = spoken.pauses[index] or spoken.sentences[index] != spoken.sentences[index - 1]
        if not index or is_new:
            lengths.append(0)
        lengths[-1] += 1
    return lengths


def _listed(said: Said) -> tuple[Reservation, ...]:
    lengths = pieces_of(said.spoken)
    short = sum(length for length in lengths if length <= SHORT_PIECE)
    if len(lengths) >= FEWEST_PIECES and 100 * short >= LISTED_SHARE * len(said.spoken):
        return over_all(said.spoken, Certainty.NO, "This is a list of words, said to nobody.")
    if len(lengths) >= MANY_PIECES and sum(lengths) <= MEAN_PIECE * len(lengths):
        return over_all(said.spoken, Certainty.UNSURE, "This strings phrases together like a list.")
    return ()


def _in_one_breath(said: Said) -> tuple[Reservation, ...]:
    count = len(said.spoken)
    if count <= LONGEST_BREATH:
        return ()
    return over_all(
        said.spoken, Certainty.UNSURE, f"You said {count} words at once, more than anybody takes in."
    )


def _of_somebody_else(said: Said) -> tuple[Reservation, ...]:
    return tuple(
        one
        for wrong in said.wrong
        if wrong.weight is not Weight.MAYBE
        for one in over_sentence(
            said.spoken,
            said.spoken.sentences[wrong.first],
            Certainty.NO,
            f"“{said.spoken.quote(wrong.first, wrong.last)}” is true of somebody else, not of this customer.",
        )
    )


SIGNS: tuple[Sign, ...] = (
    _in_no_order,
    _recited,
    _parroted,
    _repeated,
    _listed,
    _in_one_breath,
    _of_somebody_else,
)
"""Every sign, asked of every reply."""
