"""Which patterns of a scenario file decide what is heard in a text: those it cannot do without.

A pattern is one entry of a list: of ``says``, ``perhaps`` or ``but_not`` in a condition or on the policy
card, of ``about`` beside a behaviour, or of a word set. A place is where such conditions are asked: a
criterion, an entry of the card, the branch of a node. Outside any conversation all holds that depends on
where the story is; so a place may say more: "criterion greets at hello" is asked at the node hello, where
only what its line tells has been told, and "... at hello after wish" where the topic wish came up before;
"criterion greets to mia and marco" is asked where both were chosen to be spoken to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from simulator.bundled_files import scenarios_folder
from simulator.domain.attempt import Reply
from simulator.domain.evidence import Certainty, Finding
from simulator.domain.facts import Facts, draw
from simulator.domain.moment import Line, Moment
from simulator.domain.rubric import Condition
from simulator.domain.scenario import CardEntry, Scenario
from simulator.scenario_files.library import read_source
from simulator.scoring.behaviours.catalogue import catalogue
from simulator.scoring.matchers import Addressed, MeetsCriterion, Not, Says, ShowsBehaviour
from simulator.scoring.phrases.meaning import KnownSets, resolved
from simulator.scoring.phrases.pattern_set import Match, PatternSet
from simulator.scoring.spoken_text import SpokenText
from tests.scoring.pattern_needs import Heard

FOLDER = Path(__file__).with_name("scenario_phrases")
BUNDLED = tuple(path.stem for path in sorted(scenarios_folder().glob("*.yaml")))

_SET = re.compile(r"@([\w-]+)")

VERDICTS = {Certainty.YES: "yes", Certainty.UNSURE: "unsure", Certainty.NO: "no"}


AT, AFTER, TO, AND = " at ", " after ", " to ", " and "
"""In the name of a place: before the node where it is asked, before the topic that came up earlier, and
before and between those who were chosen to be spoken to."""


class Pattern(NamedTuple):
    """A pattern of a scenario file.

    Attributes:
        place: Where it is asked first, e.g. "criterion greets-by-name" or "node kitchen, branch 3";
            of a word set "words" and its name.
        kind: "says", "perhaps", "but_not", "about" or "words".
        text: As it is written.
    """

    place: str
    kind: str
    text: str


class Listened:
    """The patterns of one condition, of which any one may be missing."""

    def __init__(self, of: Needs, patterns: tuple[str, ...], first: int) -> None:
        self.of = of
        self.patterns = patterns
        self.first = first
        self._all = of.pattern_set(patterns)
        self.noticed = set[int]()

    def with_facts(self, _facts: Facts) -> Listened:
        """Return itself: texts are judged with the first facts."""
        return self

    def matches(self, spoken: SpokenText) -> list[Match]:
        """Return the matches that are left, and note which patterns they rest on."""
        found, of = of_text(self._all, spoken), self.of
        missing = of.missing
        if missing is None:
            numbers = {match.pattern for match in found}
            self.noticed = {self.first + number for number in numbers}
            self.noticed.update(
                entry for number in numbers for entry in of.entries_noticed(self.patterns[number], spoken)
            )
            return found
        if missing < len(of.entries):
            return self._without_entry(found, of.entries[missing][0], missing, spoken)
        return [match for match in found if match.pattern + self.first != missing]

    def _without_entry(self, found: list[Match], name: str, missing: int, spoken: SpokenText) -> list[Match]:
        left: list[Match] = []
        for match in found:
            pattern = self.patterns[match.pattern]
            if name not in sets_in(pattern):
                left.append(match)
                continue
            others = tuple(number for number in self.of.entries_in(name, spoken) if number != missing)
            with_others = self.of.with_entries(pattern, name, others)
            if with_others is not None:
                again = [one for one in of_text(with_others, spoken) if one.last == match.last]
                left += [replace(one, pattern=match.pattern) for one in again]
        return left


class Leaf:
    """A condition without any below it; it is asked again only where what is missing was heard in it."""

    def __init__(self, asked: Says | ShowsBehaviour, listened: Listened) -> None:
        self.asked = asked
        self._listened = listened
        self._last: tuple[Moment, Finding] | None = None

    def find(self, moment: Moment) -> Finding:
        """Ask, and note which patterns were heard, unless one of them is missing."""
        of, listened = self._listened.of, self._listened
        if of.missing is None:
            listened.noticed = set()
            found = self.asked.find(moment)
            of.noticed |= listened.noticed
            self._last = moment, found
            return found
        if self._last and self._last[0] is moment and of.missing not in listened.noticed:
            return self._last[1]
        return self.asked.find(moment)

    def looks_for(self) -> tuple[str, ...]:
        """Say what the condition says."""
        return self.asked.looks_for()


class Needs:
    """The conditions of one scenario, asked with every pattern and without any one of them."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.facts = draw(scenario.facts, 0)
        self._blank: dict[str, Moment] = {}
        self.sets: dict[str, tuple[str, ...]] = {}
        self.patterns: list[Pattern] = []
        self.entries: list[tuple[str, str]] = []
        self._of_set: dict[str, tuple[tuple[int, ...], PatternSet]] = {}
        self.missing: int | None = None
        self.noticed = set[int]()
        self._known: dict[object, PatternSet] = {}
        self._looked_up: KnownSets = {}
        self._entries_of: tuple[SpokenText, dict[str, list[int]]] | None = None
        self._made: dict[int, Condition] = {}
        self.leaves: dict[str, list[Listened]] = {}
        self._read_words()
        self.places = {place: self._listening(place, asked) for place, asked in places_of(scenario)}

    def _read_words(self) -> None:
        words = next((leaf.words for _, asked in places_of(self.scenario) for leaf in leaves_of(asked)), ())
        self.sets = {**dict(catalogue(self.scenario.language).words), **dict(words)}
        for name, entries in words:
            first = len(self.entries)
            self.entries += [(name, entry) for entry in entries]
            self.patterns += [Pattern(f"words {name}", "words", entry) for entry in entries]
            self._of_set[name] = (tuple(range(first, len(self.entries))), self.pattern_set(entries))

    def pattern_set(self, patterns: tuple[str, ...]) -> PatternSet:
        """Return patterns, ready to be listened for."""
        if patterns not in self._known:
            parts = tuple(resolved(each, self.sets, self.facts, self._looked_up) for each in patterns)
            self._known[patterns] = PatternSet(parts)
        return self._known[patterns]

    def with_entries(self, pattern: str, name: str, numbers: tuple[int, ...]) -> PatternSet | None:
        """Return a pattern with only some entries of a set; None where there are none."""
        if not numbers:
            return None
        key = pattern, numbers
        if key not in self._known:
            sets = {**self.sets, name: tuple(self.entries[number][1] for number in numbers)}
            self._known[key] = PatternSet((resolved(pattern, sets, self.facts),))
        return self._known[key]

    def entries_in(self, name: str, spoken: SpokenText) -> list[int]:
        """Return the entries of a set whose words stand in a text."""
        if self._entries_of is None or self._entries_of[0] is not spoken:
            self._entries_of = spoken, {}
        known = self._entries_of[1]
        if name not in known:
            numbers, listened = self._of_set[name]
            known[name] = sorted({numbers[pattern] for pattern, _ in listened.ends(spoken)})
        return known[name]

    def entries_noticed(self, pattern: str, spoken: SpokenText) -> Iterator[int]:
        """Yield the entries of word sets that a pattern may have found in a text."""
        for name in sets_in(pattern):
            if name in self._of_set:
                yield from self.entries_in(name, spoken)

    def heard(self, place: str, text: str, known: Set[int] = frozenset()) -> Heard:
        """Return what a place comes to for a text, and what it would come to without each pattern.

        Args:
            place: One of ``places``, perhaps with where the story is.
            text: What is said.
            known: Patterns that need not be asked about.
        """
        asked, moment = self.places[base_of(place)], self.moment(place, text)
        self.missing = None
        self.noticed.clear()
        verdict = VERDICTS[asked.find(moment).certainty]
        without: dict[int, str] = {}
        for number in sorted(self.noticed - known):
            self.missing = number
            if (left := VERDICTS[asked.find(moment).certainty]) != verdict:
                without[number] = left
        self.missing = None
        return Heard(verdict, without)

    def decides(self, place: str, text: str, number: int) -> bool:
        """Return whether a text would be judged otherwise without one pattern."""
        asked, moment = self.places[base_of(place)], self.moment(place, text)
        self.missing = None
        self.noticed.clear()
        verdict = asked.find(moment).certainty
        if number not in self.noticed:
            return False
        self.missing = number
        left = asked.find(moment).certainty
        self.missing = None
        return left != verdict

    def moment(self, place: str, text: str) -> Moment:
        """Return a text said at a place, outside any conversation."""
        if place not in self._blank:
            self._blank[place] = self._blank_moment(place)
        chosen = place.partition(TO)[2]
        return replace(self._blank[place], reply=Reply(text, to=tuple(chosen.split(AND) if chosen else ())))

    def _blank_moment(self, place: str) -> Moment:
        """Return a reply's place: whom it answers, and at a node where the story is; no more is known."""
        scenario, base = self.scenario, base_of(place)
        kind, _, name = base.partition(" ")
        at, _, before = place.partition(TO)[0].partition(AT)[2].partition(AFTER)
        node = scenario.nodes[at or name.split(",")[0]] if at or kind == "node" else None
        to = node.speaker if node else said_to(self.places[base]) or scenario.customer.id
        line = Line(to, node.says if node else "")
        reply, people = (
            Reply("."),
            {each.id: (each.name, *each.called) for each in scenario.characters.values()},
        )
        here = Moment(reply, 0, line, self.facts, people, scenario.customer.id)
        here = replace(here, node_id=node.id, part=node.part) if node else here
        told = {before: -1} if before else {}
        return replace(here, told=told | dict.fromkeys(node.tells, 0)) if node and at else here

    def _listening(self, place: str, asked: Condition) -> Condition:
        """Return a condition that listens here; one that stands in several places is one still."""
        if id(asked) not in self._made:
            self._made[id(asked)] = self._copied(place, asked)
        return self._made[id(asked)]

    def _copied(self, place: str, asked: Condition) -> Condition:
        if isinstance(asked, (Says, ShowsBehaviour)):
            return self._leaf(place, asked)
        if isinstance(asked, MeetsCriterion):
            own = next(each for each in self.scenario.rubric.criteria if each.id == asked.criterion)
            return replace(asked, condition=self._listening(f"criterion {own.id}", own.listen_for))
        changed: dict[str, object] = {}
        for field in ("conditions", "condition", "entries", "reason"):
            if hasattr(asked, field):
                changed[field] = self._parts(place, getattr(asked, field))
        return replace(asked, **changed) if changed else asked  # type: ignore[type-var]

    def _parts(self, place: str, part: object) -> object:
        if isinstance(part, tuple):
            return tuple(self._parts(place, each) for each in part)
        if isinstance(part, CardEntry):
            return replace(part, heard=self._listening(place, part.heard))
        return self._listening(place, part)  # type: ignore[arg-type]

    def _leaf(self, place: str, asked: Says | ShowsBehaviour) -> Condition:
        copy = replace(asked)
        kinds = (
            {"says": asked.patterns, "perhaps": asked.perhaps, "but_not": asked.but_not}
            if isinstance(asked, Says)
            else {"about": asked.about}
        )
        patterns = tuple(pattern for listed in kinds.values() for pattern in listed)
        listened = Listened(self, patterns, len(self.patterns))
        self.patterns += [Pattern(place, kind, pattern) for kind in kinds for pattern in kinds[kind]]
        self.leaves.setdefault(place, []).append(listened)
        object.__setattr__(copy, "_phrases" if isinstance(asked, Says) else "_topics", listened)
        return Leaf(copy, listened)


