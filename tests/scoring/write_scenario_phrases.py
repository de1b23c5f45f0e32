"""Write ``scenario_phrases/``: for every pattern of the scenarios a phrase judged otherwise without it.

    .venv/bin/python -m tests.scoring.write_scenario_phrases

Phrases are, first, replies of the scenarios' own tests and labelled replies that are judged as their readers
judged them; then what a pattern itself may be made to say. Phrases that stand in the files and still hold are
kept, so better ones may be written by hand. Patterns for which none was found are listed beside them.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ruamel.yaml import YAML

from simulator.bundled_files import scenarios_folder
from simulator.domain.rubric import Condition
from simulator.scoring.matchers import Addressed, CallsByName, MeetsCriterion, ShowsBehaviour
from simulator.scoring.spoken_text import spoken_text
from tests.scoring.pattern_needs import read_cases
from tests.scoring.pattern_samples import Fluency, ways_to_say
from tests.scoring.scenario_needs import BUNDLED, FOLDER, Needs, needs_of, parts_of, sets_in
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

_QUOTED = 40
"""Texts that are a yes already, into which a way of saying is put."""

_USES = 3
"""Places where an entry of a word set is tried."""

_TRIES = 500
"""Texts that are tried at one place."""

_BESIDE = 6
"""Texts a way of saying is tried beside."""

Phrase = tuple[str, str, str]
"""Place, verdict, text."""


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
    """Looks for phrases until every pattern of a scenario has one, or has been found to need none."""

    def __init__(self, needs: Needs, fluency: Fluency) -> None:
        self.phrases: list[Phrase] = []
        self._needs = needs
        self._fluency = fluency
        self._needed = set[int]()
        self._all = needs.pattern_set(tuple(pattern.text for pattern in needs.patterns))
        self._known: dict[str, tuple[str, ...]] = {}
        self._examples: dict[str, str] = {}
        for case in read_cases():
            if case.wanted == "yes":
                self._examples.setdefault(case.behaviour, case.text)

    def unneeded(self) -> list[int]:
        """Return the patterns that have no phrase."""
        return [number for number in range(len(self._needs.patterns)) if number not in self._needed]

    def keeps(self, place: str, verdict: str, text: str) -> bool:
        """Take a phrase over if it is judged so, and some pattern has none without it."""
        if place not in self._needs.places:
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
        return any(
            self._takes(number, place, text)
            for place, pattern, sets in islice(self._uses(number), _USES)
            for text in islice(dict.fromkeys(self._ways(place, number, pattern, sets)), _TRIES)
        )

    def _takes(self, number: int, place: str, text: str) -> bool:
        if not self._needs.decides(place, text, number):
            return False
        return self.keeps(place, self._needs.heard(place, text, self._needed).verdict, text)

    def _uses(self, number: int) -> Iterator[tuple[str, str, dict[str, tuple[str, ...]]]]:
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
        for beside in self._beside(place):
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
        for text in self._yes_at(place)[:_QUOTED]:
            finding = self._needs.places[place].find(self._needs.moment(place, text))
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
        found = self._yes_at(place)[:_BESIDE]
        asked: list[Condition] = [self._needs.places[place]]
        while asked:
            each = asked.pop()
            match each:
                case MeetsCriterion(criterion):
                    found += self._yes_at(f"criterion {criterion}")[:3]
                case ShowsBehaviour(behaviour):
                    found.append(self._examples[behaviour])
                case Addressed(character) | CallsByName(character):
                    found.append(f"{self._needs.scenario.characters[character].name.split()[0]}.")
                case _:
                    asked += parts_of(each)
        return list(dict.fromkeys(found))

    def _yes_at(self, place: str) -> list[str]:
        texts = [text for where, verdict, text in self.phrases if where == place and verdict == "yes"]
        return sorted(texts, key=len)


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
    for place in needs.places:
        if any(each[0] == place for each in by_place):
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
        search.takes_over(scenario_id)
        search.makes_up()
        path.write_text(written(needs, search.phrases), "utf-8")
        again = Search(needs, fluency)
        for phrase in kept_phrases(path):
            again.keeps(*phrase)
        path.write_text(written(needs, again.phrases), "utf-8")
        without = ["\t".join(needs.patterns[number]) + "\n" for number in again.unneeded()]
        (FOLDER / f"{scenario_id}.none-yet.txt").write_text("".join(without), "utf-8")


if __name__ == "__main__":
    main()
