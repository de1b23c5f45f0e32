"""reservations_about: what speaks against counting each reply of a conversation, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from simulator.domain.evidence import Certainty
from simulator.domain.hearings import hearings_of
from simulator.domain.moment import Moment
from simulator.domain.scenario import Scenario
from simulator.scoring.earnestness.conversation_signs import over_conversation
from simulator.scoring.earnestness.known_texts import Words, known_texts
from simulator.scoring.earnestness.reservations import Reservation
from simulator.scoring.earnestness.signs import FEWEST_PAIRS, SIGNS, Said, sentences_of
from simulator.scoring.earnestness.word_order import Flow, flow_of
from simulator.scoring.earnestness.wrong_facts import told_words, wrong_facts
from simulator.scoring.normal_words import words_in
from simulator.scoring.spoken_text import spoken_text


def reservations_about(scenario: Scenario, moments: Sequence[Moment]) -> list[tuple[Reservation, ...]]:
    """Return, for each reply, why some of its words do not count for the trainee; mostly nothing.

    Only what counts for the trainee is held back: rudeness that is read aloud is still rude.
    """
    if not moments:
        return []
    said = _said(scenario, moments)
    return [
        _as_heard(each, (*[one for sign in SIGNS for one in sign(each)], *against))
        for each, against in zip(said, over_conversation(said), strict=True)
    ]


def _as_heard(said: Said, against: tuple[Reservation, ...]) -> tuple[Reservation, ...]:
    """Leave to a person what was not heard clearly: a slip of the listener makes odd words of honest ones."""
    if not said.moment.reply.doubts:
        return against
    return tuple(replace(one, certainty=max(one.certainty, Certainty.UNSURE)) for one in against)


def _worst_flow(moment: Moment) -> Flow:
    """Return the flow of the hearing that makes least of a sentence."""
    flows = [flow_of(spoken_text(each.text)) for each in hearings_of(moment.reply)]
    return min((flow for flow in flows if flow.pairs >= FEWEST_PAIRS), key=_each_pair, default=flows[0])


def _each_pair(flow: Flow) -> float:
    return flow.tenths / max(flow.pairs, 1)


def _said(scenario: Scenario, moments: Sequence[Moment]) -> list[Said]:
    known = known_texts(scenario, moments[0].facts)
    customer: list[Words] = []
    before: set[Words] = set()
    sentences: Counter[Words] = Counter()
    said: list[Said] = []
    for moment in moments:
        spoken = spoken_text(moment.reply.text)
        customer.append(words_in(moment.line.text))
        told = told_words(customer)
        said.append(
            Said(
                moment,
                spoken,
                flow_of(spoken),
                _worst_flow(moment),
                known,
                tuple(customer),
                frozenset(before),
                dict(sentences),
                tuple(wrong_facts(spoken, moment, known, told)),
            )
        )
        before.add(spoken.words)
        sentences.update(set(sentences_of(spoken).values()))
    return said
