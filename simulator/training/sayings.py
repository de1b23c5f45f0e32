"""What is likely to be said in a scenario: its lines, phrases, names and facts, for a listener to expect."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import lru_cache

from simulator.domain.facts import Facts, fill
from simulator.domain.scenario import Node, PolicyCard, Scenario
from simulator.scoring.sample_phrases import catalogue_phrases, phrases_heard_by

_MOST_DRAWS = 6
"""As many alternatives of each fact are put into sentences; names and words of all others are told alone."""


@lru_cache(maxsize=4)
def _sayings(digest: str, scenario: _Once) -> tuple[str, ...]:
    del digest
    return tuple(dict.fromkeys(saying for saying in _all(scenario.scenario) if saying.strip("… ")))


class _Once:
    """A scenario to be remembered by its text, whatever object it is."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Once) and other.scenario.digest == self.scenario.digest

    def __hash__(self) -> int:
        return hash(self.scenario.digest)


def sayings_of(scenario: Scenario) -> tuple[str, ...]:
    """Return what trainees are likely to say, each once; takes about a second the first time.

    Sentences stand as they are. Phrases have an ellipsis ("…") where anything may be said; whatever has
    none is a whole sentence.
    """
    return _sayings(scenario.digest, _Once(scenario))


def _all(scenario: Scenario) -> Iterator[str]:
    draws = _draws(scenario)
    for facts in draws:
        yield from (fill(line, facts) for line in _lines(scenario))
    yield from phrases_heard_by(_conditions(scenario), draws)
    yield from (f"… {word} …" for word in _names(scenario))
    yield from catalogue_phrases(scenario.language)


def _draws(scenario: Scenario) -> tuple[Facts, ...]:
    """Return sets of facts such that every alternative of every fact is in one; all firsts together."""
    choices = [alternatives for alternatives in scenario.facts.values() if alternatives]
    count = min(_MOST_DRAWS, max(map(len, choices), default=1))
    return tuple(
        {name: word for each in choices for name, word in each[turn % len(each)].items()}
        for turn in range(count)
    )


def _lines(scenario: Scenario) -> Iterator[str]:
    """Yield whole sentences with their slots: what trainees say, and what they hear and take up."""
    for node in scenario.nodes.values():
        yield from _node_lines(node)
    for criterion in scenario.rubric.criteria:
        yield from (criterion.good, criterion.poor)
    yield from (ending.says for ending in scenario.endings)
    yield from (scenario.company, *scenario.briefing.may, *scenario.briefing.aim)
    if scenario.tray:
        yield from (item.title for item in scenario.tray.items)
    if scenario.card:
        yield from _card_lines(scenario.card)


def _node_lines(node: Node) -> Iterator[str]:
    yield from (node.good, node.good, node.poor, node.says, node.hint)
    yield from (branch.says for branch in node.branches)


def _card_lines(card: PolicyCard) -> Iterator[str]:
    yield from (card.rule, card.reason.text)
    yield from (entry.text for entry in (*card.may, *card.may_not))


def _conditions(scenario: Scenario) -> Iterator[object]:
    yield from (criterion.listen_for for criterion in scenario.rubric.criteria)
    branches = itertools.chain.from_iterable(node.branches for node in scenario.nodes.values())
    yield from (branch.when for branch in branches if branch.when is not None)
    if scenario.card:
        entries = (scenario.card.reason, *scenario.card.may, *scenario.card.may_not)
        yield from (entry.heard for entry in entries)


def _names(scenario: Scenario) -> Iterator[str]:
    for character in scenario.characters.values():
        yield from (character.name, *character.called)
    for alternatives in scenario.facts.values():
        for facts in alternatives:
            yield from facts.values()
