"""``judge --explain``: why each criterion and behaviour came out as it did, with the pattern and its line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from simulator.domain.errors import SimulatorError
from simulator.domain.evidence import Certainty
from simulator.domain.scenario import Scenario
from simulator.scenario_files.pattern_lines import PatternLines
from simulator.scoring.explaining.account import SCENARIO, Account, HeardPattern
from simulator.scoring.explaining.catalogue_lines import catalogue_line
from simulator.scoring.explaining.explanation import Explained, Explanation, Word, explain_text

CATALOGUE_FILE = "simulator/scoring/behaviours/en.toml"

_SIGNS = {Certainty.YES: "yes", Certainty.UNSURE: "not sure", Certainty.NO: "no"}
_STEP = "  "


class NothingToExplainError(SimulatorError):
    """What was asked about is not there."""


class Explainer:
    """Explains texts of one scenario, or of none.

    Args:
        scenario: Whose criteria are explained; None for behaviours only.
        text: The scenario file's text, to point at its lines.
        file: What the file is called.
        wanted: A criterion or behaviour that is explained whatever it does; "" for those that fire, or
            nearly do.

    Raises:
        NothingToExplainError: There is no such criterion or behaviour.
    """

    def __init__(self, scenario: Scenario | None, text: str, file: str, wanted: str = "") -> None:
        self._scenario, self._file, self._wanted = scenario, file, wanted
        self._lines = PatternLines(text)

    def told(self, asked: dict[str, Any]) -> Iterator[str]:
        """Yield the lines that explain one text; ``asked`` is what ``explain_text`` takes."""
        found = explain_text(self._scenario, **asked)
        yield f"“{asked['text']}”"
        yield from (f"{_STEP}{note}" for note in found.notes)
        yield ""
        yield from _words_told(found.words)
        for one in self._chosen(found):
            yield ""
            yield from self._one_told(one)

    def json(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Return what explains one text as plain JSON values."""
        found = explain_text(self._scenario, **asked)
        return {
            "words": [
                {"word": w.word, "written": w.written, "sentence": w.sentence, "scopes": list(w.scopes)}
                for w in found.words
            ],
            "notes": list(found.notes),
            "explained": [self._one_json(one) for one in self._chosen(found)],
        }

    def _chosen(self, found: Explanation) -> Sequence[Explained]:
        if not self._wanted:
            return [one for one in found.explained if one.is_worth_telling]
        chosen = [one for one in found.explained if one.id == self._wanted]
        if not chosen:
            ids = [one.id for one in found.explained]
            near = get_close_matches(self._wanted, ids, n=1, cutoff=0.5)
            raise NothingToExplainError(
                f"There is no criterion and no behaviour called {self._wanted[:60]!r}.",
                remedy=f"Did you mean {near[0]}?" if near else f"There are: {', '.join(ids)}.",
            )
        return chosen

    def _one_told(self, one: Explained) -> Iterator[str]:
        kind = "behaviour" if one.is_behaviour else "criterion"
        yield f"{kind} {one.id}: {one.finding.verdict.value}" + (
            f" – {one.finding.because}" if one.finding.because else ""
        )
        yield from (f"{_STEP}{note}" for note in one.notes)
        if one.opportunity is not None:
            yield f"{_STEP}opportunity: {_SIGNS[one.opportunity.certainty]}"
            yield from self._account_told(one.opportunity, one, 2)
        yield f"{_STEP}listens for: {_SIGNS[one.account.certainty]}"
        yield from self._account_told(one.account, one, 2)

    def _account_told(self, account: Account, one: Explained, depth: int) -> Iterator[str]:
        indent = _STEP * depth
        note = f" ({'; '.join(account.notes)})" if account.notes else ""
        yield f"{indent}{account.key}: {_SIGNS[account.certainty]}{note}"
        for heard in account.heard:
            why = f"does not count: {heard.objection}" if heard.objection else _part_played(heard)
            yield f"{indent}{_STEP}{heard.key} “{heard.quote}” (words {heard.first}–{heard.last}) {why}"
            yield f"{indent}{_STEP * 2}{self._where(heard, one)}: {heard.pattern}"
        if not account.heard and not account.parts and account.certainty is Certainty.NO:
            yield f"{indent}{_STEP}listened for {account.looks_for}"
        for part in account.parts:
            yield from self._account_told(part, one, depth + 1)

    def _where(self, heard: HeardPattern, one: Explained) -> str:
        if heard.owner == SCENARIO:
            line = self._lines.line("" if one.is_behaviour else one.id, heard.pattern)
            return f"{self._file}:{line}" if line else self._file
        return f"{CATALOGUE_FILE}:{catalogue_line(heard.owner, heard.key, heard.pattern)}"

    def _one_json(self, one: Explained) -> dict[str, Any]:
        return {
            "id": one.id,
            "kind": "behaviour" if one.is_behaviour else "criterion",
            "verdict": one.finding.verdict.value,
            "because": one.finding.because,
            "notes": list(one.notes),
            "opportunity": None if one.opportunity is None else self._account_json(one.opportunity, one),
            "listen_for": self._account_json(one.account, one),
        }

    def _account_json(self, account: Account, one: Explained) -> dict[str, Any]:
        return {
            "condition": account.key,
            "certainty": account.certainty.name.lower(),
            "looks_for": account.looks_for,
            "notes": list(account.notes),
            "heard": [
                {
                    "pattern": heard.pattern,
                    "list": heard.key,
                    "where": self._where(heard, one),
                    "quote": heard.quote,
                    "words": [heard.first, heard.last],
                    "counts": heard.counts,
                    "objection": heard.objection,
                }
                for heard in account.heard
            ],
            "parts": [self._account_json(part, one) for part in account.parts],
        }


def _part_played(heard: HeardPattern) -> str:
    if heard.key == "about":
        return "is what it is about"
    return "counts" if heard.is_wanted else "speaks against it"


def _words_told(words: Sequence[Word]) -> Iterator[str]:
    """Yield the words as they were understood, a sentence each block, with the scopes they stand in."""
    sentence = -1
    for word in words:
        if word.sentence != sentence:
            sentence = word.sentence
            yield f"{_STEP}sentence {sentence + 1}"
        written = f" (written “{word.written}”)" if word.written.lower() != word.word else ""
        scopes = f"   {', '.join(word.scopes)}" if word.scopes else ""
        yield f"{_STEP * 2}{word.number:>3} {word.word}{written}{scopes}"


def as_json(id_: object, explained: dict[str, Any]) -> str:
    """Return one explained text as a line of JSON."""
    return json.dumps({"id": id_, **explained}, ensure_ascii=False)
