"""A reply that meets nearly the whole rubric at once is left to a person."""

from __future__ import annotations

import pytest

from simulator.domain.rubric import Counts
from simulator.domain.scorecard import Verdict
from simulator.scoring.cramming import MOST_AT_ONCE
from simulator.scoring.matchers import Says
from simulator.scoring.scorer import score
from tests.scoring.small_world import attempt, criterion, scenario

WORDS = ("sorry", "thanks", "hello", "welcome", "today", "exchange", "receipt", "dog", "kitchen", "night")


@pytest.mark.parametrize(
    ("many", "verdict"), [(MOST_AT_ONCE, Verdict.YES), (MOST_AT_ONCE + 1, Verdict.UNSURE)]
)
def test_so_many_at_once_are_not_sure(many: int, verdict: Verdict) -> None:
    rewarded = [criterion(word, Says((word,))) for word in WORDS[:many]]
    rude = criterion("rude", Says(("idiot",)), counts=Counts.AGAINST)
    world = scenario(*rewarded, rude)
    said = f"You idiot. {' '.join(f'And then I said {word} to you.' for word in WORDS[:many])}"
    card = score(world, attempt(world, said, "okay", "okay"))
    assert {each.verdict for each in card.judgements[:-1]} == {verdict}
    assert card.judgement("rude").verdict is Verdict.YES
