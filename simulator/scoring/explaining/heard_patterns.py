"""Every match of some patterns in a reply, the negated ones included, each with what took it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from simulator.domain.moment import Moment
from simulator.scoring.behaviours.catalogue import Behaviour, catalogue
from simulator.scoring.behaviours.recognition import Found, Shown, shown_in, spoilt_by
from simulator.scoring.explaining.account import SCENARIO, HeardPattern
from simulator.scoring.matchers.behaviour import ShowsBehaviour
from simulator.scoring.matchers.listening import Words, listening
from simulator.scoring.matchers.says import Says
from simulator.scoring.phrases.pattern_set import Match
from simulator.scoring.phrases.phrases import Phrases
from simulator.scoring.spoken_text import SpokenText, spoken_text

OTHER_RULE = "another rule of the behaviour took it back"

_KEYS = ("says", "perhaps", "but_not", "not_in", "never_with", "doubted_with")
_WANTED = 2
"""So many of these keys stand for what is wanted."""


@dataclass(frozen=True, slots=True)
class _Raw:
    pattern: str
    key: str
    match: Match
    negator: int

    @property
    def span(self) -> tuple[int, int]:
        return self.match.first, self.match.last


_Objection = Callable[[_Raw], str]


def _raw_matches(
    lists: Iterable[tuple[str, Sequence[str]]], words: Words, language: str, moment: Moment
) -> list[_Raw]:
    """Return every match, and for those that are negated throughout the word that does it."""
    named = [(key, pattern) for key, patterns in lists for pattern in patterns]
    found = _listening(tuple(pattern for _, pattern in named), words, language).with_facts(moment.facts)
    spoken = spoken_text(moment.reply.text)
    kept = found.matches(spoken)
    matched = {(one.pattern, one.last) for one in kept}
    raw = [_Raw(named[one.pattern][1], named[one.pattern][0], one, -1) for one in kept]
    for number, last in found.ends(spoken):
        if (number, last) not in matched:
            matched.add((number, last))
            first = found.starts(spoken, number, last)[0]
            key, pattern = named[number]
            raw.append(_Raw(pattern, key, Match(number, first, last), spoken.negators[first]))
    return sorted(raw, key=lambda one: (one.span, _KEYS.index(one.key)))


@lru_cache(maxsize=2_048)
def _listening(patterns: tuple[str, ...], words: Words, language: str) -> Phrases:
    return listening(patterns, words, language)


def heard_by_says(says: Says, moment: Moment) -> tuple[HeardPattern, ...]:
    """Return what a ``says`` heard, and why some of it does not count."""
    spoken = spoken_text(moment.reply.text)
    lists = (("says", says.patterns), ("perhaps", says.perhaps), ("but_not", says.but_not))
    raw = _raw_matches(lists, says.words, "en", moment)
    taking = [one for one in raw if one.key == "but_not" and one.negator < 0]

    def objection(one: _Raw) -> str:
        if spoken.quoted[one.match.first]:
            return "it stands between quotation marks"
        if says.question and not _is_asked(spoken, one.match):
            return "it is not asked as a question"
        return _spoilt(one.match, taking, spoken)

    return tuple(_heard(one, SCENARIO, spoken, objection) for one in raw)


def heard_by_behaviour(shows: ShowsBehaviour, moment: Moment) -> tuple[HeardPattern, ...]:
    """Return what a behaviour of the catalogue heard, and why some of it does not count."""
    read = catalogue(shows.language)
    behaviour = read.entry(shows.behaviour)
    spoken = spoken_text(moment.reply.text)
    raw = _raw_matches([(key, getattr(behaviour, key)) for key in _KEYS], read.words, shows.language, moment)
    found = shown_in(moment.reply.text, tuple(moment.people.items()), shows.language, moment.asks_meaning)
    counted = {(one.first, one.last) for one in found.get(behaviour.id, ())}
    quoted = {(one.start, one.end) for one in shows.find(moment).evidence}

    def objection(one: _Raw) -> str:
        if one.span not in counted:
            return _word_objection(behaviour, one, raw, spoken) or _other_objection(behaviour, found)
        is_about = any(
            start <= spoken.starts[one.match.first] and spoken.ends[one.match.last] <= end
            for start, end in quoted
        )
        if shows.about and not is_about:
            return "nothing it should be about stands near"
        return ""

    topics = (
        _raw_matches((("says", shows.about),), shows.words, shows.language, moment) if shows.about else []
    )
    about = (
        HeardPattern(one.pattern, "about", SCENARIO, *one.span, spoken.quote(*one.span))
        for one in topics
        if one.negator < 0
    )
    return (*(_heard(one, behaviour.id, spoken, objection) for one in raw), *about)


def named_without_pattern(
    shows: ShowsBehaviour, moment: Moment, heard: Iterable[HeardPattern]
) -> tuple[Shown, ...]:
    """Return what shows the behaviour and matched no pattern, as calling somebody by their name does."""
    matched = {(one.first, one.last) for one in heard}
    found = shown_in(moment.reply.text, tuple(moment.people.items()), shows.language, moment.asks_meaning)
    return tuple(one for one in found.get(shows.behaviour, ()) if (one.first, one.last) not in matched)


def _heard(one: _Raw, owner: str, spoken: SpokenText, objection: _Objection) -> HeardPattern:
    told = ""
    if one.negator >= 0:
        told = f"it is negated by “{spoken.words[one.negator]}”"
    elif one.key in _KEYS[:_WANTED]:
        told = objection(one)
    return HeardPattern(one.pattern, one.key, owner, *one.span, spoken.quote(*one.span), told)


def _is_asked(spoken: SpokenText, match: Match) -> bool:
    return spoken.questions[match.first] or spoken.questions[match.last]


def _spoilt(match: Match, taking: Sequence[_Raw], spoken: SpokenText) -> str:
    for one in taking:
        near = spoilt_by([one.match], spoken)
        if near is not None and near.touches(match.first, match.last):
            return f"“{spoken.quote(*one.span)}” close to it takes it back (but_not)"
    return ""


def _word_objection(behaviour: Behaviour, one: _Raw, raw: Sequence[_Raw], spoken: SpokenText) -> str:
    """Return what in the words themselves takes a match back."""
    plain = [other for other in raw if other.negator < 0]
    for other in plain:
        if other.key == "never_with":
            return f"“{spoken.quote(*other.span)}” in the same reply takes it back (never_with)"
    return (
        _scope_objection(behaviour, one.match, spoken)
        or _spoilt(one.match, [other for other in plain if other.key == "but_not"], spoken)
        or _taken(one.match, [other for other in plain if other.key == "not_in"], spoken)
    )


def _scope_objection(behaviour: Behaviour, match: Match, spoken: SpokenText) -> str:
    if not behaviour.may_be_quoted and spoken.quoted[match.first]:
        return "it stands between quotation marks"
    if not behaviour.may_be_quoted and spoken.reported[match.first]:
        return "it is told as somebody else's words"
    if behaviour.first_words and match.first >= behaviour.first_words:
        return f"it comes later than the first {behaviour.first_words} words"
    if behaviour.only_asked and not _is_asked(spoken, match):
        return "it is not asked as a question"
    return ""


def _taken(match: Match, taking: Sequence[_Raw], spoken: SpokenText) -> str:
    for one in taking:
        if one.match.first <= match.last and match.first <= one.match.last:
            return f"it is part of “{spoken.quote(*one.span)}”, which is something else (not_in)"
    return ""


def _other_objection(behaviour: Behaviour, found: Found) -> str:
    """Return what in the rest of the reply takes a behaviour back."""
    for other in behaviour.unless:
        if any(one.is_sure for one in found.get(other, ())):
            return f"the reply shows “{other}” as well (unless)"
    if behaviour.needs and not any(other in found for other in behaviour.needs):
        return f"the reply shows none of {', '.join(behaviour.needs)} (needs)"
    if behaviour.whole:
        return f"what was heard is less than {behaviour.whole} per cent of the reply (whole)"
    return OTHER_RULE
