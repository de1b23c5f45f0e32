"""Which patterns of the behaviour catalogue decide what is heard in a text: those it cannot do without."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from simulator.scoring.behaviours import recognition
from simulator.scoring.behaviours.catalogue import Behaviour, catalogue
from simulator.scoring.naming import Call, calls_of
from simulator.scoring.phrases.pattern_set import Match
from simulator.scoring.spoken_text import SpokenText, spoken_text

CASES = Path(__file__).with_name("behaviour_cases.toml")
PHRASES = Path(__file__).with_name("pattern_phrases.toml")

KINDS = ("says", "perhaps", "but_not", "not_in", "never_with", "doubted_with")

PEOPLE = (
    ("dana", ("Dana Whitfield", "Dana", "Ms Whitfield")),
    ("ruth", ("Ruth Okafor", "Ruth", "Mrs Okafor")),
    ("marco", ("Marco Rossi", "Marco", "sir")),
    ("mia", ("Mia Rossi", "Mia")),
)


@dataclass(frozen=True, slots=True)
class Heard:
    """What one behaviour, or one place of a scenario, comes to in a text.

    Attributes:
        verdict: "yes", "unsure" or "no".
        without: Number of a pattern -> the verdict if only that pattern were missing, where it is another.
    """

    verdict: str
    without: Mapping[int, str]


NOT_HEARD = Heard("no", {})


def all_patterns() -> tuple[tuple[str, str, str], ...]:
    """Return behaviour, kind and text of every pattern, in the order of their numbers."""
    return tuple(
        (behaviour.id, kind, pattern)
        for behaviour in catalogue().behaviours.values()
        for kind in KINDS
        for pattern in getattr(behaviour, kind)
    )


def heard_in(text: str, missing: frozenset[int] = frozenset()) -> dict[str, Heard]:
    """Return what each behaviour comes to; one of which no word is heard is left out.

    Args:
        text: What is said.
        missing: Numbers of patterns to do without.
    """
    spoken = spoken_text(text)
    phrases, owners = recognition._listening("en")
    heard: dict[str, list[Match]] = {}
    for match in phrases.matches(spoken):
        if match.pattern in missing:
            continue
        heard.setdefault(owners[match.pattern][0], []).append(match)
    calls = [call for call in calls_of(text, PEOPLE) if call.is_address and call.is_own_name]
    found: dict[str, tuple[recognition.Shown, ...]] = {}
    told: dict[str, Heard] = {}
    for behaviour in catalogue().behaviours.values():
        matches = heard.get(behaviour.id, [])
        if not matches and not (behaviour.names and calls):
            continue
        named = calls if behaviour.names else []
        shown = _shown(behaviour, matches, named, spoken, found)
        verdict = verdict_of(shown)
        without: dict[int, str] = {}
        for number in {match.pattern for match in matches}:
            others = [match for match in matches if match.pattern != number]
            if (left := verdict_of(_shown(behaviour, others, named, spoken, found))) != verdict:
                without[number] = left
        told[behaviour.id] = Heard(verdict, without)
        if shown:
            found[behaviour.id] = tuple(shown)
    return told


def _shown(
    behaviour: Behaviour,
    matches: list[Match],
    calls: list[Call],
    spoken: SpokenText,
    found: recognition.Found,
) -> list[recognition.Shown]:
    _, owners = recognition._listening("en")
    by_kind: list[list[Match]] = [[] for _ in KINDS]
    for match in matches:
        by_kind[owners[match.pattern][1]].append(match)
    shown = recognition._counting(behaviour, by_kind, spoken)
    shown += [recognition.Shown(call.first, call.last, is_sure=True) for call in calls]
    return recognition._beside_others(behaviour, recognition._as_whole(behaviour, shown, spoken), found)


def verdict_of(shown: Sequence[recognition.Shown]) -> str:
    """Return "yes", "unsure" or "no"."""
    if any(one.is_sure for one in shown):
        return "yes"
    return "unsure" if shown else "no"


@dataclass(frozen=True, slots=True)
class Case:
    """A text with what it must come to for one behaviour; ``wanted`` "yes", "unsure", "no" or "not yes"."""

    behaviour: str
    text: str
    wanted: str

    def holds(self, verdict: str) -> bool:
        """Whether the tests in test_behaviours.py stay green with this verdict."""
        if self.wanted == "not yes":
            return verdict != "yes"
        return verdict == self.wanted or (verdict, self.wanted) == ("unsure", "no")


@cache
def read_cases() -> tuple[Case, ...]:
    """Return the cases of test_behaviours.py that can turn red."""
    read = tomllib.loads(CASES.read_text("utf-8"))
    replies = read.pop("whole_replies")
    return (
        *(
            Case(behaviour, case["says"], case["verdict"])
            for behaviour, cases in read.items()
            for case in cases
            if not case.get("held_out") and "known_miss" not in case
        ),
        *(
            Case(behaviour, reply["says"], "yes" if behaviour in reply["yes"] else "not yes")
            for reply in replies
            if not reply.get("held_out")
            for behaviour in catalogue().behaviours
            if behaviour not in (*reply["unsure"], *reply.get("known_miss", ()))
        ),
    )


def cases_need() -> frozenset[int]:
    """Return the patterns without which a case would turn red."""
    heard = {text: heard_in(text) for text in {case.text for case in read_cases()}}
    return frozenset(
        number
        for case in read_cases()
        for number, verdict in heard[case.text].get(case.behaviour, NOT_HEARD).without.items()
        if not case.holds(verdict)
    )
