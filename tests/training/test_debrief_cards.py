"""A debrief brings how reliable its criteria are, and lets those that are not count nothing."""

import pytest

from simulator.domain.attempt import Reply
from simulator.domain.exam import ExamCard
from simulator.scenario_files.library import read_source
from simulator.scoring.exam import cards
from simulator.scoring.exam.cards import KeptCard
from simulator.scoring.exam.digests import question_digest
from simulator.training import practice
from tests.fakes import MemoryStore
from tests.training.test_practice import SMALL, WARM


@pytest.mark.parametrize(("found", "is_advisory"), [(19, False), (1, True)])
def test_a_debrief_brings_the_cards_of_its_criteria(monkeypatch, found, is_advisory):
    source, store = read_source(SMALL), MemoryStore()
    asked = next(one for one in source.scenario.rubric.criteria if one.id == "asks-colour")
    id_ = f"{source.scenario.id}/asks-colour"
    card = ExamCard(id_, 20, 20, found, 0, 0, 20, 20 - found, "2026-11-22", "d")
    kept = {id_: KeptCard(question_digest(asked), card, card)}
    monkeypatch.setattr(cards, "_kept", lambda _: kept)
    sam = store.person("Sam")
    played = practice.start(store, source, sam, seed=0)
    for words in WARM:
        played = practice.answer(store, played, Reply(words, rings=1))
    told = practice.debrief(store, played.record.id, sam)
    assert told.cards == (card,)
    judged = told.scorecard.judgement("asks-colour")
    assert judged.verdict == "yes"
    assert judged.is_advisory is is_advisory
    assert (judged.points == 0) is is_advisory