def base_of(place: str) -> str:
    """Return a place without where the story is, and without whom it is said to."""
    return place.partition(TO)[0].partition(AT)[0]


def places_of(scenario: Scenario) -> Iterator[tuple[str, Condition]]:
    """Yield name and condition of every place; what stands in several belongs to the first."""
    card, criteria = scenario.card, scenario.rubric.criteria
    for entry in (*card.may, *card.may_not, card.reason) if card else ():
        yield f"card {entry.id}", entry.heard
    yield from ((f"criterion {each.id}", each.listen_for) for each in criteria)
    yield from ((f"opportunity {each.id}", each.opportunity) for each in criteria if each.opportunity)
    yield from (
        (f"node {node.id}, branch {number}", branch.when)
        for node in scenario.nodes.values()
        for number, branch in enumerate(node.branches, start=1)
        if branch.when
    )


def parts_of(asked: Condition) -> Iterator[Condition]:
    """Yield the conditions right below one."""
    yield from getattr(asked, "conditions", ())
    if hasattr(asked, "condition"):
        yield asked.condition  # type: ignore[attr-defined]
    entries: tuple[CardEntry, ...] = getattr(asked, "entries", ())
    yield from (entry.heard for entry in entries)


def leaves_of(asked: Condition) -> Iterator[Says]:
    """Yield the conditions on words below one."""
    if isinstance(asked, Says):
        yield asked
    for part in parts_of(asked):
        yield from leaves_of(part)


def said_to(asked: Condition) -> str | None:
    """Return the character whom a condition wants to be spoken to, if any."""
    if isinstance(asked, Addressed):
        return asked.character
    if isinstance(asked, Not):
        return None
    return next((to for part in parts_of(asked) if (to := said_to(part))), None)


@cache
def sets_in(pattern: str) -> frozenset[str]:
    """Return the word sets a pattern names."""
    return frozenset(_SET.findall(pattern))


_LAST: dict[PatternSet, tuple[SpokenText, list[Match]]] = {}


def of_text(patterns: PatternSet, spoken: SpokenText) -> list[Match]:
    """Return the matches in a text; asked again for the same text it remembers them."""
    if patterns not in _LAST or _LAST[patterns][0] is not spoken:
        _LAST[patterns] = spoken, patterns.matches(spoken)
    return _LAST[patterns][1]


@cache
def needs_of(scenario_id: str) -> Needs:
    """Return the conditions of a scenario that comes with the program."""
    return Needs(read_source(scenario_id).scenario)
