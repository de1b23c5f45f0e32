"""Write ``scenario_phrases/``: for every pattern of the scenarios a phrase judged otherwise without it.

    .venv/bin/python -m tests.scoring.write_scenario_phrases

Phrases are, first, replies of the scenarios' own tests and labelled replies that are judged as their readers
judged them; then what a pattern itself may be made to say. Phrases that stand in the files and still hold are
kept, so better ones may be written by hand. Patterns for which none was found are printed: write a phrase for
them, or take them out of the scenario, for the tests want one for each.
It takes many minutes; interrupted, it goes on to the next scenario and keeps what was found.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice, pairwise
from pathlib import Path

from ruamel.yaml import YAML

from simulator.bundled_files import scenarios_folder
from simulator.domain.attempt import clean_reply
from simulator.domain.rubric import Condition
from simulator.scoring.matchers import (
    Addressed,
    AtNode,
    CallsByName,
    InPart,
    MeetsCriterion,
    Offers,
    Says,
    ShowsBehaviour,
    Told,
)
from simulator.scoring.spoken_text import spoken_text
from tests.scoring.pattern_needs import read_cases
from tests.scoring.pattern_samples import Fluency, ways_to_say
from tests.scoring.scenario_needs import (
    AFTER,
    AND,
    AT,
    BUNDLED,
    FOLDER,
    TO,
    Leaf,
    Needs,
    base_of,
    needs_of,
    parts_of,
    sets_in,
)
from tests.scoring.write_pattern_phrases import joins

REPLIES = Path(__file__).parents[1] / "exam" / "replies"
_LONGEST = 30
"""Words of a reply that is taken over."""

_SAMPLES = 150
"""Ways of saying a pattern that are thought of."""

_PLAIN, _STEP = 10, 6
"""How many of the likeliest are tried, and which of the others."""

_RUN_ON = "well there you are then come on in out of the wet"
"""How somebody begins who does not stop between sentences: what comes then is no question by its place."""

_REPORTED = "You said"
"""How somebody else's words begin: behaviours leave them alone, words listened for alone do not."""

_QUOTED = 40
"""Texts that are a yes already, into which a way of saying is put."""

_USES = 3
"""Places where an entry of a word set is tried."""

_FIRST, _TRIES, _TRIES_THERE = 60, 500, 80
"""Texts that are tried at one place first, at most, and at one where the story is somewhere."""

_SETTINGS = 24
"""Where the story may be when a place is asked."""

_BESIDE = 6
"""Texts a way of saying is tried beside."""

_EXAMPLES = 15
"""Of a behaviour, the shortest."""

Phrase = tuple[str, str, str]
"""Place, verdict, text."""

Use = tuple[str, str, dict[str, tuple[str, ...]]]
"""Place, pattern and word sets with which something is heard."""


def told_in(scenario_id: str) -> list[str]:
    """Return what trainees say in a scenario's own tests, and its good and poor examples."""
    file = YAML(typ="safe", pure=True).load((scenarios_folder() / f"{scenario_id}.yaml").read_text("utf-8"))
    said = [reply for test in file["tests"] for reply in test["replies"]]
    said += [each.get(key, "") for each in file["rubric"]["criteria"] for key in ("good", "poor")]
    texts = [reply if isinstance(reply, str) else reply.get("text", "") for reply in said]
    return [text for text in dict.fromkeys(texts) if text and "{" not in text]


