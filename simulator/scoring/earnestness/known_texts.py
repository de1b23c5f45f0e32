"""What stands in a scenario and is nobody's to say: its rubric and hints; and which facts hold in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from simulator.domain.facts import Facts, fill
from simulator.domain.scenario import Scenario
from simulator.scoring.behaviours.catalogue import catalogue
from simulator.scoring.earnestness.copying import Run, runs_in
from simulator.scoring.normal_words import words_in

RECITED_RUN = 4
"""Words in a row that are the same as in the rubric."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownTexts:
    """What a scenario holds, with its facts filled in.

    Attributes:
        titles: The criteria's titles, as words.
        examples: The criteria's good examples, as words.
        rubric: Runs of words from the rubric, the hints and the catalogue's questions.
        held: Every word that stands in the story, the briefing, the card or the people's names.
        pairs: Every two neighbouring words of what is said in the story.
        strangers: Values that a fact might have had and has not, as words, with how they are written.
        shapes: Drawn values with figures in them, such as a policy number.
    """

    titles: frozenset[Words]
    examples: frozenset[Words]
    rubric: frozenset[Run]
    held: frozenset[str]
    pairs: frozenset[Run]
    strangers: tuple[tuple[Words, str], ...]
    shapes: tuple[str, ...]


class _Key:
    """A scenario and its facts as the key of a cache: the very same scenario, the same facts."""

    def __init__(self, scenario: Scenario, facts: Facts) -> None:
        self.scenario, self.facts = scenario, facts
        self._drawn = tuple(sorted(facts.items()))

    def __hash__(self) -> int:
        return hash((id(self.scenario), self._drawn))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.scenario is self.scenario and other._drawn == self._drawn


def known_texts(scenario: Scenario, facts: Facts) -> KnownTexts:
    """Return what stands in a scenario; remembered for the scenarios in use."""
    return _known(_Key(scenario, facts))


@lru_cache(maxsize=16)
def _known(key: _Key) -> KnownTexts:
    scenario, facts = key.scenario, key.facts
    story = [words_in(fill(text, facts)) for text in _story(scenario)]
    held = frozenset(word for words in story for word in words)
    return KnownTexts(
        titles=frozenset(words_in(fill(each.title, facts)) for each in scenario.rubric.criteria),
        examples=frozenset(words_in(fill(each.good, facts)) for each in scenario.rubric.criteria),
        rubric=runs_in((words_in(fill(text, facts)) for text in _rubric(scenario)), RECITED_RUN)
        - runs_in(story, RECITED_RUN),
        held=held,
        pairs=runs_in(story, 2),
        strangers=tuple(_strangers(scenario, facts, story)),
        shapes=tuple(value for value in facts.values() if any(ch.isdigit() for ch in value)),
    )


def _rubric(scenario: Scenario) -> Iterator[str]:
    for each in scenario.rubric.criteria:
        yield from (each.title, each.looked_for, each.why)
    yield from (node.hint for node in scenario.nodes.values())
    yield from scenario.briefing.aim
    for behaviour in catalogue().behaviours.values():
        yield from (behaviour.question, behaviour.looked_for)


def _story(scenario: Scenario) -> Iterator[str]:
    briefing, card = scenario.briefing, scenario.card
    yield from (briefing.you, briefing.they, *briefing.may)
    if card:
        yield from (card.rule, card.reason.text, *(each.text for each in (*card.may, *card.may_not)))
    for each in scenario.characters.values():
        yield from (each.name, *each.called)
    for node in scenario.nodes.values():
        yield from (node.says, node.does, node.good)
        yield from (branch.says for branch in node.branches)
    yield from (ending.says for ending in scenario.endings)
    if scenario.tray:
        yield from (item.title for item in scenario.tray.items)


def _strangers(scenario: Scenario, facts: Facts, story: Iterable[Words]) -> Iterator[tuple[Words, str]]:
    told = [f" {' '.join(words)} " for words in story]
    values = {value for several in scenario.facts.values() for one in several for value in one.values()}
    for value in sorted(values - set(facts.values())):
        words = words_in(value)
        if words and not any(f" {' '.join(words)} " in text for text in told):
            yield words, value
