"""Judging what was said: ``score(scenario, attempt)``, pure and repeatable; standard library only."""

from simulator.scoring.behaviours.catalogue import behaviour_ids, catalogue_digest
from simulator.scoring.scorer import score
from simulator.scoring.single_text import TextFinding, TextJudgement, judge_text

__all__ = ["TextFinding", "TextJudgement", "behaviour_ids", "catalogue_digest", "judge_text", "score"]
