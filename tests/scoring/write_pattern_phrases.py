"""Write ``pattern_phrases.toml``: for every pattern that no case needs a phrase that would be lost with it.

    .venv/bin/python -m tests.scoring.write_pattern_phrases

Phrases are, first, labelled sentences and replies that are judged as their readers judged them; then what
the pattern itself may be made to say. Phrases that stand in the file and still hold are kept, so better ones
may be written by hand. Patterns for which there is none are printed: nothing would be missed without them.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from simulator.scoring.behaviours.catalogue import catalogue
from tests.scoring.pattern_needs import (
    NOT_HEARD,
    PHRASES,
    Heard,
    all_patterns,
    cases_need,
    heard_in,
    read_cases,
)
from tests.scoring.pattern_samples import Fluency, ways_to_say

HERE = Path(__file__).parent
EXAM = HERE.parent / "exam"
_LONGEST = 30
"""Words of a labelled text that is taken over."""

_SAMPLES = 24
"""Ways of saying a pattern that are tried."""

WANTED = {"says": ("yes",), "perhaps": ("unsure",), "doubted_with": ("unsure",)}
"""What a phrase must come to for a pattern of a kind; the other kinds make it a no."""

Phrase = tuple[str, str, str]
"""Behaviour, verdict, text."""


def labelled() -> Iterator[Phrase]:
    """Yield behaviour, verdict and text of every labelled sentence and reply that is not held out."""
    for path in sorted((EXAM / "sentences").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            yield row["for"], "yes" if row["yes"] else "no", row["text"]
    for path in sorted((EXAM / "replies").glob("*.jsonl")):
        if path.name.endswith(".b.jsonl"):
            continue
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            for behaviour in catalogue().behaviours:
                marks = (each for each in ("yes", "unsure") if behaviour in row["behaviours"][each])
                yield behaviour, next(marks, "no"), row["text"]


class Search:
    """Looks for phrases until every pattern has one, or has been found to need none."""

    def __init__(self, kept: Iterable[Phrase]) -> None:
        self.phrases: list[Phrase] = []
        self.unneeded: list[int] = []
        self._sets = dict(catalogue().words)
        self._patterns = all_patterns()
        self._needed = set(cases_need())
        self._labelled = list(labelled())
        for phrase in kept:
            self._take(phrase)

    def run(self) -> None:
        for behaviour, verdict, text in sorted(self._labelled, key=lambda one: len(one[2])):
            if len(text.split()) <= _LONGEST:
                self._take((behaviour, verdict, text))
        self._fluency = Fluency(
            [*{text for *_, text in self._labelled}, *(case.text for case in read_cases())]
        )
        for round_ in (self._own, self._joined):
            for number in range(len(self._patterns)):
                if number not in self._needed:
                    round_(number)
        self.unneeded = [number for number in range(len(self._patterns)) if number not in self._needed]

    def _take(self, phrase: Phrase) -> bool:
        behaviour, verdict, text = phrase
        heard = _heard(text).get(behaviour, NOT_HEARD)
        if heard.verdict != verdict or not set(heard.without) - self._needed:
            return False
        self.phrases.append(phrase)
        self._needed.update(heard.without)
        return True

    def _own(self, number: int) -> None:
        behaviour, _, pattern = self._patterns[number]
        for said in self._said(pattern, _SAMPLES):
            for whole in self._fluency.ends(said):
                if self._takes(number, self._in_place(behaviour, whole)):
                    return

    def _joined(self, number: int) -> None:
        """Try it together with words it would take back."""
        behaviour, kind, pattern = self._patterns[number]
        if kind in ("says", "perhaps"):
            return
        entry = catalogue().behaviours[behaviour]
        tried = 0
        for said in self._said(pattern, 6):
            for other in entry.says:
                for counted in self._said(other, 3):
                    for text in joins(said, counted, apart=kind != "not_in"):
                        tried += 1
                        if self._takes(number, text):
                            return
                        if tried > 150:
                            return

    def _takes(self, number: int, text: str) -> bool:
        behaviour, kind, _ = self._patterns[number]
        heard = _heard(text).get(behaviour, NOT_HEARD)
        if number not in heard.without or heard.verdict not in WANTED.get(kind, ("no",)):
            return False
        return self._take((behaviour, heard.verdict, text))

    def _said(self, pattern: str, most: int) -> tuple[str, ...]:
        return _ways(pattern, self._fluency)[:most]

    def _in_place(self, behaviour: str, said: str) -> str:
        """Return a phrase as a question, or beside what it needs, where it counts only so."""
        entry = catalogue().behaviours[behaviour]
        text = f"{said.rstrip('.')}?" if entry.only_asked else said
        return f"{_example(entry.needs[0])} {text}" if entry.needs else text


@cache
def _ways(pattern: str, fluency: Fluency) -> tuple[str, ...]:
    return ways_to_say(pattern, dict(catalogue().words), fluency, _SAMPLES)


@cache
def _heard(text: str) -> dict[str, Heard]:
    return heard_in(text)


@cache
def _example(behaviour: str) -> str:
    return next(case.text for case in read_cases() if case.behaviour == behaviour and case.wanted == "yes")


def joins(said: str, counted: str, *, apart: bool) -> Iterator[str]:
    """Yield texts in which both stand: one after the other, or sharing the words where they meet."""
    if apart:
        yield f"{counted} {said}"
        yield f"{counted.rstrip('.')} {said[0].lower()}{said[1:]}"
        return
    one, other = said.rstrip(".").split(), counted.rstrip(".").split()
    for first, second in ((one, other), (other, one)):
        for shared in range(min(len(first), len(second)), 0, -1):
            if [word.lower() for word in first[-shared:]] == [word.lower() for word in second[:shared]]:
                yield " ".join([*first, *second[shared:]]) + "."


def written(phrases: Iterable[Phrase]) -> str:
    """Return the file."""
    lines = [
        "# Made by tests/scoring/write_pattern_phrases.py: each phrase would be judged otherwise without"
    ]
    lines += ["# some pattern of the catalogue. Phrases that still hold are kept when it is made again."]
    by_place: dict[tuple[str, str], list[str]] = {}
    for behaviour, verdict, text in phrases:
        by_place.setdefault((behaviour, verdict), []).append(text)
    for behaviour in catalogue().behaviours:
        if any(place[0] == behaviour for place in by_place):
            lines += ["", f"[{behaviour}]"]
        for verdict in ("yes", "unsure", "no"):
            if listed := by_place.get((behaviour, verdict)):
                texts = (f"  {json.dumps(text, ensure_ascii=False)}," for text in listed)
                lines += [f"{verdict} = [", *texts, "]"]
    return "\n".join(lines) + "\n"


def kept_phrases() -> Iterator[Phrase]:
    """Yield the phrases of the file as it is."""
    if PHRASES.exists():
        for behaviour, verdicts in tomllib.loads(PHRASES.read_text("utf-8")).items():
            for verdict, texts in verdicts.items():
                yield from ((behaviour, verdict, text) for text in texts)


if __name__ == "__main__":
    search = Search(kept_phrases())
    search.run()
    PHRASES.write_text(written(search.phrases), "utf-8")
    for number in search.unneeded:
        sys.stdout.write("\t".join(all_patterns()[number]) + "\n")
