"""The cards that come with the program: what its detectors came to, read once, and only when asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from simulator.domain.exam import ExamCard
from simulator.domain.scenario import Scenario
from simulator.scoring.exam.digests import question_digest
from simulator.scoring.meaning import find_sentence_model

COUNTS = ("cases", "said_yes", "found", "false_yes", "not_sure", "sure", "sure_wrong")
"""The numbers of a card, as they are called in its file."""

PATTERNS, MEANING = "patterns", "meaning"
"""The two detectors: patterns alone, and patterns with the sentence model."""


@dataclass(frozen=True, slots=True)
class KeptCard:
    """One behaviour or criterion, as both detectors did.

    Attributes:
        question: Digest of what was asked.
        patterns: What patterns alone came to.
        meaning: What patterns with the sentence model came to.
    """

    question: str
    patterns: ExamCard
    meaning: ExamCard


def kept_cards(language: str = "en") -> Mapping[str, KeptCard]:
    """Return all cards: behaviour, or "scenario/criterion" -> card. None for a language without an exam."""
    file = resources.files("simulator.scoring.exam").joinpath(f"{file_name(language)}")
    return read_cards(file.read_text(encoding="utf-8")) if file.is_file() else {}


def file_name(language: str = "en") -> str:
    """Return what the file of the cards is called."""
    return f"cards-{language}.json"


@cache
def _kept(language: str) -> Mapping[str, KeptCard]:
    return kept_cards(language)


def read_cards(text: str) -> dict[str, KeptCard]:
    """Return the cards in a text that ``written_cards`` wrote."""
    given = json.loads(text)
    date: str = given["date"]
    return {id_: _card(id_, entry, date) for id_, entry in given["cards"].items()}


def _card(id_: str, entry: Mapping[str, Any], date: str) -> KeptCard:
    def came_to(counts: Mapping[str, int]) -> ExamCard:
        return ExamCard(id=id_, date=date, digest=entry["digest"], **{name: counts[name] for name in COUNTS})

    patterns = came_to(entry[PATTERNS])
    return KeptCard(entry["question"], patterns, came_to(entry[MEANING]) if MEANING in entry else patterns)


def written_cards(cards: Mapping[str, KeptCard], date: str) -> str:
    """Return the cards as their file holds them: sorted, one a line for each detector.

    Where the sentence model changed nothing, its figures are not said again.
    """
    entries = ",\n".join(f"  {json.dumps(id_)}: {_entry(cards[id_])}" for id_ in sorted(cards))
    return f'{{\n "date": {json.dumps(date)},\n "cards": {{\n{entries}\n }}\n}}\n'


def _entry(kept: KeptCard) -> str:
    def counts(card: ExamCard) -> str:
        return json.dumps({name: getattr(card, name) for name in COUNTS})

    lines = [
        f'{{"question": {json.dumps(kept.question)}, "digest": {json.dumps(kept.patterns.digest)}',
        f'   "{PATTERNS}": {counts(kept.patterns)}',
    ]
    if kept.meaning != kept.patterns:
        lines.append(f'   "{MEANING}": {counts(kept.meaning)}')
    return ",\n".join(lines) + "}"


def cards_of(scenario: Scenario) -> dict[str, ExamCard]:
    """Return the cards of a scenario's criteria, by criterion: only of those that sat the exam as they are.

    A criterion that listens for something else, in an author's copy, is not judged by our card.
    """
    kept = _kept(scenario.language.split("-")[0])
    return {
        each.id: _here(found)
        for each in scenario.rubric.criteria
        if (found := kept.get(f"{scenario.id}/{each.id}")) and found.question == question_digest(each)
    }


def advisory_in(scenario: Scenario) -> frozenset[str]:
    """Return the ids of the criteria that agree with people too seldom to count."""
    kept = _kept(scenario.language.split("-")[0])
    weak: list[str] = []
    for each in scenario.rubric.criteria:
        found = kept.get(f"{scenario.id}/{each.id}")
        if found is None or not (found.patterns.is_advisory or found.meaning.is_advisory):
            continue
        if _here(found).is_advisory and found.question == question_digest(each):
            weak.append(each.id)
    return frozenset(weak)


def _here(found: KeptCard) -> ExamCard:
    """Return the card of the detector that is at work here; the model is looked for only where it matters."""
    if found.meaning == found.patterns:
        return found.patterns
    return found.patterns if find_sentence_model() is None else found.meaning
