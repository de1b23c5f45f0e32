"""The stored cards speak for what is here now; nobody is judged by the card of another question."""

import time
from dataclasses import replace

import pytest

from simulator.domain.exam import ExamCard
from simulator.domain.scenario import Scenario
from simulator.scoring.exam import cards as exam_cards
from simulator.scoring.exam.cards import KeptCard, advisory_in, cards_of, kept_cards
from simulator.scoring.exam.digests import question_digest
from simulator.scoring.exam.exam_files import exam_folder, read_exam
from simulator.scoring.exam.sitting import asked_in, digests_of
from tests.scoring.exam.known_scenarios import known_scenario
from tests.scoring.small_world import criterion, scenario

RUN = "The cards are stale: run  main.py bench accuracy --write  and keep what it stores. Of another day: "


def test_the_cards_are_of_this_detector_these_questions_and_these_replies():
    folder = exam_folder()
    assert folder is not None
    held_out, developing = read_exam(folder)
    asked = asked_in([*held_out, *developing])
    scenarios = {name: known_scenario(name) for name in asked}
    now = digests_of(held_out, scenarios, asked)
    kept = {id_: (card.question, card.patterns.digest) for id_, card in kept_cards().items()}
    stale = sorted(id_ for id_ in now.keys() | kept.keys() if now.get(id_) != kept.get(id_))
    assert not stale, RUN + ", ".join(stale[:8]) + f" ({len(stale)} of {len(now)})"


def test_held_out_replies_are_not_those_patterns_were_written_on():
    folder = exam_folder()
    assert folder is not None
    held_out, developing = read_exam(folder)
    said = {reply.text for reply in developing}
    assert len(held_out) >= 400
    assert not [reply.where for reply in held_out if reply.text in said and len(reply.text.split()) > 4]


def test_reading_them_costs_next_to_nothing():
    kept_cards()
    began = time.process_time()
    assert len(kept_cards()) > 60
    assert time.process_time() - began < 0.02


def a_card(found: int, missed: int) -> ExamCard:
    seen = found + missed
    return ExamCard("small/boats", seen, seen, found, 0, 0, seen, missed, "2026-11-22", "d")


WEAK, GOOD = a_card(1, 19), a_card(19, 1)
STORY = scenario(criterion("boats", "a boat"), criterion("trees", "a tree"))


def keep(monkeypatch: pytest.MonkeyPatch, patterns: ExamCard, meaning: ExamCard | None = None) -> None:
    question = question_digest(STORY.rubric.criteria[0])
    found = {"small/boats": KeptCard(question, patterns, meaning or patterns)}
    monkeypatch.setattr(exam_cards, "_kept", {"en": found, "de": {}}.__getitem__)


def changed(story: Scenario, pattern: str) -> Scenario:
    return replace(story, rubric=replace(story.rubric, criteria=(criterion("boats", pattern),)))


def test_under_the_floor_it_is_advisory(monkeypatch):
    keep(monkeypatch, WEAK)
    assert advisory_in(STORY) == {"boats"}
    keep(monkeypatch, GOOD)
    assert advisory_in(STORY) == frozenset()
    assert cards_of(STORY) == {"boats": GOOD}


def test_an_authors_changed_copy_is_not_judged_by_our_card(monkeypatch):
    keep(monkeypatch, WEAK)
    assert advisory_in(changed(STORY, "a boat")) == {"boats"}
    assert advisory_in(changed(STORY, "a ship")) == frozenset()
    assert cards_of(changed(STORY, "a ship")) == {}
    assert advisory_in(replace(STORY, language="de")) == frozenset()


@pytest.mark.parametrize(("model", "is_advisory"), [(None, True), (object(), False)])
def test_the_detector_that_is_at_work_here_decides(monkeypatch, model, is_advisory):
    keep(monkeypatch, WEAK, GOOD)
    monkeypatch.setattr(exam_cards, "find_sentence_model", [model].copy().pop)
    assert ("boats" in advisory_in(STORY)) is is_advisory


def test_a_language_without_an_exam_has_no_cards():
    assert kept_cards("xx") == {}
