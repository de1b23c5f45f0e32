"""Which behaviours a text shows, and in which words: patterns in one pass, then meaning where it helps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from threading import Lock

from simulator.scoring.behaviours.catalogue import Behaviour, Catalogue, catalogue, kept_beside
from simulator.scoring.meaning.learned import Answers, Bars, Learned, Likeness, answers, learned
from simulator.scoring.naming import People, calls_of
from simulator.scoring.nearness import Near
from simulator.scoring.phrases.kept_patterns import kept_set
from simulator.scoring.phrases.pattern_set import Match, PatternSet
from simulator.scoring.phrases.phrases import Phrases
from simulator.scoring.spoken_text import SpokenText, spoken_text

KEPT_SUFFIX = ".patterns"
"""Of the file beside a catalogue that keeps its patterns laid into one network."""

SPOILS_WITHIN = 15
"""Words from a ``but_not`` in the same sentence; speech without full stops is one long sentence."""

_ONE_AT_A_TIME = Lock()
_DOUBTFUL_SHARE = 60
"""Per cent of ``whole`` that still makes it "not sure"."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A behaviour shown by the words ``first`` to ``last``, both included.

    Attributes:
        chance: How likely people would say so, in per cent, where it rests on meaning; None: on patterns.
    """

    first: int
    last: int
    is_sure: bool
    chance: int | None = None


Found = Mapping[str, tuple[Shown, ...]]


def shown_in(text: str, people: People, language: str = "en", asks_meaning: bool = False) -> Found:
    """Return the behaviours a text shows, with their words; those it does not show are left out.

    Args:
        text: What was said.
        people: Who may be called by name.
        language: The catalogue's.
        asks_meaning: Whether its meaning is asked as well, where the sentence model is, or wording only.
    """
    return _shown_in(text, people, language, learned(language) if asks_meaning else None)


@lru_cache(maxsize=512)
def _shown_in(text: str, people: People, language: str, reader: Learned | None) -> Found:
    spoken = spoken_text(text)
    likely: Answers = answers(reader, text) if reader else {}
    phrases, owners = _listening(language)
    heard: dict[str, list[list[Match]]] = {}
    for match in phrases.matches(spoken):
        behaviour, kind = owners[match.pattern]
        heard.setdefault(behaviour, _nothing())[kind].append(match)
    found: dict[str, tuple[Shown, ...]] = {}
    for behaviour in catalogue(language).behaviours.values():
        shown = _counting(behaviour, heard.get(behaviour.id, _nothing()), spoken)
        if behaviour.names:
            calls = calls_of(text, people)
            shown += [Shown(c.first, c.last, is_sure=True) for c in calls if c.is_address and c.is_own_name]
        shown = _as_whole(behaviour, shown, spoken)
        if reader and behaviour.id in likely:
            shown = _by_meaning(shown, likely[behaviour.id], reader.bars[behaviour.id])
        shown = _beside_others(behaviour, shown, found)
        if shown:
            found[behaviour.id] = tuple(shown)
    return found


def _listening(language: str) -> tuple[PatternSet, tuple[tuple[str, int], ...]]:
    """Return the same as ``_listened_for``; who asks meanwhile waits, for two at once take thrice as long."""
    with _ONE_AT_A_TIME:
        return _listened_for(language)


@cache
def _listened_for(language: str) -> tuple[PatternSet, tuple[tuple[str, int], ...]]:
    """Return all patterns of the catalogue, and for each whose it is and its kind, as in ``_patterns_of``."""
    read = catalogue(language)
    owners = tuple(
        (behaviour.id, kind)
        for behaviour in read.behaviours.values()
        for kind, listed in enumerate(_patterns_of(behaviour))
        for _ in listed
    )
    patterns, words = patterns_in(read), dict(read.words)
    kept = kept_set(kept_beside(language, KEPT_SUFFIX), patterns, words)
    return kept or Phrases(patterns, lambda: words).with_facts({}), owners


def patterns_in(read: Catalogue) -> tuple[str, ...]:
    """Return all patterns of a catalogue, in the order in which they are numbered."""
    return tuple(
        pattern
        for behaviour in read.behaviours.values()
        for listed in _patterns_of(behaviour)
        for pattern in listed
    )


def _patterns_of(behaviour: Behaviour) -> tuple[tuple[str, ...], ...]:
    return (
        behaviour.says,
        behaviour.perhaps,
        behaviour.but_not,
        behaviour.not_in,
        behaviour.never_with,
        behaviour.doubted_with,
    )


def _nothing() -> list[list[Match]]:
    """Return no match of any kind, in the order of ``_patterns_of``."""
    return [[], [], [], [], [], []]


def _counting(behaviour: Behaviour, heard: list[list[Match]], spoken: SpokenText) -> list[Shown]:
    sure, perhaps, spoilers, taking, ending, doubting = heard
    if ending:
        return []
    spoilt = spoilt_by(spoilers, spoken)
    taken = {index for one in taking for index in range(one.first, one.last + 1)}

    def counts(match: Match) -> bool:
        return _counts(behaviour, match, spoilt, spoken) and taken.isdisjoint(
            range(match.first, match.last + 1)
        )

    shown = [Shown(m.first, m.last, is_sure=not doubting) for m in sure if counts(m)]
    return shown + [Shown(m.first, m.last, is_sure=False) for m in perhaps if counts(m)]


def _counts(behaviour: Behaviour, match: Match, spoilt: Near | None, spoken: SpokenText) -> bool:
    if not behaviour.may_be_quoted and (spoken.quoted[match.first] or spoken.reported[match.first]):
        return False
    if behaviour.first_words and match.first >= behaviour.first_words:
        return False
    if behaviour.only_asked and not (spoken.questions[match.first] or spoken.questions[match.last]):
        return False
    return spoilt is None or not spoilt.touches(match.first, match.last)


def spoilt_by(spoilers: Sequence[Match], spoken: SpokenText) -> Near | None:
    """Return the places with, or close to, words that take a match back; None if there are none."""
    if not spoilers:
        return None
    return Near(((one.first, one.last) for one in spoilers), spoken, SPOILS_WITHIN)


def _as_whole(behaviour: Behaviour, shown: list[Shown], spoken: SpokenText) -> list[Shown]:
    """Keep what covers enough of the reply, where the behaviour is one of the whole reply."""
    if not behaviour.whole or not shown:
        return shown
    covered = {index for one in shown for index in range(one.first, one.last + 1)}
    share = 100 * len(covered) // len(spoken)
    if share >= behaviour.whole:
        return shown
    if share * 100 >= behaviour.whole * _DOUBTFUL_SHARE:
        return [Shown(one.first, one.last, is_sure=False) for one in shown]
    return []


def _by_meaning(shown: list[Shown], like: Likeness, bars: Bars) -> list[Shown]:
    """Let meaning find what no pattern did, and doubt what is like nothing that people gave a yes."""
    if any(one.is_sure for one in shown):
        doubted = like.chance < bars.doubt
        return [replace(one, is_sure=False) for one in shown] if doubted else shown
    if like.chance >= bars.yes or (not shown and like.chance >= bars.perhaps):
        return [Shown(like.first, like.last, like.chance >= bars.yes, like.chance)]
    return shown


def _beside_others(behaviour: Behaviour, shown: list[Shown], found: Found) -> list[Shown]:
    """Look at what else the reply shows."""

    def is_sure(other: str) -> bool:
        return any(one.is_sure for one in found.get(other, ()))

    if any(map(is_sure, behaviour.unless)):
        return []
    if behaviour.needs and not any(other in found for other in behaviour.needs):
        return []
    if any(other in found for other in behaviour.doubted_by):
        return [Shown(one.first, one.last, is_sure=False) for one in shown]
    return shown
