"""Words that were taken back: the row says why, nothing in the conversation is marked for them."""

from __future__ import annotations

from dataclasses import replace

from simulator.domain.evidence import Certainty
from simulator.domain.scorecard import Verdict
from simulator.gui.debrief_telling import told_criteria
from simulator.gui.widgets.passages import passages_of
from tests.gui.debriefs import judged, quoted, warm
from tests.gui.dog_story import CRITERIA, REPLIES

WHY = "You had said exactly this before; it counted then."


def test_a_row_says_why_words_were_taken_back() -> None:
    shown, dog = warm(), next(one for one in CRITERIA if one.id == "notices-dog")
    back = quoted(REPLIES[0], 1, "who's that barking", WHY, Certainty.NO)
    missed = judged(dog, Verdict.NO, back)
    others = tuple(missed if one.criterion.id == dog.id else one for one in shown.scorecard.judgements)
    shown = replace(shown, scorecard=replace(shown.scorecard, judgements=others))
    told = next(one for one in told_criteria(shown) if one.id == dog.id)
    assert told.snippet == WHY
    assert [(heard.because, heard.is_sure) for heard in told.heard] == [(WHY, True)]
    assert not any(passage.criterion_id == dog.id for passage in passages_of(others))
