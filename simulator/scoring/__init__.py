"""Judging what was said: ``score.score(scenario, attempt)``, pure and repeatable; standard library only."""
