"""Phrases of the catalogue, kept with the program because making them takes seconds."""

import pytest

from simulator.scoring import sample_phrases
from simulator.scoring.behaviours.catalogue import LANGUAGES
from simulator.scoring.sample_phrases import catalogue_phrases, written_phrases
from tests.make_kept import sayings_file


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_are_kept_as_they_are_today(language: str) -> None:
    """Another catalogue, or other code that makes them:  python -m tests.make_kept ."""
    kept, today = sayings_file(language).read_bytes(), written_phrases(language)
    assert kept[:32] == today[:32], "what is kept is of other patterns: run  python -m tests.make_kept"
    assert sample_phrases.unsealed(kept, kept[:32]) == sample_phrases.unsealed(today, today[:32])


@pytest.mark.parametrize("damage", [lambda _: b"", lambda kept: kept[:-1], lambda kept: b"x" + kept[1:]])
def test_without_what_is_kept_they_are_made(damage: object, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = catalogue_phrases()
    assert len(kept) > 20_000
    made = kept[:100]  # stands for what takes seconds, and was compared above
    monkeypatch.setattr(sample_phrases, "_made", lambda _language: made)
    assert catalogue_phrases() == kept
    raw = sayings_file("en").read_bytes()
    monkeypatch.setattr(sample_phrases, "kept_beside", lambda *_: damage(raw))  # type: ignore[operator]
    assert catalogue_phrases() == made
