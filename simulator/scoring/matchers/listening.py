"""The patterns of one condition with the scenario's word sets laid over the catalogue's."""

from __future__ import annotations

from simulator.scoring.behaviours.catalogue import catalogue
from simulator.scoring.phrases.phrases import Phrases

Words = tuple[tuple[str, tuple[str, ...]], ...]
"""Word sets as (name, entries)."""


def listening(patterns: tuple[str, ...], words: Words, language: str = "en") -> Phrases:
    """Return phrases that know both kinds of word sets; nothing is read before they are used."""
    return Phrases(patterns, lambda: {**dict(catalogue(language).words), **dict(words)})