def labelled(scenario_id: str) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield the text of every labelled reply that is not held out, and the criteria it was given."""
    for path in sorted(REPLIES.glob(f"{scenario_id}.*.jsonl")):
        if not path.name.endswith(".b.jsonl"):
            for line in path.read_text("utf-8").splitlines():
                row = json.loads(line)
                yield row["text"], row["criteria"]


class Search:
    """Looks for phrases until every pattern of a scenario has one, or none was found."""

    def __init__(self, needs: Needs, fluency: Fluency) -> None:
        self.phrases: list[Phrase] = []
        self._needs = needs
        self._fluency = fluency
        self._needed = set[int]()
        self._all = needs.pattern_set(tuple(pattern.text for pattern in needs.patterns))
        self._known: dict[str, tuple[str, ...]] = {}
        self._examples: dict[str, list[str]] = {}
        self._found_at = Counter[str]()
        called = [name for each in needs.scenario.characters.values() for name in (each.name, *each.called)]
        self._called = (*(f"{name}," for name in called), f"{' and '.join(called)},")
        for case in read_cases():
            if case.wanted == "yes":
                self._examples.setdefault(case.behaviour, []).append(case.text)

    def unneeded(self) -> list[int]:
        """Return the patterns that have no phrase."""
        return [number for number in range(len(self._needs.patterns)) if number not in self._needed]

    def keeps(self, place: str, verdict: str, text: str) -> bool:
        """Take a phrase over if it is judged so, and some pattern has none without it."""
        if base_of(place) not in self._needs.places:
            return False
        heard = self._needs.heard(place, text, self._needed)
        if heard.verdict != verdict or not heard.without:
            return False
        self.phrases.append((place, verdict, text))
        self._needed.update(heard.without)
        return True

    def takes_over(self, scenario_id: str) -> None:
        """Look through what people wrote."""
        rows = [(text, None) for text in told_in(scenario_id)] + list(labelled(scenario_id))
        rows = [row for row in rows if len(row[0].split()) <= _LONGEST]
        for text, labels in sorted(rows, key=lambda row: len(row[0])):
            for place in self._touched(text):
                heard = self._needs.heard(place, text, self._needed)
                id_ = place.removeprefix("criterion ")
                if heard.without and place.startswith("criterion ") and labels is not None:
                    marks = (mark for mark in ("yes", "unsure") if id_ in labels[mark])
                    if heard.verdict != next(marks, "no"):
                        continue
                self.keeps(place, heard.verdict, text)

    def makes_up(self) -> None:
        """Let each pattern that has no phrase yet say one."""
        for number in self.unneeded():
            if number not in self._needed:
                self._find(number)

    def _touched(self, text: str) -> list[str]:
        """Return the places of patterns that stand in a text and have no phrase yet."""
        spoken, needs = spoken_text(text), self._needs
        numbers = {number for number, _ in self._all.ends(spoken)}
        sets = {needs.entries[number][0] for number in numbers - self._needed if number < len(needs.entries)}
        found = [
            needs.patterns[number].place
            for number in sorted(numbers)
            if number >= len(needs.entries)
            and (number not in self._needed or sets & sets_in(needs.patterns[number].text))
        ]
        return list(dict.fromkeys(found))

    def _find(self, number: int) -> bool:
        uses = list(islice(self._uses(number), _USES))
        return (
            any(self._found(number, use, 0, _FIRST) for use in uses)
            or any(self._found_there(number, use) for use in uses)
            or any(self._found(number, use, _FIRST, _TRIES) for use in uses)
        )

    def _found(self, number: int, use: Use, first: int, end: int) -> bool:
        place, pattern, sets = use
        texts = unique(self._ways(place, number, pattern, sets))
        return any(self._takes(number, place, text) for text in islice(texts, first, end))

    def _found_there(self, number: int, use: Use) -> bool:
        """Try it where the story is somewhere, first where others of the place were found."""
        place, pattern, sets = use
        there = sorted(settings(self._needs, place), key=lambda each: -self._found_at[each])
        for where in there[:_SETTINGS]:
            texts = unique(self._ways_there(where, number, pattern, sets))
            if any(self._takes(number, where, text) for text in islice(texts, _TRIES_THERE)):
                self._found_at[where] += 1
                return True
        return False

    def _ways_there(
        self, place: str, number: int, pattern: str, sets: dict[str, tuple[str, ...]]
    ) -> Iterator[str]:
        """Yield fewer texts, for a place where the story is somewhere."""
        said = self._said(pattern, sets)
        for each in said[:_PLAIN]:
            yield each
            yield f"{each.rstrip('.')}?"
        for name in self._called:
            yield from (f"{name} {each}" for each in said[:2])
        for beside in (*self._beside(place), *self._told_at(place, "no")[:8]):
            for each in said[:2]:
                yield f"{beside} {each}"
                yield f"{each.rstrip('.')} {beside[0].lower()}{beside[1:]}"
        if self._needs.patterns[number].kind == "but_not":
            yield from self._taken_back(number, said[:2])

    def _takes(self, number: int, place: str, text: str) -> bool:
        text = clean_reply(text)
        if not self._needs.decides(place, text, number):
            return False
        return self.keeps(place, self._needs.heard(place, text, self._needed).verdict, text)

    def _uses(self, number: int) -> Iterator[Use]:
        """Yield places, patterns and word sets with which a pattern, or an entry of a set, is heard."""
        pattern = self._needs.patterns[number]
        if pattern.kind != "words":
            yield pattern.place, pattern.text, self._needs.sets
            return
        name = pattern.place.removeprefix("words ")
        sets = {**self._needs.sets, name: (pattern.text,)}
        found = [
            (place, each)
            for place, listed in self._needs.leaves.items()
            for listened in listed
            for each in listened.patterns
            if name in sets_in(each)
        ]
        yield from ((place, each, sets) for place, each in dict.fromkeys(found))

    def _ways(self, place: str, number: int, pattern: str, sets: dict[str, tuple[str, ...]]) -> Iterator[str]:
        """Yield texts in which a pattern may be what decides, the plainest first."""
        said = self._said(pattern, sets)
        for each in (*said[:_PLAIN], *said[_PLAIN::_STEP]):
            for whole in (each, *self._fluency.ends(each)[:2]):
                yield whole
                yield f"{whole.rstrip('.')}?"
        for each in said[:_PLAIN]:
            yield f"{_RUN_ON} {each.rstrip('.').lower()}"
            yield f"{_REPORTED} {each[0].lower()}{each[1:]}"
        for beside in (*self._beside(place), *self._told_at(place, "no")[:_BESIDE]):
            for each in said[:3]:
                yield f"{beside} {each}"
                yield f"{each.rstrip('.')}, {beside}"
        yield from self._amid(place, said[:2])
        if self._needs.patterns[number].kind == "but_not":
            yield from self._taken_back(number, said[:4])

    def _taken_back(self, number: int, said: tuple[str, ...]) -> Iterator[str]:
        """Yield texts with what a "but not" is to take back."""
        for other in self._heard_beside(number):
            for counted in self._said(other, self._needs.sets)[:2]:
                for each in said:
                    yield from joins(each, counted, apart=False)
                    yield f"{each.rstrip('.')} {counted[0].lower()}{counted[1:]}"
                    yield f"{counted.rstrip('.')} {each[0].lower()}{each[1:]}"

    def _amid(self, place: str, said: tuple[str, ...]) -> Iterator[str]:
        """Yield texts that are a yes already with something put right beside the words that make them one."""
        for text in self._told_at(place, "yes")[:_QUOTED]:
            finding = self._needs.places[base_of(place)].find(self._needs.moment(place, text))
            for quoted in finding.evidence[:1]:
                for each in said:
                    words = each.rstrip(".").replace(".", ",")
                    yield f"{text[: quoted.end]} {words[0].lower()}{words[1:]}{text[quoted.end :]}"
                    yield f"{text[: quoted.start]}{words[0].lower()}{words[1:]} {text[quoted.start :]}"
                    yield f"{text} {each}"
                    yield f"{each} {text}"

    def _said(self, pattern: str, sets: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
        whole = _without_slots(pattern, self._needs)
        if sets is not self._needs.sets:
            return ways_to_say(whole, sets, self._fluency, _SAMPLES)
        if whole not in self._known:
            self._known[whole] = ways_to_say(whole, sets, self._fluency, _SAMPLES)
        return self._known[whole]

    def _heard_beside(self, number: int) -> list[str]:
        """Return the patterns a "but not" takes back."""
        for listed in self._needs.leaves.values():
            for listened in listed:
                if listened.first <= number < listened.first + len(listened.patterns):
                    return [
                        each
                        for at, each in enumerate(listened.patterns)
                        if self._needs.patterns[listened.first + at].kind != "but_not"
                    ][:40]
        return []

    def _beside(self, place: str) -> list[str]:
        """Return short texts that bring what a place asks for besides."""
        found = self._told_at(place, "yes")[:_BESIDE]
        asked: list[Condition] = [self._needs.places[base_of(place)]]
        while asked:
            each = asked.pop()
            match each:
                case MeetsCriterion(criterion):
                    found += self._told_at(f"criterion {criterion}", "yes")[:3]
                case Leaf(asked=ShowsBehaviour(behaviour)):
                    found += sorted(self._examples[behaviour], key=len)[:_EXAMPLES]
                case Offers(entries):
                    ways = [self._sample(entry.heard) for entry in entries]
                    found += [f"{one} {other}" for one, other in pairwise(ways)]
                case Leaf(asked=Says(patterns)):
                    ways = (self._said(pattern, self._needs.sets)[:1] for pattern in patterns[:2])
                    found += [way for said in ways for way in said]
                case Addressed(character) | CallsByName(character):
                    found.append(f"{self._needs.scenario.characters[character].name.split()[0]}.")
                case _:
                    asked += parts_of(each)
        return list(dict.fromkeys(found))

    def _sample(self, asked: Condition) -> str:
        """Return what one of the conditions on words below one may be heard in."""
        leaf = next(each for each in _below(asked) if isinstance(each, Leaf) and isinstance(each.asked, Says))
        assert isinstance(leaf.asked, Says)
        return self._said(leaf.asked.patterns[0], self._needs.sets)[0]

    def _told_at(self, place: str, verdict: str) -> list[str]:
        texts = [text for where, each, text in self.phrases if where == place and each == verdict]
        return sorted(texts, key=len)


def unique(texts: Iterator[str]) -> Iterator[str]:
    """Yield texts once each, as they come."""
    seen = set[str]()
    for text in texts:
        if text not in seen:
            seen.add(text)
            yield text


def settings(needs: Needs, place: str) -> tuple[str, ...]:
    """Return the same place with where the story may be, as far as its conditions tell one from the other."""
    if place.startswith("node "):
        return ()
    below = list(_below(needs.places[place]))
    topics = sorted({each.topic for each in below if isinstance(each, Told)})
    nodes = [each.nodes for each in below if isinstance(each, AtNode)]
    people = {each.character for each in below if isinstance(each, (Addressed, CallsByName))}
    has_parts = any(isinstance(each, InPart) for each in below)
    found: dict[object, str] = {}
    for before in ("", *topics):
        for node in needs.scenario.nodes.values():
            tells = tuple(topic for topic in topics if topic in node.tells)
            where = tuple(node.id in each for each in nodes), has_parts and node.part
            who = bool(people) and node.speaker
            found.setdefault(
                (before, tells, where, who), f"{place}{AT}{node.id}{AFTER if before else ''}{before}"
            )
    chosen = (*sorted(people), AND.join(sorted(people))) if len(people) > 1 else ()
    at = tuple(found.values()) if len(found) > 1 else ()
    return (*(f"{place}{TO}{each}" for each in chosen), *at)


def _below(asked: Condition) -> Iterator[Condition]:
    yield asked
    for part in parts_of(asked):
        yield from _below(part)


def _without_slots(pattern: str, needs: Needs) -> str:
    for slot, words in needs.facts.items():
        pattern = pattern.replace("{" + slot + "}", words)
    return pattern


def written(needs: Needs, phrases: list[Phrase]) -> str:
    """Return the file of one scenario."""
    lines = [
        "# Made by tests/scoring/write_scenario_phrases.py: each phrase would be judged otherwise without",
        "# some pattern of the scenario. Phrases that still hold are kept when it is made again.",
    ]
    by_place: dict[tuple[str, str], list[str]] = {}
    for place, verdict, text in phrases:
        by_place.setdefault((place, verdict), []).append(text)
    order = {place: number for number, place in enumerate(needs.places)}
    for place in sorted({place for place, _ in by_place}, key=lambda each: (order[base_of(each)], each)):
        lines += ["", f"[{json.dumps(place)}]"]
        for verdict in ("yes", "unsure", "no"):
            if listed := by_place.get((place, verdict)):
                texts = (f"  {json.dumps(text, ensure_ascii=False)}," for text in listed)
                lines += [f"{verdict} = [", *texts, "]"]
    return "\n".join(lines) + "\n"


def kept_phrases(path: Path) -> Iterator[Phrase]:
    """Yield the phrases of a file as it is."""
    if path.exists():
        for place, verdicts in tomllib.loads(path.read_text("utf-8")).items():
            for verdict, texts in verdicts.items():
                yield from ((place, verdict, text) for text in texts)


def main() -> None:
    """Write the files of the scenarios named, or of all."""
    FOLDER.mkdir(exist_ok=True)
    texts = [text for id_ in BUNDLED for text, _ in labelled(id_)]
    fluency = Fluency([*texts, *(text for id_ in BUNDLED for text in told_in(id_))])
    for scenario_id in sys.argv[1:] or BUNDLED:
        needs, path = needs_of(scenario_id), FOLDER / f"{scenario_id}.toml"
        search = Search(needs, fluency)
        for phrase in kept_phrases(path):
            search.keeps(*phrase)
        with suppress(KeyboardInterrupt):
            search.takes_over(scenario_id)
            search.makes_up()
        path.write_text(written(needs, search.phrases), "utf-8")
        again = Search(needs, fluency)
        for phrase in kept_phrases(path):
            again.keeps(*phrase)
        path.write_text(written(needs, again.phrases), "utf-8")
        for number in again.unneeded():
            print(scenario_id, *needs.patterns[number], sep="\t")


if __name__ == "__main__":
    main()
